// Every question works on an instrument that was added from JSON alone.
#include "tests/unit/made_up.h"
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const std::string made_up_order = "tpp=600&dc=1&die=100&qty=10&to=ISL&hq=ISL";

json answer(json request) { return asked_of(rules_with_made_up(), std::move(request)); }

json made_up_place(const json& world, const std::string& id) {
  const json* found = line_of(world, "places", "id", id);
  return found ? *found : json::object();
}

}  // namespace

TEST_CASE("made up: the timeline has its day, its clauses and its quota's own steps") {
  const json timeline = answer({{"ask", "timeline"}, {"case", made_up_order}});
  const json* enforced = line_of(timeline, "bases", "basis", "enforced");
  REQUIRE(enforced);
  const json* begun = line_of(*enforced, "steps", "on", "2026-03-01");
  REQUIRE(begun);
  CHECK(begun->at("after")["outcome"] == "license:approve_within_cap");
  REQUIRE(line_of(*begun, "instruments", "id", "xx-made-up"));
  REQUIRE(line_of(*begun, "clauses", "id", "9x999-scope"));
  const json* doubled = line_of(*enforced, "steps", "on", "2026-07-01");
  REQUIRE(doubled);
  REQUIRE(line_of(*doubled, "caps", "limit", "tide"));
  CHECK(line_of(*doubled, "caps", "limit", "tide")->at("before") == 50000);
  CHECK(line_of(*doubled, "caps", "limit", "tide")->at("after") == 100000);
  const json* over = line_of(*enforced, "steps", "on", "2027-01-01");
  REQUIRE(over);
  CHECK(over->at("after")["outcome"] == "undetermined");
}

TEST_CASE("made up: compare names its clauses, parameter, group, quota and reading") {
  const json before_and_after = answer({{"ask", "compare"}, {"a", "on=2026-02-28"}, {"b", "on=2026-03-01"}, {"case", "tpp=600&dc=1&die=100&qty=10"}});
  const auto line = [&](const char* list, const char* id) {
    const json* found = line_of(before_and_after, list, "id", id);
    return found ? *found : json::object();
  };
  CHECK(line("clauses", "9x999")["change"] == "added");
  CHECK(line("parameters", "tiny_tpp")["b"]["value"] == 500);
  CHECK(has(line("groups", "island")["added"], "ISL"));
  CHECK(line("limits", "tide")["b"]["cap"] == 50000);
  CHECK(line("readings", "island-seat")["b"] == "place");
  CHECK(line("definitions", "on-an-island")["kind"] == "term");
  CHECK(has(before_and_after["exceptions"]["added"], "TDE"));
  const json* iceland = line_of(before_and_after["world"], "outcomes", "id", "ISL");
  REQUIRE(iceland);
  CHECK(iceland->at("a")["outcome"] == "not_controlled");
  CHECK(iceland->at("b")["outcome"] == "license:approve_within_cap");
}

TEST_CASE("made up: world and matrix show the islands") {
  const json world = answer({{"ask", "world"}, {"case", "tpp=600&dc=1&die=100&qty=10&on=2026-03-01"}});
  CHECK(made_up_place(world, "ISL")["outcome"] == "license:approve_within_cap");
  CHECK(made_up_place(world, "ISL")["chips_left"] == 73);
  CHECK(made_up_place(world, "FRA")["outcome"] == "no_license");
  const json by_reading = answer({{"ask", "world"}, {"by", "hq"}, {"case", "tpp=600&dc=1&die=100&qty=10&to=FRA&on=2026-03-01&reading.island-seat=seat"}});
  CHECK(made_up_place(by_reading, "MLT")["outcome"] == "license:approve_within_cap");
  const json matrix = answer({{"ask", "matrix"}, {"case", "on=2026-03-01&set.tiny_tpp=1"}, {"chips", "all"}, {"to", "island"}});
  CHECK(has(matrix["places"], "ISL"));
  CHECK(line_of(matrix, "outcomes", "outcome", "exception:TDE"));
}

TEST_CASE("made up: the views have words for it") {
  CHECK(mentions(shown_of(rules_with_made_up(), "timeline", {{"case", made_up_order}}), "Made-up Act, section 3"));
  CHECK(mentions(shown_of(rules_with_made_up(), "compare", {{"a", "on=2026-02-28"}, {"b", "on=2026-03-01"}}), "Tide quota"));
  CHECK(mentions(shown_of(rules_with_made_up(), "world", {{"case", "tpp=600&dc=1&die=100&qty=5&on=2026-03-01"}}), "License Exception TDE"));
}
