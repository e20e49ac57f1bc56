// Which regime and status a decision has by the timeline, how far the rules cover its day, and what of its case had no effect.
// May know: the timeline, and a decision whose choice of regime is made.
#pragma once

#include "core/decide/decision.h"

namespace chip_rules {

/// Sets `regime` and `status`: by name, or the last that has begun on this basis.
void name_regime(const RuleBook& book, Decision& out);

/// Sets `coverage` and `gaps`.
void find_coverage(const RuleBook& book, Decision& out);

/// Adds the keys of the case (what-ifs, used quota) that this program has no use for to `unused`.
void find_unused(const Decision& decision, const Program& program, std::vector<std::string>& unused);

}  // namespace chip_rules
