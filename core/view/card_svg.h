// A card as a picture: SVG of the view "card", for shares, previews and print.
// May know: blocks, and nothing of the rules. A pure function: the same view and picture give the same bytes everywhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/view/blocks.h"

namespace chip_rules::view {

/// How a card is drawn. Sizes in CSS pixels.
struct CardPicture {
  double width = 1200, height = 628;
  bool dark = false;
  bool everything = false;  // also what was assumed and noted, for print
  std::string width_text, height_text;  // the size on paper ("210mm"); empty: pixels
};

/// What `read_card_size` takes by name, in the order in which it is offered: "og", "wide", "square", "print".
const std::vector<std::string>& card_size_names();

/// A named size, or WIDTHxHEIGHT in pixels, 320 to 4096 by 240 to 4096; nothing for anything else.
std::optional<CardPicture> read_card_size(std::string_view size);

/// The picture of a view "card". It carries title and description, uses no font of its own and asks for no other file. A view
/// without a headline (an error) gives an empty text.
std::string card_svg(const View& card, const CardPicture& picture);

/// The paragraph of a card in this role, empty when it has none.
std::string_view paragraph_of(const View& card, std::string_view role);

}  // namespace chip_rules::view
