// Groups of a map.
#include "core/view/map_groups.h"

namespace chip_rules::view {

int MapGroups::group(const std::string& text, Tone tone) {
  int shade = 0;
  for (std::size_t i = 0; i < map_.groups.size(); ++i) {
    const Map::Group& one = map_.groups[i];
    if (one.tone == tone && one.text == text) return static_cast<int>(i);
    if (one.tone == tone) ++shade;
  }
  map_.groups.push_back({text, {}, tone, shade});
  return static_cast<int>(map_.groups.size()) - 1;
}

void MapGroups::finish(const Words& words) {
  std::vector<int> counts(map_.groups.size(), 0), moved(map_.groups.size(), -1);
  for (const Map::Place& place : map_.places) {
    if (place.group >= 0) ++counts[static_cast<std::size_t>(place.group)];
  }
  std::vector<Map::Group> kept;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    moved[i] = static_cast<int>(kept.size());
    kept.push_back(std::move(map_.groups[i]));
    kept.back().count_text = words(counts[i] == 1 ? "map.place" : "map.places", {{"count", words.number(counts[i])}});
  }
  map_.groups = std::move(kept);
  for (Map::Place& place : map_.places) {
    if (place.group >= 0) place.group = moved[static_cast<std::size_t>(place.group)];
  }
}

Tone tier_tone(std::string_view level) {
  if (level == "favored") return Tone::no_license;
  if (level == "middle") return Tone::approval;
  if (level == "embargoed") return Tone::deny;
  return Tone::plain;
}

}  // namespace chip_rules::view
