// A regime made ready to decide with: flat arrays of atoms, conditions, formulas, clauses and limits.
// May know: the rule book it was compiled from (for words and citations). Holds no case.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/rules/book.h"
#include "core/rules/fold.h"

namespace chip_rules {

enum class Tri : std::uint8_t { no, unknown, yes };
enum class Compare : std::uint8_t { less, at_most, equal, at_least, more, different };

constexpr std::size_t max_facts = 128;     // input facts in facts.json and limits
constexpr std::size_t max_clauses = 512;   // of one regime
constexpr std::size_t max_atoms = 512;     // different tests of one regime
constexpr std::size_t max_derived = 160;   // formulas of one regime, nested ones counted singly
using FactMask = std::bitset<max_facts>;

/// Where a number comes from.
struct Operand {
  enum class Kind : std::uint8_t { constant, input, derived } kind = Kind::constant;
  std::int16_t slot = 0;
  double value = 0;
};

enum class Operation : std::uint8_t { plus, minus, times, divide, smaller, larger, choose, first_known, copy, unknown };

/// One step of arithmetic. `choose` is: if condition `node` then a else b. Division by zero gives "none".
struct Formula {
  Operation operation = Operation::copy;
  Operand a, b;
  std::int32_t node = -1;
  std::string name;  // of a derived fact, empty for a part of one
  std::string unit;
  FactMask depends;
};

/// Members by index of the domain's list.
struct Group {
  std::string id;
  FactType domain = FactType::country;
  std::vector<Tri> members;
};

enum class Verdict : std::uint8_t {
  undetermined, not_controlled, no_license, exception, authorized, license, barred, not_eligible
};
enum class Policy : std::uint8_t { none, approve, approve_within_cap, case_by_case, unknown, deny, deny_over_cap };
const char* verdict_word(Verdict verdict);
const char* policy_word(Policy policy);
std::optional<Policy> read_policy(std::string_view word);

/// A pattern over outcomes; -1 and none match anything.
struct OutcomePattern {
  Verdict verdict = Verdict::undetermined;
  int name = -1;  // exception or authorization
  Policy policy = Policy::none;
};

/// The smallest test. Equal atoms are stored once, so one assumption about an atom holds wherever it stands.
struct Atom {
  enum class Kind : std::uint8_t { compare, reading, known, member, classified, required, outcome, tested } kind = Kind::compare;
  Compare op = Compare::equal;
  Operand a, b;
  std::int32_t group = -1;  // member: index into Program::groups; classified: class; tested: limit; reading: reading
  OutcomePattern pattern;
  FactMask depends;
};

/// A condition: all, any, not over child nodes, one atom, or a constant.
struct Node {
  enum class Kind : std::uint8_t { all, any, negate, atom, yes, no } kind = Kind::yes;
  std::int32_t first = 0;  // atom index, or first of `count` entries in Program::children
  std::int32_t count = 0;
};

/// One test of a condition laid out in a row: where to go on for yes and for no. From 0 on it is another jump.
struct Jump {
  std::int32_t atom = 0;
  std::int32_t yes = 0;
  std::int32_t no = 0;
  static constexpr std::int32_t failed = -1;
  static constexpr std::int32_t matched(int clause) { return -2 - clause; }
  static constexpr int clause_of(std::int32_t target) { return -2 - target; }
};

/// What a clause does when its condition is met.
struct Effect {
  enum class Kind : std::uint8_t {
    none, classify, unclassify, require, spare, exception, authorize, license, bar, not_eligible, only_exceptions,
    threshold, oblige, duty, note
  } kind = Kind::none;
  int name = -1;                // class, exception, authorization or threshold
  Policy policy = Policy::none;
  std::uint64_t allowed = 0;    // only_exceptions: bit per exception
  std::vector<int> draws;       // limits of this regime (index into Program::limits)
  int claim = -1;               // not_eligible: the fact that is claimed in vain
  std::string id;               // oblige, duty, note: its id
  double rate = 0;              // duty
  Operand amount, line;         // threshold: what the case comes to, and the line
  std::string unit;             // threshold: of both
  bool over = false;            // threshold: crossed by more than the line only, not at it
};

struct ClauseCode {
  const ClauseVersion* source = nullptr;
  Step step = Step::scope;
  std::int32_t node = -1;
  std::int32_t start = Jump::failed;  // its condition's first jump
  Effect effect;
  FactMask depends;
};

struct LimitCode {
  std::string id;
  std::string unit;
  enum class Measure : std::uint8_t { flow, stock, share } measure = Measure::flow;
  enum class Partial : std::uint8_t { none, split, bar } partial = Partial::none;
  const Json* json = nullptr;
  int instrument = -1;
  std::int32_t when = -1;
  bool capped = true;  // false: only counts
  Operand before, request, after, cap, left, per;
  std::int32_t fits = -1;       // the atom after <= cap
  std::vector<int> key_facts;   // facts that say whose limit it is
  bool calendar_year = false;
  std::optional<Day> from, to;  // its window; a shipment outside does not count
  std::optional<Day> counts_from;  // what was shipped before that day does not count
  std::vector<std::pair<int, int>> tested;  // month, day; empty: always
};

struct TierCode {
  std::string id;
  std::string level;        // one scale for the tiers of all regimes; empty: not said
  std::int32_t group = -1;  // -1: everything else
  const Json* json = nullptr;
};

struct Program {
  const RuleBook* book = nullptr;
  RegimeChoice choice;
  std::vector<int> instruments;
  std::vector<Atom> atoms;
  std::vector<Node> nodes;
  std::vector<std::int32_t> children;
  std::vector<Formula> formulas;
  std::map<std::string, int, std::less<>> formula_by_name;
  std::vector<Group> groups;
  std::map<std::string, int, std::less<>> group_by_name;
  std::vector<ClauseCode> clauses;                     // by step, then order
  std::array<std::pair<int, int>, step_count> steps{};  // first and one past the last clause of each step
  std::vector<Jump> jumps;
  std::array<std::int32_t, step_count> starts{};  // of each step: from there the first clause that matches is found
  std::vector<LimitCode> limits;
  std::vector<TierCode> tiers;  // most favorable first as the instrument lists them
  std::vector<const Reading*> readings;
  std::map<std::string, std::string> reading_choice;          // id -> choice in force
  std::set<std::string, std::less<>> group_readings;          // readings on which the members of some group hang
  std::map<std::string, const ParameterVersion*> parameters;  // by id
  std::map<std::string, double> parameter_values;             // after overrides
};

/// Compiles a regime. Problems name file, pointer and nearest name; with any problem the program must not be used.
std::unique_ptr<Program> compile(const RuleBook& book, const RegimeChoice& choice, Problems& problems);

}  // namespace chip_rules
