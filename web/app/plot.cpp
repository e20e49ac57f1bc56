// The Plot block. May know: the block and the kit.
#include "web/app/render.h"

namespace chip_rules::app {

void draw(Ui& ui, Column& column, const view::Plot& plot, const std::string&) { ui.heading(column, plot.title); }

}  // namespace chip_rules::app
