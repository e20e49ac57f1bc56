// The question for the card of a case as a picture.
// May know: the view "card" and its drawing.
#pragma once

#include "core/questions.h"

namespace chip_rules {

/// Answers {"ask": "card-svg", "case", "lang"?, "today", "size"?, "theme"?}: {"case", "svg", "width", "height", "alt"}. `size`: a name
/// (og, wide, square, print) or WIDTHxHEIGHT in pixels; `theme`: light or dark.
std::string card_svg_json(const Question& question, std::optional<CaseError>& error);

/// The view "card" of the question's case; its `error` is the refusal in the core's own words.
view::View card_of(const Question& question, std::optional<CaseError>& error);

}  // namespace chip_rules
