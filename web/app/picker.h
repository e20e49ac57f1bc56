// The list that opens under a field: options to choose from, narrowed by what is typed on the keyboard.
// Where the platform has no text input of its own it also takes numbers and dates. May know: kit, form block, state.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/view/blocks.h"
#include "web/app/ui.h"

namespace chip_rules::app {

class Picker {
 public:
  /// Gives the options of a catalog for typed words.
  std::function<view::Options(std::string_view list, std::string_view text)> find;

  /// Opens for a field whose box on screen is given.
  void open(const view::Form::Field& field, ImVec2 low, ImVec2 high);
  void close() { closing_ = true; }
  bool is_open() const { return open_; }
  const std::string& key() const { return field_.key; }

  void type(std::string_view text);
  void erase();
  /// Enter: the focused option, or the typed value where there is nothing to choose from.
  void accept(Ui& ui);

  /// Draws the list when it is open; gives what was chosen.
  std::optional<Change> draw(Ui& ui);

 private:
  void refresh();
  bool typed_value() const { return field_.kind == "number" || field_.kind == "date"; }
  /// So few options that nobody needs to search them.
  bool few() const { return field_.kind != "pick" && !typed_value() && field_.options.size() <= 8; }
  void head(Ui& ui, Column& column);
  void rows(Ui& ui, Column& column, std::optional<Change>& chosen);

  view::Form::Field field_;
  view::Options options_;
  std::string text_;
  std::optional<Change> accepted_;
  ImVec2 low_, high_;
  float content_ = 320;
  bool open_ = false, opening_ = false, closing_ = false, focus_first_ = false;
};

}  // namespace chip_rules::app
