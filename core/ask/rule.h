// The question "rule": the law of a case as clauses, its numbers and readings as knobs, and what turning them changes.
// May know: cases, programs, decisions, views.
#pragma once

#include "core/questions.h"

namespace chip_rules {

std::vector<view::Block> rule_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                     std::optional<CaseError>& error);

}  // namespace chip_rules
