// Where the names of lines that run across a plot stand: beside the area in the order of the axis, or, where a plot is too
// narrow for that, inside it on their line. See plot_placing.h.
#include <algorithm>
#include <cmath>

#include "web/app/plot_placing.h"

namespace chip_rules::app {
namespace {

constexpr float across_leader = 12;  // from the end of a line to its name beside the area
constexpr float narrow_plot = 520;  // below it the area needs the room itself

/// Only the value at which a zone ends: short enough to stand beside the area.
bool value_only(const view::Plot::Line& line) { return line.across && line.label.empty() && !line.value_text.empty(); }

/// Lines across in the order in which they get a place: what is nearest to the chosen mark turns its outcome first.
std::vector<size_t> by_nearness(const Placing& at) {
  float chosen = at.out.area.top;
  for (size_t i = 0; i < at.plot.marks.size(); i++) {
    if (at.plot.marks[i].chosen) chosen = at.out.marks[i].y;
  }
  std::vector<size_t> order;
  for (size_t i = 0; i < at.plot.lines.size(); i++) {
    if (at.plot.lines[i].across) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return std::fabs(at.out.lines[a].at - chosen) < std::fabs(at.out.lines[b].at - chosen); });
  return order;
}

/// Names beside the area: each as near to its line as the others let it, none above that of a larger value.
void stack_beside(Placing& at, std::vector<size_t> which) {
  const Box& area = at.out.area;
  const auto room = static_cast<size_t>(std::max(area.height() / at.row, 1.0f));
  if (which.size() > room) which.resize(room);
  std::stable_sort(which.begin(), which.end(), [&](size_t a, size_t b) { return at.out.lines[a].at < at.out.lines[b].at; });
  // Names that would touch form a stack, whose middle is the mean of their lines.
  struct Stack {
    float sum = 0;  // of the tops that its names would like, each less what stands above it in the whole order
    float count = 0;
    float top() const { return sum / count; }
  };
  std::vector<Stack> stacks;
  for (size_t i = 0; i < which.size(); i++) {
    stacks.push_back({at.out.lines[which[i]].at - at.row / 2 - static_cast<float>(i) * at.row, 1});
    while (stacks.size() > 1 && stacks[stacks.size() - 2].top() > stacks.back().top()) {
      const Stack last = stacks.back();
      stacks.pop_back();
      stacks.back().sum += last.sum;
      stacks.back().count += last.count;
    }
  }
  const float lowest = area.bottom - at.row * static_cast<float>(which.size());
  size_t next = 0;
  for (const Stack& stack : stacks) {
    const float top = std::clamp(stack.top(), std::min(area.top, lowest), std::max(area.top, lowest));
    for (float i = 0; i < stack.count; i++, next++) {
      LineShape& shape = at.out.lines[which[next]];
      shape.value.at = ImVec2(area.right + across_leader + 2, top + static_cast<float>(next) * at.row);
      shape.value.placed = true;
      shape.leader_to = ImVec2(area.right + across_leader, shape.value.at.y + at.row / 2);
    }
  }
}

/// Whether a name at this height would stand on the wrong side of the name of another line.
bool out_of_order(const Placing& at, size_t line, float top) {
  const float height = at.out.lines[line].at;
  for (size_t i = 0; i < at.out.lines.size(); i++) {
    const LineShape& other = at.out.lines[i];
    if (i == line || !at.plot.lines[i].across || !other.value.placed || other.at == height) continue;
    if ((other.at < height) != (other.value.at.y < top)) return true;
  }
  return false;
}

/// A name inside the area stands on its line, at either end, above or below it.
void name_inside(Placing& at, size_t index) {
  const Box& area = at.out.area;
  LineShape& shape = at.out.lines[index];
  const float name = at.ui.width(shape.label.text, small_face), value = at.ui.width(shape.value.text, small_strong_face), both = name + (value > 0 ? 6 + value : 0);
  for (int place = 0; place < 6 && !shape.label.placed; place++) {
    const float left = place % 3 == 0 ? area.right - both - 6 : place % 3 == 1 ? area.left + 6 : (area.left + area.right - both) / 2;
    const float top = place < 3 ? shape.at - at.row - 1 : shape.at + 3;
    if (top < area.top || top + at.row > area.bottom || out_of_order(at, index, top) || !at.settle(shape.label, left, top, both)) continue;
    shape.value.at = ImVec2(left + name + 6, top);
    shape.value.placed = true;
  }
}

}  // namespace

float room_for_lines_across(const Ui& ui, const view::Plot& plot, float width) {
  float widest = 0;
  for (const view::Plot::Line& line : plot.lines) {
    if (value_only(line)) widest = std::max(widest, ui.width(line.value_text, small_strong_face));
  }
  return width < narrow_plot || widest <= 0 ? 0 : std::ceil(widest + across_leader + 4);
}

void place_lines_across(Placing& at) {
  const bool room = room_for_lines_across(at.ui, at.plot, at.out.width) > 0;
  std::vector<size_t> outside;
  for (size_t i = 0; i < at.plot.lines.size(); i++) {
    const view::Plot::Line& line = at.plot.lines[i];
    if (!line.across) continue;
    LineShape& shape = at.out.lines[i];
    shape.at = at.y(line.value);
    shape.label = {at.ui.width(line.label, small_face) <= at.out.area.width() * 0.6f ? line.label : std::string(), {}, small_face, false};
    shape.value = {line.value_text, {}, small_strong_face, false};
  }
  for (const size_t index : by_nearness(at)) {
    if (room && value_only(at.plot.lines[index])) outside.push_back(index);
    else name_inside(at, index);
  }
  stack_beside(at, std::move(outside));
}

}  // namespace chip_rules::app
