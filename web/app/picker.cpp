// See picker.h. The options are zones of the role "option"; the walk of the keyboard is that of items.h.
#include "web/app/picker.h"

#include <algorithm>

namespace chip_rules::app {
namespace {

/// Takes the last UTF-8 character off.
void drop_last(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
  if (!text.empty()) text.pop_back();
}

bool holds(std::string_view text, std::string_view part) {
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [&](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

}  // namespace

void Picker::open(const view::Form::Field& field, ImVec2 low, ImVec2 high) {
  field_ = field;
  low_ = low;
  high_ = high;
  text_ = typed_value() ? field.value : "";
  open_ = opening_ = true;
  closing_ = false;
  refresh();
}

void Picker::refresh() {
  if (field_.kind == "pick") {
    options_ = find(field_.list, text_);
  } else {
    options_ = {};
    for (const auto& option : field_.options) {
      if (holds(option.label, text_)) options_.options.push_back({option.value, option.label, {}, {}});
    }
  }
  focus_first_ = true;
}

void Picker::type(std::string_view text) {
  text_ += text;
  if (!typed_value()) refresh();
}

void Picker::erase() {
  drop_last(text_);
  if (!typed_value()) refresh();
}

void Picker::accept(Ui& ui) {
  if (typed_value()) {
    accepted_ = Change{field_.key, text_, true};
  } else {
    ui.items.press();
  }
}

void Picker::head(Ui& ui, Column& column) {
  ui.paragraph(column, field_.label, small_face, ui.colors->soft);
  if (text_.empty() && few()) {
    column.space(2);
  } else if (text_.empty()) {
    ui.paragraph(column, ui.word(typed_value() ? "app.type_value" : "app.type_to_search"), body_face, ui.colors->soft);
  } else {
    ui.paragraph(column, text_, strong_face, ui.colors->ink);
  }
  ui.rule(column.x, column.y + 3, column.width, ui.colors->link, 2);
  column.space(8);
  if (!field_.help.empty() && typed_value()) ui.paragraph(column, field_.help, small_face, ui.colors->soft);
}

void Picker::rows(Ui& ui, Column& column, std::optional<Change>& chosen) {
  auto row = [&](const std::string& id, std::string_view label, std::string_view detail, ImU32 color, bool current) {
    const float width = column.width - 28;
    const float height = ui.height(width, label, body_face) + ui.height(width, detail, small_face) + 10;
    const ImVec2 low(column.x, column.y), high(column.x + column.width, column.y + std::max(height, 34.0f));
    Hit hit = ui.zone(id, "option", label, low, high);
    ui.items.value(detail);
    if (focus_first_) {
      ui.items.focus(id);
      focus_first_ = false;
    }
    if (hit.hovered || hit.focused) ui.list()->AddRectFilled(low, high, ui.colors->tones[0].tint, 3);
    if (current) ui.sign(ImVec2(low.x + 10, low.y + 5 + ui.fonts.leading(body_face) / 2), 5, view::Tone::no_license);
    Column text{low.x + 22, low.y + (high.y - low.y - height) / 2 + 5, width};
    ui.paragraph(text, label, body_face, color);
    ui.paragraph(text, detail, small_face, ui.colors->soft);
    column.y = high.y;
    return hit.pressed;
  };
  column.space(6);  // room for the focus ring
  std::string group;
  for (const auto& option : options_.options) {
    if (option.group != group) {
      group = option.group;
      column.space(8);
      Column text{column.x + 22, column.y, column.width - 22};
      ui.paragraph(text, group, {Size::small, Weight::strong}, ui.colors->soft);
      column.y = text.y;
    }
    if (row("option/" + option.value, option.label, option.detail, ui.colors->ink, option.value == field_.value)) {
      chosen = Change{field_.key, option.value, true};
    }
  }
  if (options_.options.empty() && !typed_value()) {
    ui.paragraph(column, ui.word("app.no_match"), body_face, ui.colors->soft);
  }
  column.space(6);
  if (!few() || !field_.value.empty()) ui.rule(column.x, column.y, column.width, ui.colors->line);
  column.space(6);
  if (!field_.value.empty()) {
    if (row("option/", ui.word("app.clear"), field_.absent_text, ui.colors->link, false)) chosen = Change{field_.key, "", true};
  }
  if (ui.host.pick && !few() && row("option//page", ui.word("app.search_page"), {}, ui.colors->link, false)) {
    ui.host.pick(field_.key);
    close();
  }
}

std::optional<Change> Picker::draw(Ui& ui) {
  if (!open_) return std::nullopt;
  if (opening_) ImGui::OpenPopup("picker");
  opening_ = false;

  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float margin = 8;
  const float width = std::min(screen.x - margin * 2, std::max(high_.x - low_.x, 360.0f));
  const float wanted = std::min(content_ + 8, 520.0f);
  const float below = screen.y - high_.y - margin * 2, above = low_.y - margin * 2;
  const bool down = below >= std::min(wanted, 260.0f) || below >= above;
  const float height = std::min(wanted, std::max(down ? below : above, 160.0f));
  const float x = std::clamp(low_.x, margin, std::max(margin, screen.x - width - margin));
  const float y = std::clamp(down ? high_.y + 4 : low_.y - height - 4, margin, std::max(margin, screen.y - height - margin));
  ImGui::SetNextWindowPos(ImVec2(x, y));
  ImGui::SetNextWindowSize(ImVec2(width, height));

  std::optional<Change> chosen = std::move(accepted_);
  accepted_.reset();
  bool shown = ImGui::BeginPopup("picker", ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                               ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
  if (shown) {
    Column column{x + 14, y + 10, width - 28};
    head(ui, column);
    const float top = column.y;
    ImGui::SetCursorScreenPos(ImVec2(x + 4, top));
    ImGui::BeginChild("picker options", ImVec2(width - 8, y + height - top - 4), 0, ImGuiWindowFlags_NoNav);
    if (focus_first_) ImGui::SetScrollY(0);  // another list, or a narrower one, begins at its top
    ui.scroller("picker");
    Column inner{x + 10, ImGui::GetCursorScreenPos().y, width - 32};
    const float start = inner.y;
    rows(ui, inner, chosen);
    ImGui::SetCursorScreenPos(ImVec2(inner.x, inner.y));
    ImGui::Dummy(ImVec2(1, 1));
    content_ = top - y + inner.y - start + 12;
    ImGui::EndChild();
    if (chosen || closing_) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  if (!shown || chosen || closing_) {
    open_ = closing_ = false;
    ui.items.focus("field/" + field_.key);
    if (ui.pointer_last) ui.items.blur();
  }
  return chosen;
}

}  // namespace chip_rules::app
