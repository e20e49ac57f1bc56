// One case decided without words and without allocation of note, so that it can be done for a whole world of them.
// May know: programs, facts, limits and tiers.
#pragma once

#include <optional>
#include <vector>

#include "core/decide/quota.h"

namespace chip_rules {

/// What is kept of a decision.
struct Brief {
  Outcome outcome;
  std::vector<Outcome> possible;      // when undetermined
  int deciding = -1;                  // clause
  int tier = -1;                      // of the destination
  int limit = -1;                     // that the deciding clause draws
  std::optional<double> chips_left;   // under that limit
};

/// The outcome alone; undetermined on days before the rules begin.
Answer plain_answer(const Program& program, const Facts& facts);

Brief brief_of(const Program& program, const Facts& facts);

/// How often each outcome occurs: from harmless to severe, what can't be told last; `places` are indexes into `list`.
struct OutcomeCount {
  Outcome outcome;
  std::vector<int> places;
};
std::vector<OutcomeCount> count_outcomes(const std::vector<Outcome>& list);

}  // namespace chip_rules
