// What the app knows: the rules, the current case, and the views made from it, remade only when the case changes.
// May know: the core's interface.
#pragma once

#include <string>
#include <string_view>

#include "core/api.h"
#include "core/view/blocks.h"

namespace chip_rules::app {

class State {
 public:
  std::string lang = "en";
  std::string today;

  /// Adds a pack (JSON). False when it cannot be read; `error` says why.
  bool load(std::string_view pack);
  bool loaded() const { return loaded_; }
  const std::string& error() const { return error_; }

  /// Shows this case. A string equal to the current one changes nothing.
  void set_case(std::string_view case_text);
  /// Changes one fact of the case (an empty value takes it out). False when the case stays as it was.
  bool change(std::string_view key, std::string_view value);
  void set_today(std::string_view date);
  void set_lang(std::string_view language);

  const std::string& case_text() const { return case_text_; }
  /// The case as the core writes it, or as it was given when it cannot be answered.
  const std::string& canonical() const { return check_.case_text.empty() ? case_text_ : check_.case_text; }
  const view::View& check() const { return check_; }
  const view::View& form() const { return form_; }
  /// What a picker offers for typed words, best first.
  view::Options find(std::string_view list, std::string_view text) const;
  std::string word(std::string_view key) const;
  /// Counts the changes, so that others know when to look again.
  unsigned version() const { return version_; }

 private:
  void remake();
  view::View ask(std::string_view name, std::string_view list = {}, std::string_view text = {}) const;

  Rules rules_;
  std::string case_text_, error_;
  view::View check_, form_;
  bool loaded_ = false;
  unsigned version_ = 0;
};

}  // namespace chip_rules::app
