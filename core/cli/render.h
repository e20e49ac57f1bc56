// Renders views for a terminal. The blocks bring every sentence; this adds only the words that a drawing needs.
// May know: view blocks, the sheet, words of the interface.
#pragma once

#include <functional>
#include <string>

#include "core/cli/terminal.h"
#include "core/view/blocks.h"

namespace chip_rules::cli {

/// A word of the interface, for example "cli.why", in the language of the answer.
using Words = std::function<std::string(const char* key)>;

/// The view as lines of text. A check is put in the order in which people ask: the verdict, quota, thresholds, what to
/// do, why, why not, what would change it, what is arguable, sources. Other views keep the order of their blocks.
/// `whole_trace`: every clause that was looked at instead of those that explain the outcome.
std::string render(const view::View& view, const Words& words, const Terminal& terminal, bool whole_trace);

// One renderer a block, each in a file of its own.
void render_bar(Sheet& sheet, const Words& words, const view::Bar& bar);
void render_axis(Sheet& sheet, const view::Axis& axis);
void render_clauses(Sheet& sheet, const Words& words, const view::Clauses& clauses, bool whole);
void render_table(Sheet& sheet, const view::Table& table);

}  // namespace chip_rules::cli
