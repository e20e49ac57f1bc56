// Events, claims and presets: what the loader keeps, what it refuses, and that what ships can be read and holds.
#include "core/case/told_cases.h"
#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const json source = {{"title", "A paper"}, {"url", "https://example.org/"}, {"confidence", "secondary"}};

json an_event(const std::string& id, const std::string& date) {
  return {{"id", id}, {"date", date}, {"kind", "rule"}, {"title", {{"en", "Title"}}}, {"text", {{"en", "Text."}}}, {"sources", {source}}};
}

json a_claim() {
  return {{"id", "cheap"}, {"said", {{"en", "It is cheap."}}}, {"by", "a paper"}, {"finding", "wrong"},
          {"why", {{"en", "It is not."}}}, {"case", "power=10&to=CCC"}, {"expect", {{"outcome", "not_controlled"}}}, {"sources", {source}}};
}

// The small rule book with a pack of events and claims loaded after it; what is wrong with both, and with their cases.
Problems problems_with(const json& record, const json& presets = json::array()) {
  json pack = small_pack();
  if (!presets.empty()) pack["timeline"]["presets"] = presets;
  Rules rules;
  Problems problems = rules.load(pack.dump());
  if (problems.empty()) problems = rules.load(json{{"record", record}}.dump());
  if (problems.empty()) check_told_cases(rules.book(), problems);
  return problems;
}

std::string problem_with(const json& record, const json& presets = json::array()) {
  const Problems problems = problems_with(record, presets);
  return problems.empty() ? std::string() : problems[0].text();
}

std::string claim_problem(const std::function<void(json& claim)>& change) {
  json claim = a_claim();
  change(claim);
  return problem_with({{"claims", {{"paper", {{"title", {{"en", "Paper"}}}, {"claims", {claim}}}}}}});
}

}  // namespace

TEST_CASE("events and claims come in a pack of their own and are kept as they are") {
  Rules rules;
  REQUIRE(rules.load(small_pack().dump()).empty());
  CHECK(rules.book().events == nullptr);
  CHECK(rules.book().claims == nullptr);
  const json record = {{"events", {an_event("a", "1973-10-17"), an_event("b", "2025-01-01")}},
                       {"claims", {{"paper", {{"title", {{"en", "Paper"}}}, {"claims", {a_claim()}}}}}}};
  const Problems problems = rules.load(json{{"record", record}}.dump());
  CHECK(problems.empty());
  REQUIRE(rules.book().events != nullptr);
  CHECK(rules.book().events->items.size() == 2);
  REQUIRE(rules.book().claims != nullptr);
  CHECK(rules.book().claims->keys[0] == "paper");
  CHECK(outcome_in(check_with(rules, "power=10&to=CCC")) == "not_controlled");
}

TEST_CASE("an event names its day, its kind and a source") {
  const auto refused = [](const char* member, const json& value) {
    json event = an_event("a", "2025-01-01");
    event[member] = value;
    return problem_with({{"events", {event}}});
  };
  CHECK(mentions(refused("date", "2025-13-01"), "events.json#/events/0/date: expected a date"));
  CHECK(mentions(refused("to", "2024-12-31"), "#/events/0/to: ends before it begins, on 2025-01-01"));
  CHECK(mentions(refused("kind", "meating"), "did you mean \"meeting\"?"));
  CHECK(mentions(refused("instrument", "act-on"), "did you mean \"act-one\"?"));
  CHECK(mentions(refused("sources", json::array()), "expected at least one source"));
  CHECK(mentions(refused("txet", "x"), "did you mean \"text\"?"));
  CHECK(refused("instrument", "act-one").empty());
  CHECK(mentions(problem_with({{"events", {an_event("a", "2025-01-01"), an_event("b", "2024-01-01")}}}), "in the order of their dates, and the one before is of 2025-01-01"));
  CHECK(mentions(problem_with({{"events", {an_event("a", "2025-01-01"), an_event("a", "2025-01-01")}}}), "\"a\" stands twice"));
  CHECK(mentions(problem_with({{"events", 7}}), "expected a list of events"));
  CHECK(mentions(problem_with({{"claims", json::array()}}), "expected files of claims by name"));
}

TEST_CASE("a claim has a finding, a reason, and a case that can be read") {
  CHECK(claim_problem([](json&) {}).empty());
  CHECK(mentions(claim_problem([](json& c) { c["finding"] = "suported"; }), "claims/paper.json#/claims/0/finding: expected one of supported, wrong, unverified"));
  CHECK(mentions(claim_problem([](json& c) { c.erase("why"); }), "#/claims/0/why: expected words"));
  CHECK(mentions(claim_problem([](json& c) { c.erase("expect"); }), "a case comes with what it must show"));
  CHECK(mentions(claim_problem([](json& c) { c.erase("case"); }), "there is no case that could show it"));
  CHECK(mentions(claim_problem([](json& c) { c["regime"] = "on"; }), "did you mean \"one\"?"));
  CHECK(mentions(claim_problem([](json& c) { c["sources"][0]["confidence"] = "sure"; }), "#/claims/0/sources/0/confidence"));
  CHECK(mentions(claim_problem([](json& c) { c["case"] = "powr=10"; }), "claims/paper.json#/claims/0/case: powr=10"));
}

TEST_CASE("a preset is a case that can be read") {
  json preset = {{"id", "harder"}, {"title", {{"en", "Harder"}}}, {"text", {{"en", "All lines lower."}}},
                 {"case", "regime=one&set.line=10"}, {"sources", {source}}};
  CHECK(problem_with(json::object(), json::array({preset})).empty());
  preset["case"] = "regime=one&set.lien=10";
  CHECK(mentions(problem_with(json::object(), json::array({preset})), "timeline.json#/presets/0/case: set.lien=10"));
  preset["case"] = "";
  CHECK(mentions(problem_with(json::object(), json::array({preset})), "timeline.json#/presets/0/case: expected what-ifs"));
}

TEST_CASE("each override of every preset that ships has an effect, in its regime or in the law of the day") {
  const RuleBook& book = shipped_rules().book();
  REQUIRE(book.presets != nullptr);
  CHECK(book.presets->items.size() >= 3);
  for (const Json& preset : book.presets->items) {
    const std::string text(preset.get_text("case"));
    INFO(text);
    const json decision = check(text + "&tpp=15824&dc=1&die=814&qty=100&to=IND&hq=IND");
    REQUIRE(!decision.contains("error"));
    CHECK(decision["unused"].empty());
  }
}

TEST_CASE("what ships can be read, and every case of a claim comes out as the finding says") {
  const RuleBook& book = shipped_rules().book();
  REQUIRE(book.events != nullptr);
  REQUIRE(book.claims != nullptr);
  Problems problems;
  check_told_cases(book, problems);
  for (const Problem& problem : problems) FAIL_CHECK(problem.text());
  for (std::size_t i = 0; i < book.claims->items.size(); ++i) {
    for (const Json& claim : book.claims->items[i].find("claims")->items) {
      const std::string text(claim.get_text("case"));
      if (text.empty()) continue;
      INFO(book.claims->keys[i] << ": " << claim.get_text("id") << ": " << text);
      CHECK(outcome(text) == claim.find("expect")->get_text("outcome"));
    }
  }
}
