// Legal lines on one axis, numbered, and what the case puts on it; below it, the same in words.
#include <algorithm>
#include <cmath>

#include "core/cli/render.h"
#include "core/cli/text_layout.h"

namespace chip_rules::cli {
namespace {

constexpr const char* mark_sign = "◆";

class Ruler {
 public:
  Ruler(const view::Axis& axis, int cells) : axis_(axis), cells_(cells) {}

  int at(double value) const {
    const double low = scaled(axis_.low), high = scaled(axis_.high);
    if (!(high > low)) return 0;
    return std::clamp(static_cast<int>(std::lround((scaled(value) - low) / (high - low) * (cells_ - 1))), 0,
                      cells_ - 1);
  }

 private:
  double scaled(double value) const { return !axis_.logarithmic ? value : value > 0 ? std::log10(value) : -400; }
  const view::Axis& axis_;
  int cells_;
};

// Puts texts into one row of cells; a text that would touch another is moved right, or left out.
class Row {
 public:
  explicit Row(int cells, const char* filler) : cells_(static_cast<std::size_t>(cells), filler) {}

  bool put(int at, const std::string& text, bool may_move) {
    const int width = display_width(text);
    const int last = static_cast<int>(cells_.size()) - width;
    for (int column = std::min(at, last); column >= 0 && column <= last; ++column) {
      if (free(column, width)) {
        cells_[static_cast<std::size_t>(column)] = text;
        for (int i = 1; i < width; ++i) cells_[static_cast<std::size_t>(column + i)].clear();
        for (int i = 0; i < width; ++i) taken_.push_back(column + i);
        return true;
      }
      if (!may_move) return false;
    }
    return false;
  }

  std::string text() const {
    std::string out;
    for (const std::string& cell : cells_) out += cell;
    return out;
  }

 private:
  bool free(int column, int width) const {
    return std::none_of(taken_.begin(), taken_.end(),
                        [&](int taken) { return taken >= column - 1 && taken <= column + width; });
  }
  std::vector<std::string> cells_;
  std::vector<int> taken_;
};

void draw(Sheet& sheet, const view::Axis& axis, const std::vector<const view::Axis::Line*>& lines) {
  const int cells = std::min(sheet.measure(), 78) - 4;
  const Ruler ruler(axis, cells);
  Row numbers(cells, " "), rule(cells, "─"), labels(cells, " ");
  for (std::size_t i = 0; i < lines.size(); ++i) numbers.put(ruler.at(lines[i]->value), std::to_string(i + 1), true);
  for (const auto& mark : axis.marks) rule.put(ruler.at(mark.value), mark_sign, true);
  for (const auto* line : lines) rule.put(ruler.at(line->value), "┴", false);
  for (const auto& tick : axis.ticks) {
    const std::string text = clean(tick.text);
    rule.put(ruler.at(tick.value), "┬", false);
    labels.put(std::max(0, ruler.at(tick.value) - display_width(text) / 2), text, false);
  }
  sheet.line("  " + numbers.text());
  sheet.line("  " + rule.text());
  sheet.line("  " + labels.text());
}

}  // namespace

void render_axis(Sheet& sheet, const view::Axis& axis) {
  sheet.heading(axis.title, axis.unit);
  const bool drawable = axis.high > axis.low && !(axis.lines.empty() && axis.marks.empty());
  std::vector<const view::Axis::Line*> lines;
  for (const auto& line : axis.lines) lines.push_back(&line);
  std::stable_sort(lines.begin(), lines.end(), [](const auto* a, const auto* b) { return a->value < b->value; });
  if (drawable) draw(sheet, axis, lines);
  for (const auto& mark : axis.marks)
    sheet.item(mark_sign, mark.label + ": " + mark.value_text, {.bold = true}, {.bold = true});
  if (!axis.empty.empty()) sheet.text(axis.empty, {}, 2);
  const int number_width = lines.size() > 9 ? 2 : 1;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = *lines[i];
    const std::string state = line.state.empty() ? "" : " (" + line.state + ")";
    sheet.item(pad(std::to_string(i + 1), number_width, true), line.value_text + state + ": " + line.label,
               {.bold = true}, {.bold = line.crossed});
    const std::string below =
        line.detail + (line.detail.empty() || line.cite.text.empty() ? "" : " · ") + line.cite.text;
    if (!below.empty()) sheet.text(below, {.faint = true}, number_width + 3);
  }
}

}  // namespace chip_rules::cli
