// The pictures of numbers on a card: an axis with its lines, a quota as a bar; the words under them say the same.
// May know: blocks, paint, the sheet.
#pragma once

#include "core/view/blocks.h"
#include "core/view/card_paint.h"
#include "core/view/card_sheet.h"

namespace chip_rules::view {

/// Where a number stands: its corner, its width, the scale of letters.
struct NumberPlace {
  double x, y, width, scale;
  CardPaint paint;
};

/// Both answer with the y below.
double draw_axis(CardSheet& sheet, const Axis& axis, const NumberPlace& place);
double draw_bar(CardSheet& sheet, const Bar& bar, const NumberPlace& place);

}  // namespace chip_rules::view
