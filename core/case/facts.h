// The facts of a case as values that rules look at: known, unknown within a range, or none.
// May know: the rule book's declarations of facts. Knows no clause.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/rules/book.h"
#include "core/rules/program.h"

namespace chip_rules {

/// A number (or the index of a choice or catalog row) that lies between `low` and `high`; known when they are equal.
/// `none`: there may be (or surely is) no such value, and then every comparison with it is no.
struct Value {
  enum class None : std::uint8_t { no, maybe, yes };
  double low;  // no default values: arrays of these are filled on demand
  double high;
  None none;

  bool known() const { return low == high && none == None::no; }
  static Value exactly(double x) { return {x, x, None::no}; }
  static Value nothing() { return {0, 0, None::yes}; }
};

/// How a fact got its value. `assumed` and `unknown` are what absence means.
enum class Origin : std::uint8_t { given, catalog, assumed, followed, unknown };

struct Facts {
  std::array<Value, max_facts> values{};
  std::array<Origin, max_facts> origins{};
  std::uint64_t without = 0;  // bit per exception that is not used
};

/// Sets fact `fact` to `value` as if given, and what follows it (a parent that follows headquarters, a sum).
void set_fact(const RuleBook& book, Facts& facts, int fact, Value value);

/// Gives the fact back what its absence means.
void clear_fact(const RuleBook& book, Facts& facts, int fact);

/// The value that absence of `fact` means, from the other facts; `origin` tells which kind it is.
Value absent_value(const RuleBook& book, const Facts& facts, int fact, Origin& origin);

/// The fact that an absent one follows (a parent's seat that follows headquarters), else the fact itself. While both are unknown,
/// they are the same unknown.
int followed_fact(const RuleBook& book, const Facts& facts, int fact);

/// Fills in every fact that is not `given` from catalogs and absent rules.
void complete_facts(const RuleBook& book, Facts& facts);

/// The widest range of a fact: all choices, all rows, or its declared low and high.
Value full_range(const RuleBook& book, int fact);

}  // namespace chip_rules
