// Where the series of a plot and their names stand. See plot_placing.h.
#include <algorithm>
#include <cmath>

#include "web/app/plot_placing.h"

namespace chip_rules::app {
namespace {

/// A name near its series, on no line of any: at the last points first, ever farther off.
void name_series(Placing& at, const std::vector<ImVec2>& points, Caption& label) {
  const float width = at.ui.width(label.text, small_face);
  const size_t last = points.size() - 1, tries = std::min<size_t>(points.size(), 12);
  for (const float off : {4.0f, 12.0f, 24.0f, 40.0f, 60.0f}) {
    for (size_t back = 0; back < tries; back++) {
      const ImVec2& point = points[last - back * last / tries];
      for (const float share : {1.0f, 0.5f, 0.0f}) {  // of the name's width that lies before the point
        const float left = std::clamp(point.x - width * share, at.out.area.left + 2, std::max(at.out.area.right - width - 2, at.out.area.left + 2));
        for (const float top : {point.y - at.row - off, point.y + off}) {
          const bool inside = top >= at.out.area.top && top + at.row <= at.out.area.bottom;
          if (inside && at.settle(label, left, top, width)) return;
        }
      }
    }
  }
}

}  // namespace

void place_series(Placing& at) {
  for (const view::Plot::Series& one : at.plot.series) {
    std::vector<ImVec2> points;
    for (const view::Plot::Point& point : one.points) points.emplace_back(at.x(point.x), at.y(point.y));
    // Where the series runs no name may stand.
    const bool bars = one.kind == "bars";
    for (size_t i = 0; i < points.size(); i++) {
      const ImVec2& to = points[i];
      if (bars) at.taken.take(to.x - plot_bar_half(at.out, points, i), to.y, to.x + plot_bar_half(at.out, points, i), at.out.area.bottom);
      if (bars) continue;
      const ImVec2& from = i && one.kind != "dots" ? points[i - 1] : to;
      const int steps = static_cast<int>(std::hypot(to.x - from.x, to.y - from.y) / 3) + 1;
      for (int step = 0; step <= steps; step++) {
        const float t = static_cast<float>(step) / static_cast<float>(steps), x = from.x + (to.x - from.x) * t;
        const float y = one.kind == "step" ? from.y : from.y + (to.y - from.y) * t;
        at.taken.take(x - 2, y - 2, x + 2, y + 2);
      }
    }
    at.out.series.push_back(std::move(points));
    at.out.series_labels.push_back({one.label, {}, small_face, false});
  }
  if (at.plot.series.size() < 2) return;
  for (size_t i = 0; i < at.out.series.size(); i++) {
    if (!at.out.series[i].empty()) name_series(at, at.out.series[i], at.out.series_labels[i]);
  }
}

}  // namespace chip_rules::app
