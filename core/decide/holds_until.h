// How long an answer of today stays the answer while the rules and what was asked stay the same.
// May know: decisions and programs.
#pragma once

#include <optional>

#include "core/decide/decision.h"

namespace chip_rules {

/// The first day after the decision's own on which the same question may have another answer: a rule begins or ends, a date that
/// the case's facts are held against comes, a quota is tested. Rather too early than too late; nothing when no such day is known.
/// What a later version of the rules will say is not known.
std::optional<Day> holds_until(const ProgramCache& programs, const Decision& decision);

}  // namespace chip_rules
