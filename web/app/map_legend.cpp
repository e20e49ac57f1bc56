// The legend of the map. May know: map_draw.h.
#include <algorithm>

#include "web/app/map_draw.h"

namespace chip_rules::app {

int group_of(const view::Map& map, const std::string& text) {
  for (size_t i = 0; i < map.groups.size() && !text.empty(); i++) {
    if (map.groups[i].text == text) return static_cast<int>(i);
  }
  return -1;
}

void draw_legend(Ui& ui, Column& column, const view::Map& map, std::string& wanted, const std::string& id) {
  constexpr Face small{Size::small};
  const int picked = group_of(map, wanted);
  const float height = ui.coarse ? 44.0f : 30.0f, gap = 18;
  float x = column.x;
  for (size_t i = 0; i < map.groups.size(); i++) {
    const view::Map::Group& group = map.groups[i];
    const Face face{Size::small, static_cast<int>(i) == picked ? Weight::strong : Weight::regular};
    const float text = ui.width(group.text, face), count = ui.width(group.count_text, small), whole = 26 + text + 8 + count;
    const float width = std::min(whole, column.width);
    if (x > column.x && x + width > column.x + column.width) {
      x = column.x;
      column.space(height);
    }
    if (whole > column.width) {  // a name longer than the column takes lines of its own
      const std::vector<Run> runs{{group.text, face, ui.colors->ink}, {"  ", small, 0}, {group.count_text, small, ui.colors->soft}};
      const float lines = ui.height(column.width - 26, runs), tall = std::max(height, lines + 8);
      const Hit hit = ui.zone(id + "/group/" + std::to_string(i), "toggle", group.text, ImVec2(x, column.y), ImVec2(x + width, column.y + tall));
      ui.items.value(static_cast<int>(i) == picked ? "checked" : group.count_text);
      if (hit.pressed) wanted = static_cast<int>(i) == picked ? std::string() : group.text;
      Column words{x + 26, column.y + (tall - lines) / 2, column.width - 26};
      draw_swatch(ui, ImVec2(x, words.y + 2), ImVec2(x + 19, words.y + 16), group);
      ui.paragraph(words, runs);
      column.space(tall);
      continue;
    }
    const ImVec2 low(x, column.y), high(x + width, column.y + height);
    const Hit hit = ui.zone(id + "/group/" + std::to_string(i), "toggle", group.text, low, high);
    ui.items.value(static_cast<int>(i) == picked ? "checked" : group.count_text);
    if (hit.pressed) wanted = static_cast<int>(i) == picked ? std::string() : group.text;
    const float middle = (low.y + high.y) / 2, top = middle - ui.fonts.leading(small) / 2;
    draw_swatch(ui, ImVec2(x, middle - 7), ImVec2(x + 19, middle + 7), group);
    ui.line(ImVec2(x + 26, top), group.text, face, ui.colors->ink);
    ui.line(ImVec2(x + 34 + text, top), group.count_text, small, ui.colors->soft);
    if (hit.hovered || static_cast<int>(i) == picked) ui.rule(x + 26, middle + ui.fonts.leading(small) / 2 - 1, text, ui.colors->ink);
    x += width + gap;
  }
  column.space(x > column.x ? height + 4 : 4);
}

}  // namespace chip_rules::app
