// What the placers of a plot's parts share: the scales, and which places are taken.
// May know: plot_layout.h.
#pragma once

#include "web/app/occupied.h"
#include "web/app/plot_layout.h"

namespace chip_rules::app {

/// A layout in the making; places in pixels from the plot's top left corner.
struct Placing {
  const Ui& ui;
  const view::Plot& plot;
  PlotLayout& out;
  Occupied taken;
  float row;  // height of a line of small type

  float x(double value) const { return out.area.left + static_cast<float>(plot_share(plot.x, value)) * out.area.width(); }
  float y(double value) const { return out.area.bottom - static_cast<float>(plot_share(plot.y, value)) * out.area.height(); }

  /// Puts a caption there when the place is free and inside the area.
  bool settle(Caption& caption, float left, float top, float width) {
    if (left < out.area.left + 1 || left + width > out.area.right - 1) return false;
    if (!taken.free(left - 2, top, left + width + 2, top + row - 2)) return false;
    taken.take(left - 2, top, left + width + 2, top + row - 2);
    caption.at = ImVec2(left, top);
    caption.placed = true;
    return true;
  }
};

/// Zones as rectangles with their outer edge and a name: inside where there is room, else beside at the end of a hairline.
void place_zones(Placing& at);

/// How much of a plot's width the names of lines across take beside its area; 0 when they stand inside.
float room_for_lines_across(const Ui& ui, const view::Plot& plot, float width);

/// Lines across at their height, each with its name: never out of the axis's order. Marks have their places already.
void place_lines_across(Placing& at);

/// Series as points, each with a name near it that stands on no line.
void place_series(Placing& at);

}  // namespace chip_rules::app
