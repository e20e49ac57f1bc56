// Composes the page: controls beside the answer on a wide screen, everything in one column on a narrow one, the trace in
// a third column where there is room; a picture takes the whole width beside the controls. May know: renderers, form panel, state.
#pragma once

#include "web/app/form.h"
#include "web/app/state.h"
#include "web/app/ui.h"

namespace chip_rules::app {

/// Draws the form, the way to the other views, and the view on screen into the whole viewport of `size` logical pixels; with
/// `ui.alone` only the pictures of the view, whose height is then `ui.used`.
void compose(Ui& ui, FormPanel& form_panel, const State& state, ImVec2 size);

}  // namespace chip_rules::app
