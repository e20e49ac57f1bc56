// The list of usable things and the walk of the keyboard through it. May know: items.h only.
#include "web/app/items.h"

#include <cstdio>
#include <utility>

namespace chip_rules::app {
namespace {

void quote(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 32) c = ' ';
    out += c;
  }
  out += '"';
}

void number(std::string& out, float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", static_cast<double>(value));
  out += text;
}

}  // namespace

void Items::begin() {
  last_.swap(now_);
  now_.clear();
}

void Items::end() {
  nudge_ = lift_ = 0;
  pressed_.clear();
  reveal_.clear();
  typed_.clear();
}

void Items::add(Item item) { now_.push_back(std::move(item)); }

void Items::value(std::string_view value) {
  if (!now_.empty()) now_.back().value = value;
}

std::string Items::to_json() const {
  std::string out = "[";
  for (const Item& item : now_) {
    if (!item.shown) continue;
    if (out.size() > 1) out += ',';
    out += "{\"id\":";
    quote(out, item.id);
    out += ",\"role\":";
    quote(out, item.role);
    out += ",\"label\":";
    quote(out, item.label);
    out += ",\"value\":";
    quote(out, item.value);
    ImVec2 low(item.low.x > item.clip_low.x ? item.low.x : item.clip_low.x,
               item.low.y > item.clip_low.y ? item.low.y : item.clip_low.y);
    ImVec2 high(item.high.x < item.clip_high.x ? item.high.x : item.clip_high.x,
                item.high.y < item.clip_high.y ? item.high.y : item.clip_high.y);
    const std::pair<const char*, float> parts[] = {
        {",\"x\":", low.x}, {",\"y\":", low.y}, {",\"w\":", high.x - low.x}, {",\"h\":", high.y - low.y}};
    for (const auto& [name, part] : parts) {
      out += name;
      number(out, part);
    }
    out += is_focused(item.id) ? ",\"focused\":true}" : ",\"focused\":false}";
  }
  return out + "]";
}

void Items::focus(std::string_view id) {
  focused_ = id;
  reveal_ = id;
}

bool Items::step(int direction) {
  bool overlay = false;
  for (const Item& item : now_) overlay = overlay || item.overlay;
  int count = static_cast<int>(now_.size()), at = -1;
  for (int i = 0; i < count; i++) {
    if (is_focused(now_[i].id)) at = i;
  }
  if (at < 0) {
    enter(direction);
    return !focused_.empty();
  }
  for (at += direction; at >= 0 && at < count; at += direction) {
    if (now_[at].overlay != overlay || !now_[at].stop) continue;
    focus(now_[at].id);
    return true;
  }
  if (overlay) return true;  // an open list is left by Escape, not by its end
  blur();
  return false;
}

void Items::enter(int direction) {
  const int count = static_cast<int>(now_.size());
  for (int at = direction > 0 ? 0 : count - 1; at >= 0 && at < count; at += direction) {
    if (!now_[at].stop) continue;
    focus(now_[at].id);
    return;
  }
}

bool Items::take_reveal(std::string_view id) {
  if (reveal_.empty() || reveal_ != id) return false;
  reveal_.clear();
  return true;
}

bool Items::take_press(std::string_view id) {
  if (pressed_.empty() || pressed_ != id) return false;
  pressed_.clear();
  return true;
}

int Items::take_nudge(std::string_view id) {
  if (!is_focused(id)) return 0;
  int taken = nudge_;
  nudge_ = 0;
  return taken;
}

int Items::take_lift(std::string_view id) {
  if (!is_focused(id)) return 0;
  int taken = lift_;
  lift_ = 0;
  return taken;
}

std::string Items::take_typed(std::string_view id) {
  return is_focused(id) ? std::exchange(typed_, {}) : std::string();
}

bool Items::lifts() const {
  for (const Item& item : now_) {
    if (is_focused(item.id)) return item.role == "grip" || item.role == "map";
  }
  return false;
}

}  // namespace chip_rules::app
