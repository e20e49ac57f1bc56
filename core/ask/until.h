// For how long an answer of today stays the answer: what is made ahead of its reader must know when it is stale.
// May know: decisions.
#pragma once

#include "core/questions.h"

namespace chip_rules {

/// Answers {"ask": "until", "case", "today"}: {"case", "until"}. `until` is the first later day on which the same case may have
/// another answer by these rules (core/decide/holds_until.h); null when no such day is known, and for a case whose date is fixed.
std::string until_json(const Question& question, std::optional<CaseError>& error);

}  // namespace chip_rules
