# Dear ImGui with its OpenGL backend as a static library `imgui`, for the browser (OpenGL ES 3) or the desktop (OpenGL 3).
# Sources: -DIMGUI_DIR=<folder>, else the Debian source package by fetch_imgui.sh.
if(NOT IMGUI_DIR)
  execute_process(COMMAND sh "${CMAKE_CURRENT_LIST_DIR}/fetch_imgui.sh"
    OUTPUT_VARIABLE imgui_dir OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "Dear ImGui could not be fetched; see above, or configure with -DCHIP_RULES_EXPLORER=OFF")
  endif()
else()
  set(imgui_dir "${IMGUI_DIR}")
endif()
if(NOT EXISTS "${imgui_dir}/imgui.cpp")
  message(FATAL_ERROR "IMGUI_DIR: there is no imgui.cpp in ${imgui_dir}")
endif()
file(STRINGS "${imgui_dir}/imgui.h" imgui_version REGEX "define IMGUI_VERSION_NUM")
string(REGEX REPLACE "[^0-9]*([0-9]+).*" "\\1" imgui_version "${imgui_version}")
if(imgui_version LESS 19200)
  message(FATAL_ERROR "Dear ImGui 1.92 or newer is needed; ${imgui_dir} has version number ${imgui_version}")
endif()
message(STATUS "Dear ImGui: ${imgui_dir} (${imgui_version})")

add_library(imgui STATIC
  "${imgui_dir}/imgui.cpp" "${imgui_dir}/imgui_draw.cpp" "${imgui_dir}/imgui_tables.cpp"
  "${imgui_dir}/imgui_widgets.cpp" "${imgui_dir}/backends/imgui_impl_opengl3.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_dir}")
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="web/app/imgui_config.h")
target_link_libraries(imgui PUBLIC chip_rules_flags)
set_target_properties(imgui PROPERTIES UNITY_BUILD OFF)  # its sources have names of their own in common
if(EMSCRIPTEN)
  target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
else()
  find_package(OpenGL REQUIRED)
  target_link_libraries(imgui PUBLIC OpenGL::GL ${CMAKE_DL_LIBS})
endif()
