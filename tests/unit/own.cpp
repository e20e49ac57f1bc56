// An instrument of the reader's own: a regime on top of the law, marked, or a list of all that is wrong in it.
#include "core/rules/own.h"

#include <fstream>
#include <iterator>

#include "tests/unit/asking.h"

namespace chip_rules::tests {
namespace {

// A license for small boxes, which the small law does not look at, and a lower line for the others.
constexpr const char* boxes = R"json({
"title": "Box Act", "kind": "proposal", "status": "proposed", "cite": "Box Act",
"dates": {"effective": "2024-06-01", "checked": "2024-06-01"},
"sources": [{"id": "own", "title": "written for tests", "confidence": "text"}],
"parameters": {"line": {"value": 20, "unit": "W", "cite": "Box Act, 1", "confidence": "text", "says": "A lower line."}},
"clauses": [
  {"id": "dense", "replace": true, "step": "review", "order": 1, "cite": "Box Act, 2", "confidence": "text",
   "says": "From {line} on: refused.", "effect": {"license": "deny"}}]
})json";

std::unique_ptr<Rules> small_rules() {
  Problems problems;
  auto rules = rules_of(small_pack(), problems);
  REQUIRE(problems.empty());
  return rules;
}

json pack_of(const std::string& text, const std::string& name = "box.json") { return {{"own", {{"name", name}, {"text", text}}}}; }

json load_own(Rules& rules, const std::string& text) {
  bool ok = false;
  return json::parse(load_any(rules, pack_of(text).dump(), ok));
}

// What is wrong with the text, all of it.
json wrong_with(const std::string& text) {
  const auto rules = small_rules();
  const json answer = load_own(*rules, text);
  return answer.contains("error") ? answer["error"]["problems"] : json::array();
}
json wrong_after(const std::function<void(json& act)>& change) {
  json act = json::parse(boxes);
  change(act);
  return wrong_with(act.dump());
}

// Taken in by parts, as a page does; all that is wrong, each once.
json wrong_in_parts(const std::string& text) {
  const auto rules = small_rules();
  bool ok = false;
  json pack = pack_of(text);
  pack["own"]["in_parts"] = true;
  const json loaded = json::parse(load_any(*rules, pack.dump(), ok));
  if (!ok) return loaded["error"]["problems"];
  CHECK(loaded["own"]["title"] == "Box Act");
  json wrong = json::array();
  for (const json& day : loaded["days"]) {
    const json answer = json::parse(load_any(*rules, json{{"own_day", {{"name", "box.json"}, {"day", day}}}}.dump(), ok));
    if (ok) continue;
    for (const json& one : answer["error"]["problems"]) {
      if (std::find(wrong.begin(), wrong.end(), one) == wrong.end()) wrong.push_back(one);
    }
  }
  return wrong;
}

}  // namespace

TEST_CASE("an instrument of one's own is a regime on top of the law, and the others stay") {
  const auto rules = small_rules();
  const std::string box = "power=30&qty=100&to=CCC&hq=CCC";
  const std::string before = check_with(*rules, box).dump();
  CHECK(refusal("regime=own").message.find("no link carries") != std::string::npos);
  const json loaded = load_own(*rules, boxes);
  INFO(loaded.dump());
  REQUIRE(loaded.contains("own"));
  CHECK(loaded["own"]["regime"] == "own");
  CHECK(loaded["own"]["title"] == "Box Act");
  CHECK(check_with(*rules, box).dump() == before);
  const json own = check_with(*rules, box + "&regime=own");
  CHECK(outcome_in(own) == "license:deny");
  CHECK(own["regime"] == "own");
  CHECK(own["status"] == "own");
  CHECK(outcome_in(check_with(*rules, "power=19&qty=100&to=CCC&hq=CCC&regime=own")) == "not_controlled");
  CHECK(outcome_in(check_with(*rules, box + "&regime=own&set.line=40")) == "not_controlled");
}

