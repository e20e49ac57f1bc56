// Quota lines and tiers of one order.
#include "core/decide/quota.h"

#include <algorithm>

#include "core/case/case.h"
#include "core/json/number.h"
#include "core/place.h"

namespace chip_rules {
namespace {

bool nothing_moves(const RuleBook& book, const Facts& facts) {
  const int act = book.fact("act");
  return act >= 0 && value_text(book, act, facts.values[at(act)]) == "use";
}

}  // namespace

std::vector<QuotaLine> quota_lines(const Program& program, const Facts& facts, const Answer& answer) {
  std::vector<QuotaLine> out;
  if (nothing_moves(*program.book, facts)) return out;
  Evaluation evaluation(program, facts);
  evaluation.know(answer);
  const std::vector<int>* drawn = nullptr;
  if (answer.deciding >= 0) drawn = &program.clauses[at(answer.deciding)].effect.draws;
  for (std::size_t i = 0; i < program.limits.size(); ++i) {
    const LimitCode& limit = program.limits[i];
    if (!limit.capped || evaluation.condition(limit.when) != Tri::yes) continue;
    QuotaLine line{};
    line.limit = static_cast<int>(i);
    line.before = evaluation.value(limit.before);
    line.request = evaluation.value(limit.request);
    line.after = evaluation.value(limit.after);
    line.cap = evaluation.value(limit.cap);
    if (!line.after.known()) continue;
    line.fits = evaluation.atom(limit.fits);
    line.drawn = drawn && std::find(drawn->begin(), drawn->end(), line.limit) != drawn->end();
    if (limit.measure == LimitCode::Measure::share) line.drawn = answer.outcome.verdict == Verdict::authorized;
    const Value per = evaluation.value(limit.per);
    if (limit.measure != LimitCode::Measure::share && per.known() && per.low > 0 && line.cap.known()) {
      line.chips_left = std::max(0.0, floor_tolerant((line.cap.low - line.after.low) / per.low));
    }
    out.push_back(line);
  }
  return out;
}

int tier_of(const Program& program, int country) {
  int rest = -1;
  for (std::size_t i = program.tiers.size(); i-- > 0;) {
    const TierCode& tier = program.tiers[i];
    if (tier.group < 0) rest = static_cast<int>(i);
    if (tier.group >= 0 && program.groups[at(tier.group)].members[at(country)] == Tri::yes) return static_cast<int>(i);
  }
  return rest;
}

int buyer_tier(const Program& program, const Facts& facts) {
  const auto seat = program.book->fact_sets.find("buyer.seat");
  if (seat == program.book->fact_sets.end()) return -1;
  int worst = -1;
  for (const int fact : seat->second) {
    if (!facts.values[at(fact)].known()) return -1;
    worst = std::max(worst, tier_of(program, static_cast<int>(facts.values[at(fact)].low)));
  }
  return worst;
}

}  // namespace chip_rules
