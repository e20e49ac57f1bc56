// The numbers and readings of a law as knobs. May know: decisions, the fold, names, words.
#pragma once

#include "core/view/check_parts.h"

namespace chip_rules::view {

/// Sliders for the parameters: first those that the clauses looked at for this case rest on, then a block an instrument.
std::vector<Controls> parameter_knobs(const CheckContext& context);

/// A choice for each arguable point; empty when there is none.
Controls reading_knobs(const CheckContext& context);

}  // namespace chip_rules::view
