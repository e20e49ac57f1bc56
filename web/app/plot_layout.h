// Where everything of a plot stands: axes, zones, lines, series, marks, and labels that do not touch.
// Computed once for a picture and a size, kept between frames. May know: the Plot block and the kit.
#pragma once

#include <string>
#include <vector>

#include "core/view/blocks.h"
#include "web/app/ui.h"

namespace chip_rules::app {

/// A rectangle in pixels from the plot's top left corner.
struct Box {
  float left = 0, top = 0, right = 0, bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  bool holds(float x, float y) const { return x >= left && x < right && y >= top && y < bottom; }
};

/// Words at a place.
struct Caption {
  std::string text;
  ImVec2 at;
  Face face;
  bool placed = false;
};

/// One zone: its parts, its outer edge without the seams between the parts, its label.
struct ZoneShape {
  std::vector<Box> parts;
  std::vector<Box> edges;  // hairlines from left,top to right,bottom
  std::vector<Caption> words;  // its label, in as many lines as its place needs, and its citation; none without room
  ImVec2 leader_from, leader_to;  // a hairline to a label that stands outside; both alike: none
};

/// One reference line: its place on its axis and its label.
struct LineShape {
  float at = 0;
  float from = 0;  // top end of a standing line: up to its label
  Caption label, value;
  ImVec2 leader_to;  // of a line across whose value stands beside the area: the end of a hairline from the line's right end
};

/// Something that can be pointed at: a mark or a point of a series.
struct Spot {
  int mark = -1;
  int series = -1, point = -1;
  ImVec2 at;
};

struct PlotLayout {
  float width = 0, height = 0;  // all of it, without legend and words below
  Box area;                     // where data are drawn
  std::vector<Caption> x_ticks, y_ticks;
  std::vector<float> x_lines, y_lines;
  Caption x_title, x_unit, y_title, y_unit;
  std::vector<ZoneShape> zones;
  std::vector<LineShape> lines;
  std::vector<std::vector<ImVec2>> series;
  std::vector<Caption> series_labels;
  std::vector<ImVec2> marks;
  std::vector<Caption> mark_labels;  // one a mark; placed or not
  std::vector<Spot> spots;           // from left to right
};

/// Place of a value along a scale, 0 to 1, held inside.
double plot_share(const view::Plot::Scale& scale, double value);
/// The value at a place along a scale.
double plot_value(const view::Plot::Scale& scale, double share);

/// How large marks are drawn.
float plot_mark_radius(const view::Plot& plot, bool chosen);

/// Half the width of a bar, in pixels.
float plot_bar_half(const PlotLayout& layout, const std::vector<ImVec2>& points, size_t index);

/// Lays a plot out in the given width and height.
PlotLayout plot_layout(const Ui& ui, const view::Plot& plot, float width, float height);

}  // namespace chip_rules::app
