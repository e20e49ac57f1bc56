// Reads packed outlines. Every count is checked against what is left of the bytes.
#include "web/app/outlines.h"

#include <algorithm>
#include <cmath>

#include "web/app/triangles.h"

namespace chip_rules::app {
namespace {

class Bytes {
 public:
  explicit Bytes(std::string_view data) : data_(data) {}

  bool good() const { return good_; }
  bool ended() const { return at_ == data_.size(); }
  std::string_view take(std::size_t count) {
    if (count > data_.size() - at_) good_ = false;
    if (!good_) return {};
    at_ += count;
    return data_.substr(at_ - count, count);
  }
  std::uint32_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      const std::string_view byte = take(1);
      if (!good_) return 0;
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(byte[0]) & 127) << shift;
      if (!(static_cast<unsigned char>(byte[0]) & 128)) break;
    }
    return static_cast<std::uint32_t>(value);
  }
  /// A count of things that take at least one byte each.
  std::uint32_t count() {
    const std::uint32_t value = number();
    if (value > data_.size() - at_) good_ = false;
    return good_ ? value : 0;
  }
  std::int32_t difference() {
    const std::uint32_t value = number();
    return value & 1 ? -static_cast<std::int32_t>(value >> 1) - 1 : static_cast<std::int32_t>(value >> 1);
  }

 private:
  std::string_view data_;
  std::size_t at_ = 0;
  bool good_ = true;
};

struct Arc {
  std::vector<std::pair<std::int32_t, std::int32_t>> steps;
  std::vector<SheetPoint> points;
  int left = -1, right = -1;
  bool used = false;
};

double area_of(const std::vector<SheetPoint>& points, Range ring) {
  double twice = 0;
  for (std::uint32_t i = ring.from; i < ring.to; i++) {
    const SheetPoint &a = points[i], &b = points[i + 1 < ring.to ? i + 1 : ring.from];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::fabs(twice) / 2;
}

}  // namespace

void SheetBox::add(const SheetPoint& p) {
  left = std::min(left, p.x);
  right = std::max(right, p.x);
  top = std::min(top, p.y);
  bottom = std::max(bottom, p.y);
}

void SheetBox::add(const SheetBox& box) {
  left = std::min(left, box.left);
  right = std::max(right, box.right);
  top = std::min(top, box.top);
  bottom = std::max(bottom, box.bottom);
}

