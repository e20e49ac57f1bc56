// See rows_left.h.
#include "core/decide/rows_left.h"
#include "core/place.h"

namespace chip_rules {
namespace {

// A fact that follows another (a parent that follows headquarters) is, while unknown, the same unknown.
int root_fact(const RuleBook& book, const Facts& facts, int fact) {
  const FactDef& def = book.facts[at(fact)];
  const bool follows = def.absent.kind == AbsentRule::Kind::same_as && facts.origins[at(fact)] != Origin::given &&
                       facts.origins[at(fact)] != Origin::catalog;
  return follows ? root_fact(book, facts, def.absent.other_facts[0]) : fact;
}

}  // namespace

RowsLeft::RowsLeft(const Program& program, const Facts& facts, const Assumptions& assumptions, int fact) {
  const int root = root_fact(*program.book, facts, fact);
  for (const auto& [index, yes] : assumptions) {
    const Atom& atom = program.atoms[at(index)];
    if (atom.kind != Atom::Kind::member || root_fact(*program.book, facts, atom.a.slot) != root) continue;
    assumed_[count_++] = {&program.groups[at(atom.group)], yes ? Tri::no : Tri::yes};
    if (count_ == assumed_.size()) break;
  }
}

}  // namespace chip_rules
