// Name and value pairs as a strip of figures, the way a newspaper sets key numbers.
// May know: the Facts block and the kit.
#include <algorithm>

#include "web/app/render.h"

namespace chip_rules::app {

void draw(Ui& ui, Column& column, const view::Facts& facts) {
  if (facts.rows.empty()) return;
  ui.heading(column, facts.title);
  const Face name{Size::small}, value{Size::body, Weight::strong};
  const float gap = 20;
  const int count = static_cast<int>(facts.rows.size());
  int across = std::clamp(static_cast<int>((column.width + gap) / (165 + gap)), 1, count);
  across = (count + (count + across - 1) / across - 1) / ((count + across - 1) / across);  // rows of even length
  const float width = (column.width - gap * static_cast<float>(across - 1)) / static_cast<float>(across);

  for (int first = 0; first < count; first += across) {
    float bottom = column.y;
    const int last = std::min(first + across, count);
    for (int i = first; i < last; i++) {
      const auto& row = facts.rows[static_cast<size_t>(i)];
      Column cell{column.x + static_cast<float>(i - first) * (width + gap), column.y, width};
      ui.paragraph(cell, row.name, name, ui.colors->soft);
      float indent = 0;
      if (row.tone != view::Tone::plain) {
        ui.sign(ImVec2(cell.x + 6, cell.y + ui.fonts.leading(value) / 2), 5.5f, row.tone);
        indent = 19;
      }
      Column text{cell.x + indent, cell.y, cell.width - indent};
      ui.paragraph(text, row.value, value, ui.colors->tone(row.tone).text);
      cell.y = text.y;
      ui.paragraph(cell, row.detail, name, ui.colors->soft);
      bottom = std::max(bottom, cell.y);
    }
    for (int i = first + 1; i < last; i++) {
      float x = column.x + static_cast<float>(i - first) * (width + gap) - gap / 2;
      ui.list()->AddRectFilled(ImVec2(x, column.y + 2), ImVec2(x + 1, bottom - 2), ui.colors->line);
    }
    column.y = bottom + 12;
  }
  column.y -= 12;
}

}  // namespace chip_rules::app
