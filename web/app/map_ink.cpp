// Fills polygons from their triangles, and patterns by scan lines across their rings.
#include "web/app/map_ink.h"

namespace chip_rules::app {
namespace {

void dot(ImDrawList* draw, ImVec2 c, float r, ImU32 color) {
  draw->PrimReserve(12, 6);
  const auto first = static_cast<ImDrawIdx>(draw->_VtxCurrentIdx);
  for (const ImDrawIdx step : {0u, 1u, 2u, 0u, 2u, 3u, 0u, 3u, 4u, 0u, 4u, 5u}) draw->PrimWriteIdx(first + step);
  const ImVec2 white = draw->_Data->TexUvWhitePixel;
  const float w = r * 0.866f, h = r * 0.5f;
  for (const ImVec2 p : {ImVec2(c.x, c.y - r), ImVec2(c.x + w, c.y - h), ImVec2(c.x + w, c.y + h), ImVec2(c.x, c.y + r), ImVec2(c.x - w, c.y + h), ImVec2(c.x - w, c.y - h)}) {
    draw->PrimWriteVtx(p, white, color);
  }
}

/// A pattern inside a polygon, by scan lines in the direction (dx, dy); it sticks to the sheet while that moves.
class Filler {
 public:
  Filler(ImDrawList* draw, Pattern pattern, ImU32 ink, ImVec2 anchor) : draw_(draw), pattern_(pattern), ink_(ink), anchor_(anchor) {
    const float d = 0.70710678f;
    if (pattern == Pattern::hatched) direction_ = ImVec2(d, -d);
    if (pattern == Pattern::hatched_back) direction_ = ImVec2(d, d);
    period_ = pattern == Pattern::dotted ? 7.0f : pattern == Pattern::lined ? 5.0f : 4.6f;
  }

  void run(const Outlines& sheet, const Outlines::Polygon& polygon, const Onto& onto, ImVec2 low, ImVec2 high) {
    crossings_.clear();
    const ImVec2 normal(-direction_.y, direction_.x);
    float from = 1e9f, to = -1e9f;
    for (const ImVec2 corner : {low, high, ImVec2(low.x, high.y), ImVec2(high.x, low.y)}) {
      const float n = offset(corner, normal);
      from = std::min(from, n);
      to = std::max(to, n);
    }
    for (std::uint32_t r = polygon.rings.from; r < polygon.rings.to; r++) {
      const Range ring = sheet.rings[r];
      if (ring.to - ring.from < 3) continue;
      ImVec2 a = onto(sheet.points[ring.to - 1]);
      float na = offset(a, normal);
      for (std::uint32_t i = ring.from; i < ring.to; i++) {
        const ImVec2 b = onto(sheet.points[i]);
        const float nb = offset(b, normal);
        const float least = std::max(std::min(na, nb), from), most = std::min(std::max(na, nb), to);
        for (int k = static_cast<int>(std::floor(least / period_)) + 1; static_cast<float>(k) * period_ <= most; k++) {
          const float share = (static_cast<float>(k) * period_ - na) / (nb - na);
          const ImVec2 p(a.x + (b.x - a.x) * share - anchor_.x, a.y + (b.y - a.y) * share - anchor_.y);
          crossings_.push_back({k, p.x * direction_.x + p.y * direction_.y});
        }
        a = b;
        na = nb;
      }
    }
    std::sort(crossings_.begin(), crossings_.end(), [](const Crossing& x, const Crossing& y) { return x.line != y.line ? x.line < y.line : x.along < y.along; });
    Pen pen(draw_, pattern_ == Pattern::lined ? 1.2f : 1.4f, ink_);
    for (size_t i = 0; i + 1 < crossings_.size(); i += 2) {
      if (crossings_[i].line != crossings_[i + 1].line) {
        i--;  // an odd one out, where a corner was touched
        continue;
      }
      span(pen, normal, crossings_[i], crossings_[i + 1].along, low, high);
    }
  }

 private:
  struct Crossing {
    int line;
    float along;
  };

  float offset(ImVec2 p, ImVec2 normal) const { return (p.x - anchor_.x) * normal.x + (p.y - anchor_.y) * normal.y; }

  void span(Pen& pen, ImVec2 normal, const Crossing& begin, float end, ImVec2 low, ImVec2 high) {
    const float n = static_cast<float>(begin.line) * period_;
    const auto at = [&](float along) { return ImVec2(anchor_.x + direction_.x * along + normal.x * n, anchor_.y + direction_.y * along + normal.y * n); };
    if (pattern_ != Pattern::dotted) {
      pen.line(at(begin.along), at(end));
      return;
    }
    const float half = (begin.line & 1) ? period_ / 2 : 0;
    const float from = std::max(begin.along, low.x - anchor_.x), to = std::min(end, high.x - anchor_.x);
    for (int k = static_cast<int>(std::ceil((from - half + 1) / period_)); static_cast<float>(k) * period_ + half <= to - 1; k++) dot(draw_, at(static_cast<float>(k) * period_ + half), 1.5f, ink_);
  }

  ImDrawList* draw_;
  Pattern pattern_;
  ImU32 ink_;
  ImVec2 anchor_, direction_{1, 0};
  float period_ = 6;
  std::vector<Crossing> crossings_;
};

}  // namespace

void fill(ImDrawList* draw, const Outlines& sheet, const Outlines::Polygon& polygon, const Onto& onto, ImU32 color) {
  const Range points = polygon.points, triangles = polygon.triangles;
  if (triangles.to == triangles.from) return;
  draw->PrimReserve(static_cast<int>(triangles.to - triangles.from), static_cast<int>(points.to - points.from));
  const auto first = static_cast<ImDrawIdx>(draw->_VtxCurrentIdx);
  for (std::uint32_t i = triangles.from; i < triangles.to; i++) draw->PrimWriteIdx(first + sheet.triangles[i] - points.from);
  const ImVec2 white = draw->_Data->TexUvWhitePixel;
  for (std::uint32_t i = points.from; i < points.to; i++) draw->PrimWriteVtx(onto(sheet.points[i]), white, color);
}

void fill_pattern(ImDrawList* draw, Pattern pattern, ImU32 ink, ImVec2 anchor, const Outlines& sheet, const Outlines::Polygon& polygon, const Onto& onto,
                  ImVec2 low, ImVec2 high) {
  if (pattern != Pattern::solid) Filler(draw, pattern, ink, anchor).run(sheet, polygon, onto, low, high);
}

}  // namespace chip_rules::app
