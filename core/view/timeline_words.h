// Why the law on a case changed on a day, in sentences.
// May know: steps of a timeline, words, names.
#pragma once

#include <string>

#include "core/ask/timeline.h"
#include "core/view/names.h"

namespace chip_rules::view {

/// What began, ended or changed on the day of the step, as far as it concerns the case; may be empty.
std::string step_reasons(const RuleBook& book, const Words& words, const Names& names, const TimelineStep& step);
/// The same in a few words: the acts whose clauses this case meets anew, or that let go of it; without any, the next best reason.
std::string step_in_brief(const RuleBook& book, const Words& words, const Names& names, const TimelineStep& step);

}  // namespace chip_rules::view
