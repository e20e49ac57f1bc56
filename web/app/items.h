// The things on screen that can be used: where they are, what they are called, and which one has the keyboard.
// Tests and the page's edge read this list; Tab walks it. May know: ImGui only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"

namespace chip_rules::app {

struct Item {
  std::string id;
  std::string role;  // "button", "link", "picker", "option", "spin", "radio", "toggle", "plot", "mark", "grip", "map", "place"
  std::string label;
  std::string value;
  ImVec2 low, high;  // as drawn, logical pixels
  ImVec2 clip_low, clip_high;
  bool shown = false;  // at least partly on screen
  bool overlay = false;
  bool stop = true;  // Tab stops here; else it is part of an item that walks its parts by itself
};

class Items {
 public:
  /// Starts a new frame's list; the list of the frame before stays readable by `last`.
  void begin();
  /// Ends it: what no item took is forgotten.
  void end();
  void add(Item item);
  /// Adds a value to the item added last, for example the number that a field shows.
  void value(std::string_view value);

  const std::vector<Item>& last() const { return last_; }
  const std::vector<Item>& now() const { return now_; }
  std::string to_json() const;

  // Focus of the keyboard

  const std::string& focused() const { return focused_; }
  bool is_focused(std::string_view id) const { return !focused_.empty() && focused_ == id; }
  void focus(std::string_view id);
  void blur() { focused_.clear(); }
  /// Moves focus to the next (1) or previous (-1) item. False at the end of the list: focus has left.
  bool step(int direction);
  /// Goes to the first (1) or last (-1) item, when focus comes in from outside.
  void enter(int direction);
  /// True once, in the frame after focus moved: bring the item into view.
  bool take_reveal(std::string_view id);
  /// Presses the focused item in the next frame.
  void press() { pressed_ = focused_; }
  bool take_press(std::string_view id);
  /// Left and right, up and down, for items that hold a value: +1 or -1, once.
  void nudge(int direction) { nudge_ = direction; }
  int take_nudge(std::string_view id);
  /// Up and down, for items that move both ways: +1 is up. `lifts` tells whether the focused one does.
  void lift(int direction) { lift_ = direction; }
  int take_lift(std::string_view id);
  bool lifts() const;
  /// Characters typed while an item has the keyboard, for those that know some: "+", "-".
  void type(std::string_view utf8) { typed_ = utf8; }
  std::string take_typed(std::string_view id);

 private:
  std::vector<Item> last_, now_;
  std::string focused_, pressed_, reveal_, typed_;
  int nudge_ = 0, lift_ = 0;
};

}  // namespace chip_rules::app
