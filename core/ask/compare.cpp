// Reads the two sides and goes over the world with both.
#include "core/ask/compare.h"

#include "core/ask/asked.h"
#include "core/place.h"

namespace chip_rules {
namespace {

// Tiers of unlike names are alike when both say the same level; without levels their id or label tells.
bool same_tier(const Program& a, int tier_a, const Program& b, int tier_b) {
  if (tier_a < 0 || tier_b < 0) return tier_a < 0 && tier_b < 0;
  const TierCode& x = a.tiers[at(tier_a)];
  const TierCode& y = b.tiers[at(tier_b)];
  if (!x.level.empty() && !y.level.empty()) return x.level == y.level;
  return x.id == y.id || (x.json->get_text("label") == y.json->get_text("label") && !x.json->get_text("label").empty());
}

// The first key of a case that is no law, or of a case that is; empty when there is none.
std::string other_key(const RuleBook& book, const Case& the_case) {
  for (const auto& [fact, value] : the_case.facts) return book.facts[at(fact)].key;
  return the_case.without.empty() ? std::string() : "without";
}

std::string law_key(const Case& the_case) {
  if (the_case.on) return "on";
  if (the_case.regime) return "regime";
  if (the_case.codified) return "basis";
  for (const auto& [id, value] : the_case.parameters) return "set." + id;
  for (const auto& [id, value] : the_case.groups) return "group." + id;
  for (const auto& [id, value] : the_case.readings) return "reading." + id;
  return {};
}

// The world's case under one of the laws.
Case under(const Case& law, const Case& world_case) {
  Case out = law;
  out.facts = world_case.facts;
  out.without = world_case.without;
  return out;
}

}  // namespace

std::optional<CaseError> read_law(const RuleBook& book, std::string_view member, const std::string& text, Case& out) {
  for (const NamedRegime& regime : book.regimes) {
    if (regime.id == text) return read_case(book, "regime=" + text, false, out);
  }
  if (auto error = read_case(book, text, false, out)) return error;
  const std::string key = other_key(book, out);
  if (key.empty()) return std::nullopt;
  return CaseError{"contradiction", std::string(member), text,
                   "error.not_of_law", {}, {key}};
}

std::optional<CaseError> read_world_case(const RuleBook& book, const std::string& text, Case& out) {
  const Json* own = book.timeline ? book.timeline->find("world") : nullptr;
  const std::string given = text.empty() && own ? std::string(own->get_text("case")) : text;
  if (auto error = read_case(book, given, false, out)) return error;
  const std::string key = law_key(out);
  if (key.empty()) return std::nullopt;
  return CaseError{"contradiction", "case", given, "error.not_of_case", {}, {key}};
}

std::optional<CaseError> ask_compare(ProgramCache& programs, const Case& a, const Case& b, const Case& world_case, Day today, LawComparison& out) {
  const RuleBook& book = programs.book();
  Case open = world_case;
  if (auto error = read_by(book, open, today, {}, out.by)) return error;
  set_aside_countries(book, out.by, open, out.set_aside);
  out.case_text = write_case(book, open);
  for (const auto& [side, law] : {std::pair{&out.a, &a}, std::pair{&out.b, &b}}) {
    side->law = *law;
    side->text = write_case(book, *law);
    if (auto error = decide_plainly(programs, under(*law, open), today, side->base)) return error;
  }
  compare_laws(book, out);
  const Program& first = *out.a.base.program;
  const Program& second = *out.b.base.program;
  Facts facts_a = out.a.base.facts, facts_b = out.b.base.facts;
  for (std::size_t row = 0; row < book.countries.count; ++row) {
    PlaceDifference place;
    place.country = static_cast<int>(row);
    place_in(book, out.by, place.country, facts_a);
    place_in(book, out.by, place.country, facts_b);
    place.tier_a = tier_of(first, place.country);
    place.tier_b = tier_of(second, place.country);
    place.other_tier = !same_tier(first, place.tier_a, second, place.tier_b);
    place.a = brief_of(first, facts_a);
    place.b = brief_of(second, facts_b);
    out.was.push_back(place.a.outcome);
    out.is.push_back(place.b.outcome);
    if (place.other_tier || place.other_outcome()) out.places.push_back(std::move(place));
  }
  return std::nullopt;
}

std::optional<CaseError> compare_of(const Question& question, LawComparison& out) {
  Case a, b, world_case;
  if (auto error = read_law(question.book(), "a", question.text("a"), a)) return error;
  if (auto error = read_law(question.book(), "b", question.text("b"), b)) return error;
  if (auto error = read_world_case(question.book(), question.text("case"), world_case)) return error;
  return ask_compare(question.rules.programs(), a, b, world_case, question.today, out);
}

}  // namespace chip_rules
