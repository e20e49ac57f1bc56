// Puts the places of a map into groups of one meaning each, tells groups of one tone apart, and counts.
// May know: blocks and words.
#pragma once

#include <string>

#include "core/view/blocks.h"
#include "core/view/words.h"

namespace chip_rules::view {

/// Adds a place to the group with this text and tone, which is made when there is none; returns the group's index.
/// Groups stand in the order in which they are first asked for.
class MapGroups {
 public:
  explicit MapGroups(Map& map) : map_(map) {}

  /// Makes the group, so that it has its place in the order. Returns its index.
  int group(const std::string& text, Tone tone);
  /// Writes the counts and drops groups that no place is in.
  void finish(const Words& words);

 private:
  Map& map_;
};

/// How favorable a tier is, as a tone: on the scale on which the tiers of all regimes are compared.
Tone tier_tone(std::string_view level);

}  // namespace chip_rules::view
