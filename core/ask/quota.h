// The question "quota": one limit of the case's law over time, what of it is used, and what it means in chips.
// May know: decisions, programs, the timeline's list of chips to compare with. Names no limit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/decide/decision.h"
#include "core/questions.h"

namespace chip_rules {

/// A stretch of time with one cap; `to` is the first day after it.
struct QuotaPeriod {
  Day from = 0, to = 0;
  std::optional<double> cap;
  std::optional<double> used;  // with the order; nothing where the order does not count
};

/// So many chips of one kind fit, in whole chips.
struct ChipsThatFit {
  int chip = -1;               // row of the catalog
  double per = 0;              // what one chip comes to, in the limit's unit
  double in_cap = 0;
  std::optional<double> left;  // in what the case leaves; nothing where the limit does not count the order
};

struct Quota {
  Decision decision;
  std::vector<int> limits;       // those with a cap, of the program
  int limit = -1;                // the one that is shown; -1: the law has none
  std::optional<QuotaLine> line; // where the case stands in it, when it counts
  std::optional<double> cap;     // on the day of the case
  std::vector<QuotaPeriod> periods;
  std::vector<ChipsThatFit> chips;

  const LimitCode& shown() const { return decision.program->limits[static_cast<std::size_t>(limit)]; }
};

/// Whether the order counts against a limit that the decision looked at: its outcome draws it, does not fit it, or cannot be told.
bool counts(const Decision& decision, const QuotaLine& line);

/// Answers a case; "view.limit" chooses the limit, else the one that the order draws, else the first that counts it.
std::optional<CaseError> quota_of(const Question& question, Quota& out);

/// {"case", ..., "limit", "unit", "cap", "after", "left", "periods": [{"from", "to", "cap", "used"}], "chips": [{"chip", "per",
/// "fit", "left"}]}.
std::string quota_json(const Question& question, std::optional<CaseError>& error);

/// The whole view: knobs, time, limits, chips, the ledger that came with the request, applicants for what is left.
std::vector<view::Block> quota_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                      std::optional<CaseError>& error);

}  // namespace chip_rules
