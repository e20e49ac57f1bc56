// What a card is drawn with: text in lines, rules, boxes and dots, as SVG.
// May know: text measures.
#pragma once

#include <string>
#include <string_view>

namespace chip_rules::view {

/// A coordinate as SVG has it: one decimal at most.
std::string coordinate(double value);

/// How a run of text looks. `size` in pixels; `leading` is the distance of lines in sizes.
struct Type {
  double size = 16;
  bool bold = false;
  const char* color = "";
  double leading = 1.35;
};

/// Collects drawing, from the top down.
class CardSheet {
 public:
  /// Draws `text` in lines of at most `width` from `y` down, at most `most` of them (the last one ended early); answers
  /// with the y below.
  double text(std::string_view text, double x, double y, double width, const Type& type, int most = 1000);
  /// One line that is not broken. `anchor`: "start", "middle" or "end".
  void line_of_text(std::string_view text, double x, double baseline, const Type& type, const char* anchor = "start");
  void box(double x, double y, double width, double height, std::string_view paint, double radius = 0);
  void stroke(double x1, double y1, double x2, double y2, std::string_view color, double width);
  void dot(double x, double y, double radius, std::string_view fill, std::string_view outline, double width);

  const std::string& drawing() const { return out_; }

 private:
  std::string out_;
};

}  // namespace chip_rules::view
