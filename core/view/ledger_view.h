// A ledger in words: a line for each row, and what the whole comes to.
// May know: the ledger, words and names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ask/ledger.h"

namespace chip_rules {

/// Why a row can't be run, without a full stop, in the language of `words`.
std::string problem_text(const RuleBook& book, const view::Words& words, const RowProblem& problem);

/// What is wrong with a header, told as the line it stands on and in the language of `words`.
CaseError header_refusal(const RuleBook& book, const view::Words& words, const CaseError& error);

/// One row in one line: its number, date, chips, place, answer, the limits it draws, what it broke; or what is wrong.
std::string row_text(const view::Words& words, const view::Names& names, const Ledger& ledger, const LedgerLine& line);

/// Counts, accounts, columns that were not used, and the registry where rows carry identifiers.
std::vector<view::Block> ledger_summary(const view::Words& words, const view::Names& names, const Ledger& ledger);

/// The summary with the first rows in order of date before it.
std::vector<view::Block> ledger_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                       std::optional<CaseError>& error);

}  // namespace chip_rules
