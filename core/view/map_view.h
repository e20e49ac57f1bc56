// The view "map": the world by what may be done there, or by tier, one answer a place.
// May know: the question "world", names, words.
#pragma once

#include "core/questions.h"

namespace chip_rules {

/// {"view": "map", "case", "view.by": "to"|"hq"|"both" (absent: as "world" has it), "view.show": "outcome"|"tier"}.
std::vector<view::Block> map_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                    std::optional<CaseError>& error);

}  // namespace chip_rules
