// Land, borders, dots and labels, in this order.
#include "web/app/map_draw.h"

#include <algorithm>
#include <cmath>

namespace chip_rules::app {
namespace {

ImU32 blend(ImU32 a, ImU32 b, float share) {
  const ImVec4 x = ImGui::ColorConvertU32ToFloat4(a), y = ImGui::ColorConvertU32ToFloat4(b);
  return ImGui::ColorConvertFloat4ToU32(ImVec4(x.x + (y.x - x.x) * share, x.y + (y.y - x.y) * share, x.z + (y.z - x.z) * share, 1));
}

void outline(ImDrawList* draw, const Outlines& sheet, int shape, const Onto& onto, float thickness, ImU32 color) {
  Pen pen(draw, thickness, color);
  for (const Outlines::Border& border : sheet.borders) {
    if (border.left != shape && border.right != shape) continue;
    for (std::uint32_t i = border.points.from; i + 1 < border.points.to; i++) pen.line(onto(sheet.line[i]), onto(sheet.line[i + 1]));
  }
}

float brightness(ImU32 color) {
  const ImVec4 c = ImGui::ColorConvertU32ToFloat4(color);
  auto linear = [](float v) { return v <= 0.04f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f); };
  return 0.2126f * linear(c.x) + 0.7152f * linear(c.y) + 0.0722f * linear(c.z);
}

/// Whichever of ink and paper is better read on a ground, by the contrast of WCAG.
ImU32 legible(const Palette& colors, ImU32 ground) {
  auto contrast = [&](ImU32 color) {
    const float a = brightness(color) + 0.05f, b = brightness(ground) + 0.05f;
    return std::max(a, b) / std::min(a, b);
  };
  return contrast(colors.ink) >= contrast(colors.paper) ? colors.ink : colors.paper;
}

/// Words on a ground of one color: a rim of that color keeps borders and patterns off the letters.
void words(Ui& ui, ImVec2 center, float width, const std::string& text, Face face, ImU32 ground) {
  const ImVec2 at(std::floor(center.x - width / 2), std::floor(center.y - ui.fonts.leading(face) / 2));
  for (const ImVec2 by : {ImVec2(-1.5f, 0), ImVec2(1.5f, 0), ImVec2(0, -1.5f), ImVec2(0, 1.5f), ImVec2(-1.1f, -1.1f), ImVec2(1.1f, 1.1f), ImVec2(-1.1f, 1.1f), ImVec2(1.1f, -1.1f)}) {
    ui.line(ImVec2(at.x + by.x, at.y + by.y), text, face, ground);
  }
  ui.line(at, text, face, legible(*ui.colors, ground));
}

}  // namespace

Look look_of(const Palette& colors, const view::Map::Group& group) {
  const ToneColors& tone = colors.tone(group.tone);
  const bool undetermined = group.tone == view::Tone::undetermined;
  if (group.tone == view::Tone::barred && group.shade == 0) return {tone.fill, tone.tint, Pattern::hatched};
  if (undetermined && group.shade == 0) return {tone.tint, tone.fill, Pattern::dotted};
  if (group.tone == view::Tone::plain && group.shade == 0) return {tone.tint, tone.tint, Pattern::solid};  // nothing to tell of
  switch (group.shade % 4) {
    case 0: return {tone.fill, tone.fill, Pattern::solid};
    case 1: return {tone.tint, tone.fill, Pattern::hatched_back};
    case 2: return {tone.fill, tone.tint, Pattern::lined};
    default: return {tone.tint, tone.text, Pattern::dotted};
  }
}

void draw_swatch(Ui& ui, ImVec2 low, ImVec2 high, const view::Map::Group& group) {
  const Look look = look_of(*ui.colors, group);
  ImDrawList* draw = ui.list();
  draw->AddRectFilled(low, high, look.ground);
  if (look.pattern != Pattern::solid) {
    // The same patterns as on land: a square of land, so to say.
    Outlines square;
    square.points = {{low.x, low.y}, {high.x, low.y}, {high.x, high.y}, {low.x, high.y}};
    square.rings = {{0, 4}};
    Outlines::Polygon polygon;
    polygon.rings = {0, 1};
    Camera camera;
    Onto onto(camera, ImVec2(0, 0));
    onto.scale = 1;
    onto.x = onto.y = 0;
    draw->PushClipRect(low, high, true);
    fill_pattern(draw, look.pattern, look.ink, low, square, polygon, onto, low, high);
    draw->PopClipRect();
  }
  draw->AddRect(low, high, ui.colors->tone(group.tone).text);
}

