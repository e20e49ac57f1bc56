// One case for all countries, and the answer as JSON.
#include "core/ask/world.h"

#include "core/ask/asked.h"
#include "core/place.h"

namespace chip_rules {
namespace {

constexpr const char* by_words[] = {"to", "hq", "both"};
constexpr const char* headquarters = "buyer.hq";
constexpr const char* buyer = "company";

}  // namespace

const char* by_word(By by) { return by_words[static_cast<std::size_t>(by)]; }

std::optional<CaseError> read_by(const RuleBook& book, const Case& the_case, Day today, std::string_view word, By& out) {
  if (word.empty()) {
    const Facts facts = facts_of(book, the_case, regime_of(book, the_case, today).on);
    const int hq = book.fact(headquarters);
    out = hq >= 0 && facts.values[at(hq)].known() ? By::to : By::both;
    return std::nullopt;
  }
  for (const By by : {By::to, By::hq, By::both}) {
    if (word != by_word(by)) continue;
    out = by;
    return std::nullopt;
  }
  return CaseError{"bad_value", "by", std::string(word), "error.by", {"to", "hq", "both"}};
}

void set_aside_countries(const RuleBook& book, By by, Case& the_case, std::vector<std::string>& keys) {
  if (by != By::hq) set_aside(book, the_case, destination_fact, keys);
  if (by == By::to) return;
  set_aside(book, the_case, buyer, keys);
  set_aside(book, the_case, headquarters, keys);
}

void place_in(const RuleBook& book, By by, int country, Facts& facts) {
  if (by != By::hq && book.fact(destination_fact) >= 0) set_fact(book, facts, book.fact(destination_fact), Value::exactly(country));
  if (by != By::to && book.fact(headquarters) >= 0) set_fact(book, facts, book.fact(headquarters), Value::exactly(country));
}

std::optional<CaseError> ask_world(ProgramCache& programs, const Case& the_case, Day today, By by, World& out) {
  const RuleBook& book = programs.book();
  out.by = by;
  Case open = the_case;
  set_aside_countries(book, by, open, out.set_aside);
  if (auto error = decide_plainly(programs, open, today, out.base)) return error;
  Facts facts = out.base.facts;
  std::vector<Outcome> outcomes;
  for (std::size_t country = 0; country < book.countries.count; ++country) {
    place_in(book, by, static_cast<int>(country), facts);
    out.places.push_back(brief_of(*out.base.program, facts));
    outcomes.push_back(out.places.back().outcome);
  }
  out.counts = count_outcomes(outcomes);
  return std::nullopt;
}

std::optional<CaseError> world_of(const Question& question, World& out) {
  std::optional<CaseError> error;
  const Case the_case = case_of(question, "case", error);
  if (error) return error;
  By by = By::both;
  error = read_by(question.book(), the_case, question.today, question.text("by"), by);
  return error ? error : ask_world(question.rules.programs(), the_case, question.today, by, out);
}

std::string world_json(const Question& question, std::optional<CaseError>& error) {
  World world;
  error = world_of(question, world);
  if (error) return {};
  const RuleBook& book = question.book();
  const Program& program = *world.base.program;
  JsonWriter json;
  json.open('{');
  write_law(json, book, world.base);
  json.member("by", by_word(world.by));
  write_texts(json, "set_aside", world.set_aside);
  write_texts(json, "unused", world.base.unused);
  json.key("counts").open('[');
  for (const OutcomeCount& count : world.counts) {
    json.open('{');
    write_outcome(json, book, count.outcome);
    json.member("places", static_cast<double>(count.places.size())).close('}');
  }
  json.close(']').key("places").open('[');
  for (std::size_t i = 0; i < world.places.size(); ++i) {
    const Brief& place = world.places[i];
    json.open('{').member("id", book.countries.ids[i]);
    write_outcome(json, book, place.outcome);
    write_text_or_null(json, "tier", place.tier < 0 ? std::string() : program.tiers[at(place.tier)].id);
    const ClauseVersion* clause = place.deciding < 0 ? nullptr : program.clauses[at(place.deciding)].source;
    write_text_or_null(json, "clause", clause ? clause->slot : std::string());
    write_text_or_null(json, "cite", clause ? clause->citation.cite : std::string());
    if (place.limit >= 0) json.member("limit", program.limits[at(place.limit)].id);
    if (place.chips_left) json.member("chips_left", *place.chips_left);
    if (!place.possible.empty()) {
      json.key("possible").open('[');
      for (const Outcome& outcome : place.possible) json.value(outcome_text(book, outcome));
      json.close(']');
    }
    json.close('}');
  }
  json.close(']').close('}');
  return json.take();
}

}  // namespace chip_rules
