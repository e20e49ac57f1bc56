// Two stories side by side, row by row: large figures, what was said, our finding as a chip with a shape, and why.
// On a narrow column the two sides of a row stand one under the other. May know: the Pairs block and the kit.
#include <algorithm>

#include "web/app/render.h"

namespace chip_rules::app {
namespace {

/// The shape of a finding: a tick, a cross, or a question in a dotted ring; a ring for what is our own.
void finding_sign(Ui& ui, ImVec2 c, std::string_view finding) {
  ImDrawList* draw = ui.list();
  const ImU32 ink = ui.colors->ink;
  const float r = 6;
  auto at = [c](float x, float y) { return ImVec2(c.x + x, c.y + y); };
  if (finding == "supported") {
    draw->AddCircleFilled(c, r, ink);
    const ImVec2 tick[] = {at(-2.8f, 0.2f), at(-0.8f, 2.3f), at(3, -2.3f)};
    draw->AddPolyline(tick, 3, ui.colors->paper, 0, 1.6f);
  } else if (finding == "wrong") {
    draw->AddRectFilled(at(-r, -r), at(r, r), ink);
    draw->AddLine(at(-3, -3), at(3, 3), ui.colors->paper, 1.6f);
    draw->AddLine(at(-3, 3), at(3, -3), ui.colors->paper, 1.6f);
  } else if (finding.empty()) {
    draw->AddCircle(c, r - 1, ink, 0, 1.6f);
  } else {
    draw->AddTriangle(at(0, -r), at(r, r * 0.8f), at(-r, r * 0.8f), ink, 1.5f);
    draw->AddLine(at(0, -2), at(0, 1.6f), ink, 1.6f);
    draw->AddCircleFilled(at(0, 3.6f), 0.9f, ink);
  }
}

void chip(Ui& ui, Column& column, const view::Pairs::Side& side) {
  if (side.finding_text.empty()) return;
  const float row = ui.fonts.leading(small_strong_face), height = row + 6, wide = ui.width(side.finding_text, small_strong_face) + 34;
  const ImVec2 low(column.x, column.y), high(column.x + wide, column.y + height);
  ui.list()->AddRect(low, high, side.finding.empty() ? ui.colors->line : ui.colors->edge, height / 2);
  finding_sign(ui, ImVec2(low.x + 14, (low.y + high.y) / 2), side.finding);
  ui.line(ImVec2(low.x + 25, low.y + 3), side.finding_text, small_strong_face, ui.colors->ink);
  column.y = high.y + 8;
}

void draw_side(Ui& ui, Column& column, const view::Pairs::Side& side, const std::string& id) {
  if (side.figure.empty()) return;
  ui.paragraph(column, side.figure, lead_face, ui.colors->ink);
  column.space(6);
  chip(ui, column, side);
  ui.paragraph(column, side.text, body_face, ui.colors->ink);
  if (!side.why.empty()) {
    column.space(4);
    ui.paragraph(column, side.why, small_face, ui.colors->soft);
  }
  if (!side.cite.text.empty()) {
    column.space(2);
    ui.link(column, id + "/cite", side.cite.text, side.cite.href, small_face);
  }
}

}  // namespace

void draw(Ui& ui, Column& column, const view::Pairs& pairs, const std::string& id) {
  ui.heading(column, pairs.title);
  const float gap = 40;
  const bool beside = column.width >= 560;
  Column left{column.x, column.y, beside ? (column.width - gap) / 2 : column.width};
  Column right{beside ? column.x + left.width + gap : column.x, column.y, left.width};
  if (beside) {
    ui.paragraph(left, pairs.left_title, strong_face, ui.colors->soft);
    ui.paragraph(right, pairs.right_title, strong_face, ui.colors->soft);
    column.y = std::max(left.y, right.y) + 8;
  }
  for (size_t i = 0; i < pairs.rows.size(); i++) {
    const auto& row = pairs.rows[i];
    const std::string name = id + "/" + std::to_string(i);
    ui.rule(column.x, column.y, column.width, ui.colors->line);
    column.space(10);
    ui.paragraph(column, row.theme, small_strong_face, ui.colors->soft);
    column.space(4);
    left.y = right.y = column.y;
    if (!beside && !row.left.figure.empty()) ui.paragraph(left, pairs.left_title, small_face, ui.colors->soft);
    draw_side(ui, left, row.left, name + "/left");
    if (!beside) {
      right.y = left.y + (row.left.figure.empty() || row.right.figure.empty() ? 0 : 18);
      if (!row.right.figure.empty()) ui.paragraph(right, pairs.right_title, small_face, ui.colors->soft);
    }
    draw_side(ui, right, row.right, name + "/right");
    column.y = std::max(left.y, right.y) + 20;
  }
}

}  // namespace chip_rules::app
