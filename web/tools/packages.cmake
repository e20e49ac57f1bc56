# The npm packages that the build takes data from (tools/packages/package.json): their node_modules is in `packages_dir`.
# -DPACKAGES_DIR=<folder>, else fetched once by fetch_packages.sh into the cache of this machine.
set(PACKAGES_DIR "" CACHE PATH "node_modules with the packages of web/tools/packages; empty = fetched with npm")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/packages/package-lock.json")
if(PACKAGES_DIR)
  set(packages_dir "${PACKAGES_DIR}")
else()
  execute_process(COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/fetch_packages.sh"
    OUTPUT_VARIABLE packages_dir OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "The packages of web/tools/packages could not be fetched; see above, or configure with -DCHIP_RULES_EXPLORER=OFF")
  endif()
endif()
