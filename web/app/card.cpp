// See card.h. A window of its own, so that no block below draws over it.
#include "web/app/card.h"

#include <algorithm>

#include "imgui_internal.h"

namespace chip_rules::app {

void float_card(Ui& ui, std::string_view title, std::string_view text, view::Tone tone, const std::vector<std::string_view>& lines,
                ImVec2 around_low, ImVec2 around_high) {
  constexpr Face strong{Size::body, Weight::strong}, small{Size::small};
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float pad = 12, width = std::min(340.0f, screen.x - 24), inside = width - pad * 2;
  const float indent = tone == view::Tone::plain ? 0.0f : 20.0f;
  std::vector<Run> heading = {{title, strong, ui.colors->ink}};
  std::vector<Run> verdict = {{text, {Size::small, Weight::strong}, ui.colors->tone(tone).text}};
  float height = pad * 2 + ui.height(inside - indent, heading);
  if (!text.empty()) height += ui.height(inside, verdict) + 2;
  for (const std::string_view line : lines) height += line.empty() ? 0 : ui.height(inside, line, small) + 4;
  ImVec2 at((around_low.x + around_high.x - width) / 2, around_high.y + 10);
  at.x = std::clamp(at.x, 12.0f, std::max(12.0f, screen.x - width - 12));
  if (at.y + height > screen.y - 8 && around_low.y - 10 - height > 8) at.y = around_low.y - 10 - height;
  at.y = std::clamp(at.y, 8.0f, std::max(8.0f, screen.y - height - 8));

  ImGui::SetNextWindowPos(at);
  ImGui::SetNextWindowSize(ImVec2(width, height));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  const int flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                    ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_Tooltip;
  if (ImGui::Begin("card", nullptr, flags)) {
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    const ImVec2 end(at.x + width, at.y + height);
    ui.list()->AddRectFilled(ImVec2(at.x + 2, at.y + 3), ImVec2(end.x + 2, end.y + 3), IM_COL32(0, 0, 0, 36), 4);
    ui.list()->AddRectFilled(at, end, ui.colors->raised, 4);
    ui.list()->AddRect(at, end, ui.colors->edge, 4);
    Column column{at.x + pad, at.y + pad, inside};
    if (indent > 0) ui.sign(ImVec2(column.x + 7, column.y + ui.fonts.leading(strong) / 2), 6, tone);
    Column first{column.x + indent, column.y, inside - indent};
    ui.paragraph(first, heading);
    column.y = first.y;
    if (!text.empty()) {
      ui.paragraph(column, verdict);
      column.space(2);
    }
    for (const std::string_view line : lines) {
      if (line.empty()) continue;
      column.space(4);
      ui.paragraph(column, line, small, ui.colors->soft);
    }
  }
  ImGui::End();
  ImGui::PopStyleVar(2);
}

}  // namespace chip_rules::app
