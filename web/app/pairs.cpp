// The Pairs block. May know: the block and the kit.
#include "web/app/render.h"

namespace chip_rules::app {

void draw(Ui& ui, Column& column, const view::Pairs& pairs, const std::string&) { ui.heading(column, pairs.title); }

}  // namespace chip_rules::app
