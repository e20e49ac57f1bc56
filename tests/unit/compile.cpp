// What is wrong with a rule file is said with its place and, where there is one, the nearest right name.
#include "core/rules/program.h"

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

// The problem when the first clause has this condition.
std::string condition_problem(const json& when) {
  return small_problem([&](json& act) { act["clauses"][0]["when"] = when; });
}
std::string formula_problem(const json& is) {
  return small_problem([&](json& act) {
    act["derive"]["chip.double"]["is"] = is;
    act["clauses"][0]["when"] = {"chip.double", ">", 1};
  });
}

void check_starts(const std::string& problem, const std::string& start) {
  CHECK_MESSAGE(problem.rfind(start, 0) == 0, problem, " does not start with ", start);
}

}  // namespace

TEST_CASE("the rules that are shipped have no problem on any day" * doctest::test_suite("every law")) {
  for (const Problem& problem : problems_of(shipped_pack())) FAIL_CHECK(problem.text());
  CHECK(first_problem(small_pack()) == "");
}

TEST_CASE("an unknown name is given its place and the nearest name") {
  const std::string place = "act-one.json#/clauses/0/when";
  CHECK(condition_problem({"chip.powr", ">=", "$line"}) == place + "/0: no fact is called \"chip.powr\"; did you mean \"chip.power\"?");
  CHECK(condition_problem({"chip.power", ">=", "$lien"}) == place + "/2: no parameter is called \"lien\" here; did you mean \"line\"?");
  CHECK(condition_problem({"to", "in", "fra"}) == place + "/2: no group is called \"fra\" here; did you mean \"far\"?");
  CHECK(condition_problem({"to", "in", {"AAX"}}) == place + "/2: \"AAX\" is not in the catalog of countries; did you mean \"AAA\"?");
  CHECK(condition_problem({{"term", "count"}}) == place + ": no term is called \"count\"; did you mean \"counts\"?");
  CHECK(condition_problem({{"fits", "alowance"}}) == place + ": no limit is called \"alowance\" here; did you mean \"allowance\"?");
  CHECK(condition_problem({{"class", "K2"}}) == place + ": no clause classifies anything as \"K2\"; did you mean \"K1\"?");
  CHECK(condition_problem({"reading.hom", "is", "yes"}) == place + "/0: no reading is called \"hom\" here; did you mean \"home\"?");
  CHECK(condition_problem({"reading.home", "is", "yess"}) == place + "/2: the reading has no choice \"yess\"; did you mean \"yes\"?");
  CHECK(condition_problem({"act", "is", "shp"}) == place + "/2: \"act\" has no value \"shp\"; did you mean \"ship\"?");
  check_starts(condition_problem({"any", "buyer.seats", "in", "far"}), place + "/1: no fact or set of facts is called \"buyer.seats\"");
  check_starts(condition_problem({{"outcome", "exception:SMALL"}}), place + "/outcome: no clause gives \"SMALL\"");
  check_starts(condition_problem({{"outcome", "allowed"}}), place + "/outcome: \"allowed\" is no verdict");
  check_starts(condition_problem({{"outcome", "license:maybe"}}), place + "/outcome: \"maybe\" is no review policy");
}

TEST_CASE("places inside lists are told") {
  check_starts(condition_problem({{"all", {{"act", "is", "ship"}, {{"any", {{"chip.nothing", ">", 1}}}}}}}),
               "act-one.json#/clauses/0/when/all/1/any/0/0: no fact is called \"chip.nothing\"");
  check_starts(condition_problem({{"not", {"chip.power", ">", "$none"}}}), "act-one.json#/clauses/0/when/not/2: no parameter");
}

TEST_CASE("what is no condition is refused") {
  const std::string place = "act-one.json#/clauses/0/when";
  check_starts(condition_problem("always"), place + ": expected a condition");
  check_starts(condition_problem(json::array({"to", "in"})), place + ": expected a condition");
  check_starts(condition_problem({{"every", true}}), place + ": expected one of all, any, not");
  check_starts(condition_problem(json::object()), place + ": expected one of all, any, not");
  check_starts(condition_problem({{"all", json::array()}}), place + "/all: expected a list of conditions");
  check_starts(condition_problem({{"all", "x"}}), place + "/all: expected a list of conditions");
  check_starts(condition_problem({"chip.power", "around", 5}), place + "/1: unknown test \"around\" of a number");
  check_starts(condition_problem({"to", ">", "AAA"}), place + "/1: unknown test \">\" of \"to\"");
  check_starts(condition_problem({"act", ">", "ship"}), place + "/1: unknown test \">\" of \"act\"");
  check_starts(condition_problem({"on", ">=", "soon"}), place + ": a date is tested with");
  check_starts(condition_problem({"some", "buyer.seat", "in", "far"}), place + "/0: a test of several facts starts with");
  check_starts(condition_problem({"chip.power", ">=", nullptr}), place + "/2: expected a number");
}