TEST_CASE("every problem has its file, its place, the value there and what would be right") {
  const json wrong = wrong_after([](json& act) {
    act["clauses"][0]["step"] = "revew";
    act["dates"]["effective"] = "soon";
    act["parameters"]["line"]["value"] = "twenty";
    act["tittle"] = "Box";
  });
  const auto about = [&](const std::string& pointer) {
    for (const json& one : wrong) {
      if (one["pointer"] == pointer) return one;
    }
    return json::object();
  };
  for (const json& one : wrong) CHECK(one["file"] == "box.json");
  CHECK(about("/clauses/0/step")["value"] == "\"revew\"");
  CHECK(mentions(about("/dates/effective")["message"], "2025-06-01"));
  CHECK(about("/dates/effective")["value"] == "\"soon\"");
  CHECK(about("/parameters/line/value")["value"] == "\"twenty\"");
  CHECK(about("/tittle")["nearest"] == "title");
}

TEST_CASE("what only shows when the text is compiled is told too, with its place") {
  const json wrong = wrong_after([](json& act) { act["clauses"][0]["when"] = json::array({"chip.powr", ">=", 20}); });
  REQUIRE(wrong.size() == 1);
  CHECK(mentions(wrong[0]["pointer"], "/clauses/0/when"));
  CHECK(wrong[0]["nearest"] == "chip.power");
  // A name of the law that the text takes away from under it.
  const json below = wrong_after([](json& act) { act["terms"]["counts"] = json{{"says", "it counts"}, {"when", json::array({"chip.nothing", "is", 1})}}; });
  CHECK(!below.empty());
}

TEST_CASE("taken in by parts it has the same faults, and the same answers without any") {
  const std::vector<std::function<void(json& act)>> changes = {
      [](json&) {},
      [](json& act) { act["clauses"][0]["step"] = "revew"; },
      [](json& act) { act["clauses"][0]["when"] = json::array({"chip.powr", ">=", 20}); },
      [](json& act) { act["terms"]["counts"] = json{{"says", "it counts"}, {"when", json::array({"chip.nothing", "is", 1})}}; },
      [](json& act) { act["clauses"][0]["id"] = "dence"; }};
  for (const auto& change : changes) {
    json act = json::parse(boxes);
    change(act);
    CHECK(wrong_in_parts(act.dump()) == wrong_with(act.dump()));
  }
  const auto parts = small_rules(), whole = small_rules();
  bool ok = false;
  json pack = pack_of(boxes);
  pack["own"]["in_parts"] = true;
  const json loaded = json::parse(load_any(*parts, pack.dump(), ok));
  REQUIRE(!loaded["days"].empty());
  load_own(*whole, boxes);
  const std::string box = "power=30&qty=100&to=CCC&hq=CCC&regime=own";
  CHECK(check_with(*parts, box).dump() == check_with(*whole, box).dump());
  for (const char* day : {"\"soon\"", "1e300", "null", "[]"}) {
    const json refused = json::parse(load_any(*parts, std::string("{\"own_day\":{\"day\":") + day + "}}", ok));
    CHECK(!ok);
    CHECK(refused["error"]["key"] == "day");
  }
  load_any(*small_rules(), "{\"own_day\":{\"day\":1}}", ok);
  CHECK(!ok);
}

TEST_CASE("what a text replaces must be known, but need not be there on every day") {
  const json wrong = wrong_after([](json& act) { act["clauses"][0]["id"] = "dence"; });
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0]["pointer"] == "/clauses/0/id");
  CHECK(wrong[0]["nearest"] == "dense");
  CHECK(wrong_after([](json& act) {
          act["clauses"][0]["id"] = "dence";
          act["clauses"][0]["absent"] = "add";
        }).empty());
  const auto rules = small_rules();
  load_own(*rules, boxes);
  CHECK(check_with(*rules, "power=30&to=CCC&hq=CCC&regime=own&on=2021-01-01").contains("verdict"));
}

