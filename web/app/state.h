// What the app knows: the case, the view on screen, and the view models made from them, remade only when something changes.
// May know: view blocks and JSON. The answers come from the host: the page's engine in the browser, the core on the desktop.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/view/blocks.h"

namespace chip_rules::app {

class State {
 public:
  std::string lang = "en";
  std::string today;
  /// Answers a request (core/api.h) with JSON; nothing while what it needs is still on its way.
  std::function<std::optional<std::string>(const std::string& request)> ask;

  /// Shows this case. A string equal to the current one changes nothing.
  void set_case(std::string_view case_text);
  /// Changes one fact of the case (an empty value takes it out). False when the case stays as it was.
  bool change(std::string_view key, std::string_view value);
  /// Shows another view: its name and options as in the address, "view=map&view.by=hq"; empty is the answer.
  void set_view(std::string_view address);
  /// Changes one option of the view, "view.by", or the view itself, "view". False when it stays as it was.
  bool change_view(std::string_view key, std::string_view value);
  void set_today(std::string_view date);
  void set_lang(std::string_view language);
  /// The host can answer more than before, or otherwise.
  void refresh();

  const std::string& case_text() const { return case_text_; }
  /// The case as the core writes it, or as it was given when it cannot be answered.
  const std::string& canonical() const { return check_.case_text.empty() ? case_text_ : check_.case_text; }
  /// "view=map&view.by=hq", empty for the answer.
  std::string view_address() const;
  /// The name of the view on screen, "answer" or that of a picture.
  const std::string& view_name() const { return view_name_; }
  std::string view_option(std::string_view key) const;
  const view::View& check() const { return check_; }
  const view::View& form() const { return form_; }
  /// The view on screen when it is not the answer.
  const view::View& picture() const { return picture_; }
  bool picture_waiting() const { return picture_waiting_; }
  /// The views that there are.
  const view::Options& views() const { return views_; }
  /// What a picker offers for typed words, best first.
  view::Options find(std::string_view list, std::string_view text) const;
  std::string word(std::string_view key) const;
  /// The case that a drag to a point of the picture leads to, by the question that the plot names; empty when refused.
  std::string moved(std::string_view question, double x, double y) const;
  /// The case while its mark of a plot is under way, at this point: the verdict follows at once, the picture as a whole
  /// when the mark is let go. False when that is not enough: the picture has no mark of a chip of one's own yet.
  bool drag(std::string_view case_text, double x, double y);
  /// The mark was let go.
  void settle();
  /// Counts the changes, so that others know when to look again.
  unsigned version() const { return version_; }

 private:
  using Members = std::vector<std::pair<std::string, std::string>>;
  void remake();
  std::optional<view::View> ask_view(std::string_view name, const Members& members = {}) const;

  std::string case_text_, view_name_ = "answer";
  Members options_;  // of the view, by key: "view.by"
  view::View check_, form_, picture_;
  view::Options views_;
  bool picture_waiting_ = false, dragged_ = false;
  mutable std::map<std::string, std::string, std::less<>> words_;
  unsigned version_ = 0;
};

}  // namespace chip_rules::app
