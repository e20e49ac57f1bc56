// Statements about the rules in words.
// May know: the claims, words and names.
#pragma once

#include <optional>
#include <vector>

#include "core/ask/claims.h"

namespace chip_rules {

/// How many there are by finding, then each with the finding, why, and its first source; cases to look at.
std::vector<view::Block> claims_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                       std::optional<CaseError>& error);

}  // namespace chip_rules
