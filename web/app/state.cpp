// Asks the host for the views of the current case. May know: state.h, JSON.
#include "web/app/state.h"

#include <algorithm>

#include "core/json/json.h"

namespace chip_rules::app {
namespace {

constexpr std::string_view prefix = "view.";
constexpr std::string_view of_drawing = "view.at";  // says where a drawing looks; the core is not told

/// A percent-encoded word of an address as text.
std::string decoded(std::string_view text) {
  auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
  std::string out;
  for (size_t i = 0; i < text.size(); i++) {
    const bool coded = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    if (coded) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

std::string encoded(std::string_view text) {
  static const char hex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || std::string_view("-._~,:").find(c) != std::string_view::npos;
    if (plain) out += c;
    else (((out += '%') += hex[byte >> 4]) += hex[byte & 15]);
  }
  return out;
}

std::string member_of(const std::optional<std::string>& answer, std::string_view name) {
  Json json;
  if (!answer || !parse_json(*answer, json).empty()) return {};
  return std::string(json.get_text(name));
}

}  // namespace

void State::set_case(std::string_view case_text) {
  if (version_ > 0 && (case_text == case_text_ || case_text == canonical())) return;
  case_text_ = case_text;
  remake();
}

bool State::change(std::string_view key, std::string_view value) {
  JsonWriter request;
  request.open('{').member("ask", "set").member("case", std::string_view(case_text_)).member("key", key).member("value", value).close('}');
  const auto answer = ask(request.take());
  if (!answer) return false;
  std::string next = member_of(answer, "case");
  if (next == case_text_) return false;
  case_text_ = std::move(next);
  remake();
  return true;
}

void State::set_view(std::string_view address) {
  if (address == view_address()) return;
  view_name_ = "answer";
  options_.clear();
  while (!address.empty()) {
    const size_t end = std::min(address.find('&'), address.size());
    const std::string_view pair = address.substr(0, end);
    const size_t equals = std::min(pair.find('='), pair.size());
    const std::string key = decoded(pair.substr(0, equals)), value = decoded(pair.substr(std::min(equals + 1, pair.size())));
    if (key == "view" && !value.empty()) view_name_ = value;
    else if (key.rfind(prefix, 0) == 0 && !value.empty()) options_.emplace_back(key, value);
    address.remove_prefix(std::min(end + 1, address.size()));
  }
  remake();
}

bool State::change_view(std::string_view key, std::string_view value) {
  const std::string before = view_address();
  if (key == "view") {
    if (value == view_name_) return false;
    view_name_ = value;
    options_.clear();
  } else {
    options_.erase(std::remove_if(options_.begin(), options_.end(), [&](const auto& option) { return option.first == key; }), options_.end());
    if (!value.empty()) options_.emplace_back(key, value);
  }
  if (view_address() == before) return false;
  if (key != of_drawing) remake();
  return true;
}

std::string State::view_address() const {
  if (view_name_ == "answer") return {};
  std::string out = "view=" + encoded(view_name_);
  for (const auto& [key, value] : options_) out += "&" + key + "=" + encoded(value);
  return out;
}

std::string State::view_option(std::string_view key) const {
  for (const auto& option : options_) {
    if (option.first == key) return option.second;
  }
  return {};
}

void State::set_today(std::string_view date) {
  if (today == date) return;
  today = date;
  remake();
}

void State::set_lang(std::string_view language) {
  if (lang == language) return;
  lang = language;
  refresh();
}

void State::refresh() {
  words_.clear();
  remake();
}

std::optional<view::View> State::ask_view(std::string_view name, const Members& members) const {
  if (!ask || today.empty()) return std::nullopt;
  JsonWriter request;
  request.open('{').member("ask", "view").member("view", name).member("case", std::string_view(case_text_));
  request.member("lang", std::string_view(lang)).member("today", std::string_view(today)).member("forgive", 1.0);
  for (const auto& [key, value] : members) {
    if (key != of_drawing) request.member(key, std::string_view(value));
  }
  request.close('}');
  const auto answer = ask(request.take());
  if (!answer) return std::nullopt;
  view::View out;
  if (view::from_json(*answer, out)) return out;
  Json json;
  out.name = name;
  if (parse_json(*answer, json).empty()) {
    if (const Json* error = json.find("error")) out.error = error->get_text("message");
  }
  return out;
}

void State::remake() {
  version_++;
  dragged_ = false;
  if (auto made = ask_view("check")) check_ = std::move(*made);
  if (auto made = ask_view("form")) form_ = std::move(*made);
  if (auto made = ask_view("views")) {
    for (view::Block& block : made->blocks) {
      if (auto* options = std::get_if<view::Options>(&block)) views_ = std::move(*options);
    }
  }
  picture_waiting_ = false;
  if (view_name_ == "answer") {
    picture_ = {};
    return;
  }
  auto made = ask_view(view_name_, options_);
  picture_waiting_ = !made;
  if (made) picture_ = std::move(*made);
  else if (picture_.name != view_name_) picture_ = {};
}

bool State::drag(std::string_view case_text, double x, double y) {
  view::Plot::Mark* held = nullptr;
  for (view::Block& block : picture_.blocks) {
    auto* plot = std::get_if<view::Plot>(&block);
    for (std::size_t i = 0; plot && i < plot->marks.size(); i++) {
      if (plot->marks[i].chosen && plot->marks[i].group.empty()) held = &plot->marks[i];
    }
  }
  if (!held) return false;
  version_++;
  case_text_ = case_text;
  dragged_ = true;
  if (auto made = ask_view("check")) check_ = std::move(*made);
  if (auto made = ask_view("form")) form_ = std::move(*made);
  held->x = x;
  held->y = y;
  held->lines.clear();
  for (const view::Block& block : check_.blocks) {
    const auto* headline = std::get_if<view::Headline>(&block);
    if (!headline) continue;
    held->tone = headline->tone;
    held->text = headline->text;
    held->lines.push_back(headline->label);
  }
  return true;
}

void State::settle() {
  if (!std::exchange(dragged_, false)) return;
  remake();
}

view::Options State::find(std::string_view list, std::string_view text) const {
  const auto made = ask_view("find", {{"list", std::string(list)}, {"text", std::string(text)}});
  if (!made) return {};
  for (const view::Block& block : made->blocks) {
    if (const auto* options = std::get_if<view::Options>(&block)) return *options;
  }
  return {};
}

std::string State::word(std::string_view key) const {
  if (const auto known = words_.find(key); known != words_.end()) return known->second;
  if (!ask) return std::string(key);
  JsonWriter request;
  request.open('{').member("ask", "text").member("key", key).member("lang", std::string_view(lang)).close('}');
  const auto answer = ask(request.take());
  if (!answer) return std::string(key);
  return words_.emplace(key, member_of(answer, "text")).first->second;
}

std::string State::moved(std::string_view question, double x, double y) const {
  if (!ask) return {};
  JsonWriter request;
  request.open('{').member("ask", question).member("case", std::string_view(case_text_)).member("today", std::string_view(today));
  request.member("x", x).member("y", y).close('}');
  return member_of(ask(request.take()), "case");
}

}  // namespace chip_rules::app
