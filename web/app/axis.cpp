// One axis with the legal lines above it and what the case puts on it below; then each line's words and source.
// May know: the Axis block and the kit.
#include <algorithm>
#include <cmath>

#include "web/app/labels.h"
#include "web/app/render.h"

namespace chip_rules::app {
namespace {

/// Where a value stands between `low` and `high`, 0 to 1.
float fraction(const view::Axis& axis, double value) {
  double low = axis.low, high = axis.high;
  if (axis.logarithmic) {
    if (value <= 0 || low <= 0 || high <= low) return 0;
    low = std::log(low);
    high = std::log(high);
    value = std::log(value);
  }
  if (high <= low) return 0;
  return static_cast<float>(std::clamp((value - low) / (high - low), 0.0, 1.0));
}

struct LineCaption {
  Label label;
  std::string name;
  std::string value;
};

/// A caption takes two lines, name over value. A name that is a sentence stands in the words below instead.
LineCaption caption(const Ui& ui, float anchor, const std::string& name, const std::string& value, float limit) {
  LineCaption made{{anchor}, ui.width(name, small_face) <= limit ? name : "", ui.shorten(value, small_strong_face, limit)};
  made.label.width = std::max(ui.width(made.name, small_face), ui.width(made.value, small_strong_face));
  return made;
}

int arrange(std::vector<LineCaption>& captions, float low, float high) {
  std::vector<Label> labels;
  for (const LineCaption& each : captions) labels.push_back(each.label);
  const int lanes = place_flags(labels, low, high, 12);
  for (size_t i = 0; i < captions.size(); i++) captions[i].label = labels[i];
  return lanes;
}

void line_words(Ui& ui, Column& column, const view::Axis& axis, const std::string& id) {
  for (size_t i = 0; i < axis.lines.size(); i++) {
    const auto& line = axis.lines[i];
    const float radius = 5;
    ImVec2 center(column.x + radius + 1, column.y + ui.fonts.leading({Size::body}) / 2);
    if (line.crossed) {
      ui.list()->AddCircleFilled(center, radius, ui.colors->ink);
    } else {
      ui.list()->AddCircle(center, radius, ui.colors->soft, 0, 1.5f);
    }
    Column text{column.x + 20, column.y, column.width - 20};
    std::vector<Run> runs = {{line.value_text, {Size::body, Weight::strong}, ui.colors->ink},
                             {"  ", {Size::body}, ui.colors->ink},
                             {line.label, {Size::body}, ui.colors->ink},
                             {"  ", {Size::body}, ui.colors->ink},
                             {line.detail, {Size::body}, ui.colors->soft}};
    if (!line.cite.text.empty()) {
      runs.push_back({" ", {Size::body}, ui.colors->ink});
      runs.push_back({line.cite.text, small_face, line.cite.href.empty() ? ui.colors->soft : ui.colors->link, line.cite.href});
    }
    ui.paragraph(text, runs, id + "/line/" + std::to_string(i));
    column.y = text.y + 6;
  }
}

}  // namespace

void draw(Ui& ui, Column& column, const view::Axis& axis, const std::string& id) {
  const Palette& colors = *ui.colors;
  ui.heading(column, axis.title, axis.unit);
  if (axis.lines.empty() && axis.marks.empty()) {
    ui.paragraph(column, axis.empty, {Size::body}, colors.soft);
    return;
  }
  const float left = column.x + 2, right = column.x + column.width - 2, limit = std::min(column.width * 0.6f, 340.0f);
  auto at = [&](double value) { return std::round(left + fraction(axis, value) * (right - left)); };
  ImDrawList* draw = ui.list();
  const float row = ui.fonts.leading(small_face);

  std::vector<LineCaption> lines, marks;
  for (const auto& line : axis.lines) lines.push_back(caption(ui, at(line.value), line.label, line.value_text, limit));
  for (const auto& mark : axis.marks) marks.push_back(caption(ui, at(mark.value), mark.label, mark.value_text, limit));
  auto lane_of = [row](const std::vector<LineCaption>& captions) {
    for (const LineCaption& each : captions) {
      if (!each.name.empty()) return row * 2 + 6;
    }
    return row + 6;
  };
  const float lane_height = lane_of(lines), mark_height = lane_of(marks);
  const int lanes_above = arrange(lines, column.x, column.x + column.width);
  const int lanes_below = arrange(marks, column.x, column.x + column.width);

  const float ground = column.y + lane_height * static_cast<float>(lanes_above) + 10;
  auto words = [&](const LineCaption& each, float top, ImU32 color) {
    // Paper behind the words: where a pin can't go around them, it goes behind.
    const float value_top = top + (each.name.empty() ? 0 : row);
    draw->AddRectFilled(ImVec2(each.label.x - 2, top), ImVec2(each.label.x + each.label.width + 2, value_top + row), colors.paper);
    ui.line(ImVec2(each.label.x, top), each.name, small_face, color);
    ui.line(ImVec2(each.label.x, value_top), each.value, small_strong_face, color);
  };
  auto line_top = [&](const LineCaption& each) { return ground - 10 - lane_height * static_cast<float>(each.label.lane + 1); };
  for (size_t i = 0; i < lines.size(); i++) {
    const float x = lines[i].label.anchor;
    draw->AddRectFilled(ImVec2(x - 1, line_top(lines[i]) + 3), ImVec2(x + 1, ground), axis.lines[i].crossed ? colors.ink : colors.edge);
  }
  for (size_t i = 0; i < lines.size(); i++) {
    const bool crossed = axis.lines[i].crossed;
    const ImVec2 at_ground(lines[i].label.anchor, ground);
    words(lines[i], line_top(lines[i]), crossed ? colors.ink : colors.soft);
    draw->AddCircleFilled(at_ground, 5, crossed ? colors.ink : colors.paper);
    if (!crossed) draw->AddCircle(at_ground, 5, colors.edge, 0, 1.5f);
  }
  ui.rule(column.x, ground, column.width, colors.edge);

  // Ticks: as many words as have room.
  float taken = -1e9f;
  for (const auto& tick : axis.ticks) {
    const float x = at(tick.value), width = ui.width(tick.text, small_face);
    draw->AddRectFilled(ImVec2(x, ground), ImVec2(x + 1, ground + 5), colors.edge);
    const float from = std::clamp(x - width / 2, column.x, column.x + column.width - width);
    bool covered = from < taken + 14;
    for (const LineCaption& mark : marks) covered = covered || (mark.label.anchor > from - 4 && mark.label.anchor < from + width + 4);
    if (covered) continue;
    ui.line(ImVec2(from, ground + 7), tick.text, small_face, colors.soft);
    taken = from + width;
  }
  column.y = ground + 7 + row + 4;

  // Marks hang below: a pin from the axis down to the words.
  auto mark_top = [&](const LineCaption& each) { return column.y + 10 + mark_height * static_cast<float>(each.label.lane); };
  for (const LineCaption& mark : marks) {
    const float x = mark.label.anchor;
    draw->AddRectFilled(ImVec2(x - 1, ground), ImVec2(x + 1, mark_top(mark) + mark_height - 9), colors.link);
    draw->AddQuadFilled(ImVec2(x, ground - 7), ImVec2(x + 7, ground), ImVec2(x, ground + 7), ImVec2(x - 7, ground), colors.link);
  }
  for (const LineCaption& mark : marks) words(mark, mark_top(mark), colors.link);
  if (lanes_below) column.space(10 + mark_height * static_cast<float>(lanes_below));
  column.space(8);
  line_words(ui, column, axis, id);
}

}  // namespace chip_rules::app
