// Requests in, answers out.
#include "core/api.h"

#include <algorithm>

#include "core/decide/decision.h"
#include "core/view/refusal.h"
#include "core/view/view.h"

namespace chip_rules {
namespace {

constexpr JsonLimits request_limits{1u << 16, 8, 200};

std::string refuse(const Rules& rules, const Json& request, const CaseError& error, bool& ok) {
  ok = false;
  return error_json(rules.book(), error, request.get_text("lang", "en"));
}

std::string problems_json(const RuleBook& book, const Problems& problems) {
  std::string all;
  for (const Problem& problem : problems) all += (all.empty() ? "" : "\n") + problem.text();
  return error_json(book, {"bad_rules", problems[0].file, problems[0].pointer, all, {}});
}

std::string check(const Rules& rules, const Json& request, Day today, bool& ok) {
  Case the_case;
  const Json* forgive = request.find("forgive");
  const bool lenient = forgive && (forgive->flag || forgive->number != 0);
  if (const auto error = read_case(rules.book(), request.get_text("case"), lenient, the_case)) {
    return refuse(rules, request, *error, ok);
  }
  const Decision decision = decide_case(rules.programs(), the_case, today);
  if (!decision.program) {
    ok = false;
    return problems_json(rules.book(), rules.programs().problems());
  }
  return decision_json(rules.book(), decision);
}

std::string canonical(const Rules& rules, const Json& request, bool& ok) {
  Case the_case;
  if (const auto error = read_case(rules.book(), request.get_text("case"), false, the_case)) {
    return refuse(rules, request, *error, ok);
  }
  JsonWriter json;
  json.open('{').member("case", write_case(rules.book(), the_case)).close('}');
  return json.take();
}

// Keys that a choice of `key` makes void: a company brings its own headquarters, a named regime has no basis.
std::vector<std::string> replaced_keys(const RuleBook& book, std::string_view key) {
  std::vector<std::string> out;
  const auto fact = book.fact_by_key.find(key);
  const Json* words = fact == book.fact_by_key.end() ? nullptr : book.facts[static_cast<std::size_t>(fact->second)].words;
  const Json* list = words ? words->find("replaces") : nullptr;
  for (std::size_t i = 0; list && i < list->items.size(); ++i) out.push_back(list->items[i].text);
  return out;
}

}  // namespace

std::string error_json(const RuleBook& book, const CaseError& error, std::string_view lang) {
  JsonWriter json;
  json.open('{').key("error").open('{');
  json.member("code", error.code).member("key", error.key).member("value", error.value).member("message", view::refusal_text(book, view::Words(book, lang), error));
  json.key("nearest").open('[');
  for (const std::string& name : error.nearest) json.value(name);
  json.close(']').close('}').close('}');
  return json.take();
}

Rules::Rules() = default;
Rules::~Rules() = default;

Problems Rules::load(std::string_view pack, FurtherReader further) {
  Problems problems = load_pack(book_, pack, further);
  programs_ = std::make_unique<ProgramCache>(book_);
  return problems;
}

std::string load(Rules& rules, std::string_view pack, bool& ok, FurtherReader further) {
  const Problems problems = rules.load(pack, further);
  ok = problems.empty();
  if (!ok) return problems_json(rules.book(), problems);
  JsonWriter json;
  json.open('{').member("loaded", rules.book().version).close('}');
  return json.take();
}

namespace {

using Decider = std::string (*)(const Rules& rules, const Json& request, Day today, bool& ok);

// `decide` answers "check" with a decision as JSON; null where none is asked for.
std::string answer(const Rules& rules, std::string_view text, Decider decide, bool& ok) {
  ok = true;
  Json request;
  const std::string wrong = parse_json(text, request, request_limits);
  if (!wrong.empty()) return refuse(rules, request, {"bad_request", "", "", wrong, {}}, ok);
  // Before the first pack there are no words in any language; this stands for itself.
  if (!rules.loaded()) return refuse(rules, request, {"not_loaded", "", "", "load the first pack before asking", {}}, ok);
  const std::string_view today_text = request.get_text("today");
  const std::optional<Day> today = read_date(today_text);
  if (!today && !today_text.empty()) return refuse(rules, request, {"bad_request", "today", std::string(today_text), "error.today", {}}, ok);
  const std::string_view question = request.get_text("ask");
  if (decide && question == "check") return decide(rules, request, today.value_or(rules.book().checked), ok);
  if (question == "canonical") return canonical(rules, request, ok);
  if (question == "set") {
    JsonWriter json;
    json.open('{').member("case", set_key(rules, request.get_text("case"), request.get_text("key"), request.get_text("value"))).close('}');
    return json.take();
  }
  if (question == "text") {
    JsonWriter json;
    json.open('{').member("text", chip_rules::text(rules, request.get_text("lang", "en"), request.get_text("key"))).close('}');
    return json.take();
  }
  if (question == "view") {
    ViewRequest view;
    view.view = request.get_text("view", "check");
    view.case_text = request.get_text("case");
    view.lang = request.get_text("lang", "en");
    view.today = today_text;
    view.list = request.get_text("list");
    view.text = request.get_text("text");
    view.data = request.get_text("data");
    view.was = request.get_text("was");
    const Json* forgive = request.find("forgive");
    view.forgive = forgive && (forgive->flag || forgive->number != 0);
    return view::to_json(view_of(rules, view));
  }
  CaseError error{"bad_request", "ask", std::string(question), "error.ask", {}, {"view", "canonical", "set", "text"}};
  if (decide) error.told.insert(error.told.begin(), "check");
  return refuse(rules, request, error, ok);
}

}  // namespace

std::string ask(const Rules& rules, std::string_view text, bool& ok) { return answer(rules, text, check, ok); }
std::string ask_first(const Rules& rules, std::string_view text, bool& ok) { return answer(rules, text, nullptr, ok); }

std::string set_key(const Rules& rules, std::string_view case_text, std::string_view key, std::string_view value) {
  // Works on the text, so that a case with a mistake elsewhere can still be mended.
  const std::vector<std::string> replaced = value.empty() ? std::vector<std::string>() : replaced_keys(rules.book(), key);
  std::string out;
  if (!case_text.empty() && case_text[0] == '?') case_text.remove_prefix(1);
  while (!case_text.empty()) {
    const std::size_t end = std::min(case_text.find('&'), case_text.size());
    const std::string_view pair = case_text.substr(0, end);
    const std::string_view name = pair.substr(0, pair.find('='));
    const bool gone = name == key || std::find(replaced.begin(), replaced.end(), name) != replaced.end();
    if (!pair.empty() && !gone) out += (out.empty() ? "" : "&") + std::string(pair);
    case_text.remove_prefix(std::min(end + 1, case_text.size()));
  }
  if (!value.empty()) out += (out.empty() ? "" : "&") + std::string(key) + "=" + encode_case_value(value);
  Case the_case;
  return read_case(rules.book(), out, false, the_case) ? out : write_case(rules.book(), the_case);
}

}  // namespace chip_rules
