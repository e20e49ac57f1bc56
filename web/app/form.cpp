// See form.h. A field is a small label, its value in strong type (or what absence means, in regular), and a hairline.
#include "web/app/form.h"

#include <algorithm>
#include <cmath>

#include "core/json/number.h"

namespace chip_rules::app {
namespace {

/// A step that feels the same at every size: the first digit's tenth, on the field's own grid.
double nice_step(double value, double grid, bool down) {
  double size = std::fabs(value) * (down ? 0.999 : 1.0);
  double nice = size > 0 ? std::pow(10, std::floor(std::log10(size)) - 1) : grid;
  if (grid <= 0) return nice > 0 ? nice : 1;
  return std::max(grid, std::round(nice / grid) * grid);
}

/// A field's value on its line, in strong type where it is given; one too long for it in small type on two lines.
void draw_value(Ui& ui, ImVec2 at, float width, const std::string& value, bool given) {
  const Face face = given ? strong_face : body_face;
  const ImU32 color = given ? ui.colors->ink : ui.colors->soft;
  if (ui.width(value, face) <= width) {
    ui.line(at, value, face, color);
    return;
  }
  const Face less{Size::small, face.weight};
  if (ui.width(value, less) <= width || ui.height(width, value, less) > ui.fonts.leading(less) * 2 + 1) {
    const float down = (ui.fonts.leading(face) - ui.fonts.leading(less)) / 2;
    ui.line(ImVec2(at.x, at.y + down), ui.shorten(value, less, width), less, color);
    return;
  }
  Column lines{at.x, at.y, width};
  ui.paragraph(lines, value, less, color);
}

/// The number alone of a value with its unit: where both have no room the label still says of what.
std::string bare_number(const std::string& value) { return value.substr(0, value.find_first_not_of("0123456789,.")); }

/// How much higher a field is whose value takes two lines.
float second_line(const Ui& ui, float width, const std::string& value, bool given) {
  const Weight weight = given ? Weight::strong : Weight::regular;
  const bool two = ui.width(value, {Size::body, weight}) > width && ui.width(value, {Size::small, weight}) > width &&
                   ui.height(width, value, {Size::small, weight}) <= ui.fonts.leading({Size::small, weight}) * 2 + 1;
  return two ? ui.fonts.leading(small_face) * 2 - ui.fonts.leading(body_face) : 0;
}

}  // namespace

void FormPanel::step(const view::Form::Field& field, int direction, bool push) {
  const double grid = field.step.value_or(0), low = field.min.value_or(0), high = field.max.value_or(1e300);
  const auto now = read_number(field.value);
  double value = now.value_or(low);
  const double by = nice_step(value, grid, direction < 0);
  double next = now ? value + by * direction : std::max(low, grid);
  if (grid > 0) next = std::round(next / grid) * grid;
  next = std::clamp(next, low, high);
  // Floating steps leave crumbs (0.30000000000000004); six digits are plenty for a drag.
  if (grid < 1 && next != 0) {
    const double unit = std::pow(10, std::floor(std::log10(std::fabs(next))) - 5);
    next = unit >= 1 ? std::round(next / unit) * unit : std::round(next * std::round(1 / unit)) / std::round(1 / unit);
  }
  change_ = Change{field.key, write_number(next), push};
}

void FormPanel::open(Ui& ui, const view::Form::Field& field, ImVec2 low, ImVec2 high) {
  const bool typed = field.kind == "number" || field.kind == "date";
  if (ui.host.pick && (typed || (ui.touch && field.kind == "pick"))) {
    ui.host.pick(field.key);
  } else {
    picker.open(field, low, high);
  }
}

void FormPanel::pick_field(Ui& ui, Column& column, const view::Form::Field& field) {
  const bool given = !field.value.empty();
  const std::string& value = given ? (field.value_text.empty() ? field.value : field.value_text) : field.absent_text;
  const float room = column.width - 20, below = 5 + second_line(ui, room, value, given);
  const ImVec2 low(column.x, column.y), high(column.x + column.width, column.y + ui.fonts.leading(small_face) + ui.fonts.leading(body_face) + below);
  const std::string id = "field/" + field.key;
  Hit hit = ui.zone(id, "picker", field.label, low, high);
  ui.items.value(value);
  if (hit.pressed) open(ui, field, low, high);
  const bool lit = hit.hovered || (picker.is_open() && picker.key() == field.key);
  ui.line(low, ui.shorten(field.label, small_face, column.width), small_face, field.error.empty() ? ui.colors->soft : ui.colors->tone(view::Tone::deny).text);
  draw_value(ui, ImVec2(low.x, low.y + ui.fonts.leading(small_face)), room, value, given);
  ui.chevron(ImVec2(high.x - 8, low.y + ui.fonts.leading(small_face) + ui.fonts.leading(body_face) / 2), 4.5f, true, lit ? ui.colors->ink : ui.colors->edge);
  ui.rule(low.x, high.y - 1, column.width, lit ? ui.colors->ink : ui.colors->edge);
  column.y = high.y;
}

void FormPanel::number_field(Ui& ui, Column& column, const view::Form::Field& field) {
  const float value_line = ui.fonts.leading(body_face), button = ui.coarse ? 44.0f : 30.0f;
  const float buttons = button * 2 + 4;
  const std::string id = "field/" + field.key;
  const ImVec2 low(column.x, column.y), high(column.x + column.width - buttons - 4, column.y + ui.fonts.leading(small_face) + value_line + 5);
  Hit hit = ui.zone(id, "spin", field.label, low, high);
  const bool given = !field.value.empty();
  const std::string& value = given ? (field.value_text.empty() ? field.value : field.value_text) : field.absent_text;
  ui.items.value(value);
  if (hit.hovered || hit.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);

  // Dragging sideways steps the value; a press that does not move asks for a typed one.
  if (hit.held) {
    if (dragging_ != field.key) {
      dragging_ = field.key;
      dragged_ = drag_length_ = 0;
      drag_pushed_ = false;
    }
    dragged_ += hit.dragged;
    drag_length_ += std::fabs(hit.dragged);
    const float stride = 7;
    if (std::fabs(dragged_) >= stride) {
      step(field, dragged_ > 0 ? 1 : -1, !drag_pushed_);
      drag_pushed_ = true;
      dragged_ -= dragged_ > 0 ? stride : -stride;
    }
  } else if (dragging_ == field.key) {
    dragging_.clear();
  }
  if (hit.pressed && drag_length_ < 4) open(ui, field, low, high);
  if (hit.pressed) drag_length_ = 0;
  if (int nudge = ui.items.take_nudge(id)) step(field, nudge, true);

  ui.line(low, ui.shorten(field.label, small_face, column.width), small_face, field.error.empty() ? ui.colors->soft : ui.colors->tone(view::Tone::deny).text);
  const Face face = given ? strong_face : body_face;
  const float top = low.y + ui.fonts.leading(small_face);
  const std::string number = bare_number(value);
  const bool unitless = !number.empty() && ui.width(value, face) > high.x - low.x;
  const std::string shown = ui.shorten(unitless ? number : value, face, high.x - low.x);
  float end = low.x + ui.line(ImVec2(low.x, top), shown, face, given ? ui.colors->ink : ui.colors->soft);
  if (given && field.value_text.empty() && !field.unit.empty() && end + 6 + ui.width(field.unit, small_face) < high.x) {
    ui.line(ImVec2(end + 6, top + (value_line - ui.fonts.leading(small_face)) / 2 + 1), field.unit, small_face, ui.colors->soft);
  }
  for (int i = 0; i < 2; i++) {
    const int direction = i == 0 ? -1 : 1;
    const ImVec2 from(column.x + column.width - buttons + static_cast<float>(i) * (button + 4), high.y - std::min(4.0f, high.y - low.y - button) - button), to(from.x + button, from.y + button);
    const std::string label = ui.word(i == 0 ? "app.less" : "app.more") + " " + field.label;
    Hit press = ui.zone(id + (i == 0 ? "/less" : "/more"), "button", label, from, to);
    if (press.pressed) step(field, direction, true);
    if (press.hovered) ui.list()->AddRectFilled(from, to, ui.colors->tones[0].tint, 3);
    const ImVec2 c((from.x + to.x) / 2, top + value_line / 2);
    const ImU32 color = press.hovered ? ui.colors->ink : ui.colors->soft;
    ui.list()->AddRectFilled(ImVec2(c.x - 5, c.y - 1), ImVec2(c.x + 5, c.y + 1), color);
    if (i == 1) ui.list()->AddRectFilled(ImVec2(c.x - 1, c.y - 5), ImVec2(c.x + 1, c.y + 5), color);
  }
  ui.rule(low.x, high.y - 1, column.width, hit.hovered || hit.held ? ui.colors->ink : ui.colors->edge);
  column.y = high.y;
}

void FormPanel::field(Ui& ui, Column& column, const view::Form::Field& field) {
  if (field.kind == "number") {
    number_field(ui, column, field);
  } else {
    pick_field(ui, column, field);
  }
  if (!field.error.empty()) {
    column.space(3);
    ui.paragraph(column, field.error, small_face, ui.colors->tone(view::Tone::deny).text);
  }
}

void FormPanel::draw(Ui& ui, Column& column, const view::Form& form, int across) {
  auto grid = [&](const std::string& group) {
    const float gap = 20, width = (column.width - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    int place = 0;
    float bottom = column.y;
    for (const auto& each : form.fields) {
      if (each.group != group) continue;
      Column cell{column.x + static_cast<float>(place) * (width + gap), column.y, width};
      field(ui, cell, each);
      bottom = std::max(bottom, cell.y);
      if (++place == across) {
        place = 0;
        column.y = bottom + 10;
      }
    }
    if (place) column.y = bottom + 10;
  };
  grid("main");

  // In one column the answer would drown under the groups: they fold into one.
  if (across > 1 || ui.narrow) {
    int given = 0;
    for (const auto& each : form.fields) given += each.group != "main" && !each.value.empty();
    if (!fold(ui, column, "groups", ui.word("app.more_facts"), given)) return;
  }
  std::string drawn;
  for (const auto& each : form.fields) {
    if (each.group == "main" || drawn.find("|" + each.group + "|") != std::string::npos) continue;
    drawn += "|" + each.group + "|";
    int given = 0;
    for (const auto& other : form.fields) given += other.group == each.group && !other.value.empty();
    if (!fold(ui, column, each.group, each.group_label, given)) continue;
    column.space(8);
    grid(each.group);
    column.space(8);
    ui.rule(column.x, column.y - 1, column.width, ui.colors->line);
  }
}

bool FormPanel::fold(Ui& ui, Column& column, const std::string& name, const std::string& label, int given) {
  const std::string id = "group/" + name;
  bool& open = ui.open.try_emplace(id, false).first->second;
  const float width = column.width - (given ? 48.0f : 22.0f);
  const float height = std::max(ui.height(width, label, body_face) + 12, 36.0f);
  const ImVec2 low(column.x, column.y), high(column.x + column.width, column.y + height);
  Hit hit = ui.zone(id, "toggle", label, low, high);
  int nudge = ui.items.take_nudge(id);
  if (hit.pressed || (nudge > 0 && !open) || (nudge < 0 && open)) open = !open;
  const float middle = low.y + 6 + ui.fonts.leading(body_face) / 2;
  ui.chevron(ImVec2(low.x + 6, middle), 4.5f, open, hit.hovered ? ui.colors->ink : ui.colors->edge);
  Column text{low.x + 20, low.y + 6, width};
  ui.paragraph(text, label, body_face, ui.colors->link);
  if (given) {
    const std::string count = std::to_string(given);
    const Face face{Size::small, Weight::strong};
    ui.line(ImVec2(high.x - ui.width(count, face) - 4, middle - ui.fonts.leading(face) / 2), count, face, ui.colors->ink);
  }
  column.y = high.y;
  if (!open) ui.rule(column.x, column.y - 1, column.width, ui.colors->line);
  return open;
}

void FormPanel::draw_picker(Ui& ui) {
  if (auto chosen = picker.draw(ui)) change_ = std::move(chosen);
}

std::optional<Change> FormPanel::take_change() {
  auto taken = std::move(change_);
  change_.reset();
  return taken;
}

}  // namespace chip_rules::app
