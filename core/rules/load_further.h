// Reads the parts of packs that decide nothing and that a first answer does without: presets of what-ifs, events, claims,
// price series.
// May know: the shape of those parts.
#pragma once

#include "core/rules/load.h"

namespace chip_rules {

/// Keeps what is there of {"record", "history", "timeline": {"presets"}} in the book, checked.
void load_further(RuleBook& book, const Json& pack, Problems& problems);

}  // namespace chip_rules
