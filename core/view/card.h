// The view "card": one case on one small card, for embeds, pictures and shares. All of it is made of the parts of "check".
// May know: decisions, names, words.
#pragma once

#include "core/view/check_parts.h"

namespace chip_rules::view {

/// The blocks of a card, in this order: the headline (the case, the outcome with its tone, the deciding reason and its
/// citation); paragraphs in the roles of "check" ("warning": what-if and keys without effect; "coverage": rules, date, basis,
/// how current; "assumed"; "note": embargoes beside the answer, weak figures); before them "anew", when the card was frozen
/// with other data (`data`, a version) than those at hand: whether the outcome still is `was` ("license:deny", may be empty);
/// axes: the numbers that decided, each next to its lines; bars: the quotas that the order draws; at the end "credit" (who,
/// which data, no advice) and "alt" (all of it in running text, for a picture).
std::vector<Block> card_blocks(const CheckContext& context, std::string_view data, std::string_view was);

/// The numbers that classified the item and those of the deciding clause next to their lines; where nothing controls the
/// item, the figures that it does not meet. At most three axes; quotas are bars of their own.
std::vector<Axis> deciding_numbers(const CheckContext& context);

}  // namespace chip_rules::view
