// What a reader does not get to see of a frame's words, for tests: words that were cut, characters that the faces lack, words
// that lie on other words.
// May know: rectangles and fonts.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "web/app/fonts.h"

namespace chip_rules::app {

/// What was found while one frame was drawn.
class Faults {
 public:
  /// Texts that were shortened, and characters without a shape in the face they were set in.
  std::vector<std::string> cut, missing;

  /// Notes a line of text that stands at `low`, on the layer that `layer` is the list of; what is clipped away is left out.
  void line(std::string_view text, ImVec2 low, Face face, const Fonts& fonts, const ImDrawList* layer);
  /// Pairs of lines on one layer whose letters touch, "one / other".
  std::vector<std::string> over() const;

 private:
  struct Line {
    std::string text;
    ImVec2 low, high;
    const ImDrawList* layer;
  };
  std::vector<Line> lines_;
};

}  // namespace chip_rules::app
