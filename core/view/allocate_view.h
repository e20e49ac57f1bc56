// Who gets what of an allocation, as a table with a sentence for each rule.
// May know: the allocation, words.
#pragma once

#include <optional>
#include <vector>

#include "core/ask/allocate.h"

namespace chip_rules {

/// What is left as the headline, a table with a column for each rule, and how each rule works.
std::vector<view::Block> allocate_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                         std::optional<CaseError>& error);

}  // namespace chip_rules
