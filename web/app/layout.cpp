// See layout.h.
#include "web/app/layout.h"

#include <algorithm>

#include "web/app/layout_answer.h"
#include "web/app/render.h"

namespace chip_rules::app {
namespace {

constexpr size_t most_rows = 30;  // of a table on the canvas

/// Opens a child window that scrolls by itself; `column` is where its content goes.
Column open_region(Ui& ui, const char* name, ImVec2 at, ImVec2 size, float pad, float width) {
  ImGui::SetCursorScreenPos(at);
  ImGui::BeginChild(name, size, 0, ImGuiWindowFlags_NoNav);
  ui.scroller(name);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  return {start.x + pad, start.y, width};
}

void close_region(const Column& column) {
  ImGui::SetCursorScreenPos(ImVec2(column.x, column.y));
  ImGui::Dummy(ImVec2(1, 1));
  ImGui::EndChild();
}

const view::Form* form_of(const view::View& view) {
  for (const view::Block& block : view.blocks) {
    if (const auto* form = std::get_if<view::Form>(&block)) return form;
  }
  return nullptr;
}

/// What warns of changes that the asker made, above every picture, whatever the view says itself.
void warnings(Ui& ui, Column& column, const view::View& check) {
  each<view::Paragraph>(check, [&](const view::Paragraph& paragraph, int number) {
    if (paragraph.role != "warning") return;
    column.space(8);
    draw_block(ui, column, paragraph, "said/" + std::to_string(number));
  });
}

/// Whether a block is a warning that stands above the picture already.
bool warned(const view::View& check, const view::Block& block) {
  const auto* paragraph = std::get_if<view::Paragraph>(&block);
  bool found = false;
  if (!paragraph || paragraph->role != "warning") return false;
  each<view::Paragraph>(check, [&](const view::Paragraph& one, int) { found = found || (one.role == paragraph->role && one.text == paragraph->text); });
  return found;
}

/// The way to the other views: a row of names, wrapped where it must be.
void navigation(Ui& ui, Column& column, const State& state) {
  const Face face{ui.narrow && column.width < 480 ? Size::small : Size::body, Weight::strong};  // fewer rows on a phone
  const float pad = 10, height = ui.coarse ? 44.0f : 34.0f;
  float x = column.x - pad;
  const float right = column.x + column.width + pad;
  for (const auto& option : state.views().options) {
    const bool here = option.value == state.view_name();
    const float width = ui.width(option.label, face) + pad * 2;
    if (x + width > right && x > column.x) {
      x = column.x - pad;
      column.space(height);
    }
    const ImVec2 low(x, column.y), high(x + width, column.y + height);
    Hit hit = ui.zone("view/" + option.value, "tab", option.label, low, high);
    ui.items.value(here ? "selected" : "");
    if (hit.pressed && !here) ui.wanted_changes.push_back({"view", option.value, true});
    const ImU32 color = here || hit.hovered ? ui.colors->ink : ui.colors->soft;
    ui.line(ImVec2(x + pad, column.y + (height - ui.fonts.leading(face)) / 2), option.label, face, color);
    if (here) ui.list()->AddRectFilled(ImVec2(x + pad, high.y - 4), ImVec2(high.x - pad, high.y - 1), ui.colors->ink);
    x += width;
  }
  column.space(height);
  ui.rule(column.x, column.y, column.width, ui.colors->line);
  column.space(14);
}

// The page shows long tables and lists; the explorer stays with the picture that they are the words of.
bool is_long(const view::Block& block) {
  if (const auto* table = std::get_if<view::Table>(&block)) return table->rows.size() > most_rows;
  if (const auto* list = std::get_if<view::List>(&block)) return list->entries.size() > most_rows;
  return false;
}

/// Knobs without those that a picture of the view brings itself.
view::Controls knobs_beside_pictures(const view::Controls& all, const view::View& view) {
  view::Controls out = all;
  each<view::Tracks>(view, [&](const view::Tracks& tracks, int) {
    auto& knobs = out.controls;
    knobs.erase(std::remove_if(knobs.begin(), knobs.end(), [&](const auto& knob) { return knob.key == tracks.key; }), knobs.end());
  });
  return out;
}

bool is_picture(const view::Block& block) {
  return std::holds_alternative<view::Map>(block) || std::holds_alternative<view::Plot>(block) || std::holds_alternative<view::Tracks>(block);
}

/// The order in which a view is drawn: what is small, then its first picture, then the rest. On a phone no knobs stand before it.
std::vector<size_t> picture_first(const std::vector<view::Block>& blocks, bool phone) {
  const size_t few = phone ? 0 : 3;  // knobs that still leave the picture in sight
  const size_t first = static_cast<size_t>(std::find_if(blocks.begin(), blocks.end(), is_picture) - blocks.begin());
  std::vector<size_t> order, later;
  for (size_t i = 0; i < blocks.size(); i++) {
    const auto* controls = std::get_if<view::Controls>(&blocks[i]);
    const bool small = std::holds_alternative<view::Headline>(blocks[i]) || std::holds_alternative<view::Paragraph>(blocks[i]) ||
                       (controls && controls->controls.size() <= few);
    (first == blocks.size() || i == first || (i < first && small) ? order : later).push_back(i);
  }
  order.insert(order.end(), later.begin(), later.end());
  return order;
}

/// A view other than the answer: the verdict in short, then its blocks in their order.
void picture(Ui& ui, Column& column, const State& state) {
  each<view::Headline>(state.check(), [&](const view::Headline& headline, int) { draw_verdict(ui, column, headline); });
  if (!state.check().error.empty()) draw_error(ui, column, state.check().error);
  warnings(ui, column, state.check());
  column.space(10);
  if (state.picture_waiting()) {
    ui.paragraph(column, ui.word("app.wait"), {Size::body}, ui.colors->soft);
    return;
  }
  const view::View& view = state.picture();
  if (!view.error.empty() && view.error != state.check().error) draw_error(ui, column, view.error);
  for (const size_t index : picture_first(view.blocks, column.width < 480)) {
    const view::Block& block = view.blocks[index];
    if (is_long(block) || warned(state.check(), block)) continue;
    const std::string id = view.name + "/" + std::to_string(index);
    const float before = column.y;
    if (const auto* controls = std::get_if<view::Controls>(&block)) {
      // By the view alone: a knob that is being turned stays the same one when blocks come before it.
      draw(ui, column, knobs_beside_pictures(*controls, view), view.name + "/knob");
    } else if (const auto* headline = std::get_if<view::Headline>(&block)) {
      view::Headline finding = *headline;
      each<view::Headline>(state.check(), [&](const view::Headline& verdict, int) {
        if (verdict.label == finding.label) finding.label.clear();  // it stands above already
      });
      draw_finding(ui, column, finding, id);
    } else {
      std::visit([&](const auto& one) { draw_block(ui, column, one, id); }, block);
    }
    if (column.y > before) column.space(part_gap * 0.7f);
  }
  column.space(40);
}

void content(Ui& ui, Column& main, Column* side, const State& state) {
  navigation(ui, main, state);
  if (side) side->y = main.y;
  if (state.view_name() == "answer") draw_answer(ui, main, side, state.check());
  else picture(ui, main, state);
}

/// The pictures of the view and nothing else, from edge to edge.
void pictures_alone(Ui& ui, const State& state, ImVec2 size) {
  const float ring = 3;  // for the focus ring
  ui.narrow = size.x < 900;
  ui.room = size.x;  // the host makes the canvas as tall as is used, so its present height says nothing
  Column column{ring, ring, size.x - ring * 2};
  ui.fonts.fit(column.width);
  if (state.picture_waiting()) {
    ui.paragraph(column, ui.word("app.wait"), {Size::body}, ui.colors->soft);
  } else if (state.view_name() != "answer") {
    const view::View& view = state.picture();
    for (size_t index = 0; index < view.blocks.size(); index++) {
      if (!is_picture(view.blocks[index])) continue;
      if (column.y > ring) column.space(part_gap);
      std::visit([&](const auto& one) { draw_block(ui, column, one, view.name + "/" + std::to_string(index)); }, view.blocks[index]);
    }
  }
  ui.used = column.y + ring;
}

}  // namespace

void compose(Ui& ui, FormPanel& form_panel, const State& state, ImVec2 size) {
  if (ui.alone) {
    pictures_alone(ui, state, size);
    return;
  }
  ui.room = size.y;
  const view::Form* fields = form_of(state.form());
  const bool answers = state.view_name() == "answer";
  const float pad = 12;  // room for the focus ring inside a region
  ui.narrow = size.x < 900;
  if (ui.narrow) {
    const float margin = size.x < 600 ? 16.0f : 32.0f, width = std::min(size.x - margin * 2, answers ? 720.0f : 1100.0f);
    const float left = (size.x - width) / 2;
    ui.fonts.fit(width);
    Column column = open_region(ui, "page", ImVec2(0, 0), size, left, width);
    column.space(answers ? 16.0f : 4.0f);
    if (!answers) content(ui, column, nullptr, state);  // a picture comes before the form
    if (fields) form_panel.draw(ui, column, *fields, width < 300 ? 1 : width < 620 ? 2 : 3);
    column.space(24);
    if (answers) content(ui, column, nullptr, state);
    close_region(column);
    return;
  }
  const bool third = answers && size.x >= 1560;
  const float gutter = third ? 64.0f : 48.0f, controls = third ? 300.0f : 264.0f;
  float margin = 40;
  const float main_most = answers ? (third ? 760.0f : 892.0f) : 1600.0f, side_most = third ? 640.0f : 0.0f;
  const float room = size.x - margin * 2 - controls - gutter;
  float main_width = third ? (room - gutter) * 0.54f : room;
  main_width = std::min(main_width, main_most);
  const float side_width = third ? std::min(room - gutter - main_width, side_most) : 0;
  const float used = controls + gutter + main_width + (third ? gutter + side_width : 0);
  margin = (size.x - used) / 2;
  ui.fonts.fit(main_width);

  Column left = open_region(ui, "controls", ImVec2(margin - pad, 0), ImVec2(controls + pad * 2 + 12, size.y), pad, controls);
  left.space(28);
  if (fields) form_panel.draw(ui, left, *fields, 1);
  left.space(28);
  close_region(left);

  const float main_x = margin + controls + gutter;
  Column main = open_region(ui, answers ? "answer" : "picture", ImVec2(main_x - pad, 0), ImVec2(size.x - main_x + pad, size.y), pad, main_width);
  main.space(20);
  Column side{main.x + main_width + gutter, main.y, side_width};
  content(ui, main, third ? &side : nullptr, state);
  main.y = std::max(main.y, side.y);
  close_region(main);
}

}  // namespace chip_rules::app