TEST_CASE("units must agree") {
  check_starts(condition_problem({"chip.power", ">=", "chip.area"}), "act-one.json#/clauses/0/when: compares W with mm");
  check_starts(condition_problem({"chip.density", ">=", "$line"}), "act-one.json#/clauses/0/when: compares W/mm with W");
  CHECK(formula_problem({"+", "chip.power", "chip.area"}).find("\"+\" of W and mm") != std::string::npos);
  CHECK(formula_problem({"max", "chip.area", "$line"}).find("\"max\" of mm and W") != std::string::npos);
  CHECK(formula_problem({"*", "chip.power", "chip.area"}) == "");
  CHECK(formula_problem("chip.area").find("the unit of \"chip.double\" is \"W\" but its formula gives \"mm\"") != std::string::npos);
}

TEST_CASE("formulas are checked") {
  const std::string place = "act-one.json#/derive/chip.double/is: ";
  check_starts(formula_problem({"^", 2, "chip.power"}), place + "unknown operation \"^\"");
  check_starts(formula_problem({"+", 2}), place + "\"+\" takes at least two values");
  check_starts(formula_problem({"if", true, 2}), place + "\"if\" takes a condition and two values");
  check_starts(formula_problem(json::array()), place + "expected a number");
  check_starts(formula_problem(json::object()), place + "expected a number");
}

TEST_CASE("circles are found") {
  CHECK(formula_problem({"+", "chip.double", 1}) == "act-one.json#/derive/chip.double: the formula of \"chip.double\" refers to itself in a circle");
  CHECK(mentions(small_problem([](json& act) {
    act["derive"]["a"] = {{"unit", "W"}, {"is", {"*", 2, "b"}}};
    act["derive"]["b"] = {{"unit", "W"}, {"is", {"*", 2, "a"}}};
    act["clauses"][0]["when"] = {"a", ">", 1};
  }), "refers to itself in a circle"));
  CHECK(mentions(small_problem([](json& act) { act["terms"]["counts"]["when"] = {{"not", {{"term", "counts"}}}}; }),
                 "the term \"counts\" refers to itself in a circle"));
  CHECK(mentions(small_problem([](json& act) { act["groups"]["far"]["is"] = {"or", "far", "X:1"}; }), "groups refer to each other in a circle"));
}

TEST_CASE("effects are checked") {
  const auto effect = [](const json& value) { return small_problem([&](json& act) { act["clauses"][3]["effect"] = value; }); };
  const std::string place = "act-one.json#/clauses/3/effect";
  check_starts(effect({{"license", "sure"}}), place + "/license: \"sure\" is no review policy");
  check_starts(effect({{"pardon", true}}), place + "/pardon: there is no member \"pardon\" here");
  check_starts(effect({{"license", "deny"}, {"draw", "alowance"}}), place + "/draw: no limit is called \"alowance\" here; did you mean");
  check_starts(effect({{"not_eligible", "buyer.veu"}}), place + "/not_eligible: no fact is called \"buyer.veu\"");
  check_starts(effect("deny"), place + ": an effect must be there");
}

TEST_CASE("names of what is granted are checked") {
  const json name = {{"brief", "small"}, {"title", "Small Amounts"}, {"cite", "Act One, 3"}, {"confidence", "text"}};
  const auto grant = [&](const char* id, const char* key, const json& value) {
    return small_problem([&](json& act) {
      act["grants"][id] = name;
      if (key) act["grants"][id][key] = value;
    });
  };
  CHECK(grant("SML", nullptr, {}) == "");
  CHECK(grant("SNL", nullptr, {}) == "act-one.json#/grants/SNL: no clause of this instrument grants \"SNL\"; did you mean \"SML\"?");
  check_starts(grant("SML", "title", ""), "act-one.json#/grants/SML/title: the full name must be there");
  check_starts(grant("SML", "cite", ""), "act-one.json#/grants/SML/cite: no name without a source");
  check_starts(grant("SML", "confidence", "sure"), "act-one.json#/grants/SML/confidence: expected text, quoted");
  check_starts(grant("SML", "breif", "s"), "act-one.json#/grants/SML/breif: there is no member \"breif\" here");
}

TEST_CASE("limits are checked") {
  const auto limit = [](const char* key, const json& value) {
    return small_problem([&](json& act) {
      if (value.is_discarded()) {
        act["limits"][0].erase(key);
      } else {
        act["limits"][0][key] = value;
      }
    });
  };
  const std::string place = "act-one.json#/limits/0";
  const json gone = json(json::value_t::discarded);
  check_starts(limit("measure", "heap"), place + "/measure: expected flow, stock or share");
  check_starts(limit("partial", "half"), place + "/partial: expected none, split or bar");
  check_starts(limit("amount", gone), place + ": a limit needs an \"amount\"");
  check_starts(limit("cap", "$alowance"), place + "/cap: no parameter is called \"alowance\" here");
  check_starts(limit("tested", {"13-01"}), place + "/tested: expected \"MM-DD\"");
  check_starts(limit("key", {"tu"}), place + "/key/0: no fact is called \"tu\"");
  check_starts(limit("id", gone), place + "/id: a limit needs an id");
  check_starts(limit("cap", {{"by_date", {{"soon", 5}}}}), place + "/cap/by_date/0: expected [\"YYYY-MM-DD\", cap]");
  CHECK(mentions(limit("cap", nullptr), "the limit \"allowance\" has no cap to fit under"));
}

