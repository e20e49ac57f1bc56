// The colors of a card: those of web/page/palette.css, on paper and in the dark.
// May know: tones.
#pragma once

#include "core/view/blocks.h"

namespace chip_rules::view {

/// One theme with the colors of one tone; each is "#rrggbb". `text` reads on `paper` and on `tint`.
struct CardPaint {
  const char *paper, *ink, *soft, *line;
  const char *text, *fill, *tint;
};

CardPaint card_paint(Tone tone, bool dark);

}  // namespace chip_rules::view
