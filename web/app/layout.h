// Composes the page: controls beside the answer on a wide screen, everything in one column on a narrow one, the trace in
// a third column where there is room. May know: renderers, form panel, views.
#pragma once

#include "core/view/blocks.h"
#include "web/app/form.h"
#include "web/app/ui.h"

namespace chip_rules::app {

/// Draws both views into the whole viewport of `size` logical pixels.
void compose(Ui& ui, FormPanel& form_panel, const view::View& form, const view::View& check, ImVec2 size);

}  // namespace chip_rules::app
