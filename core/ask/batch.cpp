// Answers one line: a case in, a decision or an error out.
#include "core/ask/batch.h"

#include "core/decide/decision.h"

namespace chip_rules {
namespace {

std::string with_line(std::size_t number, const std::string& object) {
  return "{\"line\":" + std::to_string(number) + "," + object.substr(1);
}

std::string outcome_json(const RuleBook& book, const Decision& decision) {
  JsonWriter json;
  json.open('{').member("case", decision.case_text).member("regime", decision.regime).key("basis");
  if (decision.choice.named >= 0) {
    json.null();
  } else {
    json.value(decision.choice.enforced ? "enforced" : "codified");
  }
  json.member("coverage", decision.coverage).member("outcome", outcome_text(book, decision.answer.outcome));
  json.key("missing").open('[');
  for (const int fact : decision.missing) json.value(book.facts[static_cast<std::size_t>(fact)].key);
  json.close(']').key("possible").open('[');
  for (const Outcome& outcome : decision.possible) json.value(outcome_text(book, outcome));
  json.close(']').close('}');
  return json.take();
}

}  // namespace

std::string batch_json(const Question& question, std::optional<CaseError>& error) {
  const std::string word = question.text("scope", "full");
  const std::optional<BatchScope> scope = read_batch_scope(word);
  if (!scope) {
    error = CaseError{"bad_value", "scope", word, "error.scope", {"full", "outcome"}};
    return {};
  }
  LineSplitter lines(max_case_bytes);
  const std::string text = question.text("text");
  lines.feed(text);
  lines.finish();
  std::string out = "{\"answers\":[";
  bool first = true;
  for (Line line; lines.next(line);) {
    const std::optional<std::string> answer = answer_line(question.rules, line, question.today, *scope, question.text("lang", "en"));
    if (!answer) continue;
    out += (first ? "" : ",") + *answer;
    first = false;
  }
  return out + "]}";
}

std::optional<BatchScope> read_batch_scope(std::string_view word) {
  if (word == "full") return BatchScope::full;
  if (word == "outcome") return BatchScope::outcome;
  return std::nullopt;
}

std::optional<std::string> answer_line(const Rules& rules, const Line& line, Day today, BatchScope scope, std::string_view lang) {
  const RuleBook& book = rules.book();
  const auto refused = [&](const CaseError& error) { return with_line(line.number, error_json(book, error, lang)); };
  if (!line.text.empty() && line.text[0] == '#') return std::nullopt;
  if (line.too_long) {
    return refused({"too_long", "", "", "error.line_too_long", {}, {std::to_string(max_case_bytes)}});
  }
  if (line.text.find_first_not_of(" \t") == std::string::npos) {
    return refused({"empty", "", "", "error.line_empty", {}});
  }
  Case the_case;
  if (const auto error = read_case(book, line.text, false, the_case)) return refused(*error);
  const bool whole = scope == BatchScope::full;
  const Decision decision = decide_case(rules.programs(), the_case, today, {.trace = whole, .flips = false, .others = whole});
  if (!decision.program) {
    return refused({"bad_rules", "", "", rules.programs().problems()[0].text(), {}});
  }
  return with_line(line.number, whole ? decision_json(book, decision) : outcome_json(book, decision));
}

}  // namespace chip_rules
