// What two laws say otherwise: clauses by slot, parameters, groups, limits, readings, terms and formulas, exceptions.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/ask/compare.h"
#include "core/place.h"
#include "core/rules/compile_groups.h"

namespace chip_rules {
namespace {

bool same(const Json* a, const Json* b) {
  if (!a || !b) return a == b;
  if (a->kind != b->kind || a->flag != b->flag || a->number != b->number || a->text != b->text || a->keys != b->keys) return false;
  if (a->items.size() != b->items.size()) return false;
  for (std::size_t i = 0; i < a->items.size(); ++i) {
    if (!same(&a->items[i], &b->items[i])) return false;
  }
  return true;
}

template <class Item>
Difference difference_of(const Item* a, const Item* b) {
  return !a ? Difference::added : !b ? Difference::removed : Difference::changed;
}

template <class Map>
const typename Map::mapped_type* value_in(const Map& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

// The keys of two maps, sorted.
template <class Map>
std::set<std::string> keys_of(const Map& a, const Map& b) {
  std::set<std::string> out;
  for (const Map* map : {&a, &b}) {
    for (const auto& [key, value] : *map) out.insert(key);
  }
  return out;
}

class LawComparer {
 public:
  LawComparer(const RuleBook& book, LawComparison& out)
      : book_(book), out_(out), a_(*out.a.base.program), b_(*out.b.base.program),
        fold_a_(fold(book, a_.choice, problems_)), fold_b_(fold(book, b_.choice, problems_)) {}

  void run() {
    clauses();
    parameters();
    groups();
    limits();
    readings();
    definitions("term", fold_a_.terms, fold_b_.terms);
    definitions("formula", fold_a_.derive, fold_b_.derive);
    exceptions();
  }

 private:
  // In the order of B, then what only A has.
  void clauses() {
    std::map<std::string, const ClauseVersion*> old_ones, new_ones;
    for (const ClauseCode& clause : a_.clauses) old_ones[clause.source->slot] = clause.source;
    for (const ClauseCode& clause : b_.clauses) new_ones[clause.source->slot] = clause.source;
    for (const ClauseCode& clause : b_.clauses) {
      const auto known = old_ones.find(clause.source->slot);
      const ClauseVersion* before = known == old_ones.end() ? nullptr : known->second;
      ClauseDifference line{difference_of(before, clause.source), before, clause.source, {}};
      if (before) line.what = changed_parts(*before, *clause.source);
      if (!before || !line.what.empty()) out_.clauses.push_back(std::move(line));
    }
    for (const ClauseCode& clause : a_.clauses) {
      if (!new_ones.count(clause.source->slot)) out_.clauses.push_back({Difference::removed, clause.source, nullptr, {}});
    }
  }

  static std::vector<std::string> changed_parts(const ClauseVersion& a, const ClauseVersion& b) {
    std::vector<std::string> what;
    const auto note = [&](bool differs, const char* word) {
      if (differs) what.emplace_back(word);
    };
    note(a.citation.cite != b.citation.cite, "cite");
    note(a.says != b.says, "words");
    note(a.note != b.note, "note");
    note(!same(a.when, b.when), "condition");
    note(!same(a.effect, b.effect), "effect");
    note(a.step != b.step, "step");
    note(a.order != b.order, "order");
    note(a.confidence != b.confidence, "confidence");
    return what;
  }

  void parameters() {
    for (const std::string& id : keys_of(a_.parameters, b_.parameters)) {
      ParameterDifference line;
      line.id = id;
      if (const auto* version = value_in(a_.parameters, id)) line.a = *version, line.value_a = a_.parameter_values.at(id);
      if (const auto* version = value_in(b_.parameters, id)) line.b = *version, line.value_b = b_.parameter_values.at(id);
      if (line.value_a != line.value_b || (line.a && line.b && line.a->unit != line.b->unit)) out_.parameters.push_back(std::move(line));
    }
  }

  bool has_group(const Folded& folded, const std::string& name) const {
    return folded.groups.count(name) > 0 || (book_.country_groups && book_.country_groups->find(name));
  }

  // The catalog that a group's members stand in: the first that knows them all.
  FactType domain_of(const Program& program, const Folded& folded, const std::string& name) const {
    for (const Group& group : program.groups) {
      if (group.id == name) return group.domain;
    }
    for (const FactType domain : {FactType::country, FactType::company, FactType::chip, FactType::model}) {
      Problems problems;
      GroupResolver(book_, program.choice, folded, problems).resolve_named(name, domain);
      if (problems.empty()) return domain;
    }
    return FactType::country;
  }

  std::vector<Tri> members(const Program& program, const Folded& folded, const std::string& name, FactType domain) {
    if (!has_group(folded, name)) return std::vector<Tri>(book_.catalog(domain)->count + 1, Tri::no);
    return GroupResolver(book_, program.choice, folded, problems_).resolve_named(name, domain).members;
  }

  void groups() {
    std::set<std::string> names = keys_of(fold_a_.groups, fold_b_.groups);
    if (book_.country_groups) names.insert(book_.country_groups->keys.begin(), book_.country_groups->keys.end());
    for (const std::string& name : names) {
      const bool in_a = has_group(fold_a_, name), in_b = has_group(fold_b_, name);
      GroupDifference line;
      line.id = name;
      line.domain = in_b ? domain_of(b_, fold_b_, name) : domain_of(a_, fold_a_, name);
      line.difference = !in_a ? Difference::added : !in_b ? Difference::removed : Difference::changed;
      const std::vector<Tri> was = members(a_, fold_a_, name, line.domain), is = members(b_, fold_b_, name, line.domain);
      for (std::size_t row = 0; row + 1 < was.size(); ++row) {
        if (was[row] == is[row]) continue;
        const bool open = was[row] == Tri::unknown || is[row] == Tri::unknown;
        (open ? line.unsettled : is[row] == Tri::yes ? line.added : line.removed).push_back(static_cast<int>(row));
      }
      if (in_a != in_b || !line.added.empty() || !line.removed.empty() || !line.unsettled.empty()) out_.groups.push_back(std::move(line));
    }
  }

  static const LimitCode* limit_in(const Program& program, const std::string& id) {
    const auto found = std::find_if(program.limits.begin(), program.limits.end(), [&](const LimitCode& limit) { return limit.id == id; });
    return found == program.limits.end() ? nullptr : &*found;
  }

  void limits() {
    Evaluation old_values(a_, out_.a.base.facts), new_values(b_, out_.b.base.facts);
    for (const std::string& id : book_.limits) {
      LimitDifference line{id, Difference::changed, limit_in(a_, id), limit_in(b_, id), {}, {}, {}};
      if (!line.a && !line.b) continue;
      line.difference = difference_of(line.a, line.b);
      const Value open{-HUGE_VAL, HUGE_VAL, Value::None::no};
      line.cap_a = line.a && line.a->capped ? old_values.value(line.a->cap) : open;
      line.cap_b = line.b && line.b->capped ? new_values.value(line.b->cap) : open;
      if (line.a && line.b) line.what = changed_parts(line);
      if (!line.a || !line.b || !line.what.empty()) out_.limits.push_back(std::move(line));
    }
  }

  static std::vector<std::string> changed_parts(const LimitDifference& line) {
    std::vector<std::string> what;
    const bool other_cap = line.cap_a.known() != line.cap_b.known() || (line.cap_a.known() && line.cap_a.low != line.cap_b.low);
    if (other_cap || !same(line.a->json->find("cap"), line.b->json->find("cap"))) what.emplace_back("cap");
    if (line.a->key_facts != line.b->key_facts) what.emplace_back("key");
    for (const char* member : {"window", "unit", "amount", "measure", "partial", "tested", "when"}) {
      if (!same(line.a->json->find(member), line.b->json->find(member))) what.emplace_back(member);
    }
    return what;
  }

  void readings() {
    for (const std::string& id : keys_of(a_.reading_choice, b_.reading_choice)) {
      const std::string* was = value_in(a_.reading_choice, id);
      const std::string* is = value_in(b_.reading_choice, id);
      if (!was || !is || *was != *is) out_.readings.push_back({id, was ? *was : std::string(), is ? *is : std::string()});
    }
  }

  void definitions(const char* kind, const std::map<std::string, Part>& a, const std::map<std::string, Part>& b) {
    for (const std::string& id : keys_of(a, b)) {
      const Part* was = value_in(a, id);
      const Part* is = value_in(b, id);
      if (!was || !is || !same(was->json, is->json)) out_.definitions.push_back({kind, id, difference_of(was, is)});
    }
  }

  std::set<std::string> exceptions_of(const Program& program) const {
    std::set<std::string> out;
    for (const ClauseCode& clause : program.clauses) {
      if (clause.effect.kind == Effect::Kind::exception) out.insert(book_.exceptions[at(clause.effect.name)]);
    }
    return out;
  }

  void exceptions() {
    const std::set<std::string> was = exceptions_of(a_), is = exceptions_of(b_);
    for (const std::string& name : is) {
      if (!was.count(name)) out_.exceptions_added.push_back(name);
    }
    for (const std::string& name : was) {
      if (!is.count(name)) out_.exceptions_removed.push_back(name);
    }
  }

  const RuleBook& book_;
  LawComparison& out_;
  const Program& a_;
  const Program& b_;
  Problems problems_;  // both were compiled without any
  const Folded fold_a_, fold_b_;
};

}  // namespace

void compare_laws(const RuleBook& book, LawComparison& out) { LawComparer(book, out).run(); }

}  // namespace chip_rules
