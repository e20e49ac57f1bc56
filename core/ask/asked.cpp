// Helpers of the questions.
#include "core/ask/asked.h"

#include <algorithm>

#include "core/view/names.h"

namespace chip_rules {

std::optional<CaseError> decide_plainly(ProgramCache& programs, const Case& the_case, Day today, Decision& out) {
  out = decide_case(programs, the_case, today, {false, false, false});
  if (out.program) return std::nullopt;
  const Problems& problems = programs.problems();
  std::string all;
  for (const Problem& problem : problems) all += (all.empty() ? "" : "\n") + problem.text();
  return CaseError{"bad_rules", problems.empty() ? "" : problems[0].file, problems.empty() ? "" : problems[0].pointer, all, {}};
}

void set_aside(const RuleBook& book, Case& the_case, const char* fact, std::vector<std::string>& keys) {
  if (the_case.facts.erase(book.fact(fact)) > 0) keys.push_back(key_of(book, fact));
}

std::string key_of(const RuleBook& book, const char* fact) {
  const int index = book.fact(fact);
  return index < 0 ? fact : book.facts[static_cast<std::size_t>(index)].key;
}

std::optional<CaseError> refuse_option(std::string_view key, const std::string& value, const std::vector<std::string>& known) {
  constexpr std::size_t few = 6;
  if (value.empty() || known.empty() || std::find(known.begin(), known.end(), value) != known.end()) return std::nullopt;
  if (known.size() <= few) return CaseError{"bad_value", std::string(key), value, "error.option_of", known, known};
  const std::string nearest = nearest_name(value, known);
  return CaseError{"unknown_id", std::string(key), value, "error.option", nearest.empty() ? std::vector<std::string>{} : std::vector<std::string>{nearest}};
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(',', start), text.size());
    out.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

void write_law(JsonWriter& json, const RuleBook& book, const Decision& decision) {
  json.member("case", decision.case_text).member("regime", decision.regime).key("basis");
  if (decision.choice.named >= 0) {
    json.null();
  } else {
    json.value(decision.choice.enforced ? "enforced" : "codified");
  }
  json.member("status", decision.status).member("coverage", decision.coverage).member("data", book.version);
}

void write_outcome(JsonWriter& json, const RuleBook& book, const Outcome& outcome) {
  json.member("outcome", outcome_text(book, outcome)).member("tone", view::tone_name(view::Names::tone(outcome)));
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open('[');
  for (const std::string& text : texts) json.value(text);
  json.close(']');
}

void write_text_or_null(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  if (text.empty()) {
    json.null();
  } else {
    json.value(text);
  }
}

}  // namespace chip_rules
