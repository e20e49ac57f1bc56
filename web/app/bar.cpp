// A quota: what was used, what this order adds, and the cap, each number beside its own line.
// May know: the Bar block and the kit.
#include <algorithm>
#include <cmath>

#include "web/app/labels.h"
#include "web/app/render.h"

namespace chip_rules::app {
namespace {

struct PartCaption {
  Label label;
  std::string name;
  std::string_view number;
  ImU32 color;
};

float caption_width(const Ui& ui, const PartCaption& caption) {
  float name = ui.width(caption.name, {Size::small});
  return name + (name > 0 ? 6 : 0) + ui.width(caption.number, {Size::small, Weight::strong});
}

/// Draws captions above or below a line in as many lanes as they need; returns the height taken.
float captions(const Ui& ui, std::vector<PartCaption>& all, float low, float high, float y, bool above, bool measure) {
  std::vector<Label> labels;
  for (PartCaption& caption : all) {
    caption.label.width = caption_width(ui, caption);
    labels.push_back(caption.label);
  }
  const float lane = ui.fonts.leading({Size::small}) + 1;
  const int lanes = place(labels, low, high, 18);
  if (measure) return lane * static_cast<float>(lanes);
  for (size_t i = 0; i < all.size(); i++) {
    float top = above ? y - lane * static_cast<float>(labels[i].lane + 1) : y + lane * static_cast<float>(labels[i].lane);
    float x = labels[i].x;
    if (!all[i].name.empty()) x += ui.line(ImVec2(x, top), all[i].name, {Size::small}, ui.colors->soft) + 6;
    ui.line(ImVec2(x, top), all[i].number, {Size::small, Weight::strong}, all[i].color);
  }
  return lane * static_cast<float>(lanes);
}

}  // namespace

void draw(Ui& ui, Column& column, const view::Bar& bar, const std::string& id) {
  const Palette& colors = *ui.colors;
  const Face strong{Size::body, Weight::strong}, small{Size::small};
  std::vector<Run> title = {{bar.title, strong, bar.drawn ? colors.ink : colors.soft}};
  if (!bar.unit.empty() && bar.cap_text.find(bar.unit) == std::string::npos) {
    title.push_back({" ", small, colors.soft});
    title.push_back({bar.unit, small, colors.soft});
  }
  ui.paragraph(column, title);
  column.space(2);
  ui.paragraph(column, bar.left_text, {Size::body}, bar.fits ? colors.ink : colors.tone(view::Tone::deny).text);
  column.space(6);

  // The scale ends a little after the larger of cap and use, so that the line that is crossed stands inside.
  const double most = std::max({bar.cap, bar.after, bar.before, 1e-12});
  const double scale = bar.after > bar.cap ? most * 1.04 : most;
  auto at = [&](double value) { return column.x + static_cast<float>(std::clamp(value / scale, 0.0, 1.0)) * (column.width - 1); };
  const float thick = bar.drawn ? 24 : 14;

  std::vector<PartCaption> over, under;
  if (!bar.cap_text.empty()) over.push_back({{at(bar.cap)}, ui.word("app.cap"), bar.cap_text, colors.ink});
  if (!bar.before_text.empty() && bar.before > 0) under.push_back({{at(bar.before)}, ui.word("app.before"), bar.before_text, colors.ink});
  if (!bar.request_text.empty()) under.push_back({{(at(bar.before) + at(bar.after)) / 2}, ui.word("app.order"), bar.request_text, colors.tone(bar.tone).text});
  if (!bar.after_text.empty() && bar.before > 0) under.push_back({{at(bar.after)}, ui.word("app.after"), bar.after_text, colors.ink});

  column.space(captions(ui, over, column.x, column.x + column.width, 0, true, true));
  captions(ui, over, column.x, column.x + column.width, column.y, true, false);
  column.space(4);
  const float top = column.y, bottom = top + thick;
  ImDrawList* draw = ui.list();
  draw->AddRectFilled(ImVec2(column.x, top), ImVec2(column.x + column.width, bottom), colors.tones[0].tint);
  draw->AddRectFilled(ImVec2(column.x, top), ImVec2(std::max(column.x, at(bar.before) - 1), bottom), colors.edge);
  const double inside = std::min(bar.after, bar.cap);
  if (bar.drawn) {
    ui.area(ImVec2(at(bar.before), top), ImVec2(std::max(at(std::max(inside, bar.before)), at(bar.before) + 2), bottom), bar.tone);
  } else {  // belongs to an exception that did not decide: outline only
    draw->AddRect(ImVec2(at(bar.before), top), ImVec2(at(inside), bottom), colors.edge);
  }
  if (bar.after > bar.cap) {
    ImVec2 low(at(std::max(bar.cap, bar.before)), top), high(at(bar.after), bottom);
    draw->AddRectFilled(low, high, colors.tone(view::Tone::deny).tint);
    ui.hatch(low, high, colors.tone(view::Tone::deny).text);
    draw->AddRect(low, high, colors.tone(view::Tone::deny).text);
  }
  if (!bar.cap_text.empty()) draw->AddRectFilled(ImVec2(at(bar.cap) - 1, top - 5), ImVec2(at(bar.cap) + 1, bottom + 5), colors.ink);
  column.y = bottom + 4;
  column.space(captions(ui, under, column.x, column.x + column.width, column.y, false, false));
  if (!bar.cite.text.empty()) {
    column.space(2);
    ui.link(column, id + "/cite", bar.cite.text, bar.cite.href, small);
  }
}

}  // namespace chip_rules::app
