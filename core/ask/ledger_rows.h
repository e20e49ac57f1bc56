// Records of a ledger as shipments: which column says what (a table in rules/facts.json), and what each cell means.
// May know: the declarations of facts, catalogs, records. Knows no clause.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/ask/ledger_text.h"
#include "core/case/case.h"

namespace chip_rules {

/// Names of parties that no catalog has, as numbers; told apart without regard to case and spaces.
class PartyNames {
 public:
  int number(std::string_view name);
  const std::string& name(int number) const { return names_[static_cast<std::size_t>(number)]; }
  std::size_t count() const { return names_.size(); }

 private:
  std::map<std::string, int, std::less<>> numbers_;
  std::vector<std::string> names_;  // as first written
};

/// What a row says its shipment moved under.
struct Claim {
  enum class Kind : std::uint8_t { nothing_said, license, none, exception, authorization } kind = Kind::nothing_said;
  int name = -1;  // index into RuleBook::exceptions or ::authorizations
};

/// Why a row can't be run, as a value: `problem_text` (core/view/ledger_view.h) has it in words.
struct RowProblem {
  std::string column;  // as written, where one cell is wrong
  CaseError why;
};

struct Shipment {
  std::size_t line = 0;
  Day on = 0;
  Facts facts;                              // complete, but for what accounts and fleet will tell
  std::vector<std::pair<int, int>> others;  // fact -> PartyNames, for parties that are in no catalog
  Claim claim;
  std::vector<std::string> ids;
  std::optional<RowProblem> problem;        // why the row can't be run; then nothing else is set
};

/// What the columns of a ledger are used for.
struct ColumnUse {
  enum class Role : std::uint8_t { unused, fact, claim, ids } role = Role::unused;
  int fact = -1;
};

class LedgerRows {
 public:
  /// `base` is what holds for all rows, unless a row says otherwise.
  LedgerRows(const RuleBook& book, const Case& base);

  /// The header of a CSV: what is wrong with it, if anything. A ledger in JSON has none.
  std::optional<CaseError> header(const std::vector<std::string>& names);
  /// The shipment of a record; `problem` says why it can't be run.
  void read(const Record& record, Shipment& out);
  /// The date alone, for putting rows in order; nothing when it can't be read.
  std::optional<Day> date_of(const Record& record) const;

  PartyNames& parties() { return parties_; }
  const PartyNames& parties() const { return parties_; }
  /// Columns that say nothing the rules ask about, each with the nearest name that would.
  const std::map<std::string, std::string>& unused() const { return unused_; }
  bool has_ids() const { return has_ids_; }

 private:
  ColumnUse use_of(const std::string& name, std::optional<CaseError>& problem) const;
  const ColumnUse* known_use(const std::string& name, std::optional<CaseError>& problem);
  void cell(const ColumnUse& use, const std::string& name, std::string_view text, Shipment& out);
  void fact_cell(int fact, const std::string& name, const std::string& text, Shipment& out);
  void claim_cell(const std::string& name, const std::string& text, Shipment& out) const;
  int row_named(int fact, std::string_view text) const;
  bool is_party(int fact) const;
  void finish(Shipment& out) const;
  std::vector<std::string> names_of_columns() const;

  const RuleBook& book_;
  const Json* table_;
  Facts base_;
  std::optional<Day> base_day_;
  std::vector<ColumnUse> columns_;
  std::vector<std::string> names_;
  std::map<std::string, ColumnUse, std::less<>> uses_;
  std::map<std::string, std::string> unused_;
  std::map<const Catalog*, std::map<std::string, int, std::less<>>> by_name_;  // lower case
  PartyNames parties_;
  bool has_ids_ = false;
};

}  // namespace chip_rules
