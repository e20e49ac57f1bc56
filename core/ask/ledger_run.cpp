// One shipment after another.
#include "core/ask/ledger_run.h"

#include <algorithm>
#include <cmath>

#include "core/api.h"
#include "core/case/cell.h"
#include "core/decide/explore.h"
#include "core/place.h"

namespace chip_rules {
namespace {

constexpr std::uint64_t all_exceptions = ~std::uint64_t{0};

bool has(const std::vector<int>& list, int value) { return std::find(list.begin(), list.end(), value) != list.end(); }

Outcome claimed(const Claim& claim) {
  const bool exception = claim.kind == Claim::Kind::exception;
  return {exception ? Verdict::exception : Verdict::authorized, static_cast<std::int16_t>(claim.name), Policy::none};
}

}  // namespace

const char* claim_word(ClaimResult result) {
  static constexpr const char* words[] = {"nothing_said", "given", "not_needed", "not_given", "unknown"};
  return words[static_cast<std::size_t>(result)];
}

LedgerRun::LedgerRun(const Rules& rules, const Case& base, Day today, const PartyNames& parties)
    : book_(rules.book()), programs_(rules.programs()), choice_(regime_of(rules.book(), base, today)),
      accounts_(book_, parties), fleet_(book_, accounts_), opening_(book_.facts.size(), 0) {
  for (const auto& [fact, text] : base.facts) {
    if (book_.facts[at(fact)].id.rfind("used.", 0) == 0) opening_[at(fact)] = fact_value(book_, fact, text).low;
  }
}

// The same program serves all days between two changes.
bool LedgerRun::find_program(Day on) {
  const auto& days = programs_.days();
  const std::size_t stretch = static_cast<std::size_t>(std::upper_bound(days.begin(), days.end(), on) - days.begin());
  if (program_ && stretch == stretch_) return true;
  choice_.on = on;
  program_ = programs_.get(choice_);
  stretch_ = stretch;
  used_facts_.clear();
  shares_ = false;
  if (!program_) return false;
  for (const LimitCode& limit : program_->limits) {
    const bool share = limit.measure == LimitCode::Measure::share;
    used_facts_.push_back(share ? -1 : book_.fact("used." + limit.id));
    shares_ = shares_ || share;
  }
  return true;
}

bool LedgerRun::nothing_moves(const Facts& facts) const {
  const int act = book_.fact("act");
  return act >= 0 && value_text(book_, act, facts.values[at(act)]) == "use";
}

// Whether what moves on that day counts toward the limit.
bool LedgerRun::counts(const LimitCode& limit, Day on) const {
  return (!limit.counts_from || *limit.counts_from <= on) && (!limit.from || *limit.from <= on) && (!limit.to || on <= *limit.to);
}

void LedgerRun::tell_used(Shipment& shipment) {
  for (std::size_t i = 0; i < used_facts_.size(); ++i) {
    if (used_facts_[i] < 0) continue;
    const LimitCode& limit = program_->limits[i];
    Value& value = shipment.facts.values[at(used_facts_[i])];
    const double opening = opening_[at(used_facts_[i])];
    if (accounts_.known(limit, shipment)) {
      const Account* account = accounts_.find(limit, shipment);
      value = Value::exactly(opening + (account ? account->used : 0));
    } else {
      value = {opening, HUGE_VAL, Value::None::no};  // nobody says whose account it is
    }
    shipment.facts.origins[at(used_facts_[i])] = Origin::given;
  }
}

// The fact to ask for: one that follows another is not known because that is not.
int LedgerRun::root_of(const Facts& facts, int fact) const {
  const AbsentRule& absent = book_.facts[at(fact)].absent;
  if (absent.kind != AbsentRule::Kind::same_as || facts.origins[at(absent.other_facts[0])] != Origin::unknown) return fact;
  return root_of(facts, absent.other_facts[0]);
}

void LedgerRun::decide_row(Shipment& shipment, ShipmentResult& out) {
  out.answer = Evaluation(*program_, shipment.facts).run();
  if (shares_ && out.answer.class_known && out.answer.classified >= 0) {
    fleet_.set_shares(*program_, out.answer.classified, shipment);
    out.answer = Evaluation(*program_, shipment.facts).run();
  }
  if (out.answer.blocked >= 0) {
    const Branches branches = explore(*program_, shipment.facts);
    if (branches.complete && branches.outcomes.size() == 1) {
      out.answer = branches.outcomes[0];
    } else {
      for (const Answer& branch : branches.outcomes) out.possible.push_back(branch.outcome);
      for (std::size_t i = 0; i < book_.facts.size(); ++i) {
        const FactDef& def = book_.facts[i];
        const bool follows = root_of(shipment.facts, static_cast<int>(i)) != static_cast<int>(i);
        if (branches.missing[i] && shipment.facts.origins[i] == Origin::unknown && !def.key.empty() && !follows) out.missing.push_back(static_cast<int>(i));
      }
      for (const LimitCode& limit : program_->limits) {  // whose account it is
        const int used = book_.fact("used." + limit.id);
        if (used < 0 || !branches.missing[at(used)] || accounts_.known(limit, shipment)) continue;
        for (const int fact : limit.key_facts) {
          const int root = root_of(shipment.facts, fact);
          if (accounts_.number_of(fact, shipment) < 0 && !has(out.missing, root)) out.missing.push_back(root);
        }
      }
    }
  }
  if (follows_dates(book_, choice_) && shipment.on < book_.covers_from) {
    out.answer.outcome = {};
    out.answer.outcome_known = false;
    out.answer.deciding = -1;
  }
}

std::vector<int> LedgerRun::draws_of(const Answer& answer) const {
  return answer.deciding < 0 ? std::vector<int>() : program_->clauses[at(answer.deciding)].effect.draws;
}

// What a row says it moved under: whether the rules give that, and which limits it uses up.
void LedgerRun::weigh_claim(Shipment& shipment, ShipmentResult& out, std::vector<int>& drawn) {
  const Claim& claim = shipment.claim;
  const Outcome& outcome = out.answer.outcome;
  const bool told = out.answer.outcome_known;
  const bool nothing_needed = outcome.verdict == Verdict::no_license || outcome.verdict == Verdict::not_controlled;
  const auto unless_told = [&](ClaimResult result) { return told ? result : ClaimResult::unknown; };
  Facts other = shipment.facts;
  if (claim.kind == Claim::Kind::none) {
    out.claim = unless_told(nothing_needed ? ClaimResult::given : ClaimResult::not_given);
  } else if (claim.kind == Claim::Kind::license) {
    other.without = all_exceptions;  // who applies for a license does without them
    const Answer answer = decide(*program_, other);
    if (answer.outcome.verdict == Verdict::license) {
      out.claim = ClaimResult::given;
      drawn = draws_of(answer);
      return;
    }
    out.claim = unless_told(answer.outcome.verdict == Verdict::barred ? ClaimResult::not_given : ClaimResult::not_needed);
    if (answer.outcome.verdict != Verdict::authorized) return;
    // An authorization can't be done without; the license uses up what its review would.
    std::vector<TraceEntry> entries(program_->clauses.size());
    Evaluation(*program_, other).trace(answer, entries.data());
    const auto [first, last] = program_->steps[static_cast<std::size_t>(Step::review)];
    for (int i = first; i < last; ++i) {
      if (entries[at(i)].result != Tri::yes) continue;
      drawn = program_->clauses[at(i)].effect.draws;
      return;
    }
  } else {
    const Outcome wanted = claimed(claim);
    if (outcome == wanted) {
      out.claim = ClaimResult::given;
      drawn = draws_of(out.answer);
      return;
    }
    other.without = all_exceptions;
    if (claim.kind == Claim::Kind::exception && claim.name < 64) other.without &= ~(std::uint64_t{1} << claim.name);
    const Answer answer = decide(*program_, other);
    if (answer.outcome == wanted) {
      out.claim = ClaimResult::given;
      drawn = draws_of(answer);
      return;
    }
    out.claim = unless_told(nothing_needed ? ClaimResult::not_needed : ClaimResult::not_given);
    const Effect::Kind kind = claim.kind == Claim::Kind::exception ? Effect::Kind::exception : Effect::Kind::authorize;
    for (const ClauseCode& clause : program_->clauses) {
      if (clause.effect.kind != kind || clause.effect.name != claim.name || clause.effect.draws.empty()) continue;
      drawn = clause.effect.draws;  // it moved under it all the same
      return;
    }
  }
}

// Whether a condition of an authorization forbids the shipment because it does not fit under this limit.
bool LedgerRun::breaks(Evaluation& evaluation, const Facts& facts, const Answer& answer, int limit) const {
  if (answer.outcome.verdict != Verdict::barred) return false;
  const Assumptions fits{{program_->limits[at(limit)].fits, true}};
  Evaluation as_if(*program_, facts, &fits);
  as_if.know(answer);
  const auto [first, last] = program_->steps[static_cast<std::size_t>(Step::conditions)];
  for (int i = first; i < last; ++i) {
    const ClauseCode& clause = program_->clauses[at(i)];
    if (clause.effect.kind == Effect::Kind::bar && evaluation.condition(clause.node) == Tri::yes && as_if.condition(clause.node) != Tri::yes) return true;
  }
  return false;
}

void LedgerRun::limits(Shipment& shipment, ShipmentResult& out, std::vector<int> drawn) {
  if (nothing_moves(shipment.facts)) return;
  Evaluation evaluation(*program_, shipment.facts);
  evaluation.know(out.answer);
  for (std::size_t i = 0; i < program_->limits.size(); ++i) {
    const LimitCode& limit = program_->limits[i];
    const int index = static_cast<int>(i);
    const bool share = limit.measure == LimitCode::Measure::share;
    const bool shown = evaluation.condition(limit.when) == Tri::yes;
    LimitUse use;
    use.limit = &limit;
    use.after = evaluation.value(limit.after);
    use.cap = limit.capped ? evaluation.value(limit.cap) : Value::nothing();
    use.fits = limit.capped ? evaluation.atom(limit.fits) : Tri::yes;
    use.before = share ? Value::nothing() : evaluation.value(limit.before);
    use.request = share ? Value::nothing() : evaluation.value(limit.request);
    const bool counted = counts(limit, shipment.on);
    const bool barred = shown && limit.capped && use.fits == Tri::no && breaks(evaluation, shipment.facts, out.answer, index);
    use.drawn = counted && (has(drawn, index) || barred || (share && shown && out.answer.outcome.verdict == Verdict::authorized));
    use.broken = counted && use.fits == Tri::no && (share ? barred : use.drawn);
    if (!use.drawn && !(shown && limit.capped && use.after.known())) continue;
    Account& account = accounts_.of(limit, shipment);
    use.account = &account;
    if (used_facts_[i] >= 0) account.opening = opening_[at(used_facts_[i])];
    account.cap = use.cap.known() ? std::optional<double>(use.cap.low) : std::nullopt;
    if (use.drawn) {
      ++account.rows;
      if (share) {
        if (use.after.known()) account.used = use.after.low;
      } else if (use.request.known()) {
        account.used += use.request.low;
      }
      if (share ? !use.after.known() : !use.request.known()) ++account.unknown;
    }
    if (use.broken) {
      ++account.broken;
      if (account.first_broken == 0) account.first_broken = shipment.line;
    }
    out.limits.push_back(use);
  }
}

bool LedgerRun::run(Shipment& shipment, ShipmentResult& out) {
  out.possible.clear();
  out.missing.clear();
  out.limits.clear();
  out.claim = ClaimResult::nothing_said;
  last_ = shipment.on;
  if (!find_program(shipment.on)) return false;
  out.program = program_;
  tell_used(shipment);
  decide_row(shipment, out);
  std::vector<int> drawn;
  if (shipment.claim.kind == Claim::Kind::nothing_said) {
    drawn = draws_of(out.answer);
  } else {
    weigh_claim(shipment, out, drawn);
  }
  limits(shipment, out, std::move(drawn));
  if (out.answer.class_known && out.answer.classified >= 0 && !nothing_moves(shipment.facts)) fleet_.add(out.answer.classified, shipment);
  return true;
}

}  // namespace chip_rules
