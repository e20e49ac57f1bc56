// See rows_left.h.
#include "core/decide/rows_left.h"
#include "core/place.h"

namespace chip_rules {
RowsLeft::RowsLeft(const Program& program, const Facts& facts, const Assumptions& assumptions, int fact) {
  const int root = followed_fact(*program.book, facts, fact);
  for (const auto& [index, yes] : assumptions) {
    const Atom& atom = program.atoms[at(index)];
    if (atom.kind != Atom::Kind::member || followed_fact(*program.book, facts, atom.a.slot) != root) continue;
    assumed_[count_++] = {&program.groups[at(atom.group)], yes ? Tri::no : Tri::yes};
    if (count_ == assumed_.size()) break;
  }
}

}  // namespace chip_rules
