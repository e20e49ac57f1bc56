// Zones, links and headings of the kit. Type is set in ui_type.cpp, areas and signs are drawn in ui_draw.cpp.
// May know: ui.h and ImGui.
#include "web/app/ui.h"

#include <cmath>

#include "imgui_internal.h"

namespace chip_rules::app {

void Ui::begin() {
  items.begin();
  wanted_case.clear();
  scrollers_.clear();
  surfaces_.clear();
  faults = {};
}

void Ui::end() { items.end(); }

void Ui::scroller(std::string_view name) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  auto wanted = scroll_to_.find(std::string(name));
  if (wanted != scroll_to_.end()) {
    ImGui::SetScrollY(window, wanted->second);
    scroll_to_.erase(wanted);
  }
  scrollers_.push_back({std::string(name), window->InnerRect.Min, window->InnerRect.Max, window->Scroll.y, window->ScrollMax.y,
                        (window->RootWindow->Flags & ImGuiWindowFlags_Popup) != 0});
}

bool Ui::scroll(ImVec2 at, float dy, bool only_ask) {
  Scroller* found = nullptr;
  for (Scroller& each : scrollers_) {
    bool under = at.x >= each.low.x && at.x < each.high.x && at.y >= each.low.y && at.y < each.high.y;
    if ((under || each.overlay) && (!found || each.overlay)) found = &each;
  }
  if (!found) return false;
  const float to = ImClamp(found->now + dy, 0.0f, found->most);
  if (to == found->now) return found->overlay;  // an open list keeps the page still
  if (!only_ask) scroll_to_[found->name] = found->now = to;
  return true;
}

bool Ui::scroll_main(float dy) {
  Scroller* widest = nullptr;
  for (Scroller& each : scrollers_) {
    if (!widest || each.high.x - each.low.x > widest->high.x - widest->low.x) widest = &each;
  }
  return widest && scroll(ImVec2(widest->low.x + 1, widest->low.y + 1), dy);
}

Gesture Ui::surface(std::string_view id, ImVec2 low, ImVec2 high, bool wheel) {
  const ImGuiWindow* window = ImGui::GetCurrentWindow();
  low = ImVec2(ImMax(low.x, window->ClipRect.Min.x), ImMax(low.y, window->ClipRect.Min.y));
  high = ImVec2(ImMin(high.x, window->ClipRect.Max.x), ImMin(high.y, window->ClipRect.Max.y));
  surfaces_.push_back({std::string(id), low, high, wheel});
  const auto found = gestures_.find(id);
  if (found == gestures_.end()) return {};
  const Gesture done = found->second;
  gestures_.erase(found);
  return done;
}

bool Ui::gesture(const Gesture& gesture, bool plain_wheel) {
  for (const Scroller& each : scrollers_) {
    if (each.overlay) return false;  // an open list lies above
  }
  for (const Surface& each : surfaces_) {
    const bool under = gesture.at.x >= each.low.x && gesture.at.x < each.high.x && gesture.at.y >= each.low.y && gesture.at.y < each.high.y;
    if (!under || (plain_wheel && !each.wheel)) continue;
    Gesture& sum = gestures_[each.id];
    sum.zoom *= gesture.zoom;
    sum.at = gesture.at;
    sum.moved.x += gesture.moved.x;
    sum.moved.y += gesture.moved.y;
    return true;
  }
  return false;
}

const File& Ui::file(const std::string& name) {
  File& found = files_[name];
  if (!found.asked) {
    found.asked = true;
    if (host.fetch) host.fetch(name);
  }
  return found;
}

void Ui::bring(const std::string& name, std::string bytes, bool failed) {
  File& found = files_[name];
  found.bytes = std::move(bytes);
  found.asked = true;
  found.failed = failed;
}

