// The rows of a catalog that an unknown fact can still be, by what a branch assumes of the groups they are in.
// May know: a program, facts, and what is assumed.
#pragma once

#include <array>

#include "core/decide/decide.h"

namespace chip_rules {

/// What one branch may assume at most: each assumption keeps facts of its own on the stack.
inline constexpr std::size_t max_assumptions = 48;

/// What a branch assumes of one unknown fact that names a row of a catalog.
class RowsLeft {
 public:
  RowsLeft(const Program& program, const Facts& facts, const Assumptions& assumptions, int fact);

  /// Whether the fact can be that row.
  bool holds(std::size_t row) const {
    for (std::size_t i = 0; i < count_; ++i) {
      if (assumed_[i].first->members[row] == assumed_[i].second) return false;
    }
    return true;
  }

 private:
  std::array<std::pair<const Group*, Tri>, max_assumptions + 1> assumed_;  // group, and the membership ruled out
  std::size_t count_ = 0;
};

}  // namespace chip_rules