TEST_CASE("a text may ask a question of the law again, not change it; country groups stay the catalog's") {
  const auto reading = [](const char* other) {
    return [other](json& act) {
      act["readings"]["home"] = json::parse(std::string(R"({"question": "?", "cite": "x", "choices": {"no": "No.", ")") + other + R"(": "Yes."}})");
    };
  };
  CHECK(wrong_after(reading("yes")).empty());
  const json changed = wrong_after(reading("maybe"));
  REQUIRE(changed.size() == 1);
  CHECK(changed[0]["pointer"] == "/readings/home");
  CHECK(wrong_after([](json& act) { act["membership"] = json::array(); })[0]["pointer"] == "/membership");
}

TEST_CASE("what is no instrument is refused with its place") {
  const auto says = [](const std::string& text) {
    const json wrong = wrong_with(text);
    return wrong.empty() ? std::string() : wrong[0]["message"].get<std::string>();
  };
  CHECK(mentions(says(""), "expected"));
  CHECK(mentions(says("[]"), "expected one instrument"));
  CHECK(mentions(says(std::string(100000, '[')), "nested deeper"));
  CHECK(mentions(says(R"({"title": "a", "title": "b"})"), "stands twice"));
  CHECK(mentions(says(R"({"title": 1e999})"), "too large"));
  CHECK(mentions(says("{}}, \"facts\": {}"), "end of the text"));
  CHECK(mentions(says("{\"title\": \"" + std::string(own_limits.bytes, 'a') + "\"}"), "larger than"));
  CHECK(mentions(wrong_after([](json& act) { act["says"] = std::string(own_longest_text + 1, 'a'); })[0]["message"], "longer than"));
  const json days = wrong_after([](json& act) {
    for (int i = 0; i < 200; ++i) act["groups"]["far"]["members"].push_back({{"iso3", "CCC"}, {"from", write_date(19000 + i)}});
  });
  CHECK(mentions(days[0]["message"], "different days"));
  CHECK(wrong_with("\xef\xbb\xbf \n" + std::string(boxes)).empty());
}

TEST_CASE("one text at a time") {
  const auto rules = small_rules();
  CHECK(load_own(*rules, boxes).contains("own"));
  CHECK(mentions(load_own(*rules, boxes)["error"]["message"], "already"));
}

TEST_CASE("a text of one's own says so wherever it is named, in every language") {
  Rules rules;
  for (const char* name : {"first", "words", "text-zh-Hans", "text-zh-Hant"}) {
    const Problems problems = rules.load(embedded_pack(name));
    CHECK_MESSAGE(problems.empty(), std::string(name));
  }
  for (const Instrument& act : rules.book().instruments) CHECK(act.id != own_id);
  for (const NamedRegime& regime : rules.book().regimes) CHECK(regime.id != own_id);
  std::ifstream file(CHIP_RULES_SOURCE_DIR "/rules/examples/own-instrument.json");
  const std::string example{std::istreambuf_iterator<char>(file), {}};
  const json answer = load_own(rules, example);
  INFO(answer.dump());
  REQUIRE(answer.contains("own"));
  for (const auto& told : {std::pair{"en", "our own instrument"}, std::pair{"zh-Hans", "自备规则"}, std::pair{"zh-Hant", "自備規則"}}) {
    const std::string lang = told.first, mark = told.second;
    for (const char* name : {"check", "rule", "compare", "map", "lines", "quota", "time", "form"}) {
      json request = {{"ask", "view"}, {"view", name}, {"case", "tpp=4000&to=PER&hq=PER&regime=own"}, {"lang", lang}, {"today", today}};
      if (std::string(name) == "compare") request = {{"ask", "view"}, {"view", name}, {"a", "own"}, {"b", "on=2025-01-01"}, {"lang", lang}, {"today", today}};
      bool ok = false;
      const std::string text = ask_any(rules, request.dump(), ok);
      INFO(name << " " << lang);
      CHECK(ok);
      CHECK(mentions(text, mark));
    }
  }
}

}  // namespace chip_rules::tests
