// The view "compare" as a picture: two laws side by side, a map of what moved, then what they say otherwise.
// May know: the question "compare", names, words.
#pragma once

#include "core/ask/compare.h"

namespace chip_rules {

/// {"view": "compare", "case", "view.from", "view.with"}: each a named regime, a preset, a date, or a law as a case spells it.
/// Without "view.from" it is the case's own law, for a preset the text that the preset changes; with neither the rules'
/// own example (timeline.json, "comparison").
std::vector<view::Block> compare_picture(const Question& question, const view::Words& words, const view::Names& names,
                                         std::optional<CaseError>& error);

namespace view {

/// What one side is called: its title or its date, and what is overridden.
std::string law_name(const RuleBook& book, const Words& words, const Names& names, const LawComparison& all, bool second);

/// What the two say otherwise, as tables.
std::vector<Block> law_differences(const RuleBook& book, const Words& words, const Names& names, const LawComparison& all);

}  // namespace view
}  // namespace chip_rules
