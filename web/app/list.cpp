// Lists (obligations, notes, sources) and running text. May know: the List and Paragraph blocks and the kit.
#include "web/app/render.h"

namespace chip_rules::app {

void draw(Ui& ui, Column& column, const view::Paragraph& paragraph) {
  const bool loud = paragraph.role == "warning" || paragraph.role == "coverage";
  if (!loud) {
    ui.paragraph(column, paragraph.text, {Size::small}, ui.colors->soft);
    return;
  }
  // A bar at its side, so that it is not missed without color either.
  Column text{column.x + 14, column.y, column.width - 14};
  ui.paragraph(text, paragraph.text, {paragraph.role == "warning" ? Size::body : Size::small}, ui.colors->ink);
  ui.list()->AddRectFilled(ImVec2(column.x, column.y + 3), ImVec2(column.x + 4, text.y - 3),
                           ui.colors->tone(view::Tone::approval).fill);
  column.y = text.y;
}

void draw_way_back(Ui& ui, Column& column, const view::Paragraph& paragraph, float top, const std::string& id) {
  if (paragraph.case_text.empty()) return;
  const float indent = 14, gap = 12, leading = ui.fonts.leading(body_face), room = column.width - indent;
  const std::string action = ui.shorten(paragraph.action, body_face, room);
  const float wide = ui.width(action, body_face), said = ui.width(paragraph.text, body_face);
  // Behind the words where they leave room, else under them; a finger needs a line of its own.
  const bool behind = !ui.coarse && said + gap + wide <= room;
  const float height = ui.coarse ? 44.0f : behind ? leading : 28.0f;
  const ImVec2 low(column.x + indent + (behind ? said + gap : 0), behind ? top : column.y), high(low.x + wide, low.y + height);
  const Hit hit = ui.zone(id, "button", paragraph.action, low, high);
  if (hit.pressed) ui.wanted_case = paragraph.case_text;
  const float words = low.y + (height - leading) / 2;
  ui.line(ImVec2(low.x, words), action, body_face, ui.colors->link);
  ui.rule(low.x, words + leading - 2, wide, ui.colors->link, hit.hovered ? 2.0f : 1.0f);
  if (!behind) column.y = high.y;
}

void draw(Ui& ui, Column& column, const view::List& list, const std::string& id) {
  if (list.entries.empty()) return;
  ui.heading(column, list.title);
  const bool quiet = list.role == "sources" || list.role == "notes" || list.role == "assumed" || list.role == "standing";
  const Face face{quiet ? Size::small : Size::body};
  for (size_t i = 0; i < list.entries.size(); i++) {
    const auto& entry = list.entries[i];
    const float middle = column.y + ui.fonts.leading(face) / 2;
    ui.list()->AddRectFilled(ImVec2(column.x + 1, middle - 2), ImVec2(column.x + 5, middle + 2), ui.colors->soft);
    Column text{column.x + 16, column.y, column.width - 16};
    std::vector<Run> runs = {{entry.text, face, ui.colors->ink}};
    if (!entry.cite.text.empty()) {
      if (!entry.text.empty()) runs.push_back({" ", face, ui.colors->ink});
      runs.push_back({entry.cite.text, {Size::small}, entry.cite.href.empty() ? ui.colors->soft : ui.colors->link, entry.cite.href});
    }
    ui.paragraph(text, runs, id + "/" + std::to_string(i));
    ui.paragraph(text, entry.detail, {Size::small}, ui.colors->soft);
    column.y = text.y + (quiet ? 4.0f : 8.0f);
  }
}

}  // namespace chip_rules::app
