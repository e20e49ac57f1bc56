// UTF-8 text on a grid of columns: how wide it is, where lines break, what may be shown at all.
// May know: nothing of rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chip_rules::cli {

/// Columns that `text` takes in a terminal: 2 for wide East Asian characters and emoji, 0 for combining marks.
int display_width(std::string_view text);

/// Valid UTF-8 without control characters: what stands in rule files, catalogs or arguments cannot steer a terminal.
/// Line breaks become spaces.
std::string clean(std::string_view text);

/// Cleans and breaks `text` at spaces, and between wide characters, into lines of at most `width` columns.
/// A longer word is cut; an address is not, since it must stay whole to be used. `first`: the room on the first line
/// where that differs.
std::vector<std::string> wrap(std::string_view text, int width, int first = 0);

/// The width of the widest piece that `wrap` would not break.
int longest_word(std::string_view text);

/// `text` followed, or preceded when `right`, by spaces up to `width` columns.
std::string pad(std::string_view text, int width, bool right = false);

/// `text` repeated.
std::string repeat(std::string_view text, int count);

}  // namespace chip_rules::cli
