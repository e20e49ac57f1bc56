// One typeface in two weights and four sizes.
// May know: ImGui's font atlas. Sizes are em sizes in logical pixels, as on the page.
#pragma once

#include <string_view>

#include "imgui.h"

namespace chip_rules::app {

enum class Size { small, body, lead, headline };
enum class Weight { regular, strong };

/// A way to set type.
struct Face {
  Size size = Size::body;
  Weight weight = Weight::regular;
};

constexpr Face body_face{Size::body}, strong_face{Size::body, Weight::strong}, small_face{Size::small},
    small_strong_face{Size::small, Weight::strong}, lead_face{Size::lead, Weight::strong};

class Fonts {
 public:
  /// Adds both weights to the current ImGui context. The bytes must outlive it. False when they are no font.
  bool load(std::string_view regular, std::string_view strong, std::string_view further = {});
  /// Takes the characters that both weights lack from a further font, in the place of the one before; not during a frame.
  /// The bytes must outlive the context. False when they are no font.
  bool add(std::string_view further);

  /// Start of a frame: every weight learns the density of the screen, or it would be drawn blurred.
  void begin() const;

  /// The headline size follows the width that there is for it.
  void fit(float width);

  ImFont* font(Face face) const;
  /// Em size in logical pixels: 13, 16, 20 and 28 to 44.
  float em(Face face) const;
  /// ImGui's size (ascender to descender) of the same.
  float size(Face face) const { return em(face) * box_; }
  /// Distance from one line to the next.
  float leading(Face face) const;
  /// From the top of a line to its baseline.
  float baseline(Face face) const;
  float width(Face face, std::string_view text) const;

 private:
  std::string_view regular_bytes_, strong_bytes_;
  ImFont* regular_ = nullptr;
  ImFont* strong_ = nullptr;
  ImFont* headline_ = nullptr;  // the strong weight again, set tighter
  float box_ = 1.21f;           // ascender minus descender in em
  float ascent_ = 0.97f;        // in em
  float headline_em_ = 36;
};

}  // namespace chip_rules::app
