// What the overrides of a case change: every chip of the catalog to every destination, under the law as it stands and
// under the law as overridden. May know: cases, programs, brief answers.
#pragma once

#include <vector>

#include "core/ask/world.h"

namespace chip_rules {

/// One chip whose outcome changes from the same one to the same one in these places.
struct ChangedChip {
  int chip = -1;            // row of the catalog
  Outcome before, after;
  std::vector<int> places;  // rows of the catalog
};

struct WhatIf {
  Decision base;             // of the case with its overrides
  Decision law;              // of the case without them
  By by = By::both;
  std::size_t asked = 0;     // orders: chips times places
  std::size_t changed = 0;
  std::vector<ChangedChip> changes;  // chips in the order of the catalog
};

/// The same choice of law without parameters, groups and readings of one's own.
Case without_overrides(const Case& the_case);

/// Decides all chips for all places twice. Countries that stand in the same groups are decided once.
std::optional<CaseError> ask_what_if(ProgramCache& programs, const Case& the_case, Day today, WhatIf& out);

}  // namespace chip_rules
