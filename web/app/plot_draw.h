// The ink of a plot: what plot_layout.h placed, in tones and patterns.
// May know: the Plot block, its layout, the kit.
#pragma once

#include "web/app/plot_layout.h"

namespace chip_rules::app {

/// A mark's shape in its tone; an estimate is hollow and dashed. `raised`: pointed at or focused.
void draw_plot_mark(Ui& ui, ImVec2 center, float radius, std::string_view shape, view::Tone tone, bool estimate);

/// A piece of a series as it is drawn in its plot, 22 px wide at most.
void draw_series_key(Ui& ui, const view::Plot& plot, size_t index, ImVec2 center);

/// Everything that does not react: grid, zones, lines, series, marks, labels. `origin` is the plot's corner on screen.
void draw_plot(Ui& ui, const view::Plot& plot, const PlotLayout& layout, ImVec2 origin);

/// What pointing at something says, beside it and inside the plot.
struct Card {
  std::string_view title, text;
  view::Tone tone = view::Tone::plain;
  std::vector<std::string_view> lines;
  std::string_view cite;
};
void draw_card(Ui& ui, const Card& card, const PlotLayout& layout, ImVec2 origin, ImVec2 at, float radius);

/// The legend, and each zone's and line's words with its source; moves the column down.
void draw_plot_words(Ui& ui, Column& column, const view::Plot& plot, const std::string& id);

}  // namespace chip_rules::app
