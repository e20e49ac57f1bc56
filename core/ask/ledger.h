// The question `ledger`: a text of shipments run through the rules, row by row, and what it comes to.
// May know: rows, runs and the registry. Does no I/O: whoever has a file feeds it in pieces.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/ask/ledger_run.h"
#include "core/ask/registry.h"
#include "core/questions.h"

namespace chip_rules {

/// What the rows came to. Rows read are those that ran and those that could not.
struct LedgerTotals {
  std::size_t run = 0;
  std::size_t bad = 0;
  std::size_t undetermined = 0;
  std::size_t broke = 0;       // rows that broke some limit
  std::size_t not_given = 0;   // rows whose authorization the rules do not give
  std::size_t not_needed = 0;
  std::size_t mismatched = 0;  // rows with more or fewer identifiers than chips
  std::size_t twice = 0;       // identifiers seen twice
  bool registry_full = false;  // more identifiers than can be kept: the registry is not complete
  struct Outcomes {
    Outcome outcome;
    std::size_t rows = 0;
  };
  std::map<std::string, Outcomes> outcomes;  // by the outcome as text
  std::optional<Day> first, last;
};

/// A row that ran, or `problem` why it could not.
struct LedgerLine {
  std::size_t line = 0;
  std::optional<RowProblem> problem;
  const Shipment* shipment = nullptr;
  const ShipmentResult* result = nullptr;
  std::vector<SeenTwice> twice;
  bool mismatched = false;
};

/// Takes records in order of date. One of its own is needed for each ledger.
class Ledger {
 public:
  /// `on`: the day for which the registry tells who holds what.
  Ledger(const Rules& rules, const Case& base, Day today, std::optional<Day> on);

  LedgerRows& rows() { return rows_; }
  /// Runs a record. A row that is earlier than the one before is a bad row. False when the rules have problems.
  bool take(const Record& record, LedgerLine& line);
  const LedgerTotals& totals() const { return totals_; }
  const Accounts& accounts() const { return run_.accounts(); }
  const Registry& registry() const { return registry_; }
  const LedgerRows& rows() const { return rows_; }
  bool has_registry() const { return rows_.has_ids(); }
  const RuleBook& book() const { return book_; }

 private:
  const RuleBook& book_;
  LedgerRows rows_;
  LedgerRun run_;
  Registry registry_;
  LedgerTotals totals_;
  Shipment shipment_;
  ShipmentResult result_;
};

/// {"line", "date", "qty", "to", "party", "outcome", "possible"?, "missing"?, "claim"?, "limits": [...], "broke": [...],
/// "ids"?}, or {"line", "error"}, its message in the language of `words`.
std::string line_json(const view::Words& words, const Ledger& ledger, const LedgerLine& line);

/// {"rows", "outcomes", "accounts", "columns", "parties", "registry"?}: what the whole comes to.
std::string summary_json(const Ledger& ledger);

/// Reads the request's "case" and "date" for a ledger.
std::optional<CaseError> read_ledger_request(const RuleBook& book, const std::string& case_text, const std::string& date,
                                             Case& base, std::optional<Day>& on);

/// A whole ledger in memory, whose rows may stand in any order: `each` is called for every row in order of date, bad
/// ones first where they have no date. False when the header can't be used; then `error` says why, in the language of `words`.
using EachLine = void (*)(void* context, const Ledger& ledger, const LedgerLine& line);
bool run_ledger(const view::Words& words, Ledger& ledger, std::string_view text, EachLine each, void* context, std::optional<CaseError>& error);

/// {"rows": [...], "summary": {...}} for the request's "text", "case" and "date"; with "summary" true or "1" only the rows
/// that could not be run.
std::string ledger_json(const Question& question, std::optional<CaseError>& error);

}  // namespace chip_rules
