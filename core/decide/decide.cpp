// Runs the steps of a decision in order and follows both sides of what cannot be told.
#include "core/decide/decide.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/json/number.h"

namespace chip_rules {
namespace {

constexpr int stuck = std::numeric_limits<int>::min();  // no end of a row of jumps
constexpr std::size_t max_branches = 2048;
constexpr std::size_t max_assumptions = 48;  // on one branch: each keeps its own facts on the stack

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// A fact that follows another (a parent that follows headquarters) is, while unknown, the same unknown.
int root_fact(const RuleBook& book, const Facts& facts, int fact) {
  const FactDef& def = book.facts[at(fact)];
  const bool follows = def.absent.kind == AbsentRule::Kind::same_as && facts.origins[at(fact)] != Origin::given &&
                       facts.origins[at(fact)] != Origin::catalog;
  return follows ? root_fact(book, facts, def.absent.other_facts[0]) : fact;
}

// What a branch assumes of one unknown fact that names a row of a catalog.
class RowsLeft {
 public:
  RowsLeft(const Program& program, const Facts& facts, const Assumptions& assumptions, int fact) {
    const int root = root_fact(*program.book, facts, fact);
    for (const auto& [index, yes] : assumptions) {
      const Atom& atom = program.atoms[at(index)];
      if (atom.kind != Atom::Kind::member || root_fact(*program.book, facts, atom.a.slot) != root) continue;
      assumed_[count_++] = {&program.groups[at(atom.group)], yes ? Tri::no : Tri::yes};
      if (count_ == assumed_.size()) break;
    }
  }

  /// Whether the fact can be that row.
  bool holds(std::size_t row) const {
    for (std::size_t i = 0; i < count_; ++i) {
      if (assumed_[i].first->members[row] == assumed_[i].second) return false;
    }
    return true;
  }