TEST_CASE("what a file must say is asked for") {
  const auto without = [](const json::json_pointer& pointer) {
    return small_problem([&](json& act) { act.at(pointer.parent_pointer()).erase(pointer.back()); });
  };
  using pointer = json::json_pointer;
  for (const char* member : {"/title", "/kind", "/cite", "/status", "/sources", "/dates"}) {
    check_starts(without(pointer(member)), std::string("act-one.json#") + member + ":");
  }
  check_starts(without(pointer("/dates/checked")), "act-one.json#/dates/checked:");
  check_starts(without(pointer("/dates/effective")), "act-one.json#/dates: expected \"effective\" or \"compliance\"");
  check_starts(without(pointer("/clauses/0/cite")), "act-one.json#/clauses/0/cite: no verdict without a clause");
  check_starts(without(pointer("/clauses/0/says")), "act-one.json#/clauses/0/says:");
  check_starts(without(pointer("/clauses/0/confidence")), "act-one.json#/clauses/0/confidence:");
  check_starts(without(pointer("/clauses/0/effect")), "act-one.json#/clauses/0/effect:");
  check_starts(without(pointer("/clauses/0/id")), "act-one.json#/clauses/0/id:");
  check_starts(without(pointer("/parameters/line/cite")), "act-one.json#/parameters/line/cite: no number without a source");
  check_starts(without(pointer("/parameters/line/value")), "act-one.json#/parameters/line/value: expected a number");
  check_starts(without(pointer("/readings/home/choices/yes")), "act-one.json#/readings/home/choices: a reading has at least two choices");
  check_starts(small_problem([](json& act) { act["clauses"][0]["step"] = "first"; }), "act-one.json#/clauses/0/step: expected a step, not \"first\"");
  check_starts(small_problem([](json& act) { act["dates"]["effective"] = "2024-02-30"; }), "act-one.json#/dates/effective: expected a date");
  check_starts(small_problem([](json& act) { act["clauses"][0]["from"] = "May"; }), "act-one.json#/clauses/0/from: expected a date");
  check_starts(small_problem([](json& act) { act["suspends"] = {{{"instrument", "act-one"}}}; }), "act-one.json#/suspends/0/bases:");
}

TEST_CASE("the timeline is checked against the instruments") {
  json pack = small_pack();
  pack["timeline"]["instruments"][0] = "act-won";
  CHECK(first_problem(pack) == "timeline.json#/instruments/0: there is no instrument \"act-won\"; did you mean \"act-one\"?");
  pack = small_pack();
  pack["timeline"]["regimes"][0]["instruments"][0] = "act-won";
  check_starts(first_problem(pack), "timeline.json#/regimes/0/instruments/0: there is no instrument \"act-won\"");
  pack = small_pack();
  pack["timeline"]["regimes"][0].erase("on");
  check_starts(first_problem(pack), "timeline.json#/regimes/0/on:");
  pack = small_pack();
  pack["timeline"].erase("covers");
  check_starts(first_problem(pack), "timeline.json#/covers:");
}

TEST_CASE("facts are checked") {
  const auto fact = [](int index, const char* key, const json& value) {
    json pack = small_pack();
    pack["facts"]["facts"][static_cast<std::size_t>(index)][key] = value;
    return first_problem(pack);
  };
  check_starts(fact(1, "type", "length"), "facts.json#/facts/1/type:");
  check_starts(fact(1, "id", "chip"), "facts.json#/facts/1/id: \"chip\" stands twice");
  check_starts(fact(1, "key", "chip"), "facts.json#/facts/1/key: \"chip\" stands twice");
  check_starts(fact(1, "absent", "perhaps"), "facts.json#/facts/1/absent:");
  check_starts(fact(8, "absent", {{"same_as", "buyer.hk"}}), "facts.json#/facts/8/absent/same_as: no fact is called \"buyer.hk\"; did you mean \"buyer.hq\"?");
  check_starts(fact(7, "absent", {{"same_as", "buyer.parent"}}), "facts.json#/facts: facts follow each other in a circle");
  json pack = small_pack();
  pack["facts"]["sets"]["buyer.seat"][0] = "buyer.hk";
  check_starts(first_problem(pack), "facts.json#/sets/buyer.seat: no fact is called \"buyer.hk\"");
}

TEST_CASE("catalogs are checked") {
  json pack = small_pack();
  pack["countries"]["columns"]["name"].erase(0);
  check_starts(first_problem(pack), "countries.json#/columns/name: has 3 values, the ids are 4");
  pack = small_pack();
  pack["countries"]["columns"]["iso3"][1] = "AAA";
  check_starts(first_problem(pack), "countries.json#/columns/iso3/1: \"AAA\" stands twice");
  Rules rules;
  CHECK(rules.load("[1,").at(0).message.rfind("byte", 0) == 0);
  CHECK(rules.load("{}").at(0).message == "the first pack must hold facts");
}
