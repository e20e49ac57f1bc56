// Folds the instruments that hold on a day (or those of a named regime) into one set of clauses, parameters, limits,
// groups and readings. The order is that of the timeline: by date, then file name; the last word on a slot stands.
// May know: the rule book.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/rules/book.h"

namespace chip_rules {

/// Which rules a case is asked under, and what it overrides.
struct RegimeChoice {
  int named = -1;        // index into RuleBook::regimes; -1: by date
  bool enforced = true;  // basis; named regimes have none
  Day on = 0;            // drives the fold by date, and dated groups, years and quarters in any regime
  std::map<std::string, double> parameters;     // set.<id>
  std::map<std::string, std::string> groups;    // group.<id> = "+POL,-CHE"
  std::map<std::string, std::string> readings;  // reading.<id>
};

/// Whether the day decides which instruments hold: without a named regime, or under one on top of the law of the day.
bool follows_dates(const RuleBook& book, const RegimeChoice& choice);

/// Whether a suspension of `act` lasts on a day, on a basis.
bool lasts(const Instrument& act, const Suspension& suspension, bool enforced, Day on);

/// A part of an instrument's file together with who wrote it and where.
struct Part {
  const Json* json = nullptr;
  int instrument = -1;
  std::string pointer;
};

struct Folded {
  std::vector<const ClauseVersion*> clauses;  // by step, then order
  std::map<std::string, const ParameterVersion*> parameters;
  std::vector<Part> limits;                         // by id, the last version of each
  std::map<std::string, std::vector<Part>> groups;  // definitions and changes in order
  std::map<std::string, Part> derive;               // formulas by fact name
  std::map<std::string, Part> terms;                // named conditions
  std::vector<const Reading*> readings;
  std::vector<Part> tiers;  // most favorable first, each by the act whose word on it is the last
  std::vector<int> instruments;  // that contributed
};

/// The fold. `problems` receives a replace or remove of a slot that is not there and says neither add nor skip.
Folded fold(const RuleBook& book, const RegimeChoice& choice, Problems& problems);

/// Days on which the fold by date, a dated group or a dated cap may change; sorted, without repeats.
std::vector<Day> change_days(const RuleBook& book);

}  // namespace chip_rules
