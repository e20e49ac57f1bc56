// What pointers, wheels and keys do to the app. See app.h.
#include <algorithm>
#include <cfloat>
#include <cmath>

#include "web/app/app.h"

namespace chip_rules::app {

Key key_of(std::string_view code, bool shift) {
  struct Name {
    std::string_view code;
    Key key;
  };
  static constexpr Name names[] = {
      {"Enter", Key::enter},       {"NumpadEnter", Key::enter}, {"Space", Key::space},     {"Escape", Key::escape},
      {"Backspace", Key::backspace}, {"ArrowUp", Key::up},      {"ArrowDown", Key::down},  {"ArrowLeft", Key::left},
      {"ArrowRight", Key::right},  {"PageUp", Key::page_up},    {"PageDown", Key::page_down}, {"Home", Key::home},
      {"End", Key::end}};
  if (code == "Tab") return shift ? Key::back_tab : Key::tab;
  for (const Name& name : names) {
    if (name.code == code) return name.key;
  }
  return Key::none;
}

bool App::pointer(PointerEvent event, float x, float y, int button, bool touch) {
  ImGuiIO& io = ImGui::GetIO();
  wanted_ = frames_per_event;
  ui.touch = touch;
  if (event == PointerEvent::down) ui.pointer_last = true;
  io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  if (!touch) {
    if (event == PointerEvent::leave || event == PointerEvent::cancel) {
      if (event == PointerEvent::cancel) io.AddMouseButtonEvent(0, false);
      io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
      return true;
    }
    io.AddMousePosEvent(x, y);
    if (event == PointerEvent::down || event == PointerEvent::up) io.AddMouseButtonEvent(button, event == PointerEvent::down);
    return true;
  }

  // A finger presses only when it has left the glass without moving.
  const float slop = 8;
  switch (event) {
    case PointerEvent::down:
      finger_ = Finger::undecided;
      start_x_ = x;
      start_y_ = last_y_ = y;
      break;
    case PointerEvent::move:
      if (finger_ == Finger::undecided && std::hypot(x - start_x_, y - start_y_) > slop) {
        bool sideways = false, on_grip = false;  // a number and a map take a finger that goes sideways, a grip any
        for (const Item& item : ui.items.now()) {
          const bool on = start_x_ >= item.low.x && start_x_ < item.high.x && start_y_ >= item.low.y && start_y_ < item.high.y;
          sideways = sideways || (on && (item.role == "spin" || item.role == "map"));
          on_grip = on_grip || (on && item.role == "grip");
        }
        finger_ = on_grip || (sideways && std::fabs(x - start_x_) > std::fabs(y - start_y_)) ? Finger::dragging : Finger::scrolling;
        if (finger_ == Finger::dragging) {
          io.AddMousePosEvent(start_x_, start_y_);
          io.AddMouseButtonEvent(0, true);
        }
      }
      if (finger_ == Finger::dragging) io.AddMousePosEvent(x, y);
      if (finger_ == Finger::scrolling) ui.scroll(ImVec2(start_x_, start_y_), last_y_ - y);
      last_y_ = y;
      break;
    case PointerEvent::up:
      if (finger_ == Finger::undecided) {
        io.AddMousePosEvent(start_x_, start_y_);
        io.AddMouseButtonEvent(0, true);
        io.AddMouseButtonEvent(0, false);
      } else if (finger_ == Finger::dragging) {
        io.AddMouseButtonEvent(0, false);
      }
      io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
      finger_ = Finger::up;
      break;
    case PointerEvent::leave:
    case PointerEvent::cancel:
      if (finger_ == Finger::dragging) io.AddMouseButtonEvent(0, false);
      io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
      finger_ = Finger::up;
      break;
  }
  return finger_ != Finger::up;
}

bool App::wheel(float x, float y, float, float dy, bool ctrl) {
  Gesture zoom;
  zoom.zoom = std::exp(std::clamp(-dy, -240.0f, 240.0f) * (ctrl ? 0.006f : 0.0025f));  // a pinch on a touch pad comes with Ctrl and small steps
  zoom.at = ImVec2(x, y);
  const bool taken = ui.gesture(zoom, !ctrl);
  if (!taken && (ctrl || !ui.scroll(ImVec2(x, y), dy))) return false;
  wanted_ = frames_per_event;
  return true;
}

bool App::pinch(float x, float y, float zoom, float dx, float dy) {
  if (!ui.gesture({zoom, ImVec2(x, y), ImVec2(dx, dy)}, false)) return false;
  finger_ = Finger::up;
  wanted_ = frames_per_event;
  return true;
}

void App::bring(const std::string& name, std::string bytes, bool failed) {
  ui.bring(name, std::move(bytes), failed);
  wanted_ = frames_per_event;
}

bool App::can_scroll(float x, float y, float dy) { return ui.scroll(ImVec2(x, y), dy, true); }

bool App::text(std::string_view utf8) {
  if (!form_.picker.is_open()) {
    if (!ui.items.lifts()) return false;
    ui.items.type(utf8);
    wanted_ = frames_per_event;
    return utf8 == "+" || utf8 == "-" || utf8 == "=";
  }
  form_.picker.type(utf8);
  wanted_ = frames_per_event;
  return true;
}

void App::focus(int direction) {
  if (direction) {
    ui.pointer_last = false;
    ui.items.enter(direction);
  } else {
    ui.items.blur();
  }
  wanted_ = frames_per_event;
}

bool App::key(Key key) {
  const bool was_pointer = ui.pointer_last;
  wanted_ = frames_per_event;
  ui.pointer_last = false;
  if (form_.picker.is_open()) {
    switch (key) {
      case Key::escape: form_.picker.close(); return true;
      case Key::enter: form_.picker.accept(ui); return true;
      case Key::backspace: form_.picker.erase(); return true;
      case Key::tab:
      case Key::back_tab: form_.picker.close(); return true;
      case Key::up: ui.items.step(-1); return true;
      case Key::down: ui.items.step(1); return true;
      case Key::page_up:
        for (int i = 0; i < 8; i++) ui.items.step(-1);
        return true;
      case Key::page_down:
        for (int i = 0; i < 8; i++) ui.items.step(1);
        return true;
      default: return false;  // characters come through text()
    }
  }
  const float page = ImGui::GetIO().DisplaySize.y * 0.85f;
  switch (key) {
    case Key::tab: return ui.items.step(1);
    case Key::back_tab: return ui.items.step(-1);
    case Key::enter:
    case Key::space:
      if (ui.items.focused().empty()) return false;
      ui.items.press();
      return true;
    case Key::escape:
      if (ui.items.focused().empty()) return false;
      ui.items.blur();
      return true;
    case Key::left:
    case Key::right:
      if (ui.items.focused().empty()) return false;
      ui.items.nudge(key == Key::right ? 1 : -1);
      return true;
    case Key::up:
    case Key::down:
      if (ui.items.lifts()) {
        ui.items.lift(key == Key::up ? 1 : -1);
        return true;
      }
      return ui.scroll_main(key == Key::up ? -48 : 48);
    case Key::page_up: return ui.scroll_main(-page);
    case Key::page_down: return ui.scroll_main(page);
    case Key::home: return ui.scroll_main(-1e9f);
    case Key::end: return ui.scroll_main(1e9f);
    default: ui.pointer_last = was_pointer; return false;
  }
}

}  // namespace chip_rules::app
