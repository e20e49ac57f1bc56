// Why a case was refused, in words.
// May know: the rule book, words and names.
#pragma once

#include <string>

#include "core/case/case.h"
#include "core/view/words.h"

namespace chip_rules::view {

/// The sentence of a refusal, without a full stop, in the language of `words`; what comes nearest is told with its name.
std::string refusal_text(const RuleBook& book, const Words& words, const CaseError& error);

}  // namespace chip_rules::view
