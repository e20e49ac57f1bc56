// A place in a list, as the lists themselves count: the core's numbers of rows, facts and clauses are `int`.
// May know: nothing.
#pragma once

#include <cstddef>

namespace chip_rules {

/// `place` as a container takes it; `place` is 0 or more.
constexpr std::size_t at(int place) { return static_cast<std::size_t>(place); }

}  // namespace chip_rules
