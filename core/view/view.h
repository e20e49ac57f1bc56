// Makes view models: a question and a language in, localized blocks out.
// May know: the rest of the core. Renderers know only blocks.h.
#pragma once

#include "core/api.h"
#include "core/view/blocks.h"
