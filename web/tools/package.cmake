# The npm package in build/web/package: what others import to ask the rules in Node or a browser.
set(package_files ${api_files}
  "${PROJECT_SOURCE_DIR}/rules/schema/decision.schema.json"
  "${PROJECT_SOURCE_DIR}/rules/schema/instrument.schema.json"
  "${PROJECT_SOURCE_DIR}/rules/examples/own-instrument.json"
  "${PROJECT_SOURCE_DIR}/rules/CREDITS.md"
  "${PROJECT_SOURCE_DIR}/LICENSE")
list(TRANSFORM package_files PREPEND "--file=" OUTPUT_VARIABLE package_arguments)
list(APPEND package_arguments --renamed "${CMAKE_CURRENT_SOURCE_DIR}/api/README.md" README.md)
if(packages_dir)  # names of countries come from there
  list(APPEND package_arguments --renamed "${packages_dir}/cldr-localenames-full/LICENSE" LICENSE-CLDR)
endif()
add_custom_command(
  OUTPUT "${CMAKE_BINARY_DIR}/package-sizes.json"
  COMMAND "${font_python}" "${CMAKE_CURRENT_LIST_DIR}/package.py" "${CMAKE_BINARY_DIR}/package" --version "${PROJECT_VERSION}"
    ${package_arguments} --sizes "${CMAKE_BINARY_DIR}/package-sizes.json"
  DEPENDS "${CMAKE_CURRENT_LIST_DIR}/package.py" "${CMAKE_CURRENT_LIST_DIR}/layout/folder.py" api first ${package_files} api/README.md
  COMMENT "Laying out the npm package"
  VERBATIM)
add_custom_target(package_npm ALL DEPENDS "${CMAKE_BINARY_DIR}/package-sizes.json")
add_dependencies(package_npm packs)
