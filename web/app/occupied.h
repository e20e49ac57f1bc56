// Which parts of a picture are taken, on a coarse grid: labels ask before they settle.
// May know: nothing but numbers.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace chip_rules::app {

class Occupied {
 public:
  Occupied(float width, float height)
      : columns_(cells(width)), rows_(cells(height)), taken_(static_cast<size_t>(columns_) * static_cast<size_t>(rows_), 0) {}

  /// Whether nothing stands in the rectangle, and it lies inside the picture.
  bool free(float left, float top, float right, float bottom) const {
    if (left < 0 || top < 0 || cell(right) >= columns_ || cell(bottom) >= rows_) return false;
    for (int y = cell(top); y <= cell(bottom); y++) {
      const auto begin = taken_.begin() + y * columns_;
      if (std::find(begin + cell(left), begin + cell(right) + 1, char{1}) != begin + cell(right) + 1) return false;
    }
    return true;
  }

  void take(float left, float top, float right, float bottom) {
    const int from = std::max(cell(left), 0), to = std::min(cell(right), columns_ - 1);
    for (int y = std::max(cell(top), 0); y <= std::min(cell(bottom), rows_ - 1); y++) {
      for (int x = from; x <= to; x++) taken_[static_cast<size_t>(y * columns_ + x)] = 1;
    }
  }

 private:
  static constexpr float grain = 3;  // pixels a cell
  static int cell(float at) { return static_cast<int>(std::floor(at / grain)); }
  static int cells(float size) { return std::max(cell(size) + 1, 1); }

  int columns_, rows_;
  std::vector<char> taken_;
};

}  // namespace chip_rules::app
