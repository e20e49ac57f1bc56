// Finds the question that a request names and answers it.
#include "core/questions.h"

#include "core/view/refusal.h"
#include "core/view/words.h"

namespace chip_rules {
namespace {

constexpr JsonLimits question_limits{24u << 20, 16, 4000};

const QuestionKind* find_kind(std::string_view name) {
  for (const QuestionKind& kind : question_kinds()) {
    if (name == kind.name) return &kind;
  }
  return nullptr;
}

/// A request that one of the questions answers: parsed, with its kind; without a kind it is for `ask`.
struct Parsed {
  Json request;
  const QuestionKind* kind = nullptr;
  bool as_view = false;
  std::optional<CaseError> error;
  Day today = 0;
};

Parsed parse(const Rules& rules, std::string_view text) {
  Parsed out;
  const std::string wrong = parse_json(text, out.request, question_limits);
  if (!wrong.empty() || !rules.loaded()) return out;
  out.as_view = out.request.get_text("ask") == "view";
  out.kind = find_kind(out.request.get_text(out.as_view ? "view" : "ask"));
  if (out.kind && out.as_view && !out.kind->blocks) out.kind = nullptr;
  if (!out.kind) return out;
  const std::string today(out.request.get_text("today"));
  const std::optional<Day> day = read_date(today);
  if (!day && !today.empty()) {
    out.error = CaseError{"bad_request", "today", today, "error.today", {}};
  }
  out.today = day.value_or(rules.book().checked);
  return out;
}

/// Takes a setting of a view ("view.by") out of a request; false when it is none, or is not there.
bool forget_setting(Json& request, std::string_view key) {
  if (key.substr(0, 5) != "view.") return false;
  for (std::size_t i = 0; i < request.keys.size(); ++i) {
    if (request.keys[i] != key) continue;
    request.keys.erase(request.keys.begin() + static_cast<std::ptrdiff_t>(i));
    request.items.erase(request.items.begin() + static_cast<std::ptrdiff_t>(i));
    return true;
  }
  return false;
}

view::View show(const Rules& rules, Parsed& parsed) {
  const view::Words words(rules.book(), parsed.request.get_text("lang", "en"));
  const view::Names names(rules.book(), words);
  view::View out;
  out.name = parsed.kind->name;
  out.lang = words.lang();
  std::vector<view::Block> warnings;
  while (!parsed.error) {
    out.blocks = parsed.kind->blocks({rules, parsed.request, parsed.today, &out.needs}, words, names, parsed.error);
    // Asked to forgive, a setting of the view that names nothing is told, and the view is that without it.
    const Json* forgive = parsed.request.find("forgive");
    if (!parsed.error || !forgive || !forget_setting(parsed.request, parsed.error->key)) break;
    warnings.push_back(view::Paragraph{"warning", view::refusal_text(rules.book(), words, *parsed.error)});
    parsed.error.reset();
  }
  out.blocks.insert(out.blocks.begin(), warnings.begin(), warnings.end());
  if (names.sentences_missing() && std::find(out.needs.begin(), out.needs.end(), "sentences") == out.needs.end()) out.needs.push_back("sentences");
  if (!words.missing_pack().empty()) out.needs.push_back(words.missing_pack());
  if (parsed.error) {
    out.blocks.clear();
    out.error = words("error.case", {{"message", view::refusal_text(rules.book(), words, *parsed.error)}});
  }
  return out;
}

}  // namespace

std::string ask_any(const Rules& rules, std::string_view text, bool& ok) {
  Parsed parsed = parse(rules, text);
  if (!parsed.kind) return ask(rules, text, ok);
  ok = true;
  if (parsed.as_view || !parsed.kind->json) return view::to_json(show(rules, parsed));
  std::string answer;
  if (!parsed.error) answer = parsed.kind->json({rules, parsed.request, parsed.today}, parsed.error);
  if (!parsed.error) return answer;
  ok = false;
  return error_json(rules.book(), *parsed.error, parsed.request.get_text("lang", "en"));
}

view::View view_any(const Rules& rules, std::string_view text) {
  Parsed parsed = parse(rules, text);
  if (parsed.kind) return show(rules, parsed);
  ViewRequest request;
  request.view = parsed.request.get_text("view", "check");
  request.case_text = parsed.request.get_text("case");
  request.lang = parsed.request.get_text("lang", "en");
  request.today = parsed.request.get_text("today");
  request.list = parsed.request.get_text("list");
  request.text = parsed.request.get_text("text");
  request.data = parsed.request.get_text("data");
  request.was = parsed.request.get_text("was");
  return view_of(rules, request);
}

Case case_of(const Question& question, std::string_view name, std::optional<CaseError>& error) {
  Case out;
  error = read_case(question.book(), question.request.get_text(name), false, out);
  return out;
}

}  // namespace chip_rules
