// Areas and signs: every tone has a pattern and a shape of its own besides its color.
// May know: ui.h and ImGui.
#include <algorithm>
#include <cmath>

#include "web/app/ui.h"

namespace chip_rules::app {

float Ui::fitted(const Column& column, float wanted, float least) const {
  if (alone) return wanted;  // the host's page scrolls, and makes the canvas as tall as is used
  const float left = std::floor(room - (column.y + ImGui::GetScrollY()) - 10);
  return left >= least && left < wanted ? left : wanted;
}

void Ui::rule(float x, float y, float width, ImU32 color, float thickness) const {
  y = std::floor(y);
  list()->AddRectFilled(ImVec2(x, y), ImVec2(x + width, y + thickness), color);
}

void Ui::hatch(ImVec2 low, ImVec2 high, ImU32 color, float period, float thickness) const {
  if (high.x - low.x < 1) return;
  const float height = high.y - low.y;
  list()->PushClipRect(low, high, true);
  for (float x = low.x - height; x < high.x; x += period) {
    list()->AddLine(ImVec2(x, high.y), ImVec2(x + height, low.y), color, thickness);
  }
  list()->PopClipRect();
}

void Ui::area(ImVec2 low, ImVec2 high, view::Tone tone) const {
  if (high.x - low.x < 0.5f || high.y - low.y < 0.5f) return;
  const ToneColors& look = colors->tone(tone);
  if (tone == view::Tone::undetermined) {
    list()->AddRectFilled(low, high, look.tint);
    list()->PushClipRect(low, high, true);
    for (float y = low.y + 3; y < high.y; y += 6) {
      for (float x = low.x + 3; x < high.x; x += 6) list()->AddCircleFilled(ImVec2(x, y), 1.4f, look.fill, 6);
    }
    list()->PopClipRect();
  } else {
    list()->AddRectFilled(low, high, look.fill);
    if (tone == view::Tone::barred) hatch(low, high, look.tint, 6, 1.5f);
  }
  list()->AddRect(low, high, look.text);
}

void Ui::sign(ImVec2 c, float r, view::Tone tone) const {
  ImDrawList* draw = list();
  const ToneColors& look = colors->tone(tone);
  const float line = std::max(1.5f, r * 0.22f);
  auto at = [c](float x, float y) { return ImVec2(c.x + x, c.y + y); };
  switch (tone) {
    case view::Tone::plain:
      break;
    case view::Tone::not_controlled:
      draw->AddCircle(c, r - line / 2, look.text, 0, line);
      break;
    case view::Tone::no_license:
      draw->AddCircleFilled(c, r, look.fill);
      draw->AddCircle(c, r, look.text);
      break;
    case view::Tone::exception: {
      draw->AddCircleFilled(c, r, look.fill);
      draw->AddCircle(c, r, look.text);
      const ImVec2 check[] = {at(-r * 0.45f, r * 0.02f), at(-r * 0.12f, r * 0.36f), at(r * 0.48f, -r * 0.36f)};
      draw->AddPolyline(check, 3, colors->raised, 0, line);
      break;
    }
    case view::Tone::approval:
      draw->AddTriangleFilled(at(0, -r), at(r, r * 0.8f), at(-r, r * 0.8f), look.fill);
      draw->AddTriangle(at(0, -r), at(r, r * 0.8f), at(-r, r * 0.8f), look.text);
      break;
    case view::Tone::case_by_case:
      draw->AddQuadFilled(at(0, -r * 1.1f), at(r * 1.1f, 0), at(0, r * 1.1f), at(-r * 1.1f, 0), look.fill);
      draw->AddQuad(at(0, -r * 1.1f), at(r * 1.1f, 0), at(0, r * 1.1f), at(-r * 1.1f, 0), look.text);
      break;
    case view::Tone::deny: {
      const float s = r * 0.9f, x = r * 0.45f;
      draw->AddRectFilled(at(-s, -s), at(s, s), look.fill);
      draw->AddRect(at(-s, -s), at(s, s), look.text);
      draw->AddLine(at(-x, -x), at(x, x), colors->raised, line);
      draw->AddLine(at(-x, x), at(x, -x), colors->raised, line);
      break;
    }
    case view::Tone::barred:
      area(at(-r * 0.9f, -r * 0.9f), at(r * 0.9f, r * 0.9f), tone);
      break;
    case view::Tone::undetermined:
      for (int i = 0; i < 8; i++) {
        float angle = 0.7853982f * static_cast<float>(i);
        draw->AddCircleFilled(at(std::cos(angle) * r * 0.85f, std::sin(angle) * r * 0.85f), std::max(1.2f, r * 0.16f), look.text, 8);
      }
      break;
  }
}

void Ui::chevron(ImVec2 c, float r, bool down, ImU32 color) const {
  const ImVec2 right[] = {ImVec2(c.x - r / 2, c.y - r), ImVec2(c.x + r / 2, c.y), ImVec2(c.x - r / 2, c.y + r)};
  const ImVec2 open[] = {ImVec2(c.x - r, c.y - r / 2), ImVec2(c.x, c.y + r / 2), ImVec2(c.x + r, c.y - r / 2)};
  list()->AddPolyline(down ? open : right, 3, color, 0, 1.5f);
}

}  // namespace chip_rules::app
