// Paper and ink: the colors of both themes, and the one scale of tones that means the outcome everywhere.
// May know: view tones and ImGui's packed colors. The values are those of web/page/palette.css.
#pragma once

#include "core/view/blocks.h"
#include "imgui.h"

namespace chip_rules::app {

/// How one tone looks: `text` reads on paper and on `tint`; `fill` is for areas, outlined in `text`.
struct ToneColors {
  ImU32 text, fill, tint;
};

/// One theme.
struct Palette {
  ImU32 paper, raised, sunk, ink, soft, line, edge, link, focus;
  ToneColors tones[9];  // in the order of view::Tone

  const ToneColors& tone(view::Tone tone) const { return tones[static_cast<int>(tone)]; }
};

/// The light or the dark palette.
const Palette& palette(bool dark);

/// Hands the few colors and metrics that ImGui itself draws with (scroll bars, popup ground) to its style.
void apply_theme(const Palette& palette);

}  // namespace chip_rules::app
