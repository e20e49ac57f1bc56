// Checks the case strings that stand in the data: examples and presets of the timeline, cases of claims.
// May know: the rule book, the case reader, the words of a refusal.
#pragma once

#include "core/rules/book.h"

namespace chip_rules {

/// A problem for each case string in the book's own files that a reader would refuse. Ask once all packs are loaded:
/// a case may name a model.
void check_told_cases(const RuleBook& book, Problems& problems);

}  // namespace chip_rules
