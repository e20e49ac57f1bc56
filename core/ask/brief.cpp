// Brief answers, and counts of outcomes.
#include "core/ask/brief.h"

#include "core/decide/explore.h"
#include "core/order.h"
#include "core/place.h"

namespace chip_rules {
namespace {

bool before_coverage(const Program& program) {
  return follows_dates(*program.book, program.choice) && program.choice.on < program.book->covers_from;
}

}  // namespace

Answer plain_answer(const Program& program, const Facts& facts) {
  return before_coverage(program) ? Answer{} : decide(program, facts);
}

Brief brief_of(const Program& program, const Facts& facts) {
  const RuleBook& book = *program.book;
  Brief out;
  const Answer answer = plain_answer(program, facts);
  out.outcome = answer.outcome;
  out.deciding = answer.deciding;
  if (answer.outcome.verdict == Verdict::undetermined && !before_coverage(program)) {
    for (const Answer& branch : explore(program, facts).outcomes) out.possible.push_back(branch.outcome);
  }
  const int to = book.fact("to");
  if (to >= 0 && facts.values[at(to)].known()) out.tier = tier_of(program, static_cast<int>(facts.values[at(to)].low));
  if (answer.deciding < 0 || program.clauses[at(answer.deciding)].effect.draws.empty()) return out;
  for (const QuotaLine& line : quota_lines(program, facts, answer)) {
    if (!line.drawn || (out.limit >= 0 && !line.chips_left)) continue;
    out.limit = line.limit;
    out.chips_left = line.chips_left;
  }
  return out;
}

std::vector<OutcomeCount> count_outcomes(const std::vector<Outcome>& list) {
  std::vector<OutcomeCount> out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    std::size_t known = 0;
    while (known < out.size() && !(out[known].outcome == list[i])) ++known;
    if (known == out.size()) out.push_back({list[i], {}});
    out[known].places.push_back(static_cast<int>(i));
  }
  sort_by(out, [](const OutcomeCount& a, const OutcomeCount& b) {
    const int x = severity(a.outcome), y = severity(b.outcome);
    if ((x < 0) != (y < 0)) return x >= 0;  // what can't be told comes last
    return x < y;
  });
  return out;
}

}  // namespace chip_rules
