// See what_if.h.
#include "core/ask/what_if.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/ask/asked.h"
#include "core/order.h"

namespace chip_rules {
namespace {

// Countries by where they stand in the groups that both programs test: nothing else of a country is looked at.
std::vector<std::vector<int>> alike(const Program& a, const Program& b) {
  std::map<std::string, std::vector<int>> classes;
  std::vector<const std::vector<Tri>*> tested;
  for (const Program* program : {&a, &b}) {
    std::set<int> seen;
    for (const Atom& atom : program->atoms) {
      if (atom.kind != Atom::Kind::member || !seen.insert(atom.group).second) continue;
      const Group& group = program->groups[static_cast<std::size_t>(atom.group)];
      if (group.domain == FactType::country) tested.push_back(&group.members);
    }
  }
  for (std::size_t row = 0; row < a.book->countries.count; ++row) {
    std::string standing;
    for (const std::vector<Tri>* members : tested) standing += static_cast<char>('0' + static_cast<int>((*members)[row]));
    classes[standing].push_back(static_cast<int>(row));
  }
  std::vector<std::vector<int>> out;
  for (auto& [standing, rows] : classes) out.push_back(std::move(rows));
  return out;
}

// What being in a place changes of the facts; the same for every chip.
struct Patch {
  std::vector<std::size_t> facts;
  std::vector<Value> values;
  std::vector<Origin> origins;
};

std::vector<Patch> patches(const RuleBook& book, By by, const Facts& base, const std::vector<std::vector<int>>& classes) {
  std::vector<Patch> out;
  for (const std::vector<int>& rows : classes) {
    Facts facts = base;
    place_in(book, by, rows.front(), facts);
    Patch patch;
    for (std::size_t i = 0; i < book.facts.size(); ++i) {
      const Value &a = base.values[i], &b = facts.values[i];
      if (a.low == b.low && a.high == b.high && a.none == b.none && base.origins[i] == facts.origins[i]) continue;
      patch.facts.push_back(i);
      patch.values.push_back(b);
      patch.origins.push_back(facts.origins[i]);
    }
    out.push_back(std::move(patch));
  }
  return out;
}

}  // namespace

Case without_overrides(const Case& the_case) {
  Case out = the_case;
  out.parameters.clear();
  out.groups.clear();
  out.readings.clear();
  return out;
}

std::optional<CaseError> ask_what_if(ProgramCache& programs, const Case& the_case, Day today, WhatIf& out) {
  const RuleBook& book = programs.book();
  if (auto error = decide_plainly(programs, the_case, today, out.base)) return error;
  if (auto error = decide_plainly(programs, without_overrides(the_case), today, out.law)) return error;
  if (auto error = read_by(book, the_case, today, {}, out.by)) return error;
  const int chip = book.fact("chip");
  if (chip < 0 || book.chips.count == 0) return std::nullopt;
  Case open = the_case;
  std::vector<std::string> aside;
  set_aside_countries(book, out.by, open, aside);
  for (std::size_t i = 0; i < book.facts.size(); ++i) {
    if (book.facts[i].from && book.facts[i].from->selector == chip) open.facts.erase(static_cast<int>(i));
  }
  open.facts[chip] = book.chips.ids[0];
  const Facts base = facts_of(book, open, out.base.choice.on);
  const Program &law = *out.law.program, &changed = *out.base.program;
  const std::vector<std::vector<int>> classes = alike(law, changed);
  const std::vector<Patch> places = patches(book, out.by, base, classes);
  Facts of_chip = base;
  for (int row = 0; row < static_cast<int>(book.chips.count); ++row) {
    set_fact(book, of_chip, chip, Value::exactly(row));
    const std::size_t first = out.changes.size();
    for (std::size_t i = 0; i < classes.size(); ++i) {
      Facts facts = of_chip;
      for (std::size_t k = 0; k < places[i].facts.size(); ++k) {
        facts.values[places[i].facts[k]] = places[i].values[k];
        facts.origins[places[i].facts[k]] = places[i].origins[k];
      }
      out.asked += classes[i].size();
      const Outcome before = plain_answer(law, facts).outcome, after = plain_answer(changed, facts).outcome;
      if (before == after) continue;
      out.changed += classes[i].size();
      auto found = std::find_if(out.changes.begin() + static_cast<std::ptrdiff_t>(first), out.changes.end(),
                                [&](const ChangedChip& one) { return one.before == before && one.after == after; });
      if (found == out.changes.end()) found = out.changes.insert(out.changes.end(), {row, before, after, {}});
      found->places.insert(found->places.end(), classes[i].begin(), classes[i].end());
    }
    for (std::size_t i = first; i < out.changes.size(); ++i) sort_up(out.changes[i].places);
  }
  return std::nullopt;
}

}  // namespace chip_rules
