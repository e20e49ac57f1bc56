// Dear ImGui as this program uses it: no demo, no debug tools, no files, no old names.
// Given to every translation unit, ImGui's own included, by -DIMGUI_USER_CONFIG.
#pragma once

#define ImDrawIdx unsigned int  // a map has more corners than 16 bits count
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
