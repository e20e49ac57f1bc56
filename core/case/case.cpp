// Reads and writes case strings as a whole: one case has one canonical text.
#include "core/case/case.h"

#include "core/case/case_reader.h"
#include "core/case/percent.h"

namespace chip_rules {
namespace {

// A value that absence would mean anyway is dropped, unless it overrides a catalog row: two ways to write one case are
// one case, with the same canonical text and the same decision.
void drop_what_absence_means(const RuleBook& book, Case& the_case) {
  for (std::size_t i = 0; i < book.facts.size(); ++i) {
    const int fact = static_cast<int>(i);
    const auto given = the_case.facts.find(fact);
    if (given == the_case.facts.end()) continue;
    const std::string text = given->second;
    the_case.facts.erase(given);
    const Facts facts = facts_of(book, the_case, the_case.on.value_or(0));
    const bool same = facts.origins[i] != Origin::unknown && facts.origins[i] != Origin::catalog &&
                      facts.values[i].known() && value_text(book, fact, facts.values[i]) == text;
    if (!same) the_case.facts[fact] = text;
  }
}

}  // namespace

std::optional<CaseError> read_case(const RuleBook& book, std::string_view text, bool forgive, Case& out) {
  out = Case{};
  const std::optional<CaseError> error = read_pairs(book, text, forgive, out);
  if (!error) drop_what_absence_means(book, out);
  return error;
}

std::string write_case(const RuleBook& book, const Case& whole, std::optional<Day> spell_date) {
  Case the_case = whole;  // a caller may have changed a fact since it was read
  drop_what_absence_means(book, the_case);
  std::string out;
  const auto put = [&](std::string_view key, std::string_view value) {
    out += (out.empty() ? "" : "&") + std::string(key) + "=" + percent_encoded(value);
  };
  for (std::size_t i = 0; i < book.facts.size(); ++i) {
    const FactDef& def = book.facts[i];
    if (def.key == "on") {
      const std::optional<Day> on = the_case.on ? the_case.on : spell_date;
      if (on) put("on", write_date(*on));
    } else if (def.key == "basis") {
      if (the_case.codified) put("basis", "codified");
    } else if (def.key == "regime") {
      if (the_case.regime) put("regime", book.regimes[static_cast<std::size_t>(*the_case.regime)].id);
    } else if (def.key == "without") {
      std::string list;
      for (const std::string& name : the_case.without) list += (list.empty() ? "" : ",") + name;
      if (!list.empty()) put("without", list);
    } else {
      const auto found = the_case.facts.find(static_cast<int>(i));
      if (found != the_case.facts.end()) put(def.key, found->second);
    }
  }
  for (const auto& [id, value] : the_case.parameters) put("set." + id, value);
  for (const auto& [id, value] : the_case.groups) put("group." + id, value);
  for (const auto& [id, value] : the_case.readings) put("reading." + id, value);
  return out;
}

std::string encode_case_value(std::string_view value) { return percent_encoded(value); }

}  // namespace chip_rules
