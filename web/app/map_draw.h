// The ink of the map: land in tones and patterns, borders, dots, labels.
// May know: the Map block, its layout, outlines, the kit.
#pragma once

#include "core/view/blocks.h"
#include "web/app/map_layout.h"

namespace chip_rules::app {

/// The pattern of a group: what a legend's swatch and the land have in common.
enum class Pattern { solid, hatched, dotted, hatched_back, lined };

struct Look {
  ImU32 ground = 0, ink = 0;
  Pattern pattern = Pattern::solid;
};
Look look_of(const Palette& colors, const view::Map::Group& group);

/// A swatch of the legend.
void draw_swatch(Ui& ui, ImVec2 low, ImVec2 high, const view::Map::Group& group);

/// What is on top of the plain map.
struct Emphasis {
  int chosen = -1, pointed = -1;
  int group = -1;    // others fade
  ImVec2 corner{};   // the upper right one, where buttons stand
};

/// Draws the map, its corner at `origin`. Fast enough for every frame of a drag.
void draw_land(Ui& ui, const view::Map& map, const Outlines& sheet, const MapLayout& layout, const Camera& camera, ImVec2 origin, const Emphasis& on);

}  // namespace chip_rules::app
