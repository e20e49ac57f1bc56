// The Tracks block. May know: the block and the kit.
#include "web/app/render.h"

namespace chip_rules::app {

void draw(Ui& ui, Column& column, const view::Tracks& tracks, const std::string&) { ui.heading(column, tracks.title); }

}  // namespace chip_rules::app
