// An instrument of the reader's own, as front ends hand it over: a pack with one member.
#include "core/questions.h"
#include "core/rules/own.h"

namespace chip_rules {
namespace {

constexpr std::string_view own_pack = "{\"own\":";
constexpr JsonLimits own_pack_limits{8 * own_limits.bytes, 4, 8};  // a text in quotes is longer by its escapes

std::string problems_json(const Problems& problems, std::string_view text) {
  Json document;
  if (!parse_json(text, document, own_limits).empty()) document = {};
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

}  // namespace

Problems Rules::add_own(std::string_view name, std::string_view text) {
  Problems problems = add_own_instrument(book_, name, text);
  programs_ = std::make_unique<ProgramCache>(book_);
  return problems;
}

std::string load_any(Rules& rules, std::string_view pack, bool& ok) {
  if (pack.substr(0, own_pack.size()) != own_pack) return load(rules, pack, ok);
  ok = false;
  Json request;
  if (const std::string wrong = parse_json(pack, request, own_pack_limits); !wrong.empty()) return error_json(rules.book(), {"bad_request", "own", "", wrong, {}});
  const Json& own = *request.find("own");
  const std::string_view text = own.get_text("text");
  const Problems problems = rules.add_own(own.get_text("name", "own.json"), text);
  if (!problems.empty()) return problems_json(problems, text);
  ok = true;
  JsonWriter json;
  json.open('{').key("own").open('{').member("regime", own_id).member("title", rules.book().regimes.back().json->get_text("title"));
  json.close('}').close('}');
  return json.take();
}

}  // namespace chip_rules
