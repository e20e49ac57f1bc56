// The limits that an order meets, and the tiers of its places: what a decision tells beside its outcome.
// May know: programs and the plain decision.
#pragma once

#include <optional>
#include <vector>

#include "core/decide/decide.h"

namespace chip_rules {

/// A limit before and after the order. Shares have no before and request.
struct QuotaLine {
  int limit = -1;
  Value before, request, after, cap;
  Tri fits = Tri::unknown;
  bool drawn = false;
  std::optional<double> chips_left;
};

/// The limits that the order is shown for; `answer` says which clause decided and so which limits it draws.
std::vector<QuotaLine> quota_lines(const Program& program, const Facts& facts, const Answer& answer);

/// The tier of a country (row of the catalog) as an index into Program::tiers: the least favorable that fits, else that
/// of everybody else; -1 when there is none.
int tier_of(const Program& program, int country);

/// The least favorable tier of headquarters and ultimate parent; -1 when one of them is not known.
int buyer_tier(const Program& program, const Facts& facts);

}  // namespace chip_rules
