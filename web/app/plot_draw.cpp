// See plot_draw.h. May know: plot_draw.h and ImGui.
#include "web/app/plot_draw.h"

#include <algorithm>
#include <cmath>

namespace chip_rules::app {
namespace {

ImU32 faded(ImU32 color, float share) {
  const auto alpha = static_cast<ImU32>(static_cast<float>(color >> IM_COL32_A_SHIFT) * share);
  return (color & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
}

void dashed(ImDrawList* draw, ImVec2 from, ImVec2 to, ImU32 color, float thickness, float dash, float gap) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return;
  const ImVec2 step((to.x - from.x) / length, (to.y - from.y) / length);
  for (float at = 0; at < length; at += dash + gap) {
    const float end = std::min(at + dash, length);
    draw->AddLine(ImVec2(from.x + step.x * at, from.y + step.y * at), ImVec2(from.x + step.x * end, from.y + step.y * end), color, thickness);
  }
}

/// Series are told apart by ink and dash: tones mean outcomes.
struct SeriesLook {
  ImU32 color = 0, bar = 0;
  float thickness = 0, dot = 0;
  bool broken = false;  // a dashed line; hollow dots
};

SeriesLook series_look(const Palette& colors, const view::Plot::Series& series, size_t index) {
  const ImU32 inks[] = {colors.ink, colors.link, colors.soft};
  const ImU32 color = series.second ? colors.edge : inks[index % 3];
  return {color, faded(color, series.second ? 0.35f : 0.85f), series.second ? 1.5f : 2.25f, series.second ? 2.5f : 3.5f, series.second || index >= 3};
}

void series_stroke(ImDrawList* draw, const SeriesLook& look, ImVec2 from, ImVec2 to) {
  if (look.broken) dashed(draw, from, to, look.color, look.thickness, 5, 4);
  else draw->AddLine(from, to, look.color, look.thickness);
}

void series_dot(ImDrawList* draw, const Palette& colors, const SeriesLook& look, ImVec2 center) {
  draw->AddCircleFilled(center, look.dot, look.broken ? colors.paper : look.color);
  if (look.broken) draw->AddCircle(center, look.dot, look.color, 0, 1.5f);
}

struct Ink {
  Ui& ui;
  const view::Plot& plot;
  const PlotLayout& layout;
  ImVec2 origin;

