// See missing.h.
#include "core/decide/missing.h"

#include "core/place.h"

namespace chip_rules {
namespace {

/// The fact that tells first what a fact without a key is: a chip. Naming one settles it; chips go before weights.
void add_teller(const RuleBook& book, const FactDef& untold, FactMask& asked) {
  for (const std::string& group : untold.told_by) {
    for (std::size_t i = 0; i < book.facts.size(); ++i) {
      if (book.facts[i].key.empty() || (book.facts[i].id != group && book.facts[i].group != group)) continue;
      asked.set(i);
      return;
    }
  }
}

}  // namespace

std::vector<int> facts_to_ask(const RuleBook& book, const Facts& facts, const FactMask& hanging) {
  FactMask asked, untold;
  for (std::size_t i = 0; i < book.facts.size(); ++i) {
    if (!hanging[i]) continue;
    const std::size_t root = at(followed_fact(book, facts, static_cast<int>(i)));
    if (facts.origins[root] != Origin::unknown) continue;
    (book.facts[root].key.empty() ? untold : asked).set(root);
  }
  // The figures of an item, where any is asked for, tell what moves as well.
  for (std::size_t i = 0; asked.none() && i < book.facts.size(); ++i) {
    if (untold[i]) add_teller(book, book.facts[i], asked);
  }
  std::vector<int> out;
  for (std::size_t i = 0; i < book.facts.size(); ++i) {
    if (asked[i]) out.push_back(static_cast<int>(i));
  }
  return out;
}

}  // namespace chip_rules
