// See tracks_layout.h.
#include "web/app/tracks_layout.h"

#include <algorithm>
#include <cmath>

namespace chip_rules::app {
namespace {

/// One flag on trial: hanging right or left of its pin, in a lane above the dots.
struct Trial {
  float pin = 0, left = 0, right = 0;
  int lane = 0;
};

bool fits(const Trial& flag, const std::vector<Trial>& placed) {
  const float gap = 10;
  for (const Trial& other : placed) {
    if (other.lane == flag.lane && flag.left < other.right + gap && other.left < flag.right + gap) return false;
    // No pin runs through the words of a lower lane.
    const bool pin_meets = other.lane < flag.lane && flag.pin > other.left - 3 && flag.pin < other.right + 3;
    const bool met_by_pin = other.lane > flag.lane && other.pin > flag.left - 3 && other.pin < flag.right + 3;
    if (pin_meets || met_by_pin) return false;
  }
  return true;
}

/// As many events get words as there is room for; those on which an outcome begins come first.
void place_flags(TracksLayout& out, const Ui& ui, const view::Tracks& tracks, float row) {
  const int most = out.width >= 900 ? 6 : out.width >= 600 ? 5 : 4;
  std::vector<size_t> order;
  for (size_t i = 0; i < tracks.events.size(); i++) order.push_back(i);
  auto turns = [&](size_t event) {
    for (const auto& track : tracks.tracks) {
      for (const auto& span : track.spans) {
        if (span.from == tracks.events[event].at && span.from > tracks.low) return true;
      }
    }
    return false;
  };
  std::stable_partition(order.begin(), order.end(), turns);
  std::vector<Trial> placed;
  std::vector<size_t> of;
  int lanes = 0;
  for (const size_t event : order) {
    const float pin = out.events[event], wide = ui.width(tracks.events[event].text, small_face) + 1;
    bool done = false;
    for (int lane = 0; lane < most && !done; lane++) {
      for (const bool right : {true, false}) {
        Trial flag{pin, right ? pin + 4 : pin - 4 - wide, right ? pin + 4 + wide : pin - 4, lane};
        if (flag.left < 0 || flag.right > out.width || !fits(flag, placed)) continue;
        placed.push_back(flag);
        of.push_back(event);
        lanes = std::max(lanes, lane + 1);
        done = true;
        break;
      }
    }
  }
  out.dots = row * static_cast<float>(lanes) + 14;
  for (size_t i = 0; i < placed.size(); i++) {
    out.flags.push_back({of[i], placed[i].left, placed[i].right, row * static_cast<float>(lanes - 1 - placed[i].lane)});
  }
}

/// Where neighbours are hit: each gets at least `least` pixels as long as there are enough for all.
void place_hits(std::vector<TracksLayout::Band>& bands, float width, float least) {
  if (bands.empty()) return;
  least = std::min(least, width / static_cast<float>(bands.size()));
  std::vector<float> edges{bands.front().left};
  for (const auto& band : bands) edges.push_back(band.right);
  for (size_t i = 1; i < edges.size(); i++) edges[i] = std::max(edges[i], edges[i - 1] + least);
  edges.back() = std::min(edges.back(), width);
  for (size_t i = edges.size() - 1; i > 0; i--) edges[i - 1] = std::min(edges[i - 1], edges[i] - least);
  for (size_t i = 0; i < bands.size(); i++) {
    bands[i].hit_left = edges[i];
    bands[i].hit_right = edges[i + 1];
  }
}

}  // namespace

TracksLayout tracks_layout(const Ui& ui, const view::Tracks& tracks, float width) {
  TracksLayout out;
  out.width = width;
  out.low = tracks.low;
  out.high = tracks.high;
  const float row = ui.fonts.leading(small_face);
  for (const auto& event : tracks.events) out.events.push_back(std::clamp(out.at(event.at), 0.0f, width));
  float y = 0;
  if (!tracks.events.empty()) {
    place_flags(out, ui, tracks, row);
    y = out.dots + 18;
  }
  const float band_height = std::max(row * 2 + 16, ui.coarse ? 52.0f : 48.0f);
  for (const auto& track : tracks.tracks) {
    TracksLayout::Lane lane;
    lane.label = y;
    lane.top = y + row + 4;
    lane.bottom = lane.top + band_height;
    for (const auto& span : track.spans) {
      TracksLayout::Band band;
      band.left = std::clamp(out.at(std::max(span.from, tracks.low)), 0.0f, width);
      band.right = std::clamp(out.at(std::min(span.to, tracks.high)), 0.0f, width);
      const float room = band.right - band.left - 32;
      band.words = room > 20 && ui.height(room, span.text, small_strong_face) < row * 2.4f;
      if (band.words && room < ui.width(span.text, small_strong_face)) {  // a word that would be broken does not count as room
        size_t begin = 0;
        while (begin < span.text.size() && band.words) {
          const size_t end = std::min(span.text.find(' ', begin), span.text.size());
          band.words = ui.width(std::string_view(span.text).substr(begin, end - begin), small_strong_face) <= room || (static_cast<unsigned char>(span.text[begin]) & 0x80) != 0;
          begin = end + 1;
        }
      }
      band.sign = band.right - band.left >= 18;
      lane.bands.push_back(band);
    }
    place_hits(lane.bands, width, 24);
    out.lanes.push_back(std::move(lane));
    y = out.lanes.back().bottom + 12;
  }
  out.years_top = y - 6;
  float taken = -1e9f;
  for (const auto& tick : tracks.ticks) {
    TracksLayout::Year year{out.at(tick.value), tick.text, -1};
    const float wide = ui.width(tick.text, small_face);
    if (year.at + 4 > taken && year.at + 4 + wide <= width) {
      year.text_left = year.at + 4;
      taken = year.text_left + wide + 12;
    }
    out.years.push_back(std::move(year));
  }
  out.handle_half = ui.coarse ? 22.0f : 16.0f;
  out.handle = out.years_top + row + 2 + out.handle_half;
  out.height = out.handle + (tracks.key.empty() ? -out.handle_half : out.handle_half);
  return out;
}

}  // namespace chip_rules::app