Hit Ui::zone(std::string_view id, std::string_view role, std::string_view label, ImVec2 low, ImVec2 high) {
  Hit hit;
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  ImVec2 size(high.x - low.x, high.y - low.y);
  if (size.x < 1 || size.y < 1) return hit;
  ImGui::SetCursorScreenPos(low);
  ImGui::PushID(id.data(), id.data() + id.size());
  bool clicked = ImGui::InvisibleButton("zone", size);
  hit.hovered = ImGui::IsItemHovered();
  hit.held = ImGui::IsItemActive();
  if (hit.held && !ImGui::IsItemActivated()) hit.dragged = ImGui::GetIO().MouseDelta.x;
  ImGui::PopID();
  if (clicked) items.blur();

  Item item;
  item.id = id;
  item.role = role;
  item.label = label;
  item.low = low;
  item.high = high;
  item.clip_low = window->ClipRect.Min;
  item.clip_high = window->ClipRect.Max;
  const bool shown = item.shown = window->ClipRect.Overlaps(ImRect(low, high));
  item.overlay = (window->RootWindow->Flags & ImGuiWindowFlags_Popup) != 0;
  items.add(std::move(item));

  hit.focused = items.is_focused(id);
  hit.pressed = clicked || items.take_press(id);
  // What an answer puts above the focused item must not push it out of sight.
  const float place = low.y + window->Scroll.y;
  const bool pushed = hit.focused && focus_.id == id && focus_.shown && std::fabs(place - focus_.place) > 0.5f;
  if (hit.focused) focus_ = {std::string(id), place, shown};
  if (items.take_reveal(id) || pushed) {
    const float margin = 24;
    ImRect view = window->InnerClipRect;
    float shift = 0;
    if (high.y + margin > view.Max.y) shift = high.y + margin - view.Max.y;
    if (low.y - margin < view.Min.y + shift) shift = low.y - margin - view.Min.y;
    if (shift != 0) ImGui::SetScrollY(window, ImClamp(window->Scroll.y + shift, 0.0f, window->ScrollMax.y));
  }
  if (hit.focused) {
    ImDrawList* draw = window->DrawList;
    draw->PushClipRect(window->OuterRectClipped.Min, window->OuterRectClipped.Max);
    draw->AddRect(ImVec2(low.x - 3, low.y - 3), ImVec2(high.x + 3, high.y + 3), colors->focus, 4, 0, 3);
    draw->PopClipRect();
  }
  if (hit.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return hit;
}

void Ui::link(Column& column, std::string_view id, std::string_view text, std::string_view href, Face face) {
  if (text.empty()) return;
  paragraph(column, {{text, face, href.empty() ? colors->soft : colors->link, href}}, id);
}

void Ui::heading(Column& column, std::string_view title, std::string_view unit) {
  rule(column.x, column.y, column.width, colors->ink);
  column.space(8);
  std::vector<Run> runs = {{title, {Size::body, Weight::strong}, colors->ink}};
  if (!unit.empty()) {
    runs.push_back({" ", {Size::small}, colors->soft});
    runs.push_back({unit, {Size::small}, colors->soft});
  }
  if (!title.empty()) paragraph(column, runs);
  column.space(8);
}

bool Ui::folding_heading(Column& column, const std::string& id, std::string_view title) {
  constexpr Face strong{Size::body, Weight::strong};
  bool& unfolded = open.try_emplace(id, false).first->second;
  const float room = column.width - 24, words = height(room, title, strong), tall = std::max(words + 16, coarse ? 44.0f : 36.0f);
  const ImVec2 low(column.x, column.y), high(column.x + column.width, column.y + tall);
  const Hit hit = zone(id, "toggle", title, low, high);
  const int nudge = items.take_nudge(id);
  if (hit.pressed || (nudge > 0 && !unfolded) || (nudge < 0 && unfolded)) unfolded = !unfolded;
  rule(column.x, column.y, column.width, unfolded ? colors->ink : colors->line);
  const float top = low.y + (tall - words) / 2;
  chevron(ImVec2(low.x + 6, top + fonts.leading(strong) / 2), 4.5f, unfolded, hit.hovered ? colors->ink : colors->edge);
  Column text{low.x + 24, top, room};
  paragraph(text, title, strong, colors->ink);
  column.y = high.y;
  return unfolded;
}

}  // namespace chip_rules::app
