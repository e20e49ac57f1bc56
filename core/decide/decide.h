// The decision: facts in, an outcome out, with the clauses that made it. A pure function of program and facts.
// May know: programs and facts. No words, no JSON, no clock.
#pragma once

#include <limits>
#include <vector>

#include "core/case/facts.h"
#include "core/decide/values.h"
#include "core/rules/program.h"

namespace chip_rules {

/// Verdict with its exception or authorization and its review policy: what is compared whenever something "changes".
struct Outcome {
  Verdict verdict = Verdict::undetermined;
  std::int16_t name = -1;  // index into RuleBook::exceptions or ::authorizations
  Policy policy = Policy::none;
  bool operator==(const Outcome& other) const {
    return verdict == other.verdict && name == other.name && policy == other.policy;
  }
};

/// From harmless to severe; outcomes of equal severity are not ordered. Undetermined is -1.
int severity(const Outcome& outcome);

/// An outcome together with how it came about.
struct Answer {
  Outcome outcome;
  Outcome otherwise;              // with not_eligible: what holds without the claim
  std::int16_t classified = -1;   // class, -1: none
  std::int16_t deciding = -1;     // clause that made the outcome
  std::int16_t classifying = -1;  // clause that classified or took out
  std::int16_t scope = -1;        // clause that requires a license or spares from it
  std::int16_t gate = -1;         // only_exceptions clause in force
  bool required = false;
  bool class_known = false;       // the steps that were got through
  bool required_known = false;
  bool outcome_known = false;
  std::int16_t blocked = -1;      // atom that could not be told; then the later steps are not set
};

/// One clause of a trace: what its condition gives, and whether the decision got that far.
struct TraceEntry {
  Tri result = Tri::unknown;
  bool reached = false;
  bool refused = false;         // the case does without this exception
  std::int16_t closed_by = -1;  // the gate clause that shuts this exception
};

/// Atoms taken as yes or no because they cannot be told: one branch of a case, or "as if the order fitted".
using Assumptions = std::vector<std::pair<int, bool>>;

/// Evaluates one program over one set of facts. Cheap to make; not shared between threads.
class Evaluation {
 public:
  /// Both must outlive the evaluation; `assumptions` may be null.
  Evaluation(const Program& program, const Facts& facts, const Assumptions* assumptions = nullptr)
      : program_(program), facts_(facts), assumptions_(assumptions) {}

  /// The answer, or one with `blocked` set to the first atom that cannot be told. Never allocates.
  Answer run();

  Tri condition(int node);
  Tri atom(int index);
  Value value(const Operand& operand);
  /// What every clause gives, also those after the one that decided `answer`.
  void trace(const Answer& answer, TraceEntry* out);
  /// An atom without regard to assumptions.
  Tri test_again(const Atom& atom) { return test(atom); }
  /// The input facts on which the atom hangs: of a formula that chooses, the side it has chosen, or both while that is open.
  FactMask hangs_on(const Atom& atom);
  /// An atom that cannot be told and on which the condition hangs; -1 when it can be told.
  int blocking_atom(int node);
  /// Lets tests of class, requirement and outcome see `answer`, as they do inside `run`.
  void know(const Answer& answer) { answer_ = &answer; }
  /// Leaves open which choice of a reading (index into Program::readings) holds: tests of it cannot be told. An answer
  /// that comes out all the same holds under every choice, as far as no group hangs on the reading. -1: none.
  void leave_open(int reading) { open_reading_ = reading; }

 private:
  bool step_reached(Step step, const Answer& answer) const;
  Tri clause_result(const ClauseCode& clause);
  static constexpr int stuck = std::numeric_limits<int>::min();  // no end of a row of jumps
  int follow(int jump);
  Tri first_match(Step step, std::int16_t& clause, Answer& answer);
  Tri exceptions(Answer& answer);
  bool classify_and_scope(Answer& answer);
  bool rule_outcome(Answer& answer);
  Tri worst_layer(std::int16_t& clause, Answer& answer);
  bool add_layers_and_letters(Answer& answer);
  bool without_claim(Answer& answer, int claim);
  Outcome outcome_of(const ClauseCode& clause) const;
  Value formula(int slot);
  FactMask hangs_on(const Operand& operand);
  Tri compare(const Atom& atom);
  Tri test(const Atom& atom);
  Tri member(const Atom& atom);
  Tri tested(const LimitCode& limit);
  bool matches(const OutcomePattern& pattern) const;

  const Program& program_;
  const Facts& facts_;
  const Assumptions* assumptions_;
  const Answer* answer_ = nullptr;
  int open_reading_ = -1;
  std::bitset<max_derived> derived_known_;
  std::array<Value, max_derived> derived_;
};

/// The answer of a case as a whole: undetermined when its branches end differently. With `trace`, every clause of the
/// program is evaluated too and written there, in the order of Program::clauses.
Answer decide(const Program& program, const Facts& facts, TraceEntry* trace = nullptr);

}  // namespace chip_rules
