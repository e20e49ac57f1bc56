// Which facts to ask for when a decision hangs on what is not known. May know: facts and their declarations.
#pragma once

#include <vector>

#include "core/case/facts.h"

namespace chip_rules {

/// Facts with a key, in the order of the declarations, that settle the facts in `hanging`: a fact that follows another is settled
/// by that one, what moves by naming a chip. Facts that are known are left out.
std::vector<int> facts_to_ask(const RuleBook& book, const Facts& facts, const FactMask& hanging);

}  // namespace chip_rules
