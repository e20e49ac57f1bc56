# The site in build/web/dist: page, packs, API module, explorer and fonts under content-hashed names.
file(GLOB_RECURSE page_files CONFIGURE_DEPENDS page/*)
file(GLOB edge_files CONFIGURE_DEPENDS platform/*.mjs)
file(GLOB layout_files CONFIGURE_DEPENDS tools/layout/*.py)
get_property(pack_files GLOBAL PROPERTY chip_rules_pack_files)
set(api_files "$<TARGET_FILE:api>" "$<TARGET_FILE:first>" "${CMAKE_CURRENT_SOURCE_DIR}/api/chip-rules.mjs"
  "${CMAKE_CURRENT_SOURCE_DIR}/api/chip-rules.d.ts" ${pack_files})
set(page_fonts ${font_files})
list(FILTER page_fonts INCLUDE REGEX "woff2$")
set(app_files ${page_fonts} "${PROJECT_SOURCE_DIR}/rules/examples/own-instrument.json")
set(dist_targets api first)
set(lenient --lenient)
if(TARGET app)
  set(app_fonts ${font_files})
  list(FILTER app_fonts INCLUDE REGEX "otf$")
  include(tools/icons.cmake)
  include(tools/presets.cmake)
  set(preset_arguments --presets "${preset_dir}")
  set(preset_files "${preset_dir}/site-meta.html")
  list(APPEND app_files ${edge_files} ${app_fonts} ${outline_files} ${icon_files} "$<TARGET_FILE:app>" "${CMAKE_BINARY_DIR}/app.wasm")
  list(APPEND dist_targets app)
  set(lenient "")
endif()
set(CHIP_RULES_DIST_OPTIONS "" CACHE STRING "Further options of tools/dist.py, such as --compress;--keep;30")
find_program(ESBUILD esbuild DOC "Bundles and minifies scripts and styles")
if(ESBUILD)
  set(esbuild_arguments "--esbuild=${ESBUILD}")
else()
  message(NOTICE "esbuild was not found: scripts and styles stay as they are; the site works, with more and larger files")
endif()
list(TRANSFORM api_files PREPEND "--api=" OUTPUT_VARIABLE api_arguments)
list(TRANSFORM app_files PREPEND "--app=" OUTPUT_VARIABLE app_arguments)
add_custom_command(
  OUTPUT "${CMAKE_BINARY_DIR}/sizes.json"
  COMMAND "${font_python}" "${CMAKE_CURRENT_LIST_DIR}/dist.py" "${CMAKE_BINARY_DIR}/dist"
    --page "${CMAKE_CURRENT_SOURCE_DIR}/page" ${api_arguments} ${app_arguments} ${preset_arguments} ${lenient} ${esbuild_arguments} ${CHIP_RULES_DIST_OPTIONS}
    --sizes "${CMAKE_BINARY_DIR}/sizes.json"
  DEPENDS "${CMAKE_CURRENT_LIST_DIR}/dist.py" ${layout_files} ${dist_targets} ${page_files} ${edge_files} ${font_files} ${outline_files} ${icon_files} ${preset_files} ${pack_files}
    "${PROJECT_SOURCE_DIR}/rules/examples/own-instrument.json" api/chip-rules.mjs api/chip-rules.d.ts
  COMMENT "Laying out the site"
  VERBATIM)
add_custom_target(dist ALL DEPENDS "${CMAKE_BINARY_DIR}/sizes.json")
add_dependencies(dist packs fonts)
if(TARGET outlines)
  add_dependencies(dist outlines icons)
endif()
