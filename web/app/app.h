// The explorer without any platform: events in, frames and wishes out.
// May know: ImGui's core (no backend), the state, the layout. The platform owns the GL context and asks for frames.
#pragma once

#include <string>
#include <string_view>

#include "web/app/form.h"
#include "web/app/state.h"
#include "web/app/ui.h"

namespace chip_rules::app {

enum class PointerEvent { move, down, up, leave, cancel };

/// What a key press means here. Everything else stays with the platform.
enum class Key { none, tab, back_tab, enter, space, escape, backspace, up, down, left, right, page_up, page_down, home, end };

/// The key of a DOM `code` name, for example "ArrowUp".
Key key_of(std::string_view code, bool shift);

class App {
 public:
  State state;
  Ui ui;

  /// Makes the ImGui context. The font bytes must outlive the app. False when they are no fonts.
  bool start(std::string_view regular, std::string_view strong);
  void stop();
  /// A font for characters that the two weights lack, such as Chinese ones. The bytes must outlive the app. False when it is none.
  bool add_font(std::string_view bytes);

  void resize(float width, float height, float density);
  void set_theme(bool dark);
  /// Shows another case, as if the address had changed.
  void set_case(std::string_view case_text);
  /// Shows another view, as if the address had changed: "view=map&view.by=hq".
  void set_view(std::string_view address);
  /// The host can answer more than before.
  void refresh();
  /// Draws are wanted, though nothing changed.
  void wake() { wanted_ = frames_per_event; }

  /// A pointer in logical pixels. True when the app uses it.
  bool pointer(PointerEvent event, float x, float y, int button, bool touch);
  /// A wheel in logical pixels. False when there is nothing to scroll, so that the page may.
  bool wheel(float x, float y, float dx, float dy, bool ctrl = false);
  /// Two fingers around a point: how far apart they went (1: not at all), and how far both moved. True when something takes it.
  bool pinch(float x, float y, float zoom, float dx, float dy);
  /// A file that was asked for has come, or cannot be had.
  void bring(const std::string& name, std::string bytes, bool failed);
  /// Whether something under this point could scroll that way.
  bool can_scroll(float x, float y, float dy);
  /// A key went down. False when it is not for the app.
  bool key(Key key);
  /// Typed or pasted characters, only of use while a list is open.
  bool text(std::string_view utf8);
  /// The keyboard came in from before (1) or behind (-1), or left (0).
  void focus(int direction);

  /// Builds one frame and renders ImGui's draw data. Returns how many more frames are wanted.
  int frame(double seconds);
  /// The interactive things on screen as JSON.
  std::string items() const { return ui.items.to_json(); }
  /// What a reader does not get to see of the present picture: {"cut": [texts], "missing": [characters], "over": [two
  /// lines that touch, "one / other"]}. Draws a frame.
  std::string faults();
  /// What a copy should carry: the answer in words with its source.
  std::string copy() const;
  ImGuiMouseCursor cursor() const { return cursor_; }

 private:
  static constexpr int frames_per_event = 3;
  void carry_out(const Change& change);

  FormPanel form_;
  int wanted_ = frames_per_event;
  double last_ = 0;
  ImGuiMouseCursor cursor_ = ImGuiMouseCursor_Arrow;
  // A finger: a tap presses, a move scrolls or, sideways on a number, drags.
  enum class Finger { up, undecided, scrolling, dragging } finger_ = Finger::up;
  float start_x_ = 0, start_y_ = 0, last_y_ = 0;
};

}  // namespace chip_rules::app
