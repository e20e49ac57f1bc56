// A table with hairlines; on a narrow column every row becomes a small paragraph of its own.
// May know: the Table block and the kit.
#include <algorithm>

#include "web/app/render.h"

namespace chip_rules::app {
namespace {

void stacked(Ui& ui, Column& column, const view::Table& table) {
  for (const auto& row : table.rows) {
    for (size_t i = 0; i < row.size(); i++) {
      if (i == 0) {
        ui.paragraph(column, row[i], small_strong_face, ui.colors->ink);
      } else if (!row[i].empty()) {
        std::string_view name = i < table.columns.size() ? std::string_view(table.columns[i]) : std::string_view();
        ui.paragraph(column, {{name, small_face, ui.colors->soft}, {" ", small_face, 0}, {row[i], small_face, ui.colors->ink}});
      }
    }
    column.space(6);
    ui.rule(column.x, column.y - 3, column.width, ui.colors->line);
  }
}

}  // namespace

void draw(Ui& ui, Column& column, const view::Table& table, const std::string&) {
  if (table.rows.empty()) return;
  ui.heading(column, table.title);
  const size_t count = table.columns.size();
  const float gap = 18;
  std::vector<float> widths(count, 0);
  for (size_t i = 0; i < count; i++) {
    widths[i] = ui.width(table.columns[i], small_face);
    for (const auto& row : table.rows) {
      if (i < row.size()) widths[i] = std::max(widths[i], ui.width(row[i], i ? small_face : small_strong_face));
    }
  }
  float total = gap * static_cast<float>(count > 0 ? count - 1 : 0);
  for (float width : widths) total += width;
  if (total > column.width && column.width < 110 * static_cast<float>(count)) {
    stacked(ui, column, table);
    return;
  }
  // Too wide: the widest columns give way and wrap.
  while (total > column.width + 1) {
    float& widest = *std::max_element(widths.begin(), widths.end());
    float cut = std::min(total - column.width, widest * 0.1f + 1);
    widest -= cut;
    total -= cut;
  }
  auto draw_row = [&](const std::vector<std::string>& row, bool header) {
    float x = column.x, bottom = column.y;
    for (size_t i = 0; i < count && i < row.size(); i++) {
      const Face face = header ? small_face : i ? small_face : small_strong_face;
      const bool right = i < table.align.size() && table.align[i] == 'r';
      const float own = ui.width(row[i], face);
      Column box{x, column.y, widths[i] + 1};
      if (right && own < widths[i]) box.x = x + widths[i] - own;
      ui.paragraph(box, row[i], face, header ? ui.colors->soft : ui.colors->ink);
      bottom = std::max(bottom, box.y);
      x += widths[i] + gap;
    }
    column.y = bottom + 7;
    ui.rule(column.x, column.y - 4, column.width, header ? ui.colors->edge : ui.colors->line);
  };
  draw_row(table.columns, true);
  for (const auto& row : table.rows) draw_row(row, false);
}

}  // namespace chip_rules::app
