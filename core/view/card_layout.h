// Where everything stands on a card.
// May know: blocks, paint, the sheet.
#pragma once

#include <string>

#include "core/view/card_sheet.h"
#include "core/view/card_svg.h"

namespace chip_rules::view {

/// How much of a card is drawn.
struct CardContent {
  bool assumed = true;  // what was assumed
  bool notes = true;    // embargoes beside the answer, weak figures
  int numbers = 9;      // at most so many axes and bars
  int reason_lines = 1000;
};

/// Draws the card with letters `scale` times those of a card of 1000 by 520. False when it does not fit into the picture; the
/// drawing is made all the same.
bool lay_out_card(const View& card, const CardPicture& picture, double scale, const CardContent& content, std::string& drawing);

/// Faces that are on most machines, with those of the language, as an attribute.
std::string card_font_family(std::string_view lang);

}  // namespace chip_rules::view
