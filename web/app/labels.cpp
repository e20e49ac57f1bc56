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
  const int count = static_cast<int>(labels.size());
  std::vector<Label> best;
  int best_cost = 1 << 30;
  // Every way to hang the flags left or right, from either end: few labels stand on an axis.
  const int sides = count <= 8 ? 1 << count : 1;
  for (int side = 0; side < sides; side++) {
    for (bool backward : {true, false}) {
      std::vector<Label> trial = labels;
      std::vector<Label*> order = by_anchor(trial), placed;
      if (backward) std::reverse(order.begin(), order.end());
      int cost = 0;
      for (int i = 0; i < count; i++) {
        Label& label = *order[static_cast<size_t>(i)];
        const bool left = side >> (&label - trial.data()) & 1;
        const float x = left ? label.anchor - off - label.width : label.anchor + off;
        label.x = std::max(low, std::min(x, high - label.width));
        if (label.x != x) cost += 100;
        bool done = false;
        for (bool mind_pins : {true, false}) {
          for (int lane = 0; lane < count && !done; lane++) {
            label.lane = lane;
            done = fits(label, placed, gap, mind_pins);
            if (done && !mind_pins) cost += 20;
          }
        }
        cost += label.lane * 2 + (left ? 1 : 0);
        placed.push_back(&label);
      }
      if (cost < best_cost) {
        best_cost = cost;
        best = std::move(trial);
      }
    }
  }
  int lanes = 0;
  for (int i = 0; i < count; i++) {
    labels[static_cast<size_t>(i)] = best[static_cast<size_t>(i)];
    lanes = std::max(lanes, labels[static_cast<size_t>(i)].lane + 1);
  }
  return lanes;
}

}  // namespace chip_rules::app
