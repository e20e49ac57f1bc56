// Puts labels beside what they name without letting them touch: flags on pins, each with a side and a lane.
// May know: nothing but numbers.
#pragma once

#include <vector>

namespace chip_rules::app {

struct Label {
  float anchor = 0;  // where the named thing stands
  float width = 0;
  float x = 0;   // out: left edge
  int lane = 0;  // out: 0 is nearest to the line
};

/// Centers each label on its anchor as far as [low, high] allows and stacks those that would touch.
/// Returns the number of lanes.
int place(std::vector<Label>& labels, float low, float high, float gap);

/// Hangs each label as a flag beside the pin at its anchor, to the right where there is room. No flag touches another,
/// and no pin runs through a flag as long as that can be had. Returns the number of lanes.
int place_flags(std::vector<Label>& labels, float low, float high, float gap);

}  // namespace chip_rules::app
