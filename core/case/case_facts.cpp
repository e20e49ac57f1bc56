// What a case says, as values: its facts on a day, its regime; and a value as text again.
#include <algorithm>

#include "core/case/case.h"
#include "core/case/case_reader.h"
#include "core/case/cell.h"
#include "core/json/number.h"

namespace chip_rules {

Value fact_value(const RuleBook& book, int fact, const std::string& text) {
  const FactDef& def = book.facts[static_cast<std::size_t>(fact)];
  if (def.type == FactType::number) return Value::exactly(read_number(text).value_or(0));
  if (def.type == FactType::flag) return Value::exactly(text == "1" ? 1 : 0);
  if (def.type == FactType::date) return Value::exactly(read_date(text).value_or(0));
  if (const Catalog* catalog = book.catalog(def.type)) {
    const auto row = catalog->by_id.find(text);
    return Value::exactly(row == catalog->by_id.end() ? static_cast<double>(catalog->count) : row->second);
  }
  const auto found = std::find(def.choices.begin(), def.choices.end(), text);
  return Value::exactly(static_cast<double>(found - def.choices.begin()));
}

Facts facts_of(const RuleBook& book, const Case& the_case, Day on) {
  Facts facts;
  facts.origins.fill(Origin::unknown);
  for (const auto& [fact, text] : the_case.facts) {
    facts.values[static_cast<std::size_t>(fact)] = fact_value(book, fact, text);
    facts.origins[static_cast<std::size_t>(fact)] = Origin::given;
  }
  const int date = book.fact("on");
  if (date >= 0) {
    facts.values[static_cast<std::size_t>(date)] = Value::exactly(on);
    facts.origins[static_cast<std::size_t>(date)] = Origin::given;
  }
  for (const std::string& name : the_case.without) {
    for (std::size_t i = 0; i < book.exceptions.size() && i < 64; ++i) {
      if (lower_case(book.exceptions[i]) == name) facts.without |= std::uint64_t{1} << i;
    }
  }
  // What is asked about: the first choice of which a given fact tells; chips go before weights.
  const int item = book.fact("item");
  if (item >= 0) {
    const std::vector<std::string>& groups = book.facts[static_cast<std::size_t>(item)].told_by;
    for (std::size_t i = 0; i < groups.size() && facts.origins[static_cast<std::size_t>(item)] == Origin::unknown; ++i) {
      for (const auto& given : the_case.facts) {
        const int fact = given.first;
        const FactDef& def = book.facts[static_cast<std::size_t>(fact)];
        const bool selects = std::any_of(book.facts.begin(), book.facts.end(), [&](const FactDef& other) {
          return other.group == groups[i] && other.from && other.from->selector == fact;
        });
        if (def.group != groups[i] && !selects) continue;
        facts.values[static_cast<std::size_t>(item)] = Value::exactly(static_cast<double>(i));
        facts.origins[static_cast<std::size_t>(item)] = Origin::given;
      }
    }
  }
  complete_facts(book, facts);
  return facts;
}

RegimeChoice regime_of(const RuleBook& book, const Case& the_case, Day today) {
  RegimeChoice choice;
  choice.enforced = !the_case.codified;
  choice.on = the_case.on.value_or(today);
  if (the_case.regime) {
    choice.named = *the_case.regime;
    choice.enforced = false;
    const Day compliance = book.regimes[static_cast<std::size_t>(*the_case.regime)].compliance;
    if (!the_case.on && compliance != 0) choice.on = compliance;
  }
  for (const auto& [id, value] : the_case.parameters) choice.parameters[id] = read_number(value).value_or(0);
  choice.groups = the_case.groups;
  choice.readings = the_case.readings;
  return choice;
}

std::string value_text(const RuleBook& book, int fact, const Value& value) {
  if (!value.known()) return {};
  const FactDef& def = book.facts[static_cast<std::size_t>(fact)];
  if (def.type == FactType::number) return write_number(value.low);
  if (def.type == FactType::date) return write_date(static_cast<Day>(value.low));
  const auto index = static_cast<std::size_t>(value.low);
  if (def.type == FactType::flag) return index ? "1" : "0";
  if (const Catalog* catalog = book.catalog(def.type)) {
    return index < catalog->ids.size() ? catalog->ids[index] : def.absent.assumed;
  }
  return index < def.choices.size() ? def.choices[index] : std::string();
}

}  // namespace chip_rules
