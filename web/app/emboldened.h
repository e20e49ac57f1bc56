// A strong weight for scripts whose bold face would cost a page another two hundred kilobytes: strokes of the regular face
// are drawn wider. May know: ImGui's loaders of glyphs.
#pragma once

struct ImFontLoader;

namespace chip_rules::app {

/// ImGui's own loader of glyphs, whose strokes come out 4 % of an em wider; advances and boxes stay those of the face.
const ImFontLoader* emboldened_glyphs();

}  // namespace chip_rules::app
