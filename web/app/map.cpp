// The Map block. May know: the block and the kit.
#include "web/app/render.h"

namespace chip_rules::app {

void draw(Ui& ui, Column& column, const view::Map& map, const std::string&) { ui.heading(column, map.title); }

}  // namespace chip_rules::app
