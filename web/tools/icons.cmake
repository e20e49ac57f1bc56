# The icons with which the page stands on a home screen, made from SVG: rounded ones, and full ones that systems cut themselves.
include("${CMAKE_CURRENT_LIST_DIR}/packages.cmake")
find_program(NODE node REQUIRED DOC "Runs tools/rasterize.mjs")
set(icon_dir "${CMAKE_BINARY_DIR}/icons")
set(icon "${CMAKE_CURRENT_SOURCE_DIR}/page/icon.svg")
set(icon_full "${PROJECT_SOURCE_DIR}/assets/icons/maskable.svg")
set(icon_files "${icon_dir}/icon-192.png" "${icon_dir}/icon-512.png" "${icon_dir}/icon-maskable-512.png" "${icon_dir}/icon-180.png")
add_custom_command(
  OUTPUT ${icon_files}
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${icon_dir}"
  COMMAND "${NODE}" "${CMAKE_CURRENT_LIST_DIR}/rasterize.mjs" "${packages_dir}"
    "${icon}" "${icon_dir}/icon-192.png" 192
    "${icon}" "${icon_dir}/icon-512.png" 512
    "${icon_full}" "${icon_dir}/icon-maskable-512.png" 512
    "${icon_full}" "${icon_dir}/icon-180.png" 180
  DEPENDS "${CMAKE_CURRENT_LIST_DIR}/rasterize.mjs" "${icon}" "${icon_full}"
  COMMENT "Making icons"
  VERBATIM)
add_custom_target(icons DEPENDS ${icon_files})
