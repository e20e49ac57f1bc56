// Measures decisions: the interpreted rules next to one rule written by hand, over chips x countries x headquarters.
#pragma once

#include <string>
#include <string_view>

namespace chip_rules::bench {

/// Runs everything on a pack and returns the table as text; a last line that begins with "DIFFERENT" when the two rules
/// do not agree somewhere.
std::string run(std::string_view pack);

}  // namespace chip_rules::bench
