// The outlines of the world, as web/tools/outlines.py packs them: read, projected and cut into triangles once.
// May know: the projection. Places go by three letters; it knows none of them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "web/app/projection.h"

namespace chip_rules::app {

/// A range of a list: first, and one past the last.
struct Range {
  std::uint32_t from = 0, to = 0;
};

/// A rectangle on the sheet.
struct SheetBox {
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;

  void add(const SheetPoint& point);
  void add(const SheetBox& box);
  bool meets(const SheetBox& other) const { return left <= other.right && right >= other.left && top <= other.bottom && bottom >= other.top; }
  bool holds(const SheetPoint& p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
};

class Outlines {
 public:
  /// One piece of land.
  struct Polygon {
    int place = -1;
    Range rings;      // of `rings`
    Range points;     // of `points`
    Range triangles;  // of `triangles`, three indexes into `points` each
    double area = 0;
    SheetBox box;
  };
  struct Place {
    std::string code;  // "---": no place of the list
    Range polygons;
    double area = 0;
    SheetBox box;  // of its largest polygon
  };
  /// A stretch of coast or border, drawn once though two places share it. -1: the sea.
  struct Border {
    Range points;  // of `line`
    int left = -1, right = -1;
    SheetBox box;
  };

  std::vector<SheetPoint> points, line;
  std::vector<Range> rings;
  std::vector<std::uint32_t> triangles;
  std::vector<Polygon> polygons;
  std::vector<Place> places;
  std::vector<Border> borders;
  std::map<std::string, SheetPoint, std::less<>> marks;  // a point for each place of the list, also those without outline

  /// False when the bytes are no outlines. Its polygons have no triangles yet.
  bool read(std::string_view bytes);
  /// Cuts further polygons into triangles, until about so many points are done; true when all are.
  bool cut(std::uint32_t most_points);

  /// Whether a point lies in a polygon.
  bool inside(const Polygon& polygon, const SheetPoint& point) const;
  /// The place that a point lies in, -1 for the sea.
  int place_at(const SheetPoint& point) const;

 private:
  std::size_t cut_ = 0;  // polygons that have their triangles
};

}  // namespace chip_rules::app
