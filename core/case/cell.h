// One fact's value from text of its own, outside a case string.
// May know: the rule book's declarations of facts.
#pragma once

#include <optional>
#include <string>

#include "core/case/case.h"

namespace chip_rules {

/// Checks `text` as the value of a fact, as a case string would; `canonical` receives how a case would spell it.
std::optional<CaseError> read_fact(const RuleBook& book, int fact, const std::string& text, std::string& canonical);

/// The value of canonical text. A catalog id that is in no catalog becomes the row after the last: somebody else.
Value fact_value(const RuleBook& book, int fact, const std::string& text);

}  // namespace chip_rules
