// The controls: every input fact as a quiet field; the rare ones fold away by group.
// May know: the Form block, the kit and the picker.
#pragma once

#include <optional>
#include <string>

#include "core/view/blocks.h"
#include "web/app/picker.h"
#include "web/app/ui.h"

namespace chip_rules::app {

class FormPanel {
 public:
  Picker picker;

  /// Draws the fields; `across` of them stand side by side in the main group.
  void draw(Ui& ui, Column& column, const view::Form& form, int across);
  /// Opens the list of a field: the page's own on touch, where there is one, else ours.
  void choose(Ui& ui, const view::Form::Field& field, ImVec2 low, ImVec2 high) { open(ui, field, low, high); }
  /// Draws the open list on top of everything.
  void draw_picker(Ui& ui);
  /// What the reader changed in this frame.
  std::optional<Change> take_change();

 private:
  void field(Ui& ui, Column& column, const view::Form::Field& field);
  void pick_field(Ui& ui, Column& column, const view::Form::Field& field);
  void number_field(Ui& ui, Column& column, const view::Form::Field& field);
  /// The line that folds a group; true while it is open. `given` counts the facts set inside.
  bool fold(Ui& ui, Column& column, const std::string& name, const std::string& label, int given);
  void open(Ui& ui, const view::Form::Field& field, ImVec2 low, ImVec2 high);
  void step(const view::Form::Field& field, int direction, bool push);

  std::optional<Change> change_;
  std::string dragging_;
  float dragged_ = 0;      // since the last step
  float drag_length_ = 0;  // in all
  bool drag_pushed_ = false;
};

}  // namespace chip_rules::app
