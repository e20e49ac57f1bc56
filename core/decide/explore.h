// The branches of a case that leaves something open: each assumes one side of what cannot be told.
// May know: the evaluation of a program.
#pragma once

#include "core/decide/decide.h"

namespace chip_rules {

/// Every branch of a case whose facts leave something open.
struct Branches {
  std::vector<Answer> outcomes;   // one for each different outcome
  FactMask missing;               // facts on which the branches hang
  bool classified_alike = true;
  int classified = -1;
  bool complete = true;           // false: too many branches to follow
};

/// Follows both sides of every atom that cannot be told. One outcome means: it holds either way.
Branches explore(const Program& program, const Facts& facts);

}  // namespace chip_rules
