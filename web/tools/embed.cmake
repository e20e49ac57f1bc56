# chip_rules_embed(<target> <symbol> <file> ...): a static library that carries files.
# Declare them as   extern "C" const char <symbol>[]; extern "C" const unsigned <symbol>_size;   (a zero byte follows the file).
function(chip_rules_embed target)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp")
  set(text "// Generated: files carried by the program.\n")
  string(APPEND text "#ifdef __APPLE__\n#define AT \".const_data\\n\"\n#define NAME \"_\"\n")
  string(APPEND text "#else\n#define AT \".pushsection .rodata\\n\"\n#define NAME \"\"\n#endif\n")
  set(files "")
  while(ARGN)
    list(POP_FRONT ARGN symbol file)
    list(APPEND files "${file}")
    string(APPEND text "asm(AT \".balign 16\\n.globl \" NAME \"${symbol}\\n\" NAME \"${symbol}:\\n.incbin \\\"${file}\\\"\\n\"\n"
      "    \"1: .byte 0\\n.balign 4\\n.globl \" NAME \"${symbol}_size\\n\" NAME \"${symbol}_size:\\n"
      ".long 1b - \" NAME \"${symbol}\\n\"\n"
      "#ifndef __APPLE__\n    \".popsection\\n\"\n#endif\n);\n")
  endwhile()
  file(GENERATE OUTPUT "${source}" CONTENT "${text}")
  add_library(${target} STATIC "${source}")
  set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${files}" SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
