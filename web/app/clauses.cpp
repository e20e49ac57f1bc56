// The trace as a tree: steps, clauses in the order of decision, and under an opened clause its comparisons and citation.
// May know: the Clauses block and the kit.
#include <algorithm>

#include "web/app/render.h"

namespace chip_rules::app {
namespace {

/// Yes is a filled dot, no an empty one, unknown a question mark's place in dots, not reached a dash.
void result_sign(const Ui& ui, ImVec2 center, const view::Clauses::Clause& clause) {
  ImDrawList* draw = ui.list();
  if (clause.decided) {
    ui.sign(center, 6, clause.tone == view::Tone::plain ? view::Tone::no_license : clause.tone);
  } else if (clause.result == "yes") {
    draw->AddCircleFilled(center, 5, ui.colors->ink);
  } else if (clause.result == "no") {
    draw->AddCircle(center, 5, ui.colors->soft, 0, 1.5f);
  } else if (clause.result == "unknown") {
    ui.sign(center, 6, view::Tone::undetermined);
  } else {
    draw->AddRectFilled(ImVec2(center.x - 5, center.y - 1), ImVec2(center.x + 5, center.y + 1), ui.colors->edge);
  }
}

ImU32 result_color(const Ui& ui, const std::string& result) {
  if (result == "yes") return ui.colors->ink;
  if (result == "unknown") return ui.colors->tone(view::Tone::approval).text;
  return ui.colors->soft;
}

/// Figures are strong, words are not.
Face weight(const view::Clauses::Compared& compared) { return compared.distance.empty() ? small_face : small_strong_face; }

/// The comparisons that stand beside a folded clause: those with a distance to a line first, at most two.
std::vector<const view::Clauses::Compared*> beside(const view::Clauses::Clause& clause) {
  std::vector<const view::Clauses::Compared*> shown;
  for (bool figures : {true, false}) {
    for (const auto& compared : clause.compared) {
      if (compared.distance.empty() != figures && shown.size() < 2) shown.push_back(&compared);
    }
  }
  return shown;
}

void comparison(Ui& ui, Column& column, const view::Clauses::Compared& compared, bool full) {
  std::vector<Run> runs = {{compared.text, weight(compared), result_color(ui, compared.result)}};
  if (!compared.distance.empty()) {
    runs.push_back({full ? " " : "\n", small_face, 0});
    runs.push_back({compared.distance, small_face, ui.colors->soft});
  }
  if (full && !compared.result.empty()) {
    const float middle = column.y + ui.fonts.leading(small_face) / 2;
    ImVec2 center(column.x + 5, middle);
    if (compared.result == "yes") {
      ui.list()->AddCircleFilled(center, 3.5f, ui.colors->ink);
    } else if (compared.result == "no") {
      ui.list()->AddCircle(center, 3.5f, ui.colors->soft, 0, 1.5f);
    } else {
      ui.sign(center, 4.5f, view::Tone::undetermined);
    }
    Column text{column.x + 18, column.y, column.width - 18};
    ui.paragraph(text, runs);
    column.y = text.y;
  } else {
    ui.paragraph(column, runs);
  }
}

void details(Ui& ui, Column& column, const view::Clauses::Clause& clause, const std::string& id) {
  column.space(4);
  ui.paragraph(column, clause.effect, small_strong_face, ui.colors->tone(clause.tone).text);
  for (const auto& compared : clause.compared) comparison(ui, column, compared, true);
  ui.paragraph(column, clause.confidence, small_face, ui.colors->tone(view::Tone::approval).text);
  if (!clause.cite.text.empty()) {
    column.space(2);
    ui.link(column, id + "/cite", clause.cite.text, clause.cite.href, small_face);
  }
  column.space(4);
}

void draw_clause(Ui& ui, Column& column, const view::Clauses::Clause& clause, const std::string& id) {
  const bool reached = clause.result != "not-reached";
  // The deciding clause starts open, also when another one decided before.
  bool& open = ui.open.try_emplace(id + (clause.decided ? "/decided" : ""), clause.decided).first->second;
  const bool wide = column.width >= 640;
  const float sign_width = 24, verdict_width = wide ? 118.0f : 0, chevron_width = 22;
  const float side_width = wide && !open && !clause.compared.empty() ? column.width * 0.32f : 0;
  const float says_x = column.x + sign_width + verdict_width;
  const float says_width = column.width - sign_width - verdict_width - chevron_width - (side_width > 0 ? side_width + 20 : 0);

  const Face face = clause.decided ? strong_face : body_face;
  float height = ui.height(says_width, clause.says, face);
  if (!wide) height += ui.fonts.leading(small_face);
  float side = 0;
  const auto shown = side_width > 0 ? beside(clause) : std::vector<const view::Clauses::Compared*>();
  for (const auto* compared : shown) {
    side += ui.height(side_width, {{compared->text, weight(*compared)}, {compared->distance.empty() ? "" : "\n", small_face}, {compared->distance, small_face}});
  }
  const float top = column.y, pad = 7, bottom = top + std::max(height, side) + pad * 2;

  const ImVec2 low(column.x - 6, top), high(column.x + column.width, bottom);
  ImDrawList* list = ui.list();
  list->ChannelsSplit(2);  // the ground of the deciding clause is drawn last, when its height is known
  list->ChannelsSetCurrent(1);
  Hit hit = ui.zone(id, "toggle", clause.says, low, high);
  ui.items.value(clause.result_text);
  int nudge = ui.items.take_nudge(id);
  if (hit.pressed || (nudge > 0 && !open) || (nudge < 0 && open)) open = !open;
  if (hit.hovered && !clause.decided) ui.list()->AddRectFilled(low, high, ui.colors->tones[0].tint);

  const float line = ui.fonts.leading(body_face);
  result_sign(ui, ImVec2(column.x + 9, top + pad + line / 2), clause);
  Column says{says_x, top + pad, says_width};
  const ImU32 ink = reached ? ui.colors->ink : ui.colors->soft;
  if (wide) {
    Column verdict{column.x + sign_width, top + pad + (line - ui.fonts.leading(small_face)) / 2 + 1, verdict_width - 10};
    ui.paragraph(verdict, clause.result_text, small_face, result_color(ui, clause.result));
  } else {
    ui.paragraph(says, clause.result_text, small_face, result_color(ui, clause.result));
  }
  ui.paragraph(says, clause.says, face, ink);
  Column numbers{column.x + column.width - chevron_width - side_width, top + pad + 1, side_width};
  for (const auto* compared : shown) comparison(ui, numbers, *compared, false);
  ui.chevron(ImVec2(column.x + column.width - 11, top + pad + line / 2), 4.5f, open, ui.colors->edge);
  column.y = bottom;
  if (open) {
    Column inner{says_x, column.y - 4, column.width - (says_x - column.x) - chevron_width};
    details(ui, inner, clause, id);
    column.y = inner.y;
  }
  list->ChannelsSetCurrent(0);
  if (clause.decided) {
    list->AddRectFilled(low, ImVec2(high.x, column.y), ui.colors->tone(clause.tone).tint);
    ui.area(ImVec2(column.x - 6, top), ImVec2(column.x - 1, column.y), clause.tone);
  }
  list->ChannelsMerge();
  ui.rule(column.x, column.y, column.width, ui.colors->line);
  column.space(1);
}

}  // namespace

void draw(Ui& ui, Column& column, const view::Clauses& clauses, const std::string& id) {
  if (clauses.clauses.empty()) return;
  ui.heading(column, clauses.title);
  std::string step;
  bool open = true;
  for (size_t i = 0; i < clauses.clauses.size(); i++) {
    const auto& clause = clauses.clauses[i];
    if (i == 0 || clause.step != step) {
      step = clause.step;
      if (i > 0) column.space(12);
      const std::string name = id + "/step/" + step;
      bool& unfolded = ui.open.try_emplace(name, true).first->second;
      const float height = std::max(ui.height(column.width - 30, step, small_strong_face) + 8, 28.0f);
      const ImVec2 low(column.x, column.y), high(column.x + column.width, column.y + height);
      Hit hit = ui.zone(name, "toggle", step, low, high);
      int nudge = ui.items.take_nudge(name);
      if (hit.pressed || (nudge > 0 && !unfolded) || (nudge < 0 && unfolded)) unfolded = !unfolded;
      open = unfolded;
      ui.chevron(ImVec2(column.x + 9, column.y + height / 2), 4.5f, open, hit.hovered ? ui.colors->ink : ui.colors->edge);
      Column text{column.x + 24, column.y + (height - ui.height(column.width - 30, step, small_strong_face)) / 2, column.width - 30};
      ui.paragraph(text, step, small_strong_face, ui.colors->soft);
      column.y = high.y;
      ui.rule(column.x, column.y, column.width, ui.colors->edge);
      column.space(1);
    }
    if (open) draw_clause(ui, column, clause, id + "/" + clause.id);
  }
}

}  // namespace chip_rules::app
