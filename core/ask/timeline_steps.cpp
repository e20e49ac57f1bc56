// What changed for a case between two days: instruments, clauses that were looked at, memberships, caps, parameters.
#include <algorithm>
#include <cmath>
#include <map>

#include "core/ask/timeline.h"
#include "core/place.h"
#include "core/rules/compile_groups.h"

namespace chip_rules {
namespace {

bool contains(const std::vector<int>& list, int item) { return std::find(list.begin(), list.end(), item) != list.end(); }

// How much of each instrument holds: its clauses that stand, and its suspensions of others while they last.
std::map<int, int> standing(const Decision& decision) {
  std::map<int, int> out;
  for (const ClauseCode& clause : decision.program->clauses) ++out[clause.source->instrument];
  for (const int act : decision.program->instruments) {
    const Instrument& instrument = decision.program->book->instruments[at(act)];
    for (const Suspension& suspension : instrument.suspensions) out[act] += lasts(instrument, suspension, decision.choice.enforced, decision.choice.on);
  }
  return out;
}

void compare_acts(const Decision& before, const Decision& after, TimelineStep& out) {
  const std::map<int, int> old_count = standing(before), new_count = standing(after);
  const auto count = [](const std::map<int, int>& counts, int act) {
    const auto found = counts.find(act);
    return found == counts.end() ? 0 : found->second;
  };
  for (const int act : after.program->instruments) {
    const int had = count(old_count, act), has = count(new_count, act);
    if (!contains(before.program->instruments, act)) {
      out.acts.push_back({act, ActChange::begins});
    } else if (had == 0 && has > 0) {
      out.acts.push_back({act, ActChange::resumes});
    } else if (had > 0 && has == 0) {
      out.acts.push_back({act, ActChange::ends});
    } else if (has > had) {
      out.acts.push_back({act, ActChange::extends});
    }
  }
  for (const int act : before.program->instruments) {
    if (!contains(after.program->instruments, act)) out.acts.push_back({act, ActChange::ends});
  }
}

// The clauses of a program with what the case makes of them; only those that the decision got to.
std::map<std::string, std::pair<const ClauseVersion*, Tri>> looked_at(const Decision& decision) {
  std::vector<TraceEntry> trace(decision.program->clauses.size());
  Evaluation evaluation(*decision.program, decision.facts);
  evaluation.trace(decision.answer, trace.data());
  std::map<std::string, std::pair<const ClauseVersion*, Tri>> out;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const ClauseVersion* clause = decision.program->clauses[i].source;
    if (trace[i].reached) out[clause->slot] = {clause, trace[i].result};
  }
  return out;
}

const ClauseVersion* clause_in(const Program& program, const std::string& slot) {
  for (const ClauseCode& clause : program.clauses) {
    if (clause.source->slot == slot) return clause.source;
  }
  return nullptr;
}

void compare_clauses(const Decision& before, const Decision& after, TimelineStep& out) {
  if (before.program == after.program) return;
  const auto old_ones = looked_at(before), new_ones = looked_at(after);
  std::map<std::string, ClauseStep> steps;
  for (const auto& [slot, looked] : old_ones) {
    steps[slot].before = looked.first;
    steps[slot].result_before = looked.second;
  }
  for (const auto& [slot, looked] : new_ones) {
    steps[slot].after = looked.first;
    steps[slot].result_after = looked.second;
  }
  for (auto& [slot, step] : steps) {
    if (!step.before) step.before = clause_in(*before.program, slot);
    if (!step.after) step.after = clause_in(*after.program, slot);
    if (step.before == step.after) continue;
    step.difference = !step.before ? Difference::added : !step.after ? Difference::removed : Difference::changed;
    out.clauses.push_back(step);
  }
}

// Named groups of countries: the tables, and those that the rules of either day look at.
std::vector<std::string> group_names(const RuleBook& book, const Program& before, const Program& after) {
  std::vector<std::string> names;
  if (book.country_groups) names = book.country_groups->keys;
  const auto has = [](const Program& program, const std::string& id) {
    return std::any_of(program.groups.begin(), program.groups.end(), [&](const Group& g) { return g.id == id && g.domain == FactType::country; });
  };
  for (const Group& group : after.groups) {
    const bool both = !group.id.empty() && group.domain == FactType::country && has(before, group.id);
    if (both && std::find(names.begin(), names.end(), group.id) == names.end()) names.push_back(group.id);
  }
  return names;
}

void compare_members(const Decision& before, const Decision& after, TimelineStep& out) {
  const RuleBook& book = *after.program->book;
  if (before.program == after.program) return;
  Problems none;
  const Folded old_fold = fold(book, before.choice, none), new_fold = fold(book, after.choice, none);
  GroupResolver old_groups(book, before.choice, old_fold, none), new_groups(book, after.choice, new_fold, none);
  for (const std::string& name : group_names(book, *before.program, *after.program)) {
    const Group was = old_groups.resolve_named(name, FactType::country), is = new_groups.resolve_named(name, FactType::country);
    for (std::size_t fact = 0; fact < book.facts.size(); ++fact) {
      const Value& value = after.facts.values[fact];
      if (book.facts[fact].type != FactType::country || !value.known() || after.facts.origins[fact] == Origin::followed) continue;
      const auto row = static_cast<std::size_t>(value.low);
      if (row >= book.countries.count || was.members[row] == is.members[row]) continue;
      out.members.push_back({static_cast<int>(fact), static_cast<int>(row), name, was.members[row], is.members[row]});
    }
  }
}

std::map<std::string, std::pair<Value, std::string>> caps(const Decision& decision) {
  std::map<std::string, std::pair<Value, std::string>> out;
  Evaluation evaluation(*decision.program, decision.facts);
  evaluation.know(decision.answer);
  for (const LimitCode& limit : decision.program->limits) {
    if (limit.capped && evaluation.condition(limit.when) != Tri::no) out[limit.id] = {evaluation.value(limit.cap), limit.unit};
  }
  return out;
}

bool same_cap(const Value& a, const Value& b) { return (!a.known() && !b.known()) || (a.known() && b.known() && a.low == b.low); }

void compare_caps(const Decision& before, const Decision& after, TimelineStep& out) {
  const auto old_caps = caps(before), new_caps = caps(after);
  const Value open{-HUGE_VAL, HUGE_VAL, Value::None::no};
  for (const auto& [id, cap] : new_caps) {
    const auto old_cap = old_caps.find(id);
    const Value was = old_cap == old_caps.end() ? open : old_cap->second.first;
    if (!same_cap(was, cap.first)) out.caps.push_back({id, cap.second, was, cap.first});
  }
  for (const auto& [id, cap] : old_caps) {
    if (!new_caps.count(id) && cap.first.known()) out.caps.push_back({id, cap.second, cap.first, open});
  }
}

void compare_parameters(const Decision& before, const Decision& after, TimelineStep& out) {
  for (const auto& [id, value] : after.program->parameter_values) {
    const auto old_value = before.program->parameter_values.find(id);
    if (old_value == before.program->parameter_values.end() || old_value->second == value) continue;
    out.parameters.push_back({id, after.program->parameters.at(id)->unit, old_value->second, value});
  }
}

}  // namespace

const char* act_change_word(ActChange change) {
  static constexpr const char* words[] = {"begins", "ends", "resumes", "extends"};
  return words[static_cast<std::size_t>(change)];
}

TimelineStep timeline_step(const Decision& before, const Decision& after) {
  TimelineStep out;
  out.on = after.choice.on;
  out.before = before.answer.outcome;
  out.after = after.answer.outcome;
  out.program = after.program;
  for (const int gap : after.gaps) {
    if (!contains(before.gaps, gap)) out.gaps.push_back(gap);
  }
  compare_acts(before, after, out);
  compare_clauses(before, after, out);
  compare_members(before, after, out);
  compare_caps(before, after, out);
  compare_parameters(before, after, out);
  return out;
}

}  // namespace chip_rules
