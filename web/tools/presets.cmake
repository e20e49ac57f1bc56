# Cards, small pages and embed descriptions of the presets (rules/presets.json), in build/web/presets.
set(CHIP_RULES_SITE_URL "" CACHE STRING "Address of the site's folder, such as https://example.org/chips/, for link previews and oEmbed; empty: without what needs it")
include("${CMAKE_CURRENT_LIST_DIR}/packages.cmake")
find_program(NODE node REQUIRED DOC "Runs tools/presets.mjs")
find_path(INTER_FONTS Inter-SemiBold.otf PATHS /usr/share/fonts/opentype/inter DOC "Folder of Debian's fonts-inter" REQUIRED NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
find_path(CHINESE_FONTS NotoSansCJK-Bold.ttc PATHS /usr/share/fonts/opentype/noto DOC "Folder of Debian's fonts-noto-cjk" REQUIRED NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
set(preset_dir "${CMAKE_BINARY_DIR}/presets")
file(GLOB preset_tools CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/presets.mjs" "${CMAKE_CURRENT_LIST_DIR}/previews/*.mjs" "${CMAKE_CURRENT_LIST_DIR}/rasterize.mjs")
set(site_url_argument "")
if(CHIP_RULES_SITE_URL)
  set(site_url_argument --site "${CHIP_RULES_SITE_URL}")
endif()
add_custom_command(
  OUTPUT "${preset_dir}/site-meta.html"
  COMMAND "${NODE}" "${CMAKE_CURRENT_LIST_DIR}/presets.mjs" "${preset_dir}" --engine "$<TARGET_FILE:api>" --packs "${CMAKE_BINARY_DIR}/packs"
    --node-modules "${packages_dir}" --font "${INTER_FONTS}/Inter-Regular.otf" --font "${INTER_FONTS}/Inter-SemiBold.otf"
    --chinese-font "${CHINESE_FONTS}/NotoSansCJK-Regular.ttc" --chinese-font "${CHINESE_FONTS}/NotoSansCJK-Bold.ttc" ${site_url_argument}
  DEPENDS ${preset_tools} api ${pack_files} "${PROJECT_SOURCE_DIR}/rules/presets.json" "${PROJECT_SOURCE_DIR}/rules/timeline.json"
    "${CMAKE_CURRENT_SOURCE_DIR}/page/embed-snippet.mjs" "${CMAKE_CURRENT_SOURCE_DIR}/page/prepared.mjs" "${CMAKE_CURRENT_SOURCE_DIR}/page/languages.mjs" api/chip-rules.mjs
  COMMENT "Making presets"
  VERBATIM)
