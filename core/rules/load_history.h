// Reads price series and figures side by side; they decide nothing.
// May know: the shape of rules/history/*.json.
#pragma once

#include "core/rules/book.h"

namespace chip_rules {

/// Keeps {file: {...}} in the book after checking its shape: units, dates in order, prices, sources. Whether the claims that are
/// pointed to exist can only be said once the record is loaded; the view leaves out what it cannot find.
void load_history(RuleBook& book, const Json& history, Problems& problems);

}  // namespace chip_rules
