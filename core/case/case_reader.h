// Reads the pairs of a case string, one after another, and checks what they say by the rule book's declarations.
// May know: the shape of a case, the rule book.
#pragma once

#include "core/case/case.h"

namespace chip_rules {

/// Adds what `text` says to `out`. With `forgive`, keys that are not known are dropped and listed instead of being an error.
std::optional<CaseError> read_pairs(const RuleBook& book, std::string_view text, bool forgive, Case& out);

/// Letters A to Z in lower case, as exceptions are named in a case.
std::string lower_case(std::string_view text);

}  // namespace chip_rules
