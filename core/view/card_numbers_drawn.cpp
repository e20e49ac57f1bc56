// Axes and bars of a card.
#include "core/view/card_numbers_drawn.h"

#include <algorithm>
#include <cmath>

#include "core/view/card_text.h"

namespace chip_rules::view {
namespace {

/// A name and its number: on one line when they fit, else below one another.
double title(CardSheet& sheet, std::string_view name, std::string_view value, const NumberPlace& at) {
  const double s = at.scale;
  const Type soft{16 * s, false, at.paint.soft, 1.35}, strong{19 * s, true, at.paint.ink, 1.35};
  const double needed = text_width(name, false) * soft.size + text_width(value, true) * strong.size + 14 * s;
  if (needed <= at.width) {
    const double baseline = at.y + strong.size * (strong.leading / 2 + 0.36);
    sheet.line_of_text(name, at.x, baseline, soft);
    sheet.line_of_text(value, at.x + at.width, baseline, strong, "end");
    return at.y + strong.size * strong.leading;
  }
  return sheet.text(value, at.x, sheet.text(name, at.x, at.y, at.width, soft), at.width, strong);
}

}  // namespace

double draw_axis(CardSheet& sheet, const Axis& axis, const NumberPlace& at) {
  const double s = at.scale;
  double y = title(sheet, axis.title, axis.marks.empty() ? std::string() : axis.marks[0].value_text, at);
  const auto scaled = [&](double value) { return axis.logarithmic ? std::log10(value) : value; };
  const double low = scaled(axis.low), span = scaled(axis.high) - low;
  const double radius = 8 * s;
  const auto place = [&](double value) {
    const double part = span > 0 ? std::clamp((scaled(value) - low) / span, 0.0, 1.0) : 0;
    return at.x + radius + part * (at.width - 2 * radius);
  };
  std::vector<const Axis::Line*> lines;
  for (const Axis::Line& line : axis.lines) lines.push_back(&line);
  std::stable_sort(lines.begin(), lines.end(), [](const Axis::Line* a, const Axis::Line* b) { return a->value < b->value; });
  const bool numbered = lines.size() > 1;
  if (numbered) {  // numbers above the lines; those that stand close move to the right
    double free = at.x;
    const Type type{14 * s, true, at.paint.soft, 1.3};
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const double x = std::max(place(lines[i]->value), free + 6 * s);
      sheet.line_of_text(std::to_string(i + 1), std::min(x, at.x + at.width - 5 * s), y + 15 * s, type, "middle");
      free = x + 6 * s;
    }
    y += 16 * s;
  }
  const double middle = y + 15 * s;
  sheet.stroke(at.x, middle, at.x + at.width, middle, at.paint.line, 3 * s);
  for (const Axis::Mark& mark : axis.marks) sheet.stroke(at.x, middle, place(mark.value), middle, at.paint.fill, 6 * s);
  for (const Axis::Line* line : lines) sheet.stroke(place(line->value), middle - 13 * s, place(line->value), middle + 13 * s, at.paint.ink, 2.4 * s);
  for (const Axis::Mark& mark : axis.marks) sheet.dot(place(mark.value), middle, radius, at.paint.fill, at.paint.paper, 2.4 * s);
  y = middle + 17 * s;
  const Type words{15 * s, false, at.paint.ink, 1.36};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double indent = numbered ? 18 * s : 0;
    if (numbered) sheet.line_of_text(std::to_string(i + 1), at.x + 2 * s, y + words.size * (words.leading / 2 + 0.36), {14 * s, true, at.paint.soft, 1.3});
    std::string text = lines[i]->value_text;
    for (const std::string& more : {lines[i]->state, lines[i]->detail}) text += more.empty() ? "" : " · " + more;
    y = sheet.text(text, at.x + indent, y, at.width - indent, words);
  }
  return y;
}

double draw_bar(CardSheet& sheet, const Bar& bar, const NumberPlace& at) {
  const double s = at.scale;
  double y = title(sheet, bar.title, bar.after_text + " / " + bar.cap_text, at) + 8 * s;
  const double height = 16 * s;
  const bool capped = std::isfinite(bar.cap) && bar.cap > 0;
  const double all = std::max({capped ? bar.cap : 0, bar.after, bar.before});
  const auto part = [&](double value) { return all > 0 && std::isfinite(value) ? std::clamp(value / all, 0.0, 1.0) * at.width : 0; };
  const CardPaint& paint = at.paint;
  sheet.box(at.x, y, at.width, height, paint.tint, 2 * s);
  sheet.box(at.x, y, part(bar.before), height, paint.soft, 2 * s);
  sheet.box(at.x + part(bar.before), y, part(bar.after) - part(bar.before), height, paint.fill, 2 * s);
  if (capped) sheet.stroke(at.x + part(bar.cap), y - 5 * s, at.x + part(bar.cap), y + height + 5 * s, paint.ink, 2.4 * s);
  y += height + 7 * s;
  return sheet.text(bar.left_text, at.x, y, at.width, {15 * s, false, paint.ink, 1.36});
}

}  // namespace chip_rules::view