bool Outlines::read(std::string_view data) {
  Bytes bytes(data);
  if (bytes.take(4) != "OUT1") return false;
  const double step = bytes.number() / 1e6, center = bytes.difference();
  std::vector<Arc> arcs(bytes.count());
  for (Arc& arc : arcs) arc.steps.resize(bytes.count());
  for (const int axis : {0, 1}) {
    std::int32_t last = 0;
    for (Arc& arc : arcs) {
      for (auto& at : arc.steps) (axis ? at.second : at.first) = last += bytes.difference();
    }
  }
  if (!bytes.good()) return false;
  for (Arc& arc : arcs) {
    for (const auto& at : arc.steps) arc.points.push_back(project(at.first * step - center, at.second * step));
  }

  const std::uint32_t place_count = bytes.count();
  std::int32_t reference = 0;
  for (std::uint32_t each = 0; each < place_count && bytes.good(); each++) {
    Place place;
    place.code = std::string(bytes.take(3));
    place.polygons.from = static_cast<std::uint32_t>(polygons.size());
    const std::uint32_t polygon_count = bytes.count();
    double largest = 0;
    for (std::uint32_t i = 0; i < polygon_count && bytes.good(); i++) {
      Polygon polygon;
      polygon.place = static_cast<int>(each);
      polygon.rings.from = static_cast<std::uint32_t>(rings.size());
      polygon.points.from = static_cast<std::uint32_t>(points.size());
      const std::uint32_t ring_count = bytes.count();
      for (std::uint32_t r = 0; r < ring_count && bytes.good(); r++) {
        Range ring{static_cast<std::uint32_t>(points.size()), 0};
        const std::uint32_t arc_count = bytes.count();
        for (std::uint32_t a = 0; a < arc_count && bytes.good(); a++) {
          reference += bytes.difference();
          const auto index = static_cast<std::size_t>(reference >> 1);
          if (reference < 0 || index >= arcs.size()) return false;
          Arc& arc = arcs[index];
          arc.used = true;
          (reference & 1 ? arc.right : arc.left) = static_cast<int>(each);
          // The last point of an arc is the first of the next one.
          for (std::size_t p = 0; p + 1 < arc.points.size(); p++) points.push_back(arc.points[reference & 1 ? arc.points.size() - 1 - p : p]);
        }
        ring.to = static_cast<std::uint32_t>(points.size());
        rings.push_back(ring);
      }
      polygon.rings.to = static_cast<std::uint32_t>(rings.size());
      polygon.points.to = static_cast<std::uint32_t>(points.size());
      if (polygon.rings.from == polygon.rings.to) continue;
      const Range outer = rings[polygon.rings.from];
      for (std::uint32_t p = outer.from; p < outer.to; p++) polygon.box.add(points[p]);
      polygon.area = area_of(points, outer);
      place.area += polygon.area;
      if (polygon.area > largest) {
        largest = polygon.area;
        place.box = polygon.box;
      }
      polygons.push_back(polygon);
    }
    place.polygons.to = static_cast<std::uint32_t>(polygons.size());
    places.push_back(std::move(place));
  }

  // The sheet's own edges are no coasts: the seam of the dates, the pole, and the cut far from the center.
  const auto edge = [&](const std::pair<std::int32_t, std::int32_t>& a, const std::pair<std::int32_t, std::int32_t>& b) {
    const auto near = [&](double value, double line) { return std::fabs(value - line) < 2 * step; };
    if (a.first == b.first) {
      for (const double seam : {180.0, -180.0, center + 180, center - 180}) {
        if (near(a.first * step, seam)) return true;
      }
    }
    return near(a.second * step, -90) && near(b.second * step, -90);
  };
  for (const Arc& arc : arcs) {
    Border border;
    border.left = arc.left;
    border.right = arc.right;
    const auto finish = [&] {
      border.points.to = static_cast<std::uint32_t>(line.size());
      if (border.points.to > border.points.from + 1) borders.push_back(border);
      border.points.from = border.points.to;
      border.box = {};
    };
    border.points.from = static_cast<std::uint32_t>(line.size());
    for (std::size_t i = 0; i < arc.points.size() && arc.used; i++) {
      if (i > 0 && edge(arc.steps[i - 1], arc.steps[i])) finish();
      line.push_back(arc.points[i]);
      border.box.add(arc.points[i]);
    }
    finish();
  }

  const std::uint32_t mark_count = bytes.count();
  std::int32_t x = 0, y = 0;
  for (std::uint32_t i = 0; i < mark_count && bytes.good(); i++) {
    const std::string code(bytes.take(3));
    x += bytes.difference();
    y += bytes.difference();
    marks[code] = project(x * step - center, y * step);
  }
  return bytes.good() && bytes.ended();
}

bool Outlines::cut(std::uint32_t most_points) {
  for (std::uint32_t done = 0; cut_ < polygons.size() && done < most_points; cut_++) {
    Polygon& polygon = polygons[cut_];
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    for (std::uint32_t r = polygon.rings.from; r < polygon.rings.to; r++) ranges.emplace_back(rings[r].from, rings[r].to);
    polygon.triangles.from = static_cast<std::uint32_t>(triangles.size());
    cut_into_triangles(points, ranges, triangles);
    polygon.triangles.to = static_cast<std::uint32_t>(triangles.size());
    done += polygon.points.to - polygon.points.from;
  }
  return cut_ == polygons.size();
}

bool Outlines::inside(const Polygon& polygon, const SheetPoint& point) const {
  if (!polygon.box.holds(point)) return false;
  bool in = false;
  for (std::uint32_t r = polygon.rings.from; r < polygon.rings.to; r++) {
    for (std::uint32_t i = rings[r].from; i < rings[r].to; i++) {
      const SheetPoint &a = points[i], &b = points[i + 1 < rings[r].to ? i + 1 : rings[r].from];
      if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) in = !in;
    }
  }
  return in;
}

int Outlines::place_at(const SheetPoint& point) const {
  for (const Polygon& polygon : polygons) {
    if (inside(polygon, point)) return polygon.place;
  }
  return -1;
}

}  // namespace chip_rules::app
