// Words are compared line by line: a few hundred lines a frame, in tests only.
#include "web/app/faults.h"

#include <imgui_internal.h>

#include <algorithm>

namespace chip_rules::app {

void Faults::line(std::string_view text, ImVec2 low, Face face, const Fonts& fonts, const ImDrawList* layer) {
  for (const char *at = text.data(), *end = at + text.size(); at < end;) {
    unsigned code = 0;
    const int size = ImTextCharFromUtf8(&code, at, end);
    if (code >= 0x20 && !fonts.font(face)->IsGlyphInFont(static_cast<ImWchar>(code))) missing.emplace_back(at, static_cast<size_t>(size));
    at += size > 0 ? size : 1;
  }
  // The middle of a line: what hangs above or below it may touch.
  const float height = fonts.size(face), hangs = height * 0.3f;
  const ImVec2 clip_low = layer->GetClipRectMin(), clip_high = layer->GetClipRectMax();
  const ImVec2 top(std::max(low.x, clip_low.x), std::max(low.y + hangs, clip_low.y));
  const ImVec2 bottom(std::min(low.x + fonts.width(face, text), clip_high.x), std::min(low.y + height - hangs, clip_high.y));
  if (bottom.x > top.x && bottom.y > top.y) lines_.push_back({std::string(text), top, bottom, layer});
}

std::vector<std::string> Faults::over() const {
  std::vector<std::string> out;
  for (size_t i = 0; i < lines_.size(); i++) {
    for (size_t k = i + 1; k < lines_.size(); k++) {
      const Line &a = lines_[i], &b = lines_[k];
      // The same words in nearly one place are letters with a halo.
      if (a.layer != b.layer || a.text == b.text || a.low.x >= b.high.x - 1 || b.low.x >= a.high.x - 1 || a.low.y >= b.high.y || b.low.y >= a.high.y) continue;
      out.push_back(a.text + " / " + b.text);
    }
  }
  return out;
}

}  // namespace chip_rules::app
