// Single tiers that a later act adds, changes or takes away, and whole lists.
#include "core/rules/tiers.h"

#include "core/rules/own.h"
#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

json with_tiers(const std::vector<json>& tiers) {
  json pack = small_pack();
  pack["instruments"]["act-two"] = {{"title", "Act Two"}, {"kind", "rule"}, {"status", "in_force"}, {"cite", "Act Two"},
                                    {"dates", {{"effective", "2025-03-01"}, {"checked", "2025-03-01"}}},
                                    {"sources", json::array({{{"id", "own"}, {"title", "written for tests"}}})}, {"tiers", tiers}};
  pack["timeline"]["instruments"].push_back("act-two");
  return pack;
}

// "near far": the tiers that stand on a day, by label; of none: "-".
std::string standing(const json& pack, const char* day = "2025-03-01") {
  Problems problems;
  const auto rules = rules_of(pack, problems);
  for (const Problem& problem : problems) FAIL_CHECK(problem.text());
  RegimeChoice choice;
  choice.on = *read_date(day);
  std::string out;
  for (const TierCode& tier : compile(rules->book(), choice, problems)->tiers) out += (out.empty() ? "" : " ") + std::string(tier.json->get_text("label"));
  return out.empty() ? "-" : out;
}

std::string problem_with(const std::vector<json>& tiers) { return first_problem(with_tiers(tiers)); }

json tier(const char* id, const char* how, const json& what, const char* label = "new") { return {{"id", id}, {how, what}, {"label", label}}; }

}  // namespace

TEST_CASE("tiers: an act amends one tier and leaves its neighbors") {
  CHECK(standing(with_tiers({tier("apart", "after", "near")}), "2025-02-28") == "near far");
  CHECK(standing(with_tiers({tier("apart", "after", "near")})) == "near new far");
  CHECK(standing(with_tiers({tier("apart", "after", "far")})) == "near far new");
  CHECK(standing(with_tiers({tier("apart", "before", "near")})) == "new near far");
  CHECK(standing(with_tiers({tier("far", "replace", true)})) == "near new");
  CHECK(standing(with_tiers({json{{"id", "near"}, {"remove", true}}})) == "far");
  // One after the other, so that a tier may stand beside one that was added before it.
  CHECK(standing(with_tiers({tier("apart", "after", "near"), tier("farther", "after", "apart", "newer")})) == "near new newer far");
  CHECK(standing(with_tiers({json{{"id", "only"}, {"label", "whole"}}})) == "whole");
}

TEST_CASE("tiers: a tier that was added has its own group, and its country falls into it") {
  json added = tier("apart", "after", "near");
  added["in"] = json::array({"AAA"});
  Problems problems;
  const auto rules = rules_of(with_tiers({added}), problems);
  REQUIRE(problems.empty());
  const auto where = [&](const char* to) { return check_with(*rules, std::string("power=60&area=60&hq=AAA&on=2025-03-01&to=") + to)["tier"]["destination"]; };
  CHECK(where("AAA") == "apart");
  CHECK(where("CCC") == "far");
  added["in"] = json::array({"QQQ"});
  CHECK(problem_with({added}).find("act-two.json#/tiers/0/in") == 0);
}

TEST_CASE("tiers: what cannot be amended is named with its place") {
  CHECK(problem_with({tier("apart", "after", "nera")}) == "act-two.json#/tiers/0/after: no tier \"nera\" stands here to be amended; did you mean \"near\"?");
  CHECK(problem_with({tier("apart", "before", "elsewhere")}).find("act-two.json#/tiers/0/before: no tier \"elsewhere\" stands here") == 0);
  CHECK(problem_with({tier("fra", "replace", true)}) == "act-two.json#/tiers/0/id: no tier \"fra\" stands here to be amended; did you mean \"far\"?");
  CHECK(problem_with({tier("far", "after", "near")}).find("act-two.json#/tiers/0/id: there is a tier \"far\" already; say \"replace\": true") == 0);
  CHECK(problem_with({json{{"id", "a"}, {"label", "a"}}, json{{"id", "a"}, {"label", "b"}}}).find("act-two.json#/tiers/1/id: there is a tier \"a\" already") == 0);
  // A whole list and single tiers are not mixed, and each tier is amended in one way.
  CHECK(problem_with({tier("apart", "after", "near"), json{{"id", "b"}, {"label", "b"}}}).find("act-two.json#/tiers/1: tiers are a whole list without") == 0);
  json twice = tier("far", "after", "near");
  twice["replace"] = true;
  CHECK(problem_with({twice}).find("act-two.json#/tiers/0: tiers are a whole list without") == 0);
  CHECK(problem_with({tier("far", "replace", false)}).find("act-two.json#/tiers/0: ") == 0);
  CHECK(problem_with({tier("apart", "behind", "near")}).find("behind") != std::string::npos);
}

TEST_CASE("tiers: a reader's own text may amend them, and is told what is not there") {
  const auto own = [](const char* after) {
    Problems problems;
    const auto rules = rules_of(small_pack(), problems);
    const json act = {{"title", "Mine"}, {"kind", "proposal"}, {"status", "proposed"}, {"cite", "Mine"}, {"dates", {{"effective", "2025-03-01"}, {"checked", "2025-03-01"}}},
                      {"sources", json::array({{{"id", "own"}, {"title", "mine"}, {"confidence", "text"}}})}, {"tiers", json::array({tier("apart", "after", after)})}};
    const Problems found = rules->add_own("mine.json", act.dump());
    return found.empty() ? std::string() : found[0].text();
  };
  CHECK(own("near") == "");
  CHECK(own("nearr") == "mine.json#/tiers/0: no instrument has a tier \"nearr\" to amend; did you mean \"near\"?");
}
