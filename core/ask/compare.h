// The question "compare": two laws side by side, clause by clause, and over the world.
// May know: cases, decisions, programs, the fold.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/ask/difference.h"
#include "core/ask/world.h"
#include "core/decide/decision.h"
#include "core/questions.h"

namespace chip_rules {

/// `what` of a clause in both: "cite", "words", "note", "condition", "effect", "step", "order", "confidence".
struct ClauseDifference {
  Difference difference = Difference::changed;
  const ClauseVersion* a = nullptr;
  const ClauseVersion* b = nullptr;
  std::vector<std::string> what;
};

struct ParameterDifference {
  std::string id;
  const ParameterVersion* a = nullptr;
  const ParameterVersion* b = nullptr;
  std::optional<double> value_a, value_b;  // after overrides
};

/// Rows of the domain's catalog. A group that only one side has is compared with an empty one.
struct GroupDifference {
  std::string id;
  FactType domain = FactType::country;
  Difference difference = Difference::changed;
  std::vector<int> added, removed, unsettled;  // unsettled: one side alone can't tell
};

/// `what` of a limit in both: "cap", "window", "key", "unit", "amount", "measure", "partial", "tested", "when".
struct LimitDifference {
  std::string id;
  Difference difference = Difference::changed;
  const LimitCode* a = nullptr;
  const LimitCode* b = nullptr;
  Value cap_a, cap_b;  // as the case comes to; not known: depends on more
  std::vector<std::string> what;
};

/// The choice in force; empty where a side has no such reading.
struct ReadingDifference {
  std::string id, a, b;
};

/// A named condition ("term") or formula that is not the same.
struct DefinitionDifference {
  std::string kind, id;
  Difference difference = Difference::changed;
};

/// A country whose tier or outcome differs. Tiers are indexes into the programs' tiers.
struct PlaceDifference {
  int country = -1;
  int tier_a = -1, tier_b = -1;
  bool other_tier = false;
  Brief a, b;
  bool other_outcome() const { return !(a.outcome == b.outcome); }
};

/// One side: the law that is asked, and the world's case decided under it as far as it goes without a country.
struct ComparedLaw {
  Case law;
  std::string text;  // canonical
  Decision base;
};

struct LawComparison {
  ComparedLaw a, b;
  std::string case_text;  // of the world
  By by = By::both;
  std::vector<std::string> set_aside;
  std::vector<ClauseDifference> clauses;
  std::vector<ParameterDifference> parameters;
  std::vector<GroupDifference> groups;
  std::vector<LimitDifference> limits;
  std::vector<ReadingDifference> readings;
  std::vector<DefinitionDifference> definitions;
  std::vector<std::string> exceptions_added, exceptions_removed;
  std::vector<PlaceDifference> places;
  std::vector<Outcome> was, is;  // of every country, in the order of the catalog
};

/// Reads one side: regime=, basis=, on=, set.*, group.*, reading.*, or the id of a named regime alone.
std::optional<CaseError> read_law(const RuleBook& book, std::string_view member, const std::string& text, Case& out);

/// Reads the case of the world; what A and B say is refused in it. Empty: the rules' own.
std::optional<CaseError> read_world_case(const RuleBook& book, const std::string& text, Case& out);

std::optional<CaseError> ask_compare(ProgramCache& programs, const Case& a, const Case& b, const Case& world_case, Day today,
                                     LawComparison& out);

/// What the two laws say otherwise; fills all but `places`.
void compare_laws(const RuleBook& book, LawComparison& out);

/// {"ask": "compare", "a", "b", "case" (may be absent), "today", "lang"}. As a view without "a" and "b" it is asked from
/// a case: see core/view/compare_picture.h.
std::string compare_json(const Question& question, std::optional<CaseError>& error);
std::vector<view::Block> compare_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                        std::optional<CaseError>& error);
std::optional<CaseError> compare_of(const Question& question, LawComparison& out);

}  // namespace chip_rules
