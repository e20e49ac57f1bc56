// The numbers and readings of a law as knobs. May know: decisions, the fold, names, words.
#pragma once

#include "core/view/check_parts.h"

namespace chip_rules::view {

/// Sliders for the parameters: first those of the clauses that this case meets, then, folded, those of the others that were
/// looked at, then a folded block an instrument. `by_law`: the same case without overrides, with its trace; by it they are
/// grouped, so that a knob keeps its place while it is turned.
std::vector<Controls> parameter_knobs(const CheckContext& context, const Decision& by_law);

/// A choice for each arguable point; empty when there is none.
Controls reading_knobs(const CheckContext& context);

}  // namespace chip_rules::view
