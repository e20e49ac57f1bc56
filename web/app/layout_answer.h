// The answer to a case, block by block: verdict, figures, quotas, lines, what would change it, trace, footnotes.
// May know: renderers of blocks.
#pragma once

#include <string>
#include <variant>

#include "core/view/blocks.h"
#include "web/app/ui.h"

namespace chip_rules::app {

constexpr float part_gap = 30;  // between the parts of a view, logical pixels

/// Calls `act(block, index)` for each block of this kind, in their order.
template <class Block, class Do>
void each(const view::View& view, Do&& act) {
  int number = 0;
  for (const view::Block& block : view.blocks) {
    if (const auto* found = std::get_if<Block>(&block)) act(*found, number);
    number++;
  }
}

void draw_error(Ui& ui, Column& column, const std::string& error);

/// Everything about the answer in one column, or with the trace in a second one.
void draw_answer(Ui& ui, Column& main, Column* side, const view::View& check);

}  // namespace chip_rules::app