 private:
  std::array<std::pair<const Group*, Tri>, max_assumptions + 1> assumed_;  // group, and the membership ruled out
  std::size_t count_ = 0;
};

}  // namespace

int severity(const Outcome& outcome) {
  switch (outcome.verdict) {
    case Verdict::undetermined: return -1;
    case Verdict::not_controlled: return 0;
    case Verdict::no_license: return 1;
    case Verdict::exception:
    case Verdict::authorized: return 2;
    case Verdict::barred:
    case Verdict::not_eligible: return 8;
    case Verdict::license: break;
  }
  switch (outcome.policy) {
    case Policy::approve: return 3;
    case Policy::approve_within_cap: return 4;
    case Policy::case_by_case: return 5;
    case Policy::deny:
    case Policy::deny_over_cap: return 7;
    default: return 6;
  }
}

Value Evaluation::value(const Operand& operand) {
  if (operand.kind == Operand::Kind::constant) return Value::exactly(operand.value);
  if (operand.kind == Operand::Kind::input) return facts_.values[at(operand.slot)];
  if (!derived_known_[at(operand.slot)]) {
    derived_[at(operand.slot)] = formula(operand.slot);
    derived_known_[at(operand.slot)] = true;
  }
  return derived_[at(operand.slot)];
}

Value Evaluation::formula(int slot) {
  const Formula& formula = program_.formulas[at(slot)];
  switch (formula.operation) {
    case Operation::copy: return value(formula.a);
    case Operation::unknown: return {-HUGE_VAL, HUGE_VAL, Value::None::no};
    case Operation::first_known: {
      const Value first = value(formula.a);
      if (first.known()) return first;
      const Value second = value(formula.b);
      if (second.known()) return second;
      // Neither is known: it may be either, never just the smaller.
      return {std::min(first.low, second.low), std::max(first.high, second.high), first.none == second.none ? first.none : Value::None::maybe};
    }
    case Operation::choose: {
      const Tri which = condition(formula.node);
      if (which == Tri::yes) return value(formula.a);
      if (which == Tri::no) return value(formula.b);
      const Value a = value(formula.a), b = value(formula.b);
      return {std::min(a.low, b.low), std::max(a.high, b.high), a.none == b.none ? a.none : Value::None::maybe};
    }
    default: return apply(formula.operation, value(formula.a), value(formula.b));
  }
}

Tri Evaluation::member(const Atom& atom) {
  const Group& group = program_.groups[at(atom.group)];
  const Value& fact = facts_.values[at(atom.a.slot)];
  if (fact.known()) return group.members[static_cast<std::size_t>(fact.low)];
  if (!assumptions_ || assumptions_->empty()) return Tri::unknown;
  const RowsLeft left(program_, facts_, *assumptions_, atom.a.slot);
  bool some_in = false, some_out = false;
  for (std::size_t row = 0; row + 1 < group.members.size(); ++row) {
    if (!left.holds(row)) continue;
    some_in = some_in || group.members[row] != Tri::no;
    some_out = some_out || group.members[row] != Tri::yes;
    if (some_in && some_out) return Tri::unknown;
  }
  return some_in ? Tri::yes : Tri::no;
}

Tri Evaluation::tested(const LimitCode& limit) {
  if (limit.tested.empty()) return Tri::yes;
  const int date = program_.book->fact("on");
  const YearMonthDay on = split_date(date < 0 ? program_.choice.on : static_cast<Day>(facts_.values[at(date)].low));
  for (const auto& [month, day] : limit.tested) {
    if (on.month == month && on.day == day) return Tri::yes;
  }
  return Tri::no;
}

bool Evaluation::matches(const OutcomePattern& pattern) const {
  const Outcome& outcome = answer_->outcome;
  return outcome.verdict == pattern.verdict && (pattern.name < 0 || outcome.name == pattern.name) &&
         (pattern.policy == Policy::none || outcome.policy == pattern.policy);
}

// Most tests hold a known fact against a number.
Tri Evaluation::compare(const Atom& atom) {
  if (atom.a.kind == Operand::Kind::input && atom.b.kind == Operand::Kind::constant) {
    const Value& fact = facts_.values[at(atom.a.slot)];
    if (fact.known()) return holds(compare_numbers(fact.low, atom.b.value), atom.op) ? Tri::yes : Tri::no;
  }
  return compare_values(value(atom.a), atom.op, value(atom.b));
}

Tri Evaluation::test(const Atom& atom) {
  switch (atom.kind) {
    case Atom::Kind::compare: return compare(atom);
    case Atom::Kind::member: return member(atom);
    case Atom::Kind::reading:
      if (atom.group == open_reading_) return Tri::unknown;
      return atom.a.value == atom.b.value ? Tri::yes : Tri::no;
    case Atom::Kind::known: return value(atom.a).known() ? Tri::yes : Tri::no;
    case Atom::Kind::tested: return tested(program_.limits[at(atom.group)]);
    case Atom::Kind::classified:
      if (!answer_ || !answer_->class_known) return Tri::unknown;
      return answer_->classified == atom.group ? Tri::yes : Tri::no;
    case Atom::Kind::required:
      if (!answer_ || !answer_->required_known) return Tri::unknown;
      return answer_->required ? Tri::yes : Tri::no;
    case Atom::Kind::outcome:
      if (!answer_ || !answer_->outcome_known) return Tri::unknown;
      return matches(atom.pattern) ? Tri::yes : Tri::no;
  }
  return Tri::unknown;
}

Tri Evaluation::atom(int index) {
  const Atom& atom = program_.atoms[at(index)];
  if (assumptions_) {
    for (const auto& [assumed, yes] : *assumptions_) {
      if (assumed == index) return yes ? Tri::yes : Tri::no;
    }
  }
  return test(atom);
}

Tri Evaluation::condition(int index) {
  const Node& node = program_.nodes[at(index)];
  switch (node.kind) {
    case Node::Kind::atom: return atom(node.first);
    case Node::Kind::yes: return Tri::yes;
    case Node::Kind::no: return Tri::no;
    case Node::Kind::negate: {
      const Tri inner = condition(program_.children[at(node.first)]);
      return inner == Tri::yes ? Tri::no : inner == Tri::no ? Tri::yes : Tri::unknown;
    }
    case Node::Kind::all: {
      Tri result = Tri::yes;
      for (int i = 0; i < node.count; ++i) {
        const Tri child = condition(program_.children[at(node.first + i)]);
        if (child == Tri::no) return Tri::no;
        result = std::min(result, child);
      }
      return result;
    }
    case Node::Kind::any: {
      Tri result = Tri::no;
      for (int i = 0; i < node.count; ++i) {
        const Tri child = condition(program_.children[at(node.first + i)]);
        if (child == Tri::yes) return Tri::yes;
        result = std::max(result, child);
      }
      return result;
    }
  }
  return Tri::unknown;
}

int Evaluation::blocking_atom(int index) {
  const Node& node = program_.nodes[at(index)];
  if (node.kind == Node::Kind::atom) {
    if (atom(node.first) != Tri::unknown) return -1;
    // A formula with a condition of its own hangs on that condition first.
    return node.first;
  }
  for (int i = 0; i < node.count; ++i) {
    const int child = program_.children[at(node.first + i)];
    if (condition(child) == Tri::unknown) return blocking_atom(child);
  }
  return -1;
}

// Runs along the jumps to their end, or gets stuck at a test that cannot be told. They hold for the readings chosen.
int Evaluation::follow(int jump) {
  if (open_reading_ >= 0) return stuck;
  while (jump >= 0) {
    const Jump& here = program_.jumps[at(jump)];
    const Tri result = atom(here.atom);
    if (result == Tri::unknown) return stuck;
    jump = result == Tri::yes ? here.yes : here.no;
  }
  return jump;
}

Tri Evaluation::clause_result(const ClauseCode& clause) {
  const int end = follow(clause.start);
  return end == Jump::failed ? Tri::no : end == stuck ? condition(clause.node) : Tri::yes;
}

Tri Evaluation::first_match(Step step, std::int16_t& clause, Answer& answer) {
  const int end = follow(program_.starts[static_cast<std::size_t>(step)]);
  if (end == Jump::failed) return Tri::no;
  if (end != stuck) {
    clause = static_cast<std::int16_t>(Jump::clause_of(end));
    return Tri::yes;
  }
  const auto [first, last] = program_.steps[static_cast<std::size_t>(step)];
  for (int i = first; i < last; ++i) {
    const Tri result = condition(program_.clauses[at(i)].node);
    if (result == Tri::no) continue;
    if (result == Tri::unknown) answer.blocked = static_cast<std::int16_t>(blocking_atom(program_.clauses[at(i)].node));
    if (result == Tri::yes) clause = static_cast<std::int16_t>(i);
    return result;
  }
  return Tri::no;
}

// The gate and exceptions that are refused count as failed; the gate closes later ones that are not on its list.
Tri Evaluation::exceptions(Answer& answer) {
  const auto [first, last] = program_.steps[static_cast<std::size_t>(Step::exceptions)];
  for (int i = first; i < last; ++i) {
    const ClauseCode& clause = program_.clauses[at(i)];
    if (clause.effect.kind == Effect::Kind::exception) {
      const std::uint64_t bit = std::uint64_t{1} << clause.effect.name;
      const bool closed = answer.gate >= 0 && !(program_.clauses[at(answer.gate)].effect.allowed & bit);
      if (closed || (facts_.without & bit)) continue;
    }
    const Tri result = clause_result(clause);
    if (result == Tri::no) continue;
    if (result == Tri::unknown) {
      answer.blocked = static_cast<std::int16_t>(blocking_atom(clause.node));
      return Tri::unknown;
    }
    if (clause.effect.kind == Effect::Kind::only_exceptions) {
      answer.gate = static_cast<std::int16_t>(i);
      continue;
    }
    answer.deciding = static_cast<std::int16_t>(i);
    return Tri::yes;
  }
  return Tri::no;
}

Outcome Evaluation::outcome_of(const ClauseCode& clause) const {
  switch (clause.effect.kind) {
    case Effect::Kind::exception: return {Verdict::exception, static_cast<std::int16_t>(clause.effect.name), Policy::none};
    case Effect::Kind::authorize: return {Verdict::authorized, static_cast<std::int16_t>(clause.effect.name), Policy::none};
    case Effect::Kind::license: return {Verdict::license, -1, clause.effect.policy};
    case Effect::Kind::bar: return {Verdict::barred, -1, Policy::none};
    case Effect::Kind::not_eligible: return {Verdict::not_eligible, -1, Policy::none};
    default: return {Verdict::no_license, -1, Policy::none};
  }
}

bool Evaluation::classify_and_scope(Answer& answer) {
  if (first_match(Step::classify, answer.classifying, answer) == Tri::unknown) return false;
  if (answer.classifying >= 0) {
    const Effect& effect = program_.clauses[at(answer.classifying)].effect;
    if (effect.kind == Effect::Kind::classify) answer.classified = static_cast<std::int16_t>(effect.name);
  }
  answer.class_known = true;
  if (first_match(Step::scope, answer.scope, answer) == Tri::unknown) return false;
  answer.required = answer.scope >= 0 && program_.clauses[at(answer.scope)].effect.kind == Effect::Kind::require;
  answer.required_known = true;
  return true;
}

// What holds when the claim that fails is not made; nothing more can be said when nobody made it.
bool Evaluation::without_claim(Answer& answer, int claim) {
  if (facts_.origins[at(claim)] != Origin::given) return true;
  Facts facts = facts_;
  clear_fact(*program_.book, facts, claim);
  Evaluation without(program_, facts, assumptions_);
  without.leave_open(open_reading_);
  const Answer rest = without.run();
  answer.otherwise = rest.outcome;
  answer.blocked = rest.blocked;
  return rest.blocked < 0;
}

bool Evaluation::rule_outcome(Answer& answer) {
  Tri matched = first_match(Step::conditions, answer.deciding, answer);
  if (matched == Tri::unknown) return false;
  if (matched == Tri::no && answer.required) {
    matched = exceptions(answer);
    if (matched == Tri::no) matched = first_match(Step::review, answer.deciding, answer);
    if (matched == Tri::unknown) return false;
    if (matched == Tri::no) {
      answer.outcome = {Verdict::license, -1, Policy::unknown};
      answer.deciding = answer.scope;
      return true;
    }
  }
  if (matched == Tri::no) {
    answer.outcome.verdict = answer.classified >= 0 ? Verdict::no_license : Verdict::not_controlled;
    answer.deciding = answer.scope >= 0 ? answer.scope : answer.classifying;
    return true;
  }
  const ClauseCode& clause = program_.clauses[at(answer.deciding)];
  answer.outcome = outcome_of(clause);
  return clause.effect.kind != Effect::Kind::not_eligible || without_claim(answer, clause.effect.claim);
}

// The most severe layer that matches, of equals the first; a layer milder than the rule's own answer is not asked.
Tri Evaluation::worst_layer(std::int16_t& clause, Answer& answer) {
  const auto [first, last] = program_.steps[static_cast<std::size_t>(Step::layers)];
  int worst = severity(answer.outcome) - 1;
  for (int i = first; i < last; ++i) {
    const ClauseCode& layer = program_.clauses[at(i)];
    const int weight = severity(outcome_of(layer));
    if (weight <= worst || clause_result(layer) != Tri::yes) continue;
    clause = static_cast<std::int16_t>(i);
    worst = weight;
  }
  for (int i = first; i < last; ++i) {
    const ClauseCode& layer = program_.clauses[at(i)];
    if (severity(outcome_of(layer)) <= worst || clause_result(layer) != Tri::unknown) continue;
    answer.blocked = static_cast<std::int16_t>(blocking_atom(layer.node));
    return Tri::unknown;
  }
  return clause >= 0 ? Tri::yes : Tri::no;
}

// The worst of layers and rule stands; where they are equal, the layer, which comes first. A letter speaks only where
// the rules ask for nothing.
bool Evaluation::add_layers_and_letters(Answer& answer) {
  std::int16_t clause = -1;
  const Tri layer = worst_layer(clause, answer);
  if (layer == Tri::unknown) return false;
  if (layer == Tri::yes) {
    answer.outcome = outcome_of(program_.clauses[at(clause)]);
    answer.deciding = clause;
  }
  if (severity(answer.outcome) > 1) return true;
  clause = -1;
  if (first_match(Step::letters, clause, answer) == Tri::unknown) return false;
  if (clause >= 0) {
    answer.outcome = outcome_of(program_.clauses[at(clause)]);
    answer.deciding = clause;
  }
  return true;
}

Answer Evaluation::run() {
  Answer answer;
  answer_ = &answer;
  const bool told = classify_and_scope(answer) && rule_outcome(answer) && add_layers_and_letters(answer);
  if (!told) answer.outcome = {};
  answer.outcome_known = told;
  answer_ = nullptr;
  return answer;
}

// Exceptions and review are reached only when a license is required and no condition of an authorization decided.
bool Evaluation::step_reached(Step step, const Answer& answer) const {
  if (step != Step::exceptions && step != Step::review) return true;
  if (!answer.required && answer.required_known) return false;
  if (answer.deciding < 0) return true;
  const Step decided = program_.clauses[at(answer.deciding)].step;
  if (decided == Step::conditions) return false;
  return step != Step::review || decided != Step::exceptions;
}

void Evaluation::trace(const Answer& answer, TraceEntry* out) {
  know(answer);
  int gate = -1;
  for (int step = 0; step < step_count; ++step) {
    const auto [first, last] = program_.steps[at(step)];
    const bool all_match = static_cast<Step>(step) == Step::layers || static_cast<Step>(step) == Step::thresholds || static_cast<Step>(step) == Step::obligations;
    bool reached = step_reached(static_cast<Step>(step), answer);
    for (int i = first; i < last; ++i) {
      const ClauseCode& clause = program_.clauses[at(i)];
      TraceEntry& entry = out[i];
      entry = {clause_result(clause), reached, false, -1};
      if (clause.effect.kind == Effect::Kind::exception && clause.step == Step::exceptions) {
        const std::uint64_t bit = std::uint64_t{1} << clause.effect.name;
        entry.refused = (facts_.without & bit) != 0;
        if (gate >= 0 && !(program_.clauses[at(gate)].effect.allowed & bit)) entry.closed_by = static_cast<std::int16_t>(gate);
        if (entry.refused || entry.closed_by >= 0) entry.result = Tri::no;
      }
      if (entry.result != Tri::yes) continue;
      if (clause.effect.kind == Effect::Kind::only_exceptions) {
        gate = i;
      } else if (!all_match) {
        reached = false;
      }
    }
  }
}

namespace {

// Follows one branch after another; what a branch assumes also narrows the facts it is about.
class Explorer {
 public:
  Explorer(const Program& program, const Facts& facts) : program_(program) { follow(facts); }
  Branches branches;

