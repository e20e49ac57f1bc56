// The parts of the view "quota", one function a part.
// May know: the question "quota", the ledger, the allocation, words.
#pragma once

#include "core/ask/quota.h"
#include "core/view/check_parts.h"

namespace chip_rules::view {

/// Cap and use over time.
Plot quota_plot(const CheckContext& context, const Quota& quota);
/// The same as rows.
Table quota_periods(const CheckContext& context, const Quota& quota);
/// Every limit of the law that has a cap: what it is, whether it counts this order, what is left.
Table quota_limits(const CheckContext& context, const Quota& quota);
/// How many chips of some kinds fit.
Table quota_chips(const CheckContext& context, const Quota& quota);

/// The ledger that came with the request, run through the rules of each day: what broke, accounts, balances added to the
/// picture.
std::vector<Block> quota_ledger(const Question& question, const CheckContext& context, const Quota& quota, Plot& plot);

/// Who asks for what is left (the view's own options "view.asks", "view.rule", "view.seed"), and what each would get.
std::vector<Block> quota_share_out(const Question& question, const CheckContext& context, const Quota& quota);

}  // namespace chip_rules::view
