// The question "compare": two laws side by side, and over the world.
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

json compare(const std::string& a, const std::string& b, const std::string& text = {}) {
  json request = {{"ask", "compare"}, {"a", a}, {"b", b}};
  if (!text.empty()) request["case"] = text;
  return asked(request);
}

json line(const json& answer, const char* list, const std::string& id) {
  const json* found = line_of(answer, list, "id", id);
  return found ? *found : json::object();
}

const std::string diffusion_rule = "regime=us-2025-01-diffusion";

}  // namespace

TEST_CASE("compare: a law and itself do not differ") {
  const json answer = compare(diffusion_rule, diffusion_rule);
  for (const char* list : {"clauses", "parameters", "groups", "limits", "readings", "definitions"}) CHECK_MESSAGE(answer[list].empty(), std::string(list));
  CHECK(answer["world"]["tiers"].empty());
  CHECK(answer["world"]["outcomes"].empty());
}

TEST_CASE("compare: clauses by slot, with what changed") {
  const json answer = compare("us-2023-11", "us-2025-01-diffusion");
  CHECK(line(answer, "clauses", "lpp")["change"] == "added");
  CHECK(line(answer, "clauses", "lpp")["a"].is_null());
  const json scope = line(answer, "clauses", "scope-a");
  CHECK(scope["change"] == "changed");
  CHECK(has(scope["what"], "cite"));
  CHECK(has(scope["what"], "condition"));
  CHECK_FALSE(has(scope["what"], "effect"));
  CHECK(mentions(scope["b"]["says"].get<std::string>(), "worldwide"));
  CHECK(line(compare("us-2025-01-diffusion", "us-2023-11"), "clauses", "lpp")["change"] == "removed");
  CHECK(has(answer["exceptions"]["added"], "LPP"));
  CHECK(line(answer, "limits", "lpp")["b"]["cap"] == 26900000);
  CHECK(line(answer, "readings", "lpp-in-d1-d4")["b"] == "strict");
}

TEST_CASE("compare: overrides of parameters, groups and readings are told with both values") {
  const json answer = compare(diffusion_rule, diffusion_rule + "&set.lpp_cap=1000000&group.aia=%2BPOL,-CAN&reading.lpp-in-d1-d4=popular");
  const json cap = line(answer, "parameters", "lpp_cap");
  CHECK(cap["a"]["value"] == 26900000);
  CHECK(cap["b"]["value"] == 1000000);
  CHECK(cap["b"]["overridden"] == true);
  CHECK_FALSE(cap["a"]["cite"].get<std::string>().empty());
  const json aia = line(answer, "groups", "aia");
  CHECK(aia["added"] == json::array({"POL"}));
  CHECK(aia["removed"] == json::array({"CAN"}));
  CHECK(line(answer, "readings", "lpp-in-d1-d4")["b"] == "popular");
  CHECK(line(answer, "limits", "lpp")["what"] == json::array({"cap"}));
  CHECK(answer["clauses"].empty());
}

TEST_CASE("compare: over the world only what changes is listed, with counts") {
  const json answer = compare(diffusion_rule, diffusion_rule + "&group.aia=%2BPOL");
  REQUIRE(answer["world"]["tiers"].size() == 1);
  CHECK(answer["world"]["tiers"][0]["id"] == "POL");
  CHECK(answer["world"]["tiers"][0]["a"] == "middle");
  CHECK(answer["world"]["tiers"][0]["b"] == "authorized");
  REQUIRE(answer["world"]["outcomes"].size() == 1);
  CHECK(answer["world"]["outcomes"][0]["a"]["outcome"] == "exception:LPP");
  CHECK(answer["world"]["outcomes"][0]["b"]["outcome"] == "exception:AIA");
  CHECK(answer["world"]["outcome_counts"][0]["places"] == 1);
  CHECK_FALSE(answer["world"]["case"].get<std::string>().empty());
}

TEST_CASE("compare: tiers of unlike names and the same level are no change") {
  // "uncontrolled" of 2023 and "authorized" of 2025 are both favored; the middle tier of 2025 is not.
  const json answer = compare("us-2023-11", "us-2025-01-diffusion");
  const json changes = answer["world"];
  CHECK_FALSE(line(changes, "tiers", "IND").empty());
  CHECK(line(changes, "tiers", "GBR").empty());
  CHECK(line(changes, "tiers", "CHN").empty());
}

