// How one of two laws differs from the other in one thing.
// May know: nothing.
#pragma once

#include <cstdint>

namespace chip_rules {

/// Present in the second only, in the first only, or in both but not alike.
enum class Difference : std::uint8_t { added, removed, changed };

inline const char* difference_word(Difference difference) {
  constexpr const char* words[] = {"added", "removed", "changed"};
  return words[static_cast<int>(difference)];
}

}  // namespace chip_rules
