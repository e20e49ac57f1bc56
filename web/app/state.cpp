// Asks the core for the views of the current case. May know: state.h and the core's interface.
#include "web/app/state.h"

namespace chip_rules::app {

bool State::load(std::string_view pack) {
  bool ok = true;
  error_ = chip_rules::load(rules_, pack, ok);
  if (ok) error_.clear();
  loaded_ = loaded_ || ok;
  remake();
  return ok;
}

void State::set_case(std::string_view case_text) {
  if (version_ > 0 && (case_text == case_text_ || case_text == canonical())) return;
  case_text_ = case_text;
  remake();
}

bool State::change(std::string_view key, std::string_view value) {
  std::string next = set_key(rules_, case_text_, key, value);
  if (next == case_text_) return false;
  case_text_ = std::move(next);
  remake();
  return true;
}

void State::set_today(std::string_view date) {
  if (today == date) return;
  today = date;
  remake();
}

void State::set_lang(std::string_view language) {
  if (lang == language) return;
  lang = language;
  remake();
}

view::View State::ask(std::string_view name, std::string_view list, std::string_view text) const {
  ViewRequest request;
  request.view = name;
  request.case_text = case_text_;
  request.lang = lang;
  request.today = today;
  request.list = list;
  request.text = text;
  request.forgive = true;
  return view_of(rules_, request);
}

void State::remake() {
  version_++;
  if (!loaded_ || today.empty()) return;
  check_ = ask("check");
  form_ = ask("form");
}

view::Options State::find(std::string_view list, std::string_view text) const {
  for (view::Block& block : ask("find", list, text).blocks) {
    if (auto* options = std::get_if<view::Options>(&block)) return std::move(*options);
  }
  return {};
}

std::string State::word(std::string_view key) const { return text(rules_, lang, key); }

}  // namespace chip_rules::app