void draw_land(Ui& ui, const view::Map& map, const Outlines& sheet, const MapLayout& layout, const Camera& camera, ImVec2 origin, const Emphasis& on) {
  ImDrawList* draw = ui.list();
  const Palette& colors = *ui.colors;
  const ImVec2 low = origin, high(origin.x + camera.width, origin.y + camera.height);
  draw->PushClipRect(low, high, true);
  const Onto onto(camera, origin);
  const SheetBox seen = camera.seen();
  std::vector<Look> looks;
  for (size_t i = 0; i < map.groups.size(); i++) {
    looks.push_back(look_of(colors, map.groups[i]));
    if (on.group >= 0 && on.group != static_cast<int>(i)) looks.back() = {blend(looks.back().ground, colors.paper, 0.82f), 0, Pattern::solid};
  }
  const Look blank{colors.line, 0, Pattern::solid};
  auto look_of_shape = [&](int shape) -> const Look& {
    const int place = layout.place_of_shape[static_cast<size_t>(shape)];
    const int group = place < 0 ? -1 : map.places[static_cast<size_t>(place)].group;
    return group < 0 ? blank : looks[static_cast<size_t>(group)];
  };
  for (const Outlines::Polygon& polygon : sheet.polygons) {
    if (polygon.box.meets(seen)) fill(draw, sheet, polygon, onto, look_of_shape(polygon.place).ground);
  }
  const ImVec2 anchor(onto.x, onto.y);
  for (const Outlines::Polygon& polygon : sheet.polygons) {
    if (!polygon.box.meets(seen)) continue;
    const Look& look = look_of_shape(polygon.place);
    fill_pattern(draw, look.pattern, look.ink, anchor, sheet, polygon, onto, low, high);
  }
  Pen inner(draw, 1, colors.paper), coast(draw, 1, colors.edge);
  for (const Outlines::Border& border : sheet.borders) {
    if (!border.box.meets(seen)) continue;
    Pen& pen = border.left >= 0 && border.right >= 0 ? inner : coast;
    ImVec2 a = onto(sheet.line[border.points.from]);
    for (std::uint32_t i = border.points.from + 1; i < border.points.to; i++) {
      const ImVec2 b = onto(sheet.line[i]);
      if (std::fabs(b.x - a.x) + std::fabs(b.y - a.y) < 0.8f && i + 1 < border.points.to) continue;  // less than a pixel
      pen.line(a, b);
      a = b;
    }
  }
  auto ring = [&](int place, float thickness) {
    if (place < 0) return;
    const MapSpot& spot = layout.spots[static_cast<size_t>(place)];
    if (spot.shape >= 0 && !spot.dot) {
      outline(draw, sheet, spot.shape, onto, thickness + 2, colors.paper);
      outline(draw, sheet, spot.shape, onto, thickness, colors.ink);
    }
  };
  ring(on.chosen, 2);
  if (on.pointed != on.chosen) ring(on.pointed, 1.5f);

  for (size_t i = 0; i < layout.spots.size(); i++) {
    const MapSpot& spot = layout.spots[i];
    if (!spot.dot) continue;
    const ImVec2 at = layout.dot(spot, camera), c(origin.x + at.x, origin.y + at.y);
    if (c.x < low.x - 8 || c.x > high.x + 8 || c.y < low.y - 8 || c.y > high.y + 8) continue;
    const int group = map.places[i].group;
    const bool marked = static_cast<int>(i) == on.chosen || static_cast<int>(i) == on.pointed;
    const bool faded = on.group >= 0 && on.group != group;
    const view::Tone tone = group < 0 ? view::Tone::plain : map.groups[static_cast<size_t>(group)].tone;
    const float radius = marked ? std::max(layout.radius(), 3.5f) + 1.5f : layout.radius();
    draw->AddCircleFilled(c, radius + (radius < 4 ? 0.8f : 1.5f), marked ? colors.ink : colors.paper, 12);
    if (marked) draw->AddCircleFilled(c, radius + 0.2f, colors.paper, 12);
    if (faded || tone == view::Tone::plain) draw->AddCircleFilled(c, radius - 0.5f, faded ? colors.line : colors.edge, 12);
    else if (radius < 3.5f) draw->AddCircleFilled(c, radius, colors.tone(tone).fill, 8);
    else ui.sign(c, radius - 0.5f, tone);
    if (!faded && radius >= 3.5f && group >= 0 && map.groups[static_cast<size_t>(group)].shade % 2) draw->AddCircleFilled(c, 1.6f, colors.paper, 8);
  }

  auto ground_of = [&](int place) {
    const int group = map.places[static_cast<size_t>(place)].group;
    return group < 0 ? blank.ground : looks[static_cast<size_t>(group)].ground;
  };
  for (const MapLabel& label : layout.labels) {
    if (label.place == on.chosen || (on.group >= 0 && map.places[static_cast<size_t>(label.place)].group != on.group)) continue;
    const ImVec2 at = onto(label.at);
    const float width = layout.spots[static_cast<size_t>(label.place)].label_width;
    const bool cut = at.x - width / 2 < low.x + 2 || at.x + width / 2 > high.x - 2 || at.y < low.y + 9 || at.y > high.y - 9;
    const bool covered = at.x + width / 2 > high.x - on.corner.x && at.y < low.y + on.corner.y;
    if (cut || covered) continue;
    words(ui, at, width, map.places[static_cast<size_t>(label.place)].label, {Size::small}, ground_of(label.place));
  }
  if (on.chosen >= 0 && layout.spots[static_cast<size_t>(on.chosen)].known) {
    const MapSpot& spot = layout.spots[static_cast<size_t>(on.chosen)];
    const Face face{Size::small, Weight::strong};
    const std::string& name = map.places[static_cast<size_t>(on.chosen)].label;
    const float width = ui.width(name, face);
    ImVec2 at = layout.dot(spot, camera);
    at = ImVec2(origin.x + at.x, origin.y + at.y);
    if (at.x > low.x && at.x < high.x && at.y > low.y && at.y < high.y) {
      // Beside a small place, on a large one; never over the map's edge.
      const bool small = spot.dot || spot.side * camera.scale() < static_cast<double>(width);
      if (small) at.y += at.y + 30 < high.y ? 17.0f : -17.0f;
      at.x = std::clamp(at.x, low.x + width / 2 + 4, std::max(high.x - width / 2 - 4, low.x + width / 2 + 4));
      words(ui, at, width, name, face, small ? colors.paper : ground_of(on.chosen));
    }
  }
  draw->PopClipRect();
}

}  // namespace chip_rules::app
