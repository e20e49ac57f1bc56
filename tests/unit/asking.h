// What the unit tests share: questions to the shipped rules, and rule books with a change of their own.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/api.h"
#include "core/decide/decision.h"
#include "core/json/number.h"
#include "core/questions.h"
#include "core/view/refusal.h"
#include "tests/support/book.h"
#include "tests/support/small_pack.h"

namespace chip_rules::tests {

using nlohmann::json;

inline constexpr const char* today = "2026-11-22";

/// The answer of `check` as JSON; a refusal when the case is bad.
inline json check_with(Rules& rules, const std::string& text) {
  bool ok = false;
  const json request = {{"ask", "check"}, {"case", text}, {"today", today}};
  return json::parse(ask(rules, request.dump(), ok));
}
inline json check(const std::string& text) { return check_with(shipped_rules(), text); }

/// "exception:LPP", "license:deny", "no_license", or the error's code.
inline std::string outcome_in(const json& decision) {
  if (decision.contains("error")) return "error:" + decision["error"]["code"].get<std::string>();
  std::string out = decision["verdict"];
  for (const char* detail : {"exception", "authorization", "policy"}) {
    if (decision[detail].is_string()) out += ":" + decision[detail].get<std::string>();
  }
  return out;
}
inline std::string outcome(const std::string& text) { return outcome_in(check(text)); }

/// A refusal with what it says.
struct Refusal : CaseError {
  std::string message;
};

/// The refusal of a case that is expected to be bad, in a language whose words are loaded.
inline Refusal refusal(const std::string& text, const Rules& rules = shipped_rules(), const char* lang = "en") {
  Case out;
  const auto error = read_case(rules.book(), text, false, out);
  if (!error) return {{"none", "", "", "", {}}, ""};
  return {*error, view::refusal_text(rules.book(), view::Words(rules.book(), lang), *error)};
}

inline std::string canonical_with(const RuleBook& book, const std::string& text) {
  Case out;
  const auto error = read_case(book, text, false, out);
  return error ? "error:" + error->code + ": " + error->says : write_case(book, out);
}
inline std::string canonical(const std::string& text) { return canonical_with(shipped_rules().book(), text); }

/// Whether two answers are alike, without printing pages when they are not.
inline bool same(const json& a, const json& b) { return a == b; }

inline bool has(const json& list, const json& value) { return std::find(list.begin(), list.end(), value) != list.end(); }

inline const json* line_of(const json& decision, const char* list, const char* key, const std::string& value) {
  for (const json& line : decision[list]) {
    if (line[key] == value) return &line;
  }
  return nullptr;
}
/// The trace line of a clause; an empty object when there is none.
inline json clause(const json& decision, const std::string& id) {
  const json* line = line_of(decision, "trace", "clause", id);
  return line ? *line : json::object();
}
inline json limit(const json& decision, const std::string& id) {
  const json* line = line_of(decision, "quota", "limit", id);
  return line ? *line : json::object();
}
/// The flips of a key, in order.
inline std::vector<json> flips(const json& decision, const std::string& key) {
  std::vector<json> out;
  for (const json& flip : decision["flips"]) {
    if (flip["fact"] == key) out.push_back(flip);
  }
  return out;
}

/// With the keys in the order of the files, which matters: the first choice of a reading is its default.
inline nlohmann::ordered_json shipped_pack() { return nlohmann::ordered_json::parse(embedded_pack("first")); }

/// The small rule book's pack with its instrument; both may be changed before loading.
inline std::string small_pack_text(const std::string& instrument = small_instrument) {
  std::string text = small_pack_around;
  return text.replace(text.find('@'), 1, instrument);
}
inline json small_pack() { return json::parse(small_pack_text()); }
inline json& small_act(json& pack) { return pack["instruments"]["act-one"]; }

/// A rule book of its own; `problems` receives what is wrong with it.
template <class Pack>
std::unique_ptr<Rules> rules_of(const Pack& pack, Problems& problems) {
  auto rules = std::make_unique<Rules>();
  problems = rules->load(pack.dump());
  return rules;
}

/// What is wrong with a pack: on loading, else on compiling every regime on every stretch of days.
template <class Pack>
Problems problems_of(const Pack& pack) {
  Problems problems;
  const auto rules = rules_of(pack, problems);
  if (!problems.empty()) return problems;
  RegimeChoice choice;
  for (int named = -1; named < static_cast<int>(rules->book().regimes.size()); ++named) {
    choice.named = named;
    for (const bool enforced : {true, false}) {
      choice.enforced = enforced;
      for (const Day day : change_days(rules->book())) {
        choice.on = day;
        compile(rules->book(), choice, problems);
      }
    }
  }
  return problems;
}

/// The first problem in words, empty when there is none.
inline std::string first_problem(const json& pack) {
  const Problems problems = problems_of(pack);
  return problems.empty() ? std::string() : problems[0].text();
}

/// The first problem of the small pack after a change to its instrument.
inline std::string small_problem(const std::function<void(json& act)>& change) {
  json pack = small_pack();
  change(small_act(pack));
  return first_problem(pack);
}

inline bool mentions(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace chip_rules::tests
