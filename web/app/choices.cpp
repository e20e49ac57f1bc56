// Things to click that change the case: each row says what would change and what would come of it.
// May know: the Choices block and the kit.
#include <algorithm>

#include "web/app/render.h"

namespace chip_rules::app {

void draw(Ui& ui, Column& column, const view::Choices& choices, const std::string& id) {
  ui.heading(column, choices.title);
  if (choices.choices.empty()) ui.paragraph(column, choices.empty, {Size::body}, ui.colors->soft);
  for (size_t i = 0; i < choices.choices.size(); i++) {
    const auto& choice = choices.choices[i];
    const float indent = 24, width = column.width - indent - 8;
    const float height = ui.height(width, choice.text, {Size::body, Weight::strong}) + ui.height(width, choice.detail, {Size::small});
    const ImVec2 low(column.x, column.y), high(column.x + column.width, column.y + std::max(height + 12, 36.0f));
    Hit hit = ui.zone(id + "/" + std::to_string(i), "button", choice.text, low, high);
    ui.items.value(choice.detail);
    if (hit.hovered || hit.held) ui.list()->AddRectFilled(low, high, ui.colors->tone(choice.tone).tint, 3);
    if (hit.pressed) ui.wanted_case = choice.case_text;
    ui.sign(ImVec2(low.x + 9, low.y + 6 + ui.fonts.leading({Size::body}) / 2), 6, choice.tone);
    Column text{low.x + indent, low.y + 6, width};
    ui.paragraph(text, choice.text, {Size::body, Weight::strong}, ui.colors->link);
    ui.paragraph(text, choice.detail, {Size::small}, ui.colors->tone(choice.tone).text);
    column.y = high.y + 2;
    if (i + 1 < choices.choices.size()) ui.rule(column.x, column.y - 2, column.width, ui.colors->line);
  }
}

}  // namespace chip_rules::app