 private:
  // The outcomes reached from here, one bit each. A fact is missing where its two sides reach different ones.
  std::uint64_t follow(const Facts& facts) {
    if (++count_ > max_branches || assumptions_.size() > max_assumptions) {
      branches.complete = false;
      return 0;
    }
    const Answer answer = Evaluation(program_, facts, &assumptions_).run();
    if (answer.blocked < 0) return add(answer);
    const Atom& atom = program_.atoms[at(answer.blocked)];
    std::uint64_t sides[2] = {};
    for (const bool yes : {true, false}) {
      Facts narrowed = facts;
      assumptions_.push_back({answer.blocked, yes});
      if (narrow(atom, yes, narrowed)) sides[yes] = follow(narrowed);
      assumptions_.pop_back();
    }
    if (sides[0] != 0 && sides[1] != 0 && sides[0] != sides[1]) branches.missing |= atom.depends;
    return sides[0] | sides[1];
  }

  std::uint64_t add(const Answer& answer) {
    if (branches.outcomes.empty()) branches.classified = answer.classified;
    branches.classified_alike = branches.classified_alike && branches.classified == answer.classified;
    std::size_t index = 0;
    while (index < branches.outcomes.size() && !(branches.outcomes[index].outcome == answer.outcome)) ++index;
    if (index == branches.outcomes.size()) branches.outcomes.push_back(answer);
    return std::uint64_t{1} << std::min<std::size_t>(index, 63);
  }

