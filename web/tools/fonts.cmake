# Fonts of page and app, made from Debian's Inter and Noto Sans CJK by a Python that has fontTools.
set(font_dir "${CMAKE_BINARY_DIR}/fonts")
set(font_files "")
foreach(weight regular semibold)
  list(APPEND font_files "${font_dir}/font-${weight}.woff2" "${font_dir}/font-${weight}.otf")
endforeach()
set(chinese_arguments "")
foreach(language zh-Hans zh-Hant)
  list(APPEND font_files "${font_dir}/font-${language}.woff2" "${font_dir}/font-${language}.otf")
  list(APPEND chinese_packs "${CMAKE_BINARY_DIR}/packs/text-${language}.json")
  list(APPEND chinese_arguments --chinese "${CMAKE_BINARY_DIR}/packs/text-${language}.json")
endforeach()
foreach(python "${Python3_EXECUTABLE}" /usr/bin/python3)
  execute_process(COMMAND "${python}" -c "import fontTools, brotli" RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
  if(NOT failed)
    set(font_python "${python}" CACHE INTERNAL "A Python with fontTools and brotli")
    break()
  endif()
endforeach()
if(NOT font_python)
  message(FATAL_ERROR "No Python with fontTools and brotli (Debian: fonttools, python3-brotli)")
endif()
add_custom_command(
  OUTPUT ${font_files}
  COMMAND "${font_python}" "${CMAKE_CURRENT_LIST_DIR}/fonts.py" "${font_dir}" ${chinese_arguments}
  DEPENDS "${CMAKE_CURRENT_LIST_DIR}/fonts.py" ${chinese_packs}
  COMMENT "Making fonts"
  VERBATIM)
add_custom_target(fonts DEPENDS ${font_files})
add_dependencies(fonts packs)
