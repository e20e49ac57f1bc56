// The card that tells of what is pointed at, the legend, and the words under a plot. May know: plot_draw.h and ImGui.
#include <algorithm>

#include "web/app/plot_draw.h"

namespace chip_rules::app {
namespace {

/// A swatch of a zone: its tint, its pattern's color, its edge.
void swatch(Ui& ui, ImVec2 center, view::Tone tone) {
  const ToneColors& look = ui.colors->tone(tone);
  const ImVec2 low(center.x - 8, center.y - 6), high(center.x + 8, center.y + 6);
  ui.list()->AddRectFilled(low, high, look.tint);
  ui.list()->AddRect(low, high, look.text, 0, 0, 1.25f);
}

void legend(Ui& ui, Column& column, const std::vector<view::Plot::Key>& keys) {
  if (keys.empty()) return;
  const float row = ui.fonts.leading(small_face) + 6;
  float x = column.x;
  for (const view::Plot::Key& key : keys) {
    const float width = 22 + ui.width(key.text, small_face);
    if (x > column.x && x + width > column.x + column.width) {
      x = column.x;
      column.space(row);
    }
    const ImVec2 center(x + 8, column.y + row / 2 - 3);
    if (key.shape.empty()) swatch(ui, center, key.tone);
    else draw_plot_mark(ui, center, 5.5f, key.shape == "estimate" ? "circle" : key.shape, key.tone, key.shape == "estimate");
    if (width > column.width) {  // a name longer than the column takes lines of its own
      Column text{x + 22, column.y, column.width - 22};
      ui.paragraph(text, key.text, small_face, ui.colors->soft);
      column.y = text.y + 6;
      continue;
    }
    ui.line(ImVec2(x + 22, column.y), key.text, small_face, ui.colors->soft);
    x += width + 18;
  }
  if (x > column.x) column.space(row);
}

/// The dashes of a line of the law.
void line_key(Ui& ui, ImVec2 center, view::Tone tone) {
  const ImU32 color = ui.colors->tone(tone).text;
  for (const float from : {-8.0f, 2.0f}) ui.list()->AddLine(ImVec2(center.x + from, center.y), ImVec2(center.x + from + 6, center.y), color, 1.5f);
}

/// A key that `draw_key` draws around a center, and what it stands for in words.
template <class DrawKey>
void entry(Ui& ui, Column& column, DrawKey&& draw_key, std::string_view label, std::string_view value, std::string_view says, const view::Link& cite, const std::string& id) {
  Column text{column.x + 30, column.y, std::min(column.width - 30, 760.0f)};
  draw_key(ImVec2(column.x + 11, column.y + ui.fonts.leading(body_face) / 2));
  std::vector<Run> runs{{label, {Size::body, Weight::strong}, ui.colors->ink}};
  for (std::string_view part : {value, says}) {
    if (part.empty()) continue;
    runs.push_back({"  ", body_face, 0});
    runs.push_back({part, body_face, part == value ? ui.colors->ink : ui.colors->soft});
  }
  if (!cite.text.empty()) {
    runs.push_back({" ", small_face, 0});
    runs.push_back({cite.text, small_face, cite.href.empty() ? ui.colors->soft : ui.colors->link, cite.href});
  }
  ui.paragraph(text, runs, id);
  column.y = text.y + 6;
}

/// Each zone, line and series in words. A host that shows a picture alone has them in its own tables.
void draw_plot_entries(Ui& ui, Column& column, const view::Plot& plot, const std::string& id) {
  if (ui.alone) return;
  bool first = true;
  int number = 0;
  auto before = [&] {
    if (first) column.space(10);
    first = false;
    return id + "/words/" + std::to_string(number++);
  };
  for (const view::Plot::Zone& zone : plot.zones) {
    if (!zone.says.empty()) entry(ui, column, [&](ImVec2 center) { swatch(ui, center, zone.tone); }, zone.label, {}, zone.says, zone.cite, before());
  }
  for (const view::Plot::Line& line : plot.lines) {
    if (line.detail.empty() && line.cite.text.empty()) continue;
    entry(ui, column, [&](ImVec2 center) { line_key(ui, center, line.tone); }, line.label, line.value_text, line.detail, line.cite, before());
  }
  for (size_t i = 0; i < plot.series.size(); i++) {
    const view::Plot::Series& series = plot.series[i];
    if (series.cite.text.empty()) continue;
    entry(ui, column, [&](ImVec2 center) { draw_series_key(ui, plot, i, center); }, series.label, series.unit, {}, series.cite, before());
  }
}

}  // namespace

void draw_card(Ui& ui, const Card& card, const PlotLayout& layout, ImVec2 origin, ImVec2 at, float radius) {
  const float pad = 12, sign = card.tone == view::Tone::plain ? 0.0f : 20.0f;
  const bool tight = layout.width < 520;
  const float width = tight ? layout.width - 8 : std::min(340.0f, layout.width - 8), inner = width - pad * 2;
  float height = pad * 2 + ui.height(inner, card.title, {Size::body, Weight::strong}) + ui.height(inner - sign, card.text, body_face) + ui.height(inner, card.cite, small_face);
  for (const std::string_view line : card.lines) height += ui.height(inner, line, small_face);
  if (!card.lines.empty()) height += 6;
  ImVec2 low;
  if (tight) {  // as wide as the plot, on the side where the mark is not
    low = ImVec2(origin.x + 4, at.y > layout.area.top + layout.area.height() / 2 ? origin.y + layout.area.top + 4 : origin.y + layout.area.bottom - height - 4);
    if (at.y <= layout.area.top + layout.area.height() / 2) low.y = std::max(low.y, origin.y + at.y + radius + 8);
  } else {
    const float right = at.x + radius + 10;
    low.x = origin.x + (right + width <= layout.width ? right : std::max(at.x - radius - 10 - width, 0.0f));
    low.y = origin.y + std::clamp(at.y - height / 2, 0.0f, std::max(layout.height - height, 0.0f));
  }
  const ImVec2 high(low.x + width, low.y + height);
  ImDrawList* draw = ui.list();
  draw->AddRectFilled(ImVec2(low.x + 1, low.y + 2), ImVec2(high.x + 3, high.y + 4), IM_COL32(0, 0, 0, 36), 5);
  draw->AddRectFilled(low, high, ui.colors->raised, 4);
  draw->AddRect(low, high, ui.colors->edge, 4);
  Column column{low.x + pad, low.y + pad, inner};
  ui.paragraph(column, card.title, {Size::body, Weight::strong}, ui.colors->ink);
  if (!card.text.empty()) {
    if (sign > 0) ui.sign(ImVec2(column.x + 7, column.y + ui.fonts.leading(body_face) / 2), 6.5f, card.tone);
    Column text{column.x + sign, column.y, inner - sign};
    ui.paragraph(text, card.text, body_face, ui.colors->tone(card.tone).text);
    column.y = text.y;
  }
  if (!card.lines.empty()) column.space(6);
  for (const std::string_view line : card.lines) ui.paragraph(column, line, small_face, ui.colors->soft);
  ui.paragraph(column, card.cite, small_face, ui.colors->soft);
}

void draw_plot_words(Ui& ui, Column& column, const view::Plot& plot, const std::string& id) {
  legend(ui, column, plot.keys);
  draw_plot_entries(ui, column, plot, id);
  if (!plot.note.empty()) {
    column.space(6);
    Column text{column.x, column.y, std::min(column.width, 760.0f)};
    ui.paragraph(text, plot.note, small_face, ui.colors->soft);
    column.y = text.y;
  }
}

}  // namespace chip_rules::app
