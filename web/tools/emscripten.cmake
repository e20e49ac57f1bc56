# Finds Emscripten (an emsdk on PATH or in $EMSDK first, then Debian's package) and hands over to its own toolchain file.
find_program(CHIP_RULES_EMCC emcc HINTS "$ENV{EMSDK}/upstream/emscripten" REQUIRED)
file(REAL_PATH "${CHIP_RULES_EMCC}" _emcc)
get_filename_component(_emscripten "${_emcc}" DIRECTORY)
if(NOT EXISTS "${_emscripten}/cmake/Modules/Platform/Emscripten.cmake")
  set(_emscripten /usr/share/emscripten)
endif()
include("${_emscripten}/cmake/Modules/Platform/Emscripten.cmake")

# Debian's package takes its linker's JavaScript helpers (acorn) from Debian's Node modules, which a newer Node does not look into.
if(_emscripten STREQUAL "/usr/share/emscripten" AND EXISTS /usr/share/nodejs)
  set(CMAKE_C_LINKER_LAUNCHER "env;NODE_PATH=/usr/share/nodejs" CACHE STRING "")
  set(CMAKE_CXX_LINKER_LAUNCHER "env;NODE_PATH=/usr/share/nodejs" CACHE STRING "")
endif()
