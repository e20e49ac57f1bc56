// Scales of plots: bounds on round values, ticks with their words.
// May know: words and numbers. Knows no law.
#pragma once

#include <string>

#include "core/view/blocks.h"
#include "core/view/words.h"

namespace chip_rules::view {

/// Whole powers of ten around `low` and `high` (both above 0), a tick each, or each second or third when they are many.
Plot::Scale log_scale(const Words& words, std::string title, const std::string& unit, double low, double high);

/// Between exactly these bounds (both above 0), with ticks at 1, 2 and 5 times powers of ten, or fewer when they are many.
Plot::Scale tight_log_scale(const Words& words, std::string title, const std::string& unit, double low, double high);

/// From `low` (0 as a rule) to a round value at or above `high`, with four to six ticks in the unit's words.
Plot::Scale linear_scale(const Words& words, std::string title, const std::string& unit, double low, double high);

/// Days from the first of a month to the first of a month; ticks at years, or at quarters when the time is short.
Plot::Scale date_scale(const Words& words, std::string title, Day from, Day to);

}  // namespace chip_rules::view