  ImDrawList* draw() const { return ui.list(); }
  ImVec2 at(ImVec2 point) const { return ImVec2(origin.x + point.x, origin.y + point.y); }
  ImVec2 at(float x, float y) const { return ImVec2(origin.x + x, origin.y + y); }
  void words(const Caption& caption, ImU32 color) const {
    if (caption.placed && !caption.text.empty()) ui.line(at(caption.at), caption.text, caption.face, color);
  }
  /// Words with paper behind them, so that lines do not run through.
  void words_on(const Caption& caption, ImU32 color, ImU32 ground) const {
    if (!caption.placed || caption.text.empty()) return;
    const ImVec2 low = at(caption.at), high(low.x + ui.width(caption.text, caption.face), low.y + ui.fonts.leading(caption.face));
    draw()->AddRectFilled(ImVec2(low.x - 2, low.y + 1), ImVec2(high.x + 2, high.y - 1), ground, 2);
    words(caption, color);
  }
};

/// A tone's own pattern, faint enough to read on: denial falls, barred rises densely, undetermined is dotted.
void pattern(const Ink& ink, const Box& part, view::Tone tone) {
  const ImVec2 low = ink.at(part.left, part.top), high = ink.at(part.right, part.bottom);
  const ImU32 color = ink.ui.colors->tone(tone).fill;
  ImDrawList* draw = ink.draw();
  switch (tone) {
    case view::Tone::barred: ink.ui.hatch(low, high, faded(color, 0.35f), 9, 1.5f); break;
    case view::Tone::deny: ink.ui.hatch(low, high, faded(color, 0.16f), 16, 1); break;
    case view::Tone::case_by_case:
      for (float y = std::ceil(low.y / 10) * 10; y < high.y; y += 10) draw->AddRectFilled(ImVec2(low.x, y), ImVec2(high.x, y + 1), faded(color, 0.2f));
      break;
    case view::Tone::approval:
      for (float x = std::ceil(low.x / 10) * 10; x < high.x; x += 10) draw->AddRectFilled(ImVec2(x, low.y), ImVec2(x + 1, high.y), faded(color, 0.25f));
      break;
    case view::Tone::undetermined:
      for (float y = std::ceil(low.y / 12) * 12 + 2; y < high.y - 2; y += 12) {
        for (float x = std::ceil(low.x / 12) * 12 + 2; x < high.x - 2; x += 12) draw->AddRectFilled(ImVec2(x, y), ImVec2(x + 2, y + 2), faded(color, 0.6f));
      }
      break;
    default: break;
  }
}

void zones(const Ink& ink) {
  for (size_t i = 0; i < ink.layout.zones.size(); i++) {
    const ZoneShape& shape = ink.layout.zones[i];
    const view::Tone tone = ink.plot.zones[i].tone;
    const ToneColors& look = ink.ui.colors->tone(tone);
    for (const Box& part : shape.parts) {
      ink.draw()->AddRectFilled(ink.at(part.left, part.top), ink.at(part.right, part.bottom), look.tint);
      pattern(ink, part, tone);
    }
  }
  for (size_t i = 0; i < ink.layout.zones.size(); i++) {
    const ImU32 color = ink.ui.colors->tone(ink.plot.zones[i].tone).text;
    for (const Box& edge : ink.layout.zones[i].edges) ink.draw()->AddLine(ink.at(edge.left, edge.top), ink.at(edge.right, edge.bottom), faded(color, 0.8f), 1.25f);
  }
}

void grid(const Ink& ink) {
  const Box& area = ink.layout.area;
  const ImU32 color = faded(ink.ui.colors->edge, 0.28f);
  for (const float x : ink.layout.x_lines) ink.draw()->AddRectFilled(ink.at(std::floor(x), area.top), ink.at(std::floor(x) + 1, area.bottom), color);
  for (const float y : ink.layout.y_lines) ink.draw()->AddRectFilled(ink.at(area.left, std::floor(y)), ink.at(area.right, std::floor(y) + 1), color);
}

void frame(const Ink& ink) {
  const Box& area = ink.layout.area;
  const Palette& colors = *ink.ui.colors;
  ink.draw()->AddRectFilled(ink.at(area.left, area.bottom), ink.at(area.right, area.bottom + 1), colors.ink);
  for (const float x : ink.layout.x_lines) ink.draw()->AddRectFilled(ink.at(std::floor(x), area.bottom), ink.at(std::floor(x) + 1, area.bottom + 5), colors.edge);
  for (const Caption& tick : ink.layout.x_ticks) ink.words(tick, colors.soft);
  for (const Caption& tick : ink.layout.y_ticks) ink.words(tick, colors.soft);
  ink.words(ink.layout.x_title, colors.ink);
  ink.words(ink.layout.y_title, colors.ink);
  ink.words(ink.layout.x_unit, colors.soft);
  ink.words(ink.layout.y_unit, colors.soft);
}

void lines(const Ink& ink) {
  const Box& area = ink.layout.area;
  for (size_t i = 0; i < ink.layout.lines.size(); i++) {
    const view::Plot::Line& line = ink.plot.lines[i];
    const LineShape& shape = ink.layout.lines[i];
    ImU32 color = line.tone == view::Tone::plain ? ink.ui.colors->ink : ink.ui.colors->tone(line.tone).text;
    if (line.label.empty()) color = faded(color, 0.4f);  // only the value at which a zone ends
    const float at = std::floor(shape.at);
    if (line.across) dashed(ink.draw(), ink.at(area.left, at), ink.at(area.right, at), color, 1.25f, 7, 4);
    else dashed(ink.draw(), ink.at(at, shape.from), ink.at(at, area.bottom), color, 1.25f, 7, 4);
    if (line.across && shape.leader_to.x > 0) ink.draw()->AddLine(ink.at(area.right, at), ink.at(shape.leader_to), color, 1);
  }
}

void line_names(const Ink& ink) {
  for (size_t i = 0; i < ink.layout.lines.size(); i++) {
    const view::Tone tone = ink.plot.lines[i].tone;
    const LineShape& shape = ink.layout.lines[i];
    ink.words_on(shape.label, ink.ui.colors->soft, faded(ink.ui.colors->paper, 0.85f));
    ink.words_on(shape.value, tone == view::Tone::plain ? ink.ui.colors->ink : ink.ui.colors->tone(tone).text, faded(ink.ui.colors->paper, 0.85f));
  }
}

void series(const Ink& ink) {
  const Palette& colors = *ink.ui.colors;
  for (size_t i = 0; i < ink.layout.series.size(); i++) {
    const view::Plot::Series& one = ink.plot.series[i];
    const std::vector<ImVec2>& points = ink.layout.series[i];
    const SeriesLook look = series_look(colors, one, i);
    auto stroke = [&](ImVec2 from, ImVec2 to) { series_stroke(ink.draw(), look, ink.at(from), ink.at(to)); };
    for (size_t k = 0; k < points.size(); k++) {
      if (one.kind == "bars") {
        const float half = plot_bar_half(ink.layout, points, k);
        const ImVec2 low = ink.at(points[k].x - half, points[k].y), high = ink.at(points[k].x + half, ink.layout.area.bottom);
        ink.draw()->AddRectFilled(low, high, look.bar);
      } else if (one.kind == "dots") {
        series_dot(ink.draw(), colors, look, ink.at(points[k]));
      } else if (k > 0 && one.kind == "step") {
        stroke(points[k - 1], ImVec2(points[k].x, points[k - 1].y));
        stroke(ImVec2(points[k].x, points[k - 1].y), points[k]);
      } else if (k > 0) {
        stroke(points[k - 1], points[k]);
      }
    }
    ink.words_on(ink.layout.series_labels[i], one.second ? colors.soft : look.color, faded(colors.paper, 0.8f));
  }
}

void marks(const Ink& ink) {
  for (bool chosen : {false, true}) {  // the chosen one on top
    for (size_t i = 0; i < ink.layout.marks.size(); i++) {
      const view::Plot::Mark& mark = ink.plot.marks[i];
      if (mark.chosen != chosen) continue;
      const ImVec2 center = ink.at(ink.layout.marks[i]);
      const float radius = plot_mark_radius(ink.plot, chosen);
      if (chosen) ink.draw()->AddCircle(center, radius + 4, ink.ui.colors->ink, 0, 2);
      draw_plot_mark(ink.ui, center, radius, mark.shape, mark.tone, mark.estimate);
    }
  }
}

}  // namespace

void draw_plot_mark(Ui& ui, ImVec2 c, float r, std::string_view shape, view::Tone tone, bool estimate) {
  ImDrawList* draw = ui.list();
  const ToneColors& look = ui.colors->tone(tone);
  const float line = r > 5 ? 1.75f : 1.25f;
  // What cannot be told is hollow with a dot inside, whatever its shape: its gray alone would not set it apart.
  const bool open = tone == view::Tone::undetermined;
  if (estimate || open || shape == "ring") draw->AddCircleFilled(c, r + 0.5f, ui.colors->paper, 12);
  if (open) draw->AddCircleFilled(c, std::max(r * 0.3f, 1.25f), look.text, 8);
  if (shape == "square" || shape == "diamond" || shape == "triangle") {
    ImVec2 corners[4];
    int count = 4;
    if (shape == "square") {
      const float s = r * 0.88f;
      corners[0] = ImVec2(c.x - s, c.y - s), corners[1] = ImVec2(c.x + s, c.y - s), corners[2] = ImVec2(c.x + s, c.y + s), corners[3] = ImVec2(c.x - s, c.y + s);
    } else if (shape == "diamond") {
      const float s = r * 1.2f;
      corners[0] = ImVec2(c.x, c.y - s), corners[1] = ImVec2(c.x + s, c.y), corners[2] = ImVec2(c.x, c.y + s), corners[3] = ImVec2(c.x - s, c.y);
    } else {
      count = 3;
      corners[0] = ImVec2(c.x, c.y - r * 1.15f), corners[1] = ImVec2(c.x + r * 1.1f, c.y + r * 0.8f), corners[2] = ImVec2(c.x - r * 1.1f, c.y + r * 0.8f);
    }
    if (!estimate) {
      if (!open) draw->AddConvexPolyFilled(corners, count, look.fill);
      draw->AddPolyline(corners, count, look.text, ImDrawFlags_Closed, open ? line : 1);
    } else {
      for (int i = 0; i < count; i++) dashed(draw, corners[i], corners[(i + 1) % count], look.text, line, 2.5f, 1.75f);
    }
    return;
  }
  if (estimate) {  // six dashes
    const float turn = 6.2831853f / 6;
    for (int i = 0; i < 6; i++) {
      draw->PathArcTo(c, r, turn * static_cast<float>(i), turn * (static_cast<float>(i) + 0.62f), 3);
      draw->PathStroke(look.text, 0, line);
    }
  } else if (shape == "ring" || open) {
    draw->AddCircle(c, r - line / 2, look.text, 0, line + 0.5f);
  } else {
    draw->AddCircleFilled(c, r, look.fill);
    draw->AddCircle(c, r, look.text);
  }
}

void draw_series_key(Ui& ui, const view::Plot& plot, size_t index, ImVec2 center) {
  const view::Plot::Series& series = plot.series[index];
  const SeriesLook look = series_look(*ui.colors, series, index);
  if (series.kind == "bars") ui.list()->AddRectFilled(ImVec2(center.x - 6, center.y - 6), ImVec2(center.x + 6, center.y + 6), look.bar);
  else if (series.kind == "dots") series_dot(ui.list(), *ui.colors, look, center);
  else series_stroke(ui.list(), look, ImVec2(center.x - 11, center.y), ImVec2(center.x + 11, center.y));
}

void draw_plot(Ui& ui, const view::Plot& plot, const PlotLayout& layout, ImVec2 origin) {
  const Ink ink{ui, plot, layout, origin};
  const Palette& colors = *ui.colors;
  zones(ink);
  grid(ink);
  lines(ink);
  for (size_t i = 0; i < layout.zones.size(); i++) {
    const ToneColors& look = colors.tone(plot.zones[i].tone);
    const ZoneShape& zone = layout.zones[i];
    if (zone.leader_from.x != zone.leader_to.x || zone.leader_from.y != zone.leader_to.y) {
      ink.draw()->AddLine(ink.at(zone.leader_from), ink.at(zone.leader_to), look.text, 1);
      ink.draw()->AddCircleFilled(ink.at(zone.leader_from), 2.5f, look.text);
    }
    for (const Caption& line : zone.words) ink.words_on(line, look.text, look.tint);
  }
  line_names(ink);
  frame(ink);
  series(ink);
  marks(ink);
  for (size_t i = 0; i < layout.mark_labels.size(); i++) {
    if (!layout.mark_labels[i].placed) continue;
    if (plot.marks[i].chosen) ink.words_on(layout.mark_labels[i], colors.ink, faded(colors.paper, 0.75f));
    else ink.words(layout.mark_labels[i], colors.ink);
  }
}

}  // namespace chip_rules::app
