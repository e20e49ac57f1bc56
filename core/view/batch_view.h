// Many cases with their outcomes as a table.
// May know: the batch, words.
#pragma once

#include <optional>
#include <vector>

#include "core/questions.h"

namespace chip_rules {

/// A row for each line of the request's "text": the line's number, the case, its outcome or what is wrong with it.
std::vector<view::Block> batch_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                      std::optional<CaseError>& error);

}  // namespace chip_rules
