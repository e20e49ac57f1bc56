// A card: what pointing at something says, floating beside it above everything else.
// May know: the kit.
#pragma once

#include <string_view>
#include <vector>

#include "web/app/ui.h"

namespace chip_rules::app {

/// Draws the card below `around_low`-`around_high` where there is room on screen, else above it. It takes no input.
void float_card(Ui& ui, std::string_view title, std::string_view text, view::Tone tone, const std::vector<std::string_view>& lines,
                ImVec2 around_low, ImVec2 around_high);

}  // namespace chip_rules::app
