// What values, tests, conditions and clauses give, three-valued.
#include <algorithm>
#include <cmath>

#include "core/decide/decide.h"
#include "core/decide/rows_left.h"
#include "core/json/number.h"
#include "core/place.h"

namespace chip_rules {
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

FactMask Evaluation::hangs_on(const Atom& atom) {
  return atom.kind == Atom::Kind::compare ? hangs_on(atom.a) | hangs_on(atom.b) : atom.depends;
}

FactMask Evaluation::hangs_on(const Operand& operand) {
  FactMask mask;
  if (operand.kind == Operand::Kind::input) mask.set(at(operand.slot));
  if (operand.kind != Operand::Kind::derived) return mask;
  const Formula& formula = program_.formulas[at(operand.slot)];
  if (formula.operation != Operation::choose) return hangs_on(formula.a) | hangs_on(formula.b);
  const Tri which = condition(formula.node);
  if (which == Tri::unknown) return formula.depends;
  return hangs_on(which == Tri::yes ? formula.a : formula.b);
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

}  // namespace chip_rules
