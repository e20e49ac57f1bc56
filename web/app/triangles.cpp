// Ear clipping over a circular list; holes are first joined to the outer ring by bridges.
#include "web/app/triangles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace chip_rules::app {
namespace {

/// Twice the area of a triangle, above 0 when it turns left.
double turn(const SheetPoint& a, const SheetPoint& b, const SheetPoint& c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool same(const SheetPoint& a, const SheetPoint& b) { return a.x == b.x && a.y == b.y; }

class Clipper {
 public:
  Clipper(const std::vector<SheetPoint>& points, std::vector<std::uint32_t>& out) : points_(points), out_(out) {}

  void run(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& rings) {
    std::vector<std::uint32_t> loop = ring(rings[0], true);
    std::vector<std::vector<std::uint32_t>> holes;
    for (std::size_t i = 1; i < rings.size(); i++) holes.push_back(ring(rings[i], false));
    std::sort(holes.begin(), holes.end(), [&](const auto& a, const auto& b) { return rightmost(a).first > rightmost(b).first; });
    for (const auto& hole : holes) bridge(loop, hole);
    clip(loop);
  }

 private:
  const SheetPoint& at(std::uint32_t index) const { return points_[index]; }

  std::vector<std::uint32_t> ring(std::pair<std::uint32_t, std::uint32_t> range, bool left) const {
    std::vector<std::uint32_t> out;
    double twice = 0;
    for (std::uint32_t i = range.first; i < range.second; i++) {
      const SheetPoint &a = at(i), &b = at(i + 1 < range.second ? i + 1 : range.first);
      if (a.x != b.x || a.y != b.y) out.push_back(i);
      twice += a.x * b.y - b.x * a.y;
    }
    if ((twice > 0) != left) std::reverse(out.begin(), out.end());
    return out;
  }

  /// Its largest x and where in the ring that stands.
  std::pair<double, std::size_t> rightmost(const std::vector<std::uint32_t>& ring) const {
    std::pair<double, std::size_t> best{-1e300, 0};
    for (std::size_t i = 0; i < ring.size(); i++) best = std::max(best, {at(ring[i]).x, i});
    return best;
  }

  // From the hole's rightmost point straight right to the loop, then to the corner there that sees it.
  void bridge(std::vector<std::uint32_t>& loop, const std::vector<std::uint32_t>& hole) const {
    if (hole.empty()) return;
    const std::size_t start = rightmost(hole).second;
    const SheetPoint from = at(hole[start]);
    double nearest = std::numeric_limits<double>::max();
    std::size_t corner = loop.size();
    SheetPoint met{};
    for (std::size_t i = 0; i < loop.size(); i++) {
      const std::size_t next = i + 1 < loop.size() ? i + 1 : 0;
      const SheetPoint &a = at(loop[i]), &b = at(loop[next]);
      if ((a.y > from.y) == (b.y > from.y)) continue;
      const double x = a.x + (from.y - a.y) / (b.y - a.y) * (b.x - a.x);
      if (x < from.x || x >= nearest) continue;
      nearest = x;
      met = {x, from.y};
      corner = a.x > b.x ? i : next;
    }
    if (corner == loop.size()) return;
    double least = std::numeric_limits<double>::max();
    std::size_t seen = corner;
    const SheetPoint outer = at(loop[corner]);
    for (std::size_t i = 0; i < loop.size(); i++) {
      const SheetPoint& p = at(loop[i]);
      if (i == corner || !inside(from, met, outer, p)) continue;
      const double angle = std::fabs(p.y - from.y) / std::max(p.x - from.x, 1e-12);
      if (angle < least) {
        least = angle;
        seen = i;
      }
    }
    std::vector<std::uint32_t> path;
    for (std::size_t i = 0; i <= hole.size(); i++) path.push_back(hole[(start + i) % hole.size()]);
    path.push_back(loop[seen]);
    loop.insert(loop.begin() + static_cast<std::ptrdiff_t>(seen) + 1, path.begin(), path.end());
  }

  static bool inside(const SheetPoint& a, const SheetPoint& b, const SheetPoint& c, const SheetPoint& p) {
    const double s = turn(a, b, p), t = turn(b, c, p), u = turn(c, a, p);
    return (s >= 0 && t >= 0 && u >= 0) || (s <= 0 && t <= 0 && u <= 0);
  }

  void clip(const std::vector<std::uint32_t>& loop) {
    const std::size_t count = loop.size();
    if (count < 3) return;
    std::vector<std::uint32_t> before(count), after(count);
    std::vector<char> hollow(count);
    for (std::size_t i = 0; i < count; i++) {
      before[i] = static_cast<std::uint32_t>(i ? i - 1 : count - 1);
      after[i] = static_cast<std::uint32_t>(i + 1 < count ? i + 1 : 0);
    }
    const auto corner = [&](std::uint32_t i) { return turn(at(loop[before[i]]), at(loop[i]), at(loop[after[i]])); };
    std::vector<std::uint32_t> hollows;  // only these can lie in an ear
    for (std::uint32_t i = 0; i < count; i++) {
      hollow[i] = corner(i) <= 0;
      if (hollow[i]) hollows.push_back(i);
    }
    std::vector<char> gone(count, 0);
    const auto is_ear = [&](std::uint32_t i) {
      if (hollow[i]) return false;
      const SheetPoint &a = at(loop[before[i]]), &b = at(loop[i]), &c = at(loop[after[i]]);
      const double left = std::min({a.x, b.x, c.x}), right = std::max({a.x, b.x, c.x}), low = std::min({a.y, b.y, c.y}), high = std::max({a.y, b.y, c.y});
      for (const std::uint32_t other : hollows) {
        if (gone[other] || !hollow[other]) continue;
        const SheetPoint& p = at(loop[other]);
        if (same(p, a) || same(p, b) || same(p, c)) continue;
        if (p.x < left || p.x > right || p.y < low || p.y > high) continue;
        if (turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0) return false;
      }
      return true;
    };
    std::size_t left = count, stuck = 0;
    const auto take = [&](std::uint32_t i) {
      gone[i] = 1;
      const std::uint32_t a = before[i], c = after[i];
      after[a] = c;
      before[c] = a;
      for (const std::uint32_t each : {a, c}) {
        const bool was = hollow[each];
        hollow[each] = corner(each) <= 0;
        if (hollow[each] && !was) hollows.push_back(each);
      }
      left--;
      stuck = 0;
      if (left % 256 == 0) hollows.erase(std::remove_if(hollows.begin(), hollows.end(), [&](std::uint32_t each) { return gone[each] || !hollow[each]; }), hollows.end());
      return after[c];  // not the neighbor: long thin fans draw badly
    };
    std::uint32_t i = 0;
    while (left > 2) {
      if (is_ear(i)) {
        out_.insert(out_.end(), {loop[before[i]], loop[i], loop[after[i]]});
        i = take(i);
      } else if (++stuck > left) {
        // A whole round without an ear: the ring touches or crosses itself. The flattest corner does the least harm.
        std::uint32_t flattest = i;
        for (std::uint32_t each = after[i]; each != i; each = after[each]) {
          if (std::fabs(corner(each)) < std::fabs(corner(flattest))) flattest = each;
        }
        if (!hollow[flattest]) out_.insert(out_.end(), {loop[before[flattest]], loop[flattest], loop[after[flattest]]});
        i = take(flattest);
      } else {
        i = after[i];
      }
    }
  }

  const std::vector<SheetPoint>& points_;
  std::vector<std::uint32_t>& out_;
};

}  // namespace

void cut_into_triangles(const std::vector<SheetPoint>& points, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& rings,
                        std::vector<std::uint32_t>& out) {
  if (!rings.empty()) Clipper(points, out).run(rings);
}

}  // namespace chip_rules::app
