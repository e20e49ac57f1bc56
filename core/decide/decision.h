// The whole decision of a case: outcome, tiers, quota, thresholds, obligations, trace, readings, other basis, flips.
// May know: cases, programs, the plain decision. No words: those are made from it by core/view.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/case/case.h"
#include "core/decide/decide.h"
#include "core/decide/program_cache.h"
#include "core/decide/quota.h"

namespace chip_rules {

/// A part of an order that a limit splits, in whole chips.
struct OrderPart {
  double chips = 0;
  Outcome outcome;
};

/// A line of training operations (or of operations a second) and what the case comes to. `days`: until this cluster
/// reaches a line of operations.
struct ThresholdLine {
  int clause = -1;
  std::string id;
  std::string unit;
  Value amount;
  double line = 0;
  Tri crossed = Tri::unknown;
  Tri applies = Tri::yes;  // unknown: the case leaves open whether the line concerns it
  std::optional<double> days;
};

struct ArguableLine {
  std::string reading, choice;
  Outcome outcome;
};

/// The nearest change of one fact that changes the outcome: a number from x to y, or the values that all lead there.
struct Flip {
  int fact = -1;
  std::string from, to;             // numbers and dates
  std::vector<std::string> values;  // countries, chips, choices
  Outcome outcome;
};

/// One test inside a clause, as it came out. `negated`: the clause asks for the contrary, and `result` tells of that.
/// `decisive`: with the other results as they are, the clause's result rests on this one.
struct Comparison {
  int atom = -1;
  bool negated = false;
  bool decisive = false;
  Tri result = Tri::unknown;
};

struct TraceLine {
  int clause = -1;
  Tri result = Tri::unknown;
  bool reached = false;
  bool decided = false;
  bool refused = false;  // the case does without this exception
  int closed_by = -1;    // the gate clause that shuts this exception
  std::vector<Comparison> compared;
};

struct Decision {
  Case the_case;
  std::string case_text;  // canonical, with its date
  RegimeChoice choice;
  std::string regime, status, coverage;
  std::vector<int> gaps;  // into the timeline's gaps
  std::shared_ptr<const Program> program;  // kept alive by the decision
  Facts facts;
  Answer answer;
  bool either_way = false;           // branches differed in their path but not in their end
  std::vector<Outcome> possible;     // when undetermined
  std::vector<int> missing;          // facts: of an open case, or on which an open duty hangs
  std::vector<int> assumed;          // facts that a clause looked at
  std::vector<int> overridden;       // given facts that differ from the chosen chip, model or company
  std::vector<std::string> unused;   // what-if keys without effect in this regime
  int tier_destination = -1, tier_buyer = -1;
  std::vector<int> layers;           // clauses: embargoes and lists that apply, whether or not they decide
  std::vector<QuotaLine> quota;
  std::vector<OrderPart> parts;
  std::vector<ThresholdLine> thresholds;
  std::vector<int> obligations, duties, notes;  // clauses
  std::vector<int> open_duties;      // clauses: whether they are due hangs on what is missing
  std::vector<ArguableLine> arguable;
  std::optional<Outcome> other_basis;
  std::vector<TraceLine> trace;
  std::vector<Flip> flips;
  bool flips_asked = true;
};

/// How much of a decision to make. `flips` asks for what would change it, the costly part; `others` compiles more rules.
struct DecisionScope {
  bool trace = true;
  bool flips = true;
  bool others = true;  // what other readings and the other basis give
};

/// Decides a case that was read without error. `today` serves when the case names no date.
/// Returns a decision without a program when the rules have problems (see ProgramCache::problems).
Decision decide_case(ProgramCache& programs, const Case& the_case, Day today, DecisionScope scope = {});

/// Every line that the rules draw and whose place these facts tell, also those that do not concern the case
/// (`applies` is no).
std::vector<ThresholdLine> threshold_lines(const Program& program, Evaluation& evaluation);

/// What would change the outcome, for every fact that may be asked about; of an open case, what would settle it.
std::vector<Flip> find_flips(ProgramCache& programs, const Decision& decision);

/// Whether the case asks under rules of its own making: a parameter, group or reading set aside from the law's.
bool is_what_if(const Decision& decision);

/// "exception:LPP", "license:deny", "no_license".
std::string outcome_text(const RuleBook& book, const Outcome& outcome);
/// The id of the exception or authorization of an outcome, empty when it has none.
std::string granted_id(const RuleBook& book, const Outcome& outcome);
/// The outcome of such a text; nothing when it is none of this rule book's.
std::optional<Outcome> read_outcome(const RuleBook& book, std::string_view text);

/// The format of a decision as JSON (rules/schema/decision.schema.json): it goes up when a member goes or changes its meaning,
/// not when one comes.
inline constexpr int decision_format = 1;

/// The decision as JSON, the form that semantics and tests know; "flips" is null when they were not asked for.
std::string decision_json(const RuleBook& book, const Decision& decision);

/// Name of what an operand reads: a fact, a derived fact, or empty for a number.
std::string operand_name(const Program& program, const Operand& operand);

}  // namespace chip_rules
