# cmake --install: the library with the headers that its users include, the packs, the command line, and the CMake package
#   find_package(chip-rules), targets chip-rules::core (the engine) and chip-rules::packs (rules and catalogs, embedded).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/chip-rules")
set(public_include_dir "${CMAKE_INSTALL_INCLUDEDIR}/chip-rules")

# What core/questions.h, core/decide/decision.h, core/rules/own.h, core/view/refusal.h and rules/embedded_packs.h include; tests/tools/test_install.py looks that it is all.
set(public_headers
  core/api.h core/case/case.h core/case/date.h core/case/facts.h core/decide/decide.h core/decide/decision.h
  core/decide/program_cache.h core/decide/quota.h core/decide/values.h core/json/json.h core/questions.h core/rules/book.h
  core/rules/fold.h core/rules/load.h core/rules/load_further.h core/rules/own.h core/rules/program.h core/view/blocks.h core/view/names.h core/view/pictures.h core/view/tone.h
  core/view/refusal.h core/view/words.h
  rules/embedded_packs.h)
foreach(header ${public_headers})
  get_filename_component(folder "${header}" DIRECTORY)
  install(FILES "${PROJECT_SOURCE_DIR}/${header}" DESTINATION "${public_include_dir}/${folder}")
endforeach()

set_target_properties(chip_rules_core PROPERTIES EXPORT_NAME core)
set_target_properties(chip_rules_pack PROPERTIES EXPORT_NAME packs)
install(TARGETS chip_rules_core chip_rules_pack EXPORT chip-rules
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" INCLUDES DESTINATION "${public_include_dir}")
install(EXPORT chip-rules NAMESPACE chip-rules:: FILE chip-rules-config.cmake DESTINATION "${package_dir}")
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/chip-rules-config-version.cmake"
  VERSION "${PROJECT_VERSION}" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/chip-rules-config-version.cmake" DESTINATION "${package_dir}")
install(TARGETS chip-rules RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/rules/CREDITS.md" "${PROJECT_SOURCE_DIR}/rules/schema/decision.schema.json"
  "${PROJECT_SOURCE_DIR}/rules/schema/instrument.schema.json" DESTINATION "${CMAKE_INSTALL_DATADIR}/chip-rules")
