// The two palettes and ImGui's style. May know: theme.h only.
#include "web/app/theme.h"

namespace chip_rules::app {
namespace {

constexpr ImU32 rgb(unsigned hex) {
  return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255);
}

constexpr ToneColors tone(unsigned text, unsigned fill, unsigned tint) { return {rgb(text), rgb(fill), rgb(tint)}; }

constexpr Palette light = {
    rgb(0xfcfbf8), rgb(0xffffff), rgb(0xf3f1ec), rgb(0x191b1f), rgb(0x565b63),
    rgb(0xdcd9d1), rgb(0x86867f), rgb(0x1450a8), rgb(0x1450a8),
    {tone(0x191b1f, 0x565b63, 0xeeece6), tone(0x555b64, 0x646b76, 0xececea), tone(0x00665f, 0x14a396, 0xdcf2ee),
     tone(0x1450a8, 0x2f6fd0, 0xe2ecfb), tone(0x7a5300, 0xe3ae1a, 0xfaeecb), tone(0x9a4200, 0xcc5a00, 0xfde7d3),
     tone(0xb01020, 0xbf1a2f, 0xfce2e2), tone(0x6e0a1c, 0x5e0718, 0xf3d6da), tone(0x565b63, 0x868d97, 0xf0efeb)}};

constexpr Palette dark = {
    rgb(0x14161a), rgb(0x1b1e23), rgb(0x0f1114), rgb(0xedece8), rgb(0xa9aeb6),
    rgb(0x33373e), rgb(0x747a83), rgb(0x8bb8ff), rgb(0xffd76a),
    {tone(0xedece8, 0xa9aeb6, 0x262a30), tone(0xb4bac3, 0x7a828e, 0x282c32), tone(0x4fd0c0, 0x2fc4b2, 0x10322f),
     tone(0x8bb8ff, 0x4d8df0, 0x172c4d), tone(0xf2c14b, 0xf0bd3a, 0x3a2e0d), tone(0xffa563, 0xe06a12, 0x41260f),
     tone(0xff8a85, 0xe0434c, 0x451a1d), tone(0xf0a0ae, 0xb02a4e, 0x3d1420), tone(0xb4bac3, 0x8e96a1, 0x23262b)}};

}  // namespace

const Palette& palette(bool is_dark) { return is_dark ? dark : light; }

void apply_theme(const Palette& palette) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.WindowPadding = style.FramePadding = style.ItemSpacing = style.ItemInnerSpacing = ImVec2(0, 0);
  style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
  style.WindowMinSize = ImVec2(1, 1);
  style.WindowRounding = style.ChildRounding = 0;
  style.PopupRounding = 3;
  style.PopupBorderSize = 1;
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  style.Colors[ImGuiCol_Text] = ImGui::ColorConvertU32ToFloat4(palette.ink);
  style.Colors[ImGuiCol_WindowBg] = ImGui::ColorConvertU32ToFloat4(palette.paper);
  style.Colors[ImGuiCol_ChildBg] = ImVec4(0, 0, 0, 0);
  style.Colors[ImGuiCol_PopupBg] = ImGui::ColorConvertU32ToFloat4(palette.raised);
  style.Colors[ImGuiCol_Border] = ImGui::ColorConvertU32ToFloat4(palette.edge);
  style.Colors[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
  style.Colors[ImGuiCol_ScrollbarGrab] = ImGui::ColorConvertU32ToFloat4(palette.line);
  style.Colors[ImGuiCol_ScrollbarGrabHovered] = ImGui::ColorConvertU32ToFloat4(palette.edge);
  style.Colors[ImGuiCol_ScrollbarGrabActive] = ImGui::ColorConvertU32ToFloat4(palette.edge);
}

}  // namespace chip_rules::app
