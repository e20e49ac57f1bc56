// Follows both sides of what cannot be told.
#include "core/decide/explore.h"

#include <algorithm>
#include <cmath>

#include "core/decide/rows_left.h"
#include "core/place.h"

namespace chip_rules {
namespace {

constexpr std::size_t max_branches = 2048;

// Follows one branch after another; what a branch assumes also narrows the facts it is about.
class Explorer {
 public:
  Explorer(const Program& program, const Facts& facts) : program_(program), given_(facts) { follow(facts); }
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
    if (sides[0] != 0 && sides[1] != 0 && sides[0] != sides[1]) branches.missing |= Evaluation(program_, facts, &assumptions_).hangs_on(atom);
    return sides[0] | sides[1];
  }

  std::uint64_t add(const Answer& answer) {
    if (branches.outcomes.empty()) branches.classified = answer.classified;
    branches.classified_alike = branches.classified_alike && branches.classified == answer.classified;
    std::size_t index = 0;
    while (index < branches.outcomes.size() && !(branches.outcomes[index].outcome == answer.outcome)) ++index;
    if (index == branches.outcomes.size()) {
      branches.outcomes.push_back(answer);
    } else if (!rests_on_given(branches.outcomes[index]) && rests_on_given(answer)) {
      branches.outcomes[index] = answer;
    }
    return std::uint64_t{1} << std::min<std::size_t>(index, 63);
  }

  // Whether the clause that decided is met whatever a branch assumes: of branches that end alike, such a one gives the reason.
  bool rests_on_given(const Answer& answer) const {
    if (answer.deciding < 0) return false;
    Evaluation evaluation(program_, given_);
    evaluation.know(answer);
    return evaluation.condition(program_.clauses[at(answer.deciding)].node) == Tri::yes;
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
  const Facts& given_;
  Assumptions assumptions_;
  std::size_t count_ = 0;
};

}  // namespace

Branches explore(const Program& program, const Facts& facts) { return Explorer(program, facts).branches; }

}  // namespace chip_rules
