// SVG elements, in the order in which they are drawn.
#include "core/view/card_sheet.h"

#include <cmath>

#include "core/json/number.h"
#include "core/view/card_text.h"

namespace chip_rules::view {

std::string coordinate(double value) { return write_number(std::round(value * 10) / 10); }

double CardSheet::text(std::string_view text, double x, double y, double width, const Type& type, int most) {
  if (text.empty()) return y;
  const double em = width / type.size;
  const std::vector<std::string> lines = wrapped(text, em, type.bold);
  for (std::size_t i = 0; i < lines.size() && i < static_cast<std::size_t>(most); ++i) {
    const bool ends = i + 1 == static_cast<std::size_t>(most) && lines.size() > i + 1;
    // The letters stand in the middle of their line's height.
    const double baseline = y + type.size * (type.leading / 2 + 0.36);
    line_of_text(ends ? ended_early(lines[i], em, type.bold) : lines[i], x, baseline, type);
    y += type.size * type.leading;
  }
  return y;
}

void CardSheet::line_of_text(std::string_view text, double x, double baseline, const Type& type, const char* anchor) {
  out_ += "<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(baseline) + "\" font-size=\"" + coordinate(type.size) + "\" fill=\"" + type.color + "\"";
  if (type.bold) out_ += " font-weight=\"600\"";
  if (std::string_view(anchor) != "start") out_ += std::string(" text-anchor=\"") + anchor + "\"";
  out_ += ">" + xml_text(text) + "</text>\n";
}

void CardSheet::box(double x, double y, double width, double height, std::string_view paint, double radius) {
  if (width <= 0 || height <= 0) return;
  out_ += "<rect x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" width=\"" + coordinate(width) + "\" height=\"" + coordinate(height) + "\" fill=\"" +
          std::string(paint) + "\"";
  if (radius > 0) out_ += " rx=\"" + coordinate(radius) + "\"";
  out_ += "/>\n";
}

void CardSheet::stroke(double x1, double y1, double x2, double y2, std::string_view color, double width) {
  out_ += "<path d=\"M" + coordinate(x1) + " " + coordinate(y1) + "L" + coordinate(x2) + " " + coordinate(y2) + "\" stroke=\"" + std::string(color) +
          "\" stroke-width=\"" + coordinate(width) + "\"/>\n";
}

void CardSheet::dot(double x, double y, double radius, std::string_view fill, std::string_view outline, double width) {
  out_ += "<circle cx=\"" + coordinate(x) + "\" cy=\"" + coordinate(y) + "\" r=\"" + coordinate(radius) + "\" fill=\"" + std::string(fill) + "\" stroke=\"" +
          std::string(outline) + "\" stroke-width=\"" + coordinate(width) + "\"/>\n";
}

}  // namespace chip_rules::view
