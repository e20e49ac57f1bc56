// Reads what decides nothing but is told beside the rules: events, claims with our findings, presets of what-ifs.
// May know: the shape of rules/events.json, rules/claims/*.json and of the presets in rules/timeline.json.
#pragma once

#include "core/rules/book.h"

namespace chip_rules {

/// Keeps {"events": [...], "claims": {file: {...}}} in the book after checking its shape: dates, order, sources, words of
/// a finding, names of instruments and regimes. Whether a case can be read is said by `check_told_cases` (core/case).
void load_record(RuleBook& book, const Json& record, Problems& problems);

/// Keeps the presets of the timeline, checked likewise.
void load_presets(RuleBook& book, const Json& presets, Problems& problems);

}  // namespace chip_rules