  // False when the assumption contradicts what is known.
  bool narrow(const Atom& atom, bool yes, Facts& facts) {
    if (atom.kind == Atom::Kind::member) return some_row_left(atom, facts);
    if (atom.kind != Atom::Kind::compare || atom.a.kind != Operand::Kind::input || atom.b.kind != Operand::Kind::constant) return true;
    const RuleBook& book = *program_.book;
    const FactDef& def = book.facts[at(atom.a.slot)];
    Value value = facts.values[at(atom.a.slot)];
    const double line = atom.b.value;
    const bool whole = def.type != FactType::number;
    const double gap = whole ? 1 : std::max(std::fabs(line), 1e-300) * 3e-9;  // clear of the tolerance of comparisons
    Compare op = atom.op;
    if (!yes) {
      static constexpr Compare opposite[] = {Compare::at_least, Compare::more, Compare::different, Compare::less, Compare::at_most, Compare::equal};
      op = opposite[static_cast<std::size_t>(op)];
    }
    if (op == Compare::less) value.high = std::min(value.high, line - gap);
    if (op == Compare::at_most) value.high = std::min(value.high, line);
    if (op == Compare::at_least) value.low = std::max(value.low, line);
    if (op == Compare::more) value.low = std::max(value.low, line + gap);
    if (op == Compare::equal) value = {std::max(value.low, line), std::min(value.high, line), value.none};
    if (op == Compare::different && whole && value.low == line) value.low += 1;
    if (op == Compare::different && whole && value.high == line) value.high -= 1;
    if (value.low > value.high) return false;
    const Origin origin = facts.origins[at(atom.a.slot)];
    set_fact(book, facts, atom.a.slot, value);
    facts.origins[at(atom.a.slot)] = origin;
    return true;
  }

  bool some_row_left(const Atom& atom, const Facts& facts) {
    const RowsLeft left(program_, facts, assumptions_, atom.a.slot);
    const std::size_t rows = program_.groups[at(atom.group)].members.size();
    for (std::size_t row = 0; row + 1 < rows; ++row) {
      if (left.holds(row)) return true;
    }
    return false;
  }

  const Program& program_;
  Assumptions assumptions_;
  std::size_t count_ = 0;
};

}  // namespace

Branches explore(const Program& program, const Facts& facts) { return Explorer(program, facts).branches; }

Answer decide(const Program& program, const Facts& facts, TraceEntry* trace) {
  Evaluation evaluation(program, facts);
  Answer answer = evaluation.run();
  if (answer.blocked >= 0) {
    const Branches branches = explore(program, facts);
    if (branches.complete && branches.outcomes.size() == 1) answer = branches.outcomes[0];
  }
  if (trace) evaluation.trace(answer, trace);
  return answer;
}

}  // namespace chip_rules
