// An instrument of the reader's own, as front ends hand it over: a pack with one member.
#include <limits>

#include "core/questions.h"
#include "core/rules/fold.h"
#include "core/rules/own.h"

namespace chip_rules {
namespace {

constexpr std::string_view own_pack = "{\"own\":", own_day = "{\"own_day\":";
constexpr JsonLimits own_pack_limits{8 * own_limits.bytes, 4, 8};  // a text in quotes is longer by its escapes

std::string problems_json(const Problems& problems, const Json& document) {
  JsonWriter json;
  json.open('{').key("error").open('{');
  json.member("code", "bad_instrument").member("key", problems[0].pointer).member("value", problems[0].file);
  json.member("message", problems[0].text());
  json.key("problems").open('[');
  for (const Problem& problem : problems) {
    json.open('{').member("file", problem.file).member("pointer", problem.pointer);
    json.member("value", problem.pointer.empty() ? std::string() : value_at(document, problem.pointer));
    json.member("message", problem.message).member("nearest", problem.nearest).close('}');
  }
  json.close(']').close('}').close('}');
  return json.take();
}

std::string refusal(const Rules& rules, std::string_view member, std::string_view value, const std::string& why) {
  return error_json(rules.book(), {"bad_request", std::string(member), std::string(value), why, {}});
}

std::string take_own(Rules& rules, const Json& own, bool& ok) {
  const std::string_view name = own.get_text("name", "own.json"), text = own.get_text("text");
  const Json* parts = own.find("in_parts");
  const bool in_parts = parts && parts->flag;
  const Problems problems = in_parts ? rules.load_own(name, text) : rules.add_own(name, text);
  if (!problems.empty()) {
    Json document;
    if (!parse_json(text, document, own_limits).empty()) document = {};
    return problems_json(problems, document);
  }
  ok = true;
  JsonWriter json;
  json.open('{').key("own").open('{').member("regime", own_id).member("title", rules.book().regimes.back().json->get_text("title")).close('}');
  if (in_parts) {
    json.key("days").open('[');
    for (const Day day : change_days(rules.book())) json.value(static_cast<double>(day));
    json.close(']');
  }
  json.close('}');
  return json.take();
}

std::string compile_day(const Rules& rules, const Json& asked, bool& ok) {
  const RuleBook& book = rules.book();
  const auto own = book.instrument_by_id.find(own_id);
  if (own == book.instrument_by_id.end()) return refusal(rules, "own_day", "", "there is no instrument of your own to compile");
  const Json* day = asked.find("day");
  using Days = std::numeric_limits<Day>;
  if (!day || !day->is(Json::Kind::number) || !(day->number >= Days::min() && day->number <= Days::max())) return refusal(rules, "day", "", "expected one of the days that were answered");
  const Problems problems = compile_own_instrument(book, asked.get_text("name", "own.json"), static_cast<Day>(day->number));
  if (!problems.empty()) return problems_json(problems, *book.instruments[static_cast<std::size_t>(own->second)].json);
  ok = true;
  return "{\"own_day\":{}}";
}

}  // namespace

Problems Rules::load_own(std::string_view name, std::string_view text) {
  Problems problems = load_own_instrument(book_, name, text);
  programs_ = std::make_unique<ProgramCache>(book_);
  return problems;
}

Problems Rules::add_own(std::string_view name, std::string_view text) {
  Problems problems = add_own_instrument(book_, name, text);
  programs_ = std::make_unique<ProgramCache>(book_);
  return problems;
}

std::string load_any(Rules& rules, std::string_view pack, bool& ok) {
  const bool is_day = pack.substr(0, own_day.size()) == own_day;
  if (!is_day && pack.substr(0, own_pack.size()) != own_pack) return load(rules, pack, ok);
  ok = false;
  Json request;
  if (const std::string wrong = parse_json(pack, request, own_pack_limits); !wrong.empty()) return refusal(rules, "own", "", wrong);
  return is_day ? compile_day(rules, *request.find("own_day"), ok) : take_own(rules, *request.find("own"), ok);
}

}  // namespace chip_rules
