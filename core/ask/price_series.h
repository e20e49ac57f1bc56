// Prices as rows of a CSV: read and checked row by row, and written back together with ours.
// May know: the shape of rules/history (core/rules/load_history.h), records of text. Knows no law.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ask/ledger_text.h"
#include "core/questions.h"

namespace chip_rules {

struct PriceRow {
  std::size_t line = 0;  // of the text; 0: ours
  Day date = 0;
  double price = 0;
  std::string currency, per, place, series, source, url;
};

/// What is wrong with a text. `code` names the sentence (assets/text, "series.wrong.<code>"); line 0 is the text as a whole.
struct PriceProblem {
  std::size_t line = 0;
  std::string column, value, code;
  RecordProblem record = {};  // of code "unreadable"
};

struct Prices {
  std::vector<PriceRow> rows;
  std::vector<PriceProblem> problems;
};

/// Rows that can be read, and what is wrong with the others. No price lies after `today`.
Prices read_prices(std::string_view text, Day today);

/// The series of rules/history as rows; none while that pack is not loaded.
std::vector<PriceRow> own_prices(const RuleBook& book);

/// CSV with a header, by unit, place, series and date.
std::string write_prices(std::vector<PriceRow> rows);

/// A problem as a sentence that names line and column, and what would be right.
std::string tell(const PriceProblem& problem, const view::Words& words);

/// {"ask": "series", "text": CSV}: {"rows", "problems": [{"line", "column", "value", "code", "message"}], "csv"}.
std::string series_json(const Question& question, std::optional<CaseError>& error);
std::vector<view::Block> series_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                       std::optional<CaseError>& error);

/// The view "history": two years side by side with our findings, and the price series; with those of the member "series" (CSV).
std::vector<view::Block> history_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                        std::optional<CaseError>& error);

}  // namespace chip_rules
