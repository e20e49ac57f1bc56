// See layout_answer.h. The order is that of a news graphic: answer, reason, key figures, quotas, lines, what would change it, trace.
#include "web/app/layout_answer.h"

#include <algorithm>

#include "web/app/render.h"

namespace chip_rules::app {

void draw_error(Ui& ui, Column& column, const std::string& error) {
  ui.area(ImVec2(column.x, column.y), ImVec2(column.x + column.width, column.y + 8), view::Tone::undetermined);
  column.space(22);
  ui.paragraph(column, error, {Size::lead, Weight::strong}, ui.colors->ink);
}

namespace {

void paragraphs(Ui& ui, Column& column, const view::View& check, bool legal) {
  each<view::Paragraph>(check, [&](const view::Paragraph& paragraph, int number) {
    if ((paragraph.role == "legal") != legal) return;
    column.space(6);
    Column text{column.x, column.y, std::min(column.width, 760.0f)};
    draw_block(ui, text, paragraph, "said/" + std::to_string(number));
    column.y = text.y;
  });
}

/// The answer and the figures that belong to it.
void answer(Ui& ui, Column& column, const view::View& check) {
  view::Tone tone = view::Tone::plain;
  each<view::Headline>(check, [&](const view::Headline& headline, int) {
    draw(ui, column, headline);
    tone = headline.tone;
  });
  column.space(2);
  paragraphs(ui, column, check, false);
  each<view::Facts>(check, [&](const view::Facts& facts, int) {
    column.space(part_gap);
    draw(ui, column, facts);
  });
  bool first = true;
  for (bool drawn : {true, false}) {  // quotas that decided stand before those that did not
    each<view::Bar>(check, [&](view::Bar bar, int number) {
      if (bar.drawn != drawn) return;
      if (bar.tone == view::Tone::plain && drawn) bar.tone = tone;
      column.space(first ? part_gap : 22);
      if (first) ui.heading(column, ui.word("app.quotas"));
      first = false;
      draw(ui, column, bar, "bar/" + std::to_string(number));
    });
  }
  each<view::Axis>(check, [&](const view::Axis& axis, int number) {
    column.space(part_gap);
    draw(ui, column, axis, "axis/" + std::to_string(number));
  });
}

bool is_footnote(const view::List& list) {
  return list.role == "sources" || list.role == "notes" || list.role == "assumed" || list.role == "standing";
}

/// What would change it, beside what must be done.
void choices_and_duties(Ui& ui, Column& column, const view::View& check) {
  bool duties = false, choices = false;
  each<view::List>(check, [&](const view::List& list, int) { duties = duties || (!is_footnote(list) && !list.entries.empty()); });
  each<view::Choices>(check, [&](const view::Choices&, int) { choices = true; });
  if (!duties && !choices) return;
  column.space(part_gap);
  const bool beside = duties && choices && column.width >= 640;
  const float gap = 36, half = (column.width - gap) / 2;
  Column left = column, right = column;
  if (beside) {
    left.width = right.width = half;
    right.x += half + gap;
  }
  bool first = true;
  each<view::Choices>(check, [&](const view::Choices& each_choices, int number) {
    if (!first) left.space(part_gap);
    first = false;
    draw(ui, left, each_choices, "choices/" + std::to_string(number));
  });
  if (!beside) right.y = left.y + (choices && duties ? part_gap : 0);
  first = true;
  each<view::List>(check, [&](const view::List& list, int number) {
    if (is_footnote(list) || list.entries.empty()) return;
    if (!first) right.space(part_gap);
    first = false;
    draw(ui, right, list, "list/" + std::to_string(number));
  });
  column.y = std::max(left.y, right.y);
}

void trace(Ui& ui, Column& column, const view::View& check) {
  each<view::Clauses>(check, [&](const view::Clauses& clauses, int number) {
    draw(ui, column, clauses, "clauses/" + std::to_string(number));
    column.space(part_gap);
  });
}

void footnotes(Ui& ui, Column& column, const view::View& check) {
  each<view::Table>(check, [&](const view::Table& table, int number) {
    draw(ui, column, table, "table/" + std::to_string(number));
    column.space(part_gap);
  });
  each<view::List>(check, [&](const view::List& list, int number) {
    if (!is_footnote(list) || list.entries.empty()) return;
    draw(ui, column, list, "list/" + std::to_string(number));
    column.space(part_gap);
  });
  paragraphs(ui, column, check, true);
}

}  // namespace

void draw_answer(Ui& ui, Column& main, Column* side, const view::View& check) {
  if (!check.error.empty()) draw_error(ui, main, check.error);
  answer(ui, main, check);
  choices_and_duties(ui, main, check);
  main.space(part_gap);
  trace(ui, side ? *side : main, check);
  footnotes(ui, main, check);
  main.space(40);
}

}  // namespace chip_rules::app
