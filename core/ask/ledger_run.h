// Shipments in order of date through the rules of each day: what each limit had used before and after, and which
// shipment broke which limit. A shipment that happened counts, whether it kept to the rules or not.
// May know: shipments, accounts, programs, the plain decision.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/api.h"
#include "core/ask/ledger_accounts.h"
#include "core/decide/decide.h"
#include "core/decide/program_cache.h"

namespace chip_rules {

/// A limit before and after a shipment.
struct LimitUse {
  const LimitCode* limit = nullptr;
  const Account* account = nullptr;
  Value before, request, after, cap;  // shares have no before and request
  Tri fits = Tri::unknown;
  bool drawn = false;
  bool broken = false;
};

/// Whether the rules give what a row says its shipment moved under.
enum class ClaimResult : std::uint8_t { nothing_said, given, not_needed, not_given, unknown };
const char* claim_word(ClaimResult result);

struct ShipmentResult {
  Answer answer;                  // what the rules give, whatever the row says
  std::vector<Outcome> possible;  // when that can't be told
  std::vector<int> missing;       // facts
  ClaimResult claim = ClaimResult::nothing_said;
  std::vector<LimitUse> limits;
  std::shared_ptr<const Program> program;  // the limits' own
};

class LedgerRun {
 public:
  /// `base` says under which rules; its date is only a default.
  LedgerRun(const Rules& rules, const Case& base, Day today, const PartyNames& parties);

  /// Runs a shipment of the same day as the one before it, or of a later one; changes the accounts. False when the
  /// rules have problems.
  bool run(Shipment& shipment, ShipmentResult& out);

  const Accounts& accounts() const { return accounts_; }
  Day last_day() const { return last_; }

 private:
  bool find_program(Day on);
  void tell_used(Shipment& shipment);
  void decide_row(Shipment& shipment, ShipmentResult& out);
  void weigh_claim(Shipment& shipment, ShipmentResult& out, std::vector<int>& drawn);
  std::vector<int> draws_of(const Answer& answer) const;
  void limits(Shipment& shipment, ShipmentResult& out, std::vector<int> drawn);
  bool breaks(Evaluation& evaluation, const Facts& facts, const Answer& answer, int limit) const;
  bool counts(const LimitCode& limit, Day on) const;
  bool nothing_moves(const Facts& facts) const;
  int root_of(const Facts& facts, int fact) const;

  const RuleBook& book_;
  ProgramCache& programs_;
  RegimeChoice choice_;
  Accounts accounts_;
  Fleet fleet_;
  std::shared_ptr<const Program> program_;
  std::vector<int> used_facts_;  // of each limit of the program
  std::vector<double> opening_;  // what the case says was used before, by fact
  std::size_t stretch_ = 0;
  bool shares_ = false;          // the program has limits on shares
  Day last_ = 0;
};

}  // namespace chip_rules
