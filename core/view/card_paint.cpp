// The palette, a line a tone. tests/tools/test_palette.py holds it against web/page/palette.css.
#include "core/view/card_paint.h"

#include <cstddef>

namespace chip_rules::view {
namespace {

struct ToneColors {
  const char *text, *fill, *tint;
};
struct Theme {
  const char *paper, *ink, *soft, *line;
  ToneColors tones[9];  // in the order of Tone
};

constexpr Theme themes[2] = {
    {"#fcfbf8", "#191b1f", "#565b63", "#dcd9d1",
     {{"#191b1f", "#565b63", "#eeece6"},
      {"#555b64", "#646b76", "#ececea"},
      {"#00665f", "#14a396", "#dcf2ee"},
      {"#1450a8", "#2f6fd0", "#e2ecfb"},
      {"#7a5300", "#e3ae1a", "#faeecb"},
      {"#9a4200", "#cc5a00", "#fde7d3"},
      {"#b01020", "#bf1a2f", "#fce2e2"},
      {"#6e0a1c", "#5e0718", "#f3d6da"},
      {"#565b63", "#868d97", "#f0efeb"}}},
    {"#14161a", "#edece8", "#a9aeb6", "#33373e",
     {{"#edece8", "#a9aeb6", "#262a30"},
      {"#b4bac3", "#7a828e", "#282c32"},
      {"#4fd0c0", "#2fc4b2", "#10322f"},
      {"#8bb8ff", "#4d8df0", "#172c4d"},
      {"#f2c14b", "#f0bd3a", "#3a2e0d"},
      {"#ffa563", "#e06a12", "#41260f"},
      {"#ff8a85", "#e0434c", "#451a1d"},
      {"#f0a0ae", "#b02a4e", "#3d1420"},
      {"#b4bac3", "#8e96a1", "#23262b"}}}};

}  // namespace

CardPaint card_paint(Tone tone, bool dark) {
  const Theme& theme = themes[dark ? 1 : 0];
  const ToneColors& colors = theme.tones[static_cast<std::size_t>(tone)];
  return {theme.paper, theme.ink, theme.soft, theme.line, colors.text, colors.fill, colors.tint};
}

}  // namespace chip_rules::view
