// The question "matrix": one case for chips of the catalog × destinations.
// May know: cases, programs, brief answers.
#pragma once

#include <string>
#include <vector>

#include "core/ask/world.h"

namespace chip_rules {

struct Matrix {
  Decision base;                       // the case without what varies
  By by = By::both;
  std::vector<std::string> set_aside;  // keys of the case that the question varies itself
  std::vector<int> chips;              // rows of the catalogs
  std::vector<int> places;
  std::vector<Outcome> outcomes;       // the different ones, from harmless to severe
  std::vector<int> counts;             // of each outcome
  std::vector<std::vector<std::uint8_t>> cells;  // one list a chip, one entry a place: index into `outcomes`
};

/// Chips named by `text`: ids joined by commas, a vendor (its name or id), or "all"; the rules' own list when empty.
std::optional<CaseError> read_chips(const RuleBook& book, std::string_view text, std::vector<int>& out);

/// Destinations named by `text`: ids joined by commas, a country group as it stands under the case's law, or "all";
/// the rules' own list when empty.
std::optional<CaseError> read_places(const RuleBook& book, const Program& program, std::string_view text, std::vector<int>& out);

/// Decides every chip for every place. `chips` and `places` are texts as above.
std::optional<CaseError> ask_matrix(ProgramCache& programs, const Case& the_case, Day today, By by, std::string_view chips,
                                    std::string_view places, Matrix& out);

/// {"ask": "matrix", "case", "by", "chips", "to"}; all but "ask" may be absent.
std::string matrix_json(const Question& question, std::optional<CaseError>& error);
std::vector<view::Block> matrix_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                       std::optional<CaseError>& error);
std::optional<CaseError> matrix_of(const Question& question, Matrix& out);

}  // namespace chip_rules
