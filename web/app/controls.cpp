// Knobs of a view: choices side by side, sliders, switches, and lists that open. Each sets one key of the address.
// May know: the Controls block and the kit.
#include <algorithm>
#include <cmath>

#include "core/case/date.h"
#include "core/json/number.h"
#include "web/app/render.h"

namespace chip_rules::app {
namespace {

using Control = view::Controls::Control;

float target(const Ui& ui) { return ui.coarse ? 44.0f : 30.0f; }

/// Where the knob stands along its track, 0 to 1.
float fraction(const Control& control) {
  double low = control.min.value_or(0), high = control.max.value_or(1), at = control.at;
  if (control.logarithmic && low > 0) {
    low = std::log(low);
    high = std::log(high);
    at = std::log(std::max(at, 1e-300));
  }
  return high > low ? static_cast<float>(std::clamp((at - low) / (high - low), 0.0, 1.0)) : 0;
}

/// The nearest number of a grid, without the last digits that multiplying by 0.01 brings.
double on_grid(double value, double step) { return step < 1 ? std::round(value / step) / std::round(1 / step) : std::round(value / step) * step; }

/// The value at a place along the track, on the control's grid, or with no more figures than a hand can set.
double value_at(const Control& control, float share) {
  const double low = control.min.value_or(0), high = control.max.value_or(1), t = std::clamp(static_cast<double>(share), 0.0, 1.0);
  double value = control.logarithmic && low > 0 ? low * std::pow(high / low, t) : low + (high - low) * t;
  double step = control.step.value_or(0);
  if (control.logarithmic && value > 0) step = std::max(step, std::pow(10, std::floor(std::log10(value)) - 1));  // two figures
  if (step <= 0 && high > low) step = std::pow(10, std::floor(std::log10(high - low)) - 2);
  return std::clamp(step > 0 ? on_grid(value, step) : value, low, high);
}

void set(Ui& ui, const Control& control, double value, bool push) {
  if (value == control.at) return;
  // A date slider moves over days; the address has dates.
  ui.wanted_changes.push_back({control.key, control.kind == "date" ? write_date(static_cast<Day>(value)) : write_number(value), push});
}

void slider(Ui& ui, Column& column, const Control& control, const std::string& id) {
  const float height = target(ui), radius = 8;
  const ImVec2 low(column.x, column.y), high(column.x + column.width, column.y + height);
  Hit hit = ui.zone(id, "spin", control.label, low, high);
  ui.items.value(control.value_text);
  const float from = low.x + radius, to = high.x - radius, middle = (low.y + high.y) / 2;
  const bool begins = ImGui::IsItemActivated();
  if (hit.held) set(ui, control, value_at(control, (ImGui::GetIO().MousePos.x - from) / std::max(to - from, 1.0f)), begins);
  if (const int nudge = ui.items.take_nudge(id)) {
    const double range = control.max.value_or(1) - control.min.value_or(0);
    const float share = fraction(control) + static_cast<float>(nudge) * 0.02f;
    const double step = control.step.value_or(0);
    const bool fine = !control.logarithmic && step > 0 && range / step <= 400;
    set(ui, control, fine ? std::clamp(control.at + nudge * step, control.min.value_or(0), control.max.value_or(1)) : value_at(control, share), true);
  }
  const float at = from + fraction(control) * (to - from);
  ui.list()->AddRectFilled(ImVec2(from, middle - 1.5f), ImVec2(to, middle + 1.5f), ui.colors->edge, 2);
  ui.list()->AddRectFilled(ImVec2(from, middle - 1.5f), ImVec2(at, middle + 1.5f), ui.colors->ink, 2);
  ui.list()->AddCircleFilled(ImVec2(at, middle), radius, hit.held || hit.hovered ? ui.colors->link : ui.colors->ink);
  ui.list()->AddCircleFilled(ImVec2(at, middle), radius - 3, ui.colors->paper);
  column.y = high.y;
}

/// Choices side by side, wrapped; one that is chosen is underlaid and strong.
void side_by_side(Ui& ui, Column& column, const Control& control, const std::string& id) {
  const float height = target(ui), pad = 10;
  float x = column.x;
  for (const auto& option : control.options) {
    const bool chosen = option.value == control.value;
    const Face face = chosen ? small_strong_face : small_face;
    const std::string label = ui.shorten(option.label, face, column.width - pad * 2);
    const float width = ui.width(label, face) + pad * 2;
    if (x > column.x && x + width > column.x + column.width) {
      x = column.x;
      column.space(height + 4);
    }
    const ImVec2 low(x, column.y), high(x + width, column.y + height);
    Hit hit = ui.zone(id + "/" + option.value, "radio", control.label + ": " + option.label, low, high);
    ui.items.value(chosen ? "checked" : "");
    if (hit.pressed && !chosen) ui.wanted_changes.push_back({control.key, option.value, true});
    ui.list()->AddRectFilled(low, high, chosen ? ui.colors->ink : hit.hovered ? ui.colors->sunk : ui.colors->paper, 3);
    ui.list()->AddRect(low, high, chosen ? ui.colors->ink : ui.colors->edge, 3);
    ui.line(ImVec2(x + pad, column.y + (height - ui.fonts.leading(face)) / 2), label, face, chosen ? ui.colors->paper : ui.colors->ink);
    x += width + 6;
  }
  column.space(height);
}

constexpr int most_rows = 3;  // of choices side by side: more of them push the picture out of sight

/// The rows that they take side by side, whichever is chosen.
int rows(const Ui& ui, const Column& column, const Control& control) {
  int rows = 1;
  float x = 0;
  for (const auto& option : control.options) {
    const float width = ui.width(option.label, small_strong_face) + 20;
    if (x > 0 && x + width > column.width) {
      rows++;
      x = 0;
    }
    x += width + 6;
  }
  return rows;
}

/// Whether some choice is too long to stand beside others.
bool sentences(const Ui& ui, const Column& column, const Control& control) {
  return std::any_of(control.options.begin(), control.options.end(), [&](const auto& option) { return ui.width(option.label, small_strong_face) > column.width - 20; });
}

/// Choices that are sentences: one under the other, whole.
void stacked(Ui& ui, Column& column, const Control& control, const std::string& id) {
  for (const auto& option : control.options) {
    const bool chosen = option.value == control.value;
    const float indent = 24, words = ui.height(column.width - indent, {{option.label, small_face}}), height = std::max(words + 6, target(ui));
    const ImVec2 low(column.x, column.y), high(column.x + column.width, column.y + height);
    Hit hit = ui.zone(id + "/" + option.value, "radio", option.label, low, high);
    ui.items.value(chosen ? "checked" : "");
    if (hit.pressed && !chosen) ui.wanted_changes.push_back({control.key, option.value, true});
    const float top = column.y + (height - words) / 2;
    const ImVec2 center(column.x + 8, top + ui.fonts.leading(small_face) / 2);
    ui.list()->AddCircle(center, 7, hit.hovered || chosen ? ui.colors->ink : ui.colors->edge, 0, 1.5f);
    if (chosen) ui.list()->AddCircleFilled(center, 3.5f, ui.colors->ink);
    Column text{column.x + indent, top, column.width - indent};
    ui.paragraph(text, option.label, small_face, ui.colors->ink);
    column.y = high.y;
  }
}

/// A value that opens a list.
void opens(Ui& ui, Column& column, const Control& control, const std::string& id) {
  const float text = ui.height(column.width - 20, control.value_text, body_face), height = std::max({target(ui), 34.0f, text + 10});
  const ImVec2 low(column.x, column.y), high(column.x + column.width, column.y + height);
  Hit hit = ui.zone(id, "picker", control.label, low, high);
  ui.items.value(control.value_text);
  Column value{low.x, low.y + (height - text) / 2, column.width - 20};
  ui.paragraph(value, control.value_text, body_face, ui.colors->ink);
  ui.chevron(ImVec2(high.x - 8, (low.y + high.y) / 2), 4.5f, true, ui.colors->soft);
  ui.rule(low.x, high.y - 1, column.width, hit.hovered ? ui.colors->ink : ui.colors->edge);
  if (hit.pressed && ui.choose) {
    view::Form::Field field;
    field.key = control.key;
    field.label = control.label;
    field.kind = control.kind == "slider" ? "number" : control.kind;
    field.list = control.list;
    field.value = control.value;
    field.value_text = control.value_text;
    for (const auto& option : control.options) field.options.push_back({option.value, option.label});
    ui.choose(field, low, high);
  }
  column.y = high.y;
}

void flag(Ui& ui, Column& column, const Control& control, const std::string& id) {
  const float words = ui.height(column.width - 26, control.label, body_face), height = std::max(target(ui), words + 6);
  const bool on = control.value == "1";
  const ImVec2 low(column.x, column.y), high(column.x + column.width, column.y + height);
  Hit hit = ui.zone(id, "toggle", control.label, low, high);
  ui.items.value(on ? "checked" : "");
  if (hit.pressed) ui.wanted_changes.push_back({control.key, on ? "0" : "1", true});
  const float middle = (low.y + high.y) / 2;
  const ImVec2 box(low.x + 1, middle - 8), end(low.x + 17, middle + 8);
  ui.list()->AddRect(box, end, hit.hovered ? ui.colors->ink : ui.colors->edge, 3, 0, 1.5f);
  if (on) ui.list()->AddRectFilled(ImVec2(box.x + 4, box.y + 4), ImVec2(end.x - 4, end.y - 4), ui.colors->ink, 2);
  Column label{low.x + 26, middle - words / 2, column.width - 26};
  ui.paragraph(label, control.label, body_face, ui.colors->ink);
  column.y = high.y;
}

void draw_control(Ui& ui, Column& column, const Control& control, const std::string& id) {
  if (control.kind == "flag") {
    flag(ui, column, control, id);
    return;
  }
  const bool slides = control.kind == "slider" || (control.kind == "date" && control.min && control.max);
  const bool says = slides || control.kind == "number";
  const ImU32 ink = control.changed ? ui.colors->link : ui.colors->ink;
  const bool one_line = says && ui.width(control.label, small_face) + ui.width(control.value_text, small_strong_face) + 12 <= column.width;
  std::vector<Run> runs = {{control.label, small_face, ui.colors->soft}};
  if (one_line) {
    runs.push_back({"  ", small_face, 0});
    runs.push_back({control.value_text, small_strong_face, ink});
  }
  ui.paragraph(column, runs);
  if (says && !one_line) ui.paragraph(column, control.value_text, small_strong_face, ink);  // a number stays with its unit
  if (slides) slider(ui, column, control, id);
  else if (control.kind == "choice" && control.options.size() <= 3 && sentences(ui, column, control)) stacked(ui, column, control, id);
  else if (control.kind == "choice" && control.options.size() <= 6 && !sentences(ui, column, control) && rows(ui, column, control) <= most_rows) side_by_side(ui, column, control, id);
  else opens(ui, column, control, id);
  if (!control.detail.empty() || !control.cite.text.empty()) {
    const bool both = !control.detail.empty() && !control.cite.text.empty();
    ui.paragraph(column, {{control.detail, small_face, ui.colors->soft}, {both ? " " : "", small_face, 0}, {control.cite.text, small_face, control.cite.href.empty() ? ui.colors->soft : ui.colors->link, control.cite.href}}, id + "/cite");
  }
  if (control.changed) {
    const std::string text = ui.word("app.reset");
    const ImVec2 low(column.x, column.y), high(column.x + ui.width(text, small_face) + 4, column.y + std::max(target(ui) - 8, 24.0f));
    Hit hit = ui.zone(id + "/reset", "button", text + ": " + control.label, low, high);
    if (hit.pressed) ui.wanted_changes.push_back({control.key, "", true});
    ui.line(ImVec2(low.x, low.y + 3), text, small_face, ui.colors->link);
    column.y = high.y;
  }
}

}  // namespace

void draw(Ui& ui, Column& column, const view::Controls& controls, const std::string& id) {
  if (controls.controls.empty()) return;
  if (controls.folded) {
    if (!ui.folding_heading(column, id + "/fold/" + controls.title, controls.title)) return;
  } else if (!controls.title.empty()) {
    ui.heading(column, controls.title);
  }
  const float gap = 28;
  const int room = std::max(1, static_cast<int>((column.width + gap) / (250 + gap)));
  const int across = std::min(room, std::max(2, static_cast<int>(controls.controls.size())));
  const float width = (column.width - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
  int place = 0;
  float bottom = column.y;
  for (const Control& control : controls.controls) {
    Column cell{column.x + static_cast<float>(place) * (width + gap), column.y, width};
    draw_control(ui, cell, control, id + "/" + control.key);
    bottom = std::max(bottom, cell.y);
    if (++place == across) {
      place = 0;
      column.y = bottom + 14;
    }
  }
  column.y = bottom + 6;
}

}  // namespace chip_rules::app
