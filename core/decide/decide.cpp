// Runs the steps of a decision in order, up to what cannot be told.
#include "core/decide/decide.h"

#include "core/decide/explore.h"
#include "core/place.h"

namespace chip_rules {
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
