// The question "world": one case for each destination of the catalog, or for each headquarters, or for both in one.
// May know: cases, programs, brief answers.
#pragma once

#include <string>
#include <vector>

#include "core/ask/brief.h"
#include "core/decide/decision.h"
#include "core/questions.h"

namespace chip_rules {

/// Which country of the case takes every value of the catalog: the destination, the headquarters, or both at once.
enum class By { to, hq, both };
const char* by_word(By by);

struct World {
  Decision base;                       // the case without the countries that vary
  By by = By::both;
  std::vector<std::string> set_aside;  // keys of the case that the question varies itself
  std::vector<Brief> places;           // one a country, in the order of the catalog
  std::vector<OutcomeCount> counts;
};

/// Reads "to", "hq" or "both"; without a word both when the case says no headquarters, else the destination.
std::optional<CaseError> read_by(const RuleBook& book, const Case& the_case, Day today, std::string_view word, By& out);

/// Takes the keys that `by` varies out of the case.
void set_aside_countries(const RuleBook& book, By by, Case& the_case, std::vector<std::string>& keys);

/// Puts one country (a row of the catalog) where `by` says.
void place_in(const RuleBook& book, By by, int country, Facts& facts);

/// Answers for every country of the catalog. A refusal when the rules have problems.
std::optional<CaseError> ask_world(ProgramCache& programs, const Case& the_case, Day today, By by, World& out);

/// {"ask": "world", "case", "by": "to"|"hq"|"both" (may be absent)}.
std::string world_json(const Question& question, std::optional<CaseError>& error);
std::vector<view::Block> world_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                      std::optional<CaseError>& error);

/// Reads the question and answers it.
std::optional<CaseError> world_of(const Question& question, World& out);

}  // namespace chip_rules