TEST_CASE("compare: both bases of a day, with the case of the caller") {
  const json answer = compare("on=2026-01-05", "on=2026-01-05&basis=codified", "chip=nvidia-h100-sxm&qty=100000&hq=USA");
  CHECK(answer["a"]["basis"] == "enforced");
  CHECK(answer["b"]["basis"] == "codified");
  CHECK(answer["world"]["by"] == "to");
  for (const json& place : answer["world"]["outcomes"]) {
    const std::string text = "chip=nvidia-h100-sxm&qty=100000&hq=USA&on=2026-01-05&to=" + place["id"].get<std::string>();
    CHECK(place["a"]["outcome"] == outcome(text));
    CHECK(place["b"]["outcome"] == outcome(text + "&basis=codified"));
  }
  CHECK(answer["world"]["outcomes"].size() > 5);
}

TEST_CASE("compare: what is no law is refused, and what is law in the case too") {
  json error = compare(diffusion_rule, diffusion_rule + "&qty=5")["error"];
  CHECK(error["key"] == "b");
  CHECK(mentions(error["message"].get<std::string>(), "\"qty\" belongs to the case"));
  error = compare(diffusion_rule, diffusion_rule, "qty=5&on=2025-01-01")["error"];
  CHECK(error["key"] == "case");
  CHECK(mentions(error["message"].get<std::string>(), "\"on\""));
  error = compare("regime=us-2025-01-difusion", diffusion_rule)["error"];
  CHECK(error["nearest"] == json::array({"us-2025-01-diffusion"}));
  CHECK(compare(diffusion_rule, "without=lpp")["error"]["key"] == "b");
}

TEST_CASE("compare: an override that one law does not know is told as unused") {
  const json answer = compare("us-2023-11", "regime=us-2023-11&set.lpp_cap=5");
  CHECK(answer["b"]["unused"] == json::array({"set.lpp_cap"}));
}

TEST_CASE("compare: the view tells clauses, parameters and places") {
  const std::string text = shown_of(shipped_rules(), "compare", {{"a", "us-2023-11"}, {"b", diffusion_rule + "&set.lpp_cap=1000000"}});
  for (const char* words : {"AI Diffusion rule", "1,000,000 TPP", "15 CFR 742.6(a)(6)(iii)(A)", "India", "License Exception LPP"}) CHECK_MESSAGE(mentions(text, words), std::string(words));
}

TEST_CASE("compare: Poland and Switzerland are what the published rule changed in the rumored list") {
  const json answer = compare("rumor-2025-01", "us-2025-01-diffusion");
  for (const char* id : {"POL", "CHE"}) {
    const json place = line(answer["world"], "tiers", id);
    CHECK_MESSAGE(place["a"] == "authorized", id);
    CHECK_MESSAGE(place["b"] == "middle", id);
  }
  CHECK(line(answer["world"], "tiers", "DEU").empty());
}

TEST_CASE("compare: as a picture it shows the example of the rules until something is chosen, and where outcomes move") {
  const std::string order = "chip=nvidia-h100-sxm&qty=1000&regime=us-2025-01-diffusion";
  const auto picture = [&](json options) {
    options["ask"] = "view";
    options["view"] = "compare";
    options["case"] = order;
    options["today"] = today;
    return view_any(shipped_rules(), options.dump());
  };
  const auto map_of = [](const view::View& found) {
    for (const view::Block& each : found.blocks) {
      if (const auto* map = std::get_if<view::Map>(&each)) return *map;
    }
    return view::Map{};
  };
  const auto group = [](const view::Map& map, const std::string& id) {
    for (const auto& place : map.places) {
      if (place.id == id) return map.groups[static_cast<size_t>(place.group)].text;
    }
    return std::string();
  };
  const view::View example = picture({});
  CHECK(example.error.empty());
  CHECK(mentions(view::to_json(example), "An example until you choose"));
  CHECK(map_of(example).places.size() == shipped_rules().book().countries.count);

  const view::View none = picture({{"view.with", "us-2025-01-diffusion"}});
  for (const auto& each : map_of(none).groups) CHECK_MESSAGE((each.text == "unchanged" || each.text == "can’t be told"), each.text);
  CHECK(group(map_of(none), "IND") == "unchanged");

  // A camp's preset stands beside the text that it changes.
  const view::View camp = picture({{"view.with", "camp-control"}});
  CHECK(group(map_of(camp), "IND") == "stricter");
  CHECK(group(map_of(camp), "GBR") == "unchanged");
  CHECK(mentions(view::to_json(camp), "control camp"));
  const view::View back = picture({{"view.from", "camp-control"}, {"view.with", "us-2025-01-diffusion"}});
  CHECK(group(map_of(back), "IND") == "looser");

  CHECK(mentions(view::to_json(picture({{"view.with", "2023-12-01"}})), "law of 1 December 2023"));
  CHECK_FALSE(picture({{"view.with", "us-2025-diffusion"}}).error.empty());
  CHECK_FALSE(picture({{"view.with", "chip=nvidia-h20"}}).error.empty());
}
