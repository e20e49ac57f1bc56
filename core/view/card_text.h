// Text without font files: how wide it may get, and where its lines break.
// May know: UTF-8. The widths are those of wide faces, so that a line set in another one still fits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chip_rules::view {

/// An upper bound of the width of one line in em. A character outside the tables counts as a whole em.
double text_width(std::string_view text, bool bold);

/// `text` in lines of at most `width` em. Breaks at spaces, and between ideographs where Chinese typesetting allows it;
/// a word that is longer than a line is broken anywhere. At least one line.
std::vector<std::string> wrapped(std::string_view text, double width, bool bold);

/// `line`, which more should follow, ended with "…" so that it fits into `width` em.
std::string ended_early(std::string line, double width, bool bold);

/// `text` as it may stand in XML, in content and in attributes; what XML cannot hold becomes U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace chip_rules::view
