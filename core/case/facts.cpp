// Fills in what a case leaves out: catalog columns first, then what absence means.
#include "core/case/facts.h"

#include <algorithm>
#include <cmath>

#include "core/json/number.h"
#include "core/place.h"

namespace chip_rules {
namespace {

// A catalog word or number as the value of `def`.
Value read_cell(const RuleBook& book, const FactDef& def, const Json& cell, double on, bool& usable) {
  usable = true;
  if (cell.is(Json::Kind::number)) return Value::exactly(cell.number);
  if (!cell.is(Json::Kind::string)) {
    usable = false;
    return {};
  }
  if (def.from->since) {
    const std::optional<Day> day = read_date(cell.text, true);
    return Value::exactly(day && on >= *day ? 1 : 0);
  }
  if (const Catalog* catalog = book.catalog(def.type)) {
    const auto row = catalog->by_id.find(cell.text);
    usable = row != catalog->by_id.end();
    return Value::exactly(usable ? row->second : 0);
  }
  const auto mapped = def.from->map.find(cell.text);
  const std::string word = mapped == def.from->map.end() ? cell.text : mapped->second;
  for (std::size_t i = 0; i < def.choices.size(); ++i) {
    if (def.choices[i] == word) return Value::exactly(static_cast<double>(i));
  }
  usable = false;
  return {};
}

// From the catalog row that the selector names; false when there is none or the cell says nothing.
bool from_catalog(const RuleBook& book, Facts& facts, int fact) {
  const FactDef& def = book.facts[at(fact)];
  if (!def.from || facts.origins[at(def.from->selector)] == Origin::unknown) return false;
  const FactDef& selector = book.facts[at(def.from->selector)];
  const int row = static_cast<int>(facts.values[at(def.from->selector)].low);
  const Catalog* catalog = book.catalog(selector.type);
  const Json* cell = catalog ? catalog->cell(row, def.from->column) : nullptr;
  if (!cell) return false;
  const auto mapped = cell->is(Json::Kind::string) ? def.from->map.find(cell->text) : def.from->map.end();
  if (mapped != def.from->map.end() && mapped->second == "?") {
    facts.values[at(fact)] = full_range(book, fact);
    facts.origins[at(fact)] = Origin::unknown;
    return true;
  }
  bool usable = false;
  const int on = book.fact("on");
  const Value value = read_cell(book, def, *cell, on >= 0 ? facts.values[at(on)].low : 0, usable);
  if (!usable) return false;
  facts.values[at(fact)] = value;
  facts.origins[at(fact)] = Origin::catalog;
  return true;
}

void fill_in(const RuleBook& book, Facts& facts, int fact) {
  if (facts.origins[at(fact)] == Origin::given || from_catalog(book, facts, fact)) return;
  facts.values[at(fact)] = absent_value(book, facts, fact, facts.origins[at(fact)]);
}

bool follows(const FactDef& def, int fact) {
  if (def.from && def.from->selector == fact) return true;
  for (const int other : def.absent.other_facts) {
    if (other == fact) return true;
  }
  return false;
}

// Refreshes whatever takes its value from `fact`, directly or through others.
void refresh_followers(const RuleBook& book, Facts& facts, int fact) {
  for (const int other : book.fact_order) {
    if (other == fact || facts.origins[at(other)] == Origin::given || !follows(book.facts[at(other)], fact)) continue;
    fill_in(book, facts, other);
    refresh_followers(book, facts, other);
  }
}

// What a given sum leaves for one of its parts; infinity when the sum is not given.
double left_of_whole(const RuleBook& book, const Facts& facts, int part) {
  const int whole = book.facts[at(part)].whole;
  if (facts.origins[at(whole)] != Origin::given) return HUGE_VAL;
  double left = facts.values[at(whole)].high;
  for (const int other : book.facts[at(whole)].absent.other_facts) {
    if (other != part && facts.origins[at(other)] == Origin::given) left -= facts.values[at(other)].low;
  }
  return left;
}

}  // namespace

Value full_range(const RuleBook& book, int fact) {
  const FactDef& def = book.facts[at(fact)];
  if (def.type == FactType::flag) return {0, 1, Value::None::no};
  if (def.type == FactType::choice) return {0, static_cast<double>(def.choices.size()) - 1, Value::None::no};
  // A catalog whose pack has not come has no rows, and which one is meant is unknown all the same.
  if (const Catalog* catalog = book.catalog(def.type)) return {0, std::max(1.0, static_cast<double>(catalog->count)), Value::None::no};
  return {def.low, def.high, Value::None::no};
}

Value absent_value(const RuleBook& book, const Facts& facts, int fact, Origin& origin) {
  const FactDef& def = book.facts[at(fact)];
  switch (def.absent.kind) {
    case AbsentRule::Kind::assume: {
      origin = Origin::assumed;
      if (def.type == FactType::number) return Value::exactly(read_number(def.absent.assumed).value_or(0));
      if (def.type == FactType::flag) return Value::exactly(def.absent.assumed == "1" ? 1 : 0);
      if (const Catalog* catalog = book.catalog(def.type)) {
        const auto row = catalog->by_id.find(def.absent.assumed);
        return Value::exactly(row == catalog->by_id.end() ? static_cast<double>(catalog->count) : row->second);
      }
      for (std::size_t i = 0; i < def.choices.size(); ++i) {
        if (def.choices[i] == def.absent.assumed) return Value::exactly(static_cast<double>(i));
      }
      return Value::exactly(0);
    }
    case AbsentRule::Kind::same_as: {
      const int other = def.absent.other_facts[0];
      origin = facts.origins[at(other)] == Origin::unknown ? Origin::unknown : Origin::followed;
      return facts.values[at(other)];
    }
    case AbsentRule::Kind::scaled: {
      const int other = def.absent.other_facts[0];
      Value value = facts.values[at(other)];
      value.low *= def.absent.factor;
      value.high *= def.absent.factor;
      origin = facts.origins[at(other)] == Origin::unknown ? Origin::unknown : Origin::followed;
      return value;
    }
    case AbsentRule::Kind::sum: {
      Value total = Value::exactly(0);
      bool known = true;
      for (const int other : def.absent.other_facts) {
        known = known && facts.origins[at(other)] != Origin::unknown;
        total.low += facts.values[at(other)].low;
        total.high += facts.values[at(other)].high;
      }
      origin = known ? Origin::followed : Origin::unknown;
      return known ? total : full_range(book, fact);
    }
    case AbsentRule::Kind::unknown: break;
  }
  origin = Origin::unknown;
  Value open = full_range(book, fact);
  if (def.whole >= 0) open.high = std::max(open.low, std::min(open.high, left_of_whole(book, facts, fact)));
  return open;
}

int followed_fact(const RuleBook& book, const Facts& facts, int fact) {
  const AbsentRule& absent = book.facts[at(fact)].absent;
  const Origin origin = facts.origins[at(fact)];
  const bool follows = absent.kind == AbsentRule::Kind::same_as && origin != Origin::given && origin != Origin::catalog;
  return follows ? followed_fact(book, facts, absent.other_facts[0]) : fact;
}

void complete_facts(const RuleBook& book, Facts& facts) {
  for (const int fact : book.fact_order) fill_in(book, facts, fact);
}

void set_fact(const RuleBook& book, Facts& facts, int fact, Value value) {
  facts.values[at(fact)] = value;
  facts.origins[at(fact)] = Origin::given;
  refresh_followers(book, facts, fact);
}

void clear_fact(const RuleBook& book, Facts& facts, int fact) {
  facts.origins[at(fact)] = Origin::unknown;
  fill_in(book, facts, fact);
  refresh_followers(book, facts, fact);
}

}  // namespace chip_rules
