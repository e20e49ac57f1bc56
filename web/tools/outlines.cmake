# Outlines of the map, made from the npm package world-atlas.
include("${CMAKE_CURRENT_LIST_DIR}/packages.cmake")
set(outline_dir "${CMAKE_BINARY_DIR}/outlines")
set(outline_files "${outline_dir}/outline-110.bin" "${outline_dir}/outline-50.bin")
if(NOT EXISTS "${packages_dir}/world-atlas/countries-110m.json")
  message(FATAL_ERROR "There is no world-atlas in ${packages_dir}")
endif()
set(outline_catalog "${PROJECT_SOURCE_DIR}/rules/catalog/countries.json")
add_custom_command(
  OUTPUT ${outline_files}
  COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/outlines.py" "${packages_dir}/world-atlas" "${outline_catalog}" "${outline_dir}"
  DEPENDS "${CMAKE_CURRENT_LIST_DIR}/outlines.py" "${CMAKE_CURRENT_LIST_DIR}/outlines.json" "${outline_catalog}"
    "${packages_dir}/world-atlas/package.json"
  COMMENT "Making the outlines of the map"
  VERBATIM)
add_custom_target(outlines DEPENDS ${outline_files})
