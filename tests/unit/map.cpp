// The question "map": groups and counts, the case that a place leads to, what varies, and the table beside it.
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const std::string to_germany = "chip=nvidia-h100-sxm&qty=1000&to=DEU&hq=DEU&regime=us-2025-01-diffusion";

view::View view_named(json request) {
  request["ask"] = "view";
  if (!request.contains("view")) request["view"] = "map";
  if (!request.contains("today")) request["today"] = today;
  return view_any(shipped_rules(), request.dump());
}

template <class Block>
const Block* block(const view::View& found) {
  for (const view::Block& each : found.blocks) {
    if (const auto* one = std::get_if<Block>(&each)) return one;
  }
  return nullptr;
}

const view::Map::Place& place(const view::Map& map, const std::string& id) {
  for (const view::Map::Place& each : map.places) {
    if (each.id == id) return each;
  }
  static const view::Map::Place none{};
  return none;
}

}  // namespace

TEST_CASE("map: every place stands in a group, and the groups count them all") {
  const view::View found = view_named({{"case", to_germany}, {"view.by", "both"}});
  const view::Map* map = block<view::Map>(found);
  REQUIRE(map);
  REQUIRE(map->places.size() == shipped_rules().book().countries.count);
  std::vector<int> counted(map->groups.size(), 0);
  for (const auto& each : map->places) {
    REQUIRE_MESSAGE((each.group >= 0 && each.group < static_cast<int>(map->groups.size())), each.id);
    CHECK(map->groups[static_cast<size_t>(each.group)].text == each.text);
    counted[static_cast<size_t>(each.group)]++;
  }
  for (size_t i = 0; i < counted.size(); i++) CHECK(mentions(map->groups[i].count_text, std::to_string(counted[i])));
  CHECK(place(*map, "DEU").chosen);
  CHECK_FALSE(place(*map, "FRA").chosen);
  CHECK(mentions(place(*map, "GBR").text, "AIA"));
  CHECK(map->groups[static_cast<size_t>(place(*map, "CHN").group)].tone == view::Tone::deny);
}

TEST_CASE("map: groups of one tone are told apart by their shade") {
  const view::View found = view_named({{"case", to_germany}, {"view.by", "both"}});
  const view::Map* map = block<view::Map>(found);
  REQUIRE(map);
  for (size_t i = 0; i < map->groups.size(); i++) {
    for (size_t j = 0; j < i; j++) CHECK_FALSE((map->groups[i].tone == map->groups[j].tone && map->groups[i].shade == map->groups[j].shade));
  }
}

TEST_CASE("map: a place leads to the case with it chosen, and nothing else changed") {
  const view::View by_to = view_named({{"case", to_germany}, {"view.by", "to"}});
  REQUIRE(block<view::Map>(by_to));
  CHECK(mentions(place(*block<view::Map>(by_to), "IND").case_text, "to=IND&hq=DEU"));
  const view::View by_hq = view_named({{"case", to_germany}, {"view.by", "hq"}});
  REQUIRE(block<view::Map>(by_hq));
  CHECK(mentions(place(*block<view::Map>(by_hq), "IND").case_text, "to=DEU&hq=IND"));
  CHECK(mentions(place(*block<view::Map>(by_hq), "CHN").text, "denial"));
  const json one = check(place(*block<view::Map>(by_hq), "IND").case_text);
  CHECK(one["tier"]["buyer"] == "middle");
}

TEST_CASE("map: by tier the groups are the tiers of the text") {
  const view::View found = view_named({{"case", to_germany}, {"view.show", "tier"}});
  const view::Map* map = block<view::Map>(found);
  REQUIRE(map);
  CHECK(map->groups.size() == 3);
  CHECK(map->groups[static_cast<size_t>(place(*map, "GBR").group)].text == "AIA country");
  CHECK(map->groups[static_cast<size_t>(place(*map, "IND").group)].tone == view::Tone::approval);
}

TEST_CASE("map: the table says the same, row by row, with tones and cases") {
  const view::View found = view_named({{"case", to_germany}, {"view.by", "both"}});
  const view::Map* map = block<view::Map>(found);
  const view::Table* table = block<view::Table>(found);
  REQUIRE(map);
  REQUIRE(table);
  REQUIRE(table->rows.size() == map->places.size());
  REQUIRE(table->tones.size() == table->rows.size());
  REQUIRE(table->cases.size() == table->rows.size());
  for (size_t i = 0; i < table->rows.size(); i += 11) {
    CHECK(table->rows[i][0] == map->places[i].label);
    CHECK(table->rows[i][1] == map->places[i].text);
    CHECK(table->cases[i] == map->places[i].case_text);
  }
}

TEST_CASE("map: it crosses to the renderers whole, and a wrong option is refused by name") {
  const view::View found = view_named({{"case", to_germany}});
  view::View back;
  REQUIRE(view::from_json(view::to_json(found), back));
  REQUIRE(block<view::Map>(back));
  for (size_t i = 0; i < block<view::Map>(back)->places.size(); i += 5) {
    CHECK(block<view::Map>(back)->places[i].group == block<view::Map>(found)->places[i].group);
  }
  CHECK(mentions(view_named({{"case", to_germany}, {"view.show", "colour"}}).error, "view.show"));
  CHECK_FALSE(view_named({{"case", to_germany}, {"view.by", "moon"}}).error.empty());
}
