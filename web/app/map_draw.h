// The ink of the map: land in tones and patterns, borders, dots, labels.
// May know: the Map block, its layout, outlines, the kit.
#pragma once

#include "core/view/blocks.h"
#include "web/app/map_ink.h"

namespace chip_rules::app {

struct Look {
  ImU32 ground = 0, ink = 0;
  Pattern pattern = Pattern::solid;
};
Look look_of(const Palette& colors, const view::Map::Group& group);

/// A swatch of the legend.
void draw_swatch(Ui& ui, ImVec2 low, ImVec2 high, const view::Map::Group& group);

/// The group with this text, -1 for none.
int group_of(const view::Map& map, const std::string& text);

/// What each group is called and how many places are in it; a click picks one out, by its text in `picked`.
void draw_legend(Ui& ui, Column& column, const view::Map& map, std::string& picked, const std::string& id);

/// What is on top of the plain map.
struct Emphasis {
  int chosen = -1, pointed = -1;
  int group = -1;    // others fade
  ImVec2 corner{};   // the upper right one, where buttons stand
};

/// Draws the map, its corner at `origin`. Fast enough for every frame of a drag.
void draw_land(Ui& ui, const view::Map& map, const Outlines& sheet, const MapLayout& layout, const Camera& camera, ImVec2 origin, const Emphasis& on);

}  // namespace chip_rules::app
