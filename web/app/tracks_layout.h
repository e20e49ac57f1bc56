// Where everything of the lanes of time stands: flags of events that do not touch, bands with their words, years.
// Computed once for a picture and a width, kept between frames. May know: the Tracks block and the kit.
#pragma once

#include <string>
#include <vector>

#include "core/view/blocks.h"
#include "web/app/ui.h"

namespace chip_rules::app {

/// All places in pixels from the picture's top left corner.
struct TracksLayout {
  /// An event whose words found a place; the others have only their dot.
  struct Flag {
    size_t event = 0;
    float left = 0, right = 0, top = 0;
  };
  struct Band {
    float left = 0, right = 0;          // as drawn
    float hit_left = 0, hit_right = 0;  // as hit: never narrower than a finger or a pointer can meet
    bool words = false;                 // its outcome has room inside
    bool sign = false;
  };
  struct Lane {
    float label = 0, top = 0, bottom = 0;
    std::vector<Band> bands;
  };
  struct Year {
    float at = 0;
    std::string text;
    float text_left = -1;  // below 0: no room
  };
  float width = 0, height = 0;
  float dots = 0;  // the row of dots under the flags; 0 without events
  float years_top = 0, handle = 0, handle_half = 0;
  std::vector<float> events;
  std::vector<Flag> flags;
  std::vector<Lane> lanes;
  std::vector<Year> years;

  /// A day's place, and the day at a place.
  double low = 0, high = 1;
  float at(double day) const { return static_cast<float>((day - low) / (high > low ? high - low : 1)) * width; }
  double day(float x) const { return low + static_cast<double>(x / (width > 1 ? width : 1)) * (high - low); }
};

TracksLayout tracks_layout(const Ui& ui, const view::Tracks& tracks, float width);

}  // namespace chip_rules::app
