// See plot_layout.h. Labels settle greedily: the chosen mark first, then zones, lines and series, then as many marks as
// have room. May know: plot_placing.h, the placers of labels.
#include "web/app/plot_layout.h"

#include <algorithm>
#include <cmath>

#include "web/app/labels.h"
#include "web/app/plot_placing.h"

namespace chip_rules::app {
namespace {

/// Names of standing lines hang above the area, in lanes; returns the height that the lanes take.
float standing_lines(const Ui& ui, const view::Plot& plot, PlotLayout& out, float left, float right) {
  const float row = ui.fonts.leading(small_face), limit = std::min((right - left) * 0.9f, 460.0f);
  std::vector<Label> labels;
  std::vector<size_t> which;
  for (size_t i = 0; i < plot.lines.size(); i++) {
    const view::Plot::Line& line = plot.lines[i];
    LineShape& shape = out.lines[i];
    if (line.across) continue;
    shape.at = left + static_cast<float>(plot_share(plot.x, line.value)) * (right - left);
    shape.value.text = line.value_text;
    shape.value.face = small_strong_face;
    shape.label.face = small_face;
    const float value_width = ui.width(line.value_text, small_strong_face);
    const float beside = std::max(shape.at - left, right - shape.at) - 6;  // a name that can't stand beside its line would seem another's
    if (ui.width(line.label, small_face) + value_width + 6 <= std::min(limit, beside)) shape.label.text = line.label;  // else the table says it
    labels.push_back({shape.at, ui.width(shape.label.text, small_face) + (line.value_text.empty() ? 0 : 6 + value_width)});
    which.push_back(i);
  }
  if (labels.empty()) return 0;
  const int lanes = place_flags(labels, left, right, 10);
  for (size_t i = 0; i < labels.size(); i++) {
    LineShape& shape = out.lines[which[i]];
    const float top = static_cast<float>(lanes - 1 - labels[i].lane) * (row + 2);
    shape.from = top + 2;
    shape.label.at = ImVec2(labels[i].x, top);
    shape.value.at = ImVec2(labels[i].x + (shape.label.text.empty() ? 0 : ui.width(shape.label.text, small_face) + 6), top);
    shape.label.placed = shape.value.placed = true;
  }
  return static_cast<float>(lanes) * (row + 2) + 4;
}

void axes(Placing& at) {
  const view::Plot& plot = at.plot;
  PlotLayout& out = at.out;
  float last = -1e9f;
  for (const view::Plot::Tick& tick : plot.x.ticks) {
    if (plot_share(plot.x, tick.value) <= 0 && tick.value < plot.x.low) continue;
    const float x = at.x(tick.value), width = at.ui.width(tick.text, small_face);
    out.x_lines.push_back(x);
    const float left = std::clamp(x - width / 2, 0.0f, out.width - width);
    if (tick.text.empty() || left < last + 10) continue;
    out.x_ticks.push_back({tick.text, ImVec2(left, out.area.bottom + 6), small_face, true});
    last = left + width;
  }
  float above = 1e9f;
  for (const view::Plot::Tick& tick : plot.y.ticks) {
    const float y = at.y(tick.value), width = at.ui.width(tick.text, small_face);
    out.y_lines.push_back(y);
    const float top = y - at.row / 2;
    if (tick.text.empty() || top + at.row > above) continue;
    out.y_ticks.push_back({tick.text, ImVec2(out.area.left - 8 - width, top), small_face, true});
    above = top;
  }
}

void mark_label(Placing& at, size_t index) {
  const view::Plot::Mark& mark = at.plot.marks[index];
  const ImVec2 c = at.out.marks[index];
  const Face face = mark.chosen ? small_strong_face : small_face;
  Caption& label = at.out.mark_labels[index];
  label.text = mark.chosen ? at.ui.shorten(mark.label, face, at.out.area.width() * 0.7f) : mark.label;
  label.face = face;
  const float width = at.ui.width(label.text, face), r = plot_mark_radius(at.plot, mark.chosen) + 3, middle = c.y - at.row / 2;
  const ImVec2 places[] = {{c.x + r, middle},           {c.x - r - width, middle},   {c.x - width / 2, c.y - r - at.row + 2}, {c.x - width / 2, c.y + r - 1},
                           {c.x + r - 2, middle - at.row * 0.6f}, {c.x + r - 2, middle + at.row * 0.6f}, {c.x - r - width + 2, middle - at.row * 0.6f},
                           {c.x - r - width + 2, middle + at.row * 0.6f}};
  for (const ImVec2& place : places) {
    if (place.y < at.out.area.top || place.y + at.row > at.out.area.bottom) continue;
    if (at.settle(label, place.x, place.y, width)) return;
  }
}

/// As many names as leave the picture calm: about one for each 90 by 90 pixels.
void name_marks(Placing& at, bool chosen) {
  int room = static_cast<int>(at.out.area.width() * at.out.area.height() / 8100);
  for (size_t i = 0; i < at.plot.marks.size(); i++) {
    if (at.plot.marks[i].chosen != chosen || (!chosen && room <= 0)) continue;
    mark_label(at, i);
    if (at.out.mark_labels[i].placed) room--;
  }
}

void marks(Placing& at) {
  PlotLayout& out = at.out;
  const std::vector<view::Plot::Mark>& all = at.plot.marks;
  for (const view::Plot::Mark& mark : all) {
    const ImVec2 c(at.x(mark.x), at.y(mark.y));
    const float r = plot_mark_radius(at.plot, mark.chosen);
    out.marks.push_back(c);
    if (mark.chosen) at.taken.take(c.x - r, c.y - r, c.x + r, c.y + r);
  }
  out.mark_labels.resize(all.size());
  name_marks(at, true);  // before the others take their places: it is always named
  for (const ImVec2& c : out.marks) {
    const float r = plot_mark_radius(at.plot, false);
    at.taken.take(c.x - r, c.y - r, c.x + r, c.y + r);
  }
}

/// Names of marks do not stand on lines.
void keep_off_lines(Placing& at) {
  for (size_t i = 0; i < at.plot.lines.size(); i++) {
    const float line = at.out.lines[i].at;
    const Box& area = at.out.area;
    if (at.plot.lines[i].across) at.taken.take(area.left, line, area.right, line);
    else at.taken.take(line, area.top, line, area.bottom);
  }
}

/// The name of an axis in strong type, its unit beside it; from x = 0.
void axis_title(const Ui& ui, const view::Plot::Scale& scale, float width, Caption& title, Caption& unit) {
  title = {ui.shorten(scale.title, small_strong_face, width), ImVec2(0, 0), small_strong_face, !scale.title.empty()};
  const float end = ui.width(title.text, small_strong_face) + 6;
  unit = {scale.unit, ImVec2(end, 0), small_face, !scale.unit.empty() && end + ui.width(scale.unit, small_face) <= width};
}

void spots(const view::Plot& plot, PlotLayout& out) {
  for (size_t i = 0; i < out.marks.size(); i++) out.spots.push_back({static_cast<int>(i), -1, -1, out.marks[i]});
  for (size_t i = 0; i < out.series.size(); i++) {
    for (size_t k = 0; k < out.series[i].size(); k++) {
      if (!plot.series[i].points[k].text.empty()) out.spots.push_back({-1, static_cast<int>(i), static_cast<int>(k), out.series[i][k]});
    }
  }
  std::stable_sort(out.spots.begin(), out.spots.end(), [](const Spot& a, const Spot& b) { return a.at.x < b.at.x; });
}

}  // namespace

double plot_share(const view::Plot::Scale& scale, double value) {
  double low = scale.low, high = scale.high;
  if (scale.logarithmic) {
    if (low <= 0 || high <= low || value <= 0) return 0;
    low = std::log(low);
    high = std::log(high);
    value = std::log(value);
  }
  return high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 0;
}

double plot_value(const view::Plot::Scale& scale, double share) {
  share = std::clamp(share, 0.0, 1.0);
  if (scale.logarithmic && scale.low > 0) return scale.low * std::pow(scale.high / scale.low, share);
  return scale.low + (scale.high - scale.low) * share;
}

float plot_mark_radius(const view::Plot& plot, bool chosen) {
  const float usual = plot.marks.size() > 250 ? 3.5f : plot.marks.size() > 100 ? 4.5f : 5.5f;
  return chosen ? usual + 3 : usual;
}

float plot_bar_half(const PlotLayout& layout, const std::vector<ImVec2>& points, size_t index) {
  const float room = points.size() > 1 ? std::fabs(points[index ? index : 1].x - points[index ? index - 1 : 0].x) : layout.area.width() / 3;
  return std::clamp(room * 0.35f, 1.0f, 28.0f);
}

PlotLayout plot_layout(const Ui& ui, const view::Plot& plot, float width, float height) {
  PlotLayout out;
  out.width = width;
  out.height = height;
  out.lines.resize(plot.lines.size());
  const float row = ui.fonts.leading(small_face);
  float ticks = 0;
  for (const view::Plot::Tick& tick : plot.y.ticks) ticks = std::max(ticks, ui.width(tick.text, small_face));
  const float left = std::floor(std::min(ticks + 10, width * 0.4f)), right = width - 2 - room_for_lines_across(ui, plot, width);
  float top = standing_lines(ui, plot, out, left, right);
  axis_title(ui, plot.y, width, out.y_title, out.y_unit);
  axis_title(ui, plot.x, width, out.x_title, out.x_unit);
  if (out.y_title.placed) {
    for (LineShape& line : out.lines) {
      for (Caption* caption : {&line.label, &line.value}) caption->at.y += row + 4;
      line.from += row + 4;
    }
    top += row + 4;
  }
  const float below = 6 + row + (out.x_title.placed ? row : 0);
  out.area = {left, std::floor(top + 2), right, std::floor(height - below)};
  const float shift = right - (out.x_unit.placed ? out.x_unit.at.x + ui.width(out.x_unit.text, small_face) : ui.width(out.x_title.text, small_strong_face));
  for (Caption* caption : {&out.x_title, &out.x_unit}) caption->at = ImVec2(caption->at.x + shift, out.area.bottom + 6 + row);

  Placing at{ui, plot, out, Occupied(width, height), row};
  axes(at);
  marks(at);
  place_zones(at);
  place_lines_across(at);
  keep_off_lines(at);
  place_series(at);
  name_marks(at, false);
  spots(plot, out);
  return out;
}

}  // namespace chip_rules::app
