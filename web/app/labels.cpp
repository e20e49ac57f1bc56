// Greedy lanes. May know: labels.h only.
#include "web/app/labels.h"

#include <algorithm>

namespace chip_rules::app {
namespace {

std::vector<Label*> by_anchor(std::vector<Label>& labels) {
  std::vector<Label*> order;
  for (Label& label : labels) order.push_back(&label);
  std::stable_sort(order.begin(), order.end(), [](const Label* a, const Label* b) { return a->anchor < b->anchor; });
  return order;
}

bool inside(float x, const Label& label, float gap) { return x > label.x - gap && x < label.x + label.width + gap; }

/// Whether `label` may hang in its lane beside those that hang already.
bool fits(const Label& label, const std::vector<Label*>& placed, float gap, bool mind_pins) {
  for (const Label* other : placed) {
    const bool touch = label.x < other->x + other->width + gap && other->x < label.x + label.width + gap;
    if (other->lane == label.lane && touch) return false;
    if (!mind_pins) continue;
    if (other->lane < label.lane && inside(label.anchor, *other, 2)) return false;
    if (other->lane > label.lane && inside(other->anchor, label, 2)) return false;
  }
  return true;
}

}  // namespace

int place(std::vector<Label>& labels, float low, float high, float gap) {
  std::vector<float> ends;  // right edge of the last label of each lane
  for (Label* label : by_anchor(labels)) {
    label->x = std::max(low, std::min(label->anchor - label->width / 2, high - label->width));
    size_t lane = 0;
    while (lane < ends.size() && ends[lane] + gap > label->x) lane++;
    if (lane == ends.size()) ends.push_back(0);
    ends[lane] = label->x + label->width;
    label->lane = static_cast<int>(lane);
  }
  return static_cast<int>(ends.size());
}

int place_flags(std::vector<Label>& labels, float low, float high, float gap) {
  const float off = 6;  // between pin and flag
  std::vector<Label*> order = by_anchor(labels), placed;
  std::reverse(order.begin(), order.end());
  int lanes = 0;
  for (Label* label : order) {
    const float right = label->anchor + off, left = label->anchor - off - label->width;
    bool done = false;
    for (int effort = 0; effort < 2 && !done; effort++) {
      for (int lane = 0; lane <= lanes && !done; lane++) {
        for (float x : {right, left}) {
          if (x < low || x + label->width > high) continue;
          label->x = x;
          label->lane = lane;
          if (fits(*label, placed, gap, effort == 0)) {
            done = true;
            break;
          }
        }
      }
    }
    if (!done) {  // wider than either side: a lane of its own, as far as the edges allow
      label->lane = lanes;
      label->x = std::max(low, std::min(right, high - label->width));
    }
    lanes = std::max(lanes, label->lane + 1);
    placed.push_back(label);
  }
  return lanes;
}

}  // namespace chip_rules::app
