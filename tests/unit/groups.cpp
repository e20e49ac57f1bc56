// Groups: dated members, aliases, set arithmetic with what is not known, what-ifs.
#include "core/rules/compile_groups.h"

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

// Whether a country is in a group of a regime on a day.
Tri in_group(const std::string& expression, const char* country, const char* day, const std::string& regime = "us-2025-01-diffusion",
             const RegimeChoice& more = {}) {
  const RuleBook& book = shipped_rules().book();
  RegimeChoice choice = more;
  choice.on = *read_date(day);
  for (std::size_t i = 0; i < book.regimes.size(); ++i) {
    if (book.regimes[i].id == regime) choice.named = static_cast<int>(i);
  }
  Problems problems;
  const Folded folded = fold(book, choice, problems);
  GroupResolver groups(book, choice, folded, problems);
  Json json;
  REQUIRE(parse_json(expression, json) == "");
  const Group group = groups.resolve(json, FactType::country, "test", "");
  for (const Problem& problem : problems) FAIL_CHECK(problem.text());
  return group.members[static_cast<std::size_t>(book.countries.by_id.find(country)->second)];
}

}  // namespace

TEST_CASE("Hong Kong is China since 23 December 2020") {
  CHECK(in_group("\"D:5\"", "HKG", "2020-12-22") == Tri::no);
  CHECK(in_group("\"D:5\"", "HKG", "2020-12-23") == Tri::yes);
  CHECK(in_group("\"D:1\"", "HKG", "2025-06-01") == Tri::yes);
  CHECK(in_group("\"A:5\"", "HKG", "2025-06-01") == Tri::no);
  CHECK(outcome("tpp=15824&dc=1&to=HKG&hq=HKG&regime=us-2025-01-diffusion") == outcome("tpp=15824&dc=1&to=CHN&hq=CHN&regime=us-2025-01-diffusion"));
}

TEST_CASE("Macau is never put into D:5; D5M adds it") {
  for (const char* day : {"2022-10-21", "2023-06-01", "2025-06-01", "2026-11-22"}) {
    CHECK(in_group("\"D:5\"", "MAC", day) == Tri::no);
    CHECK(in_group("\"D5M\"", "MAC", day) == Tri::yes);
  }
}

TEST_CASE("members come and go on their days") {
  CHECK(in_group("\"D:1\"", "NIC", "2024-03-14") == Tri::no);
  CHECK(in_group("\"D:1\"", "NIC", "2024-03-15") == Tri::yes);
  CHECK(in_group("\"D:5\"", "NIC", "2024-03-15") == Tri::yes);
  CHECK(in_group("\"D:5\"", "CYP", "2024-05-29") == Tri::yes);
  CHECK(in_group("\"D:5\"", "CYP", "2024-05-30") == Tri::no);
  CHECK(in_group("\"D:4\"", "ARE", "2026-07-09") == Tri::yes);
  CHECK(in_group("\"D:4\"", "ARE", "2026-07-10") == Tri::no);
  CHECK(in_group("\"A:5\"", "ARE", "2026-07-09") == Tri::no);
  CHECK(in_group("\"A:5\"", "ARE", "2026-07-10") == Tri::yes);
}

TEST_CASE("a list may hang on a reading, and then the reading is among what is arguable") {
  json pack = small_pack();
  json& act = small_act(pack);
  act["groups"]["far"]["is"] = json::array({"reading", "home", {{"no", json::array({"CCC"})}, {"yes", json::array({"BBB"})}}});
  Problems problems;
  const auto rules = rules_of(pack, problems);
  REQUIRE(problems.empty());
  const json decision = check_with(*rules, "power=60&area=100&home=0&qty=100&to=CCC&hq=AAA");
  CHECK(outcome_in(decision) == "license:case_by_case");
  CHECK(outcome_in(check_with(*rules, "power=60&area=100&home=0&qty=100&to=CCC&hq=AAA&reading.home=yes")) == "no_license");
  REQUIRE(decision["arguable"].size() == 1);
  CHECK(decision["arguable"][0]["reading"] == "home=yes");
  CHECK(small_problem([](json& bad) { bad["groups"]["far"]["is"] = json::array({"reading", "hom", json::object()}); }) ==
        "act-one.json#/groups/far/is: expected [\"reading\", the id of a reading, {choice: group, ...}]; did you mean \"home\"?");
  CHECK(small_problem([](json& bad) { bad["groups"]["far"]["is"] = json::array({"reading", "home", {{"no", json::array({"CCC"})}}}); }) ==
        "act-one.json#/groups/far/is: the reading \"home\" also has the choice \"yes\"");
}

TEST_CASE("of members that nobody knows it can't be told whether they belong") {
  const char* open = R"(["unknown", ["SAU", "ARE"]])";
  CHECK(in_group(open, "SAU", "2025-06-01") == Tri::unknown);
  CHECK(in_group(open, "FRA", "2025-06-01") == Tri::no);
  CHECK(in_group(R"(["or", ["unknown", ["SAU"]], ["SAU"]])", "SAU", "2025-06-01") == Tri::yes);
  CHECK(in_group(R"(["minus", ["unknown", ["SAU"]], ["SAU"]])", "SAU", "2025-06-01") == Tri::no);
  CHECK(in_group(R"(["minus", ["SAU", "ARE"], ["unknown", ["SAU"]]])", "SAU", "2025-06-01") == Tri::unknown);
}

TEST_CASE("Cambodia leaves D:5 on one day or another, by reading") {
  RegimeChoice bis;
  bis.readings["khm-d5"] = "bis";
  CHECK(in_group("\"D:5\"", "KHM", "2025-11-06") == Tri::yes);
  CHECK(in_group("\"D:5\"", "KHM", "2025-11-07") == Tri::no);
  CHECK(in_group("\"D:5\"", "KHM", "2025-11-07", "us-2025-01-diffusion", bis) == Tri::yes);
  CHECK(in_group("\"D:5\"", "KHM", "2026-02-02", "us-2025-01-diffusion", bis) == Tri::yes);
  CHECK(in_group("\"D:5\"", "KHM", "2026-02-03", "us-2025-01-diffusion", bis) == Tri::no);
}

TEST_CASE("sets are joined, cut and subtracted, and what is not known stays so") {
  CHECK(in_group("[\"or\", \"A:5\", [\"CHN\"]]", "CHN", "2025-06-01") == Tri::yes);
  CHECK(in_group("[\"and\", \"D:1\", \"D:5\"]", "CHN", "2025-06-01") == Tri::yes);
  CHECK(in_group("[\"and\", \"D:1\", \"D:5\"]", "VNM", "2025-06-01") == Tri::no);
  CHECK(in_group("[\"minus\", [\"or\", \"D:1\", \"D:4\"], [\"or\", \"A:5\", \"A:6\"]]", "ISR", "2025-06-01") == Tri::no);
  CHECK(in_group("[\"minus\", [\"or\", \"D:1\", \"D:4\"], [\"or\", \"A:5\", \"A:6\"]]", "SAU", "2025-06-01") == Tri::yes);
  // Palestine's place in the table is not known: unknown joined with yes is yes, cut with no is no.
  CHECK(in_group("\"D:1\"", "PSE", "2025-06-01") == Tri::unknown);
  CHECK(in_group("[\"or\", \"D:1\", [\"PSE\"]]", "PSE", "2025-06-01") == Tri::yes);
  CHECK(in_group("[\"or\", \"D:1\", [\"CHN\"]]", "PSE", "2025-06-01") == Tri::unknown);
  CHECK(in_group("[\"and\", \"D:1\", [\"CHN\"]]", "PSE", "2025-06-01") == Tri::no);
  CHECK(in_group("[\"minus\", \"D:1\", [\"CHN\"]]", "PSE", "2025-06-01") == Tri::unknown);
  CHECK(in_group("[\"minus\", [\"PSE\"], \"D:1\"]", "PSE", "2025-06-01") == Tri::unknown);
  CHECK(in_group("[\"minus\", \"D:1\", [\"PSE\"]]", "PSE", "2025-06-01") == Tri::no);
}

TEST_CASE("a what-if adds and takes members") {
  RegimeChoice choice;
  choice.groups["aia"] = "+POL,-CHE,-DEU";
  CHECK(in_group("\"aia\"", "POL", "2025-06-01") == Tri::no);
  CHECK(in_group("\"aia\"", "POL", "2025-06-01", "us-2025-01-diffusion", choice) == Tri::yes);
  CHECK(in_group("\"aia\"", "DEU", "2025-06-01", "us-2025-01-diffusion", choice) == Tri::no);
  CHECK(in_group("[\"minus\", [\"POL\", \"DEU\"], \"aia\"]", "POL", "2025-06-01", "us-2025-01-diffusion", choice) == Tri::no);
  CHECK(outcome("tpp=15824&dc=1&qty=9000&to=POL&hq=POL&regime=us-2025-01-diffusion&group.aia=+POL") == "exception:AIA");
  // A table of the regulation can be changed too; an alias follows.
  CHECK(outcome("tpp=15824&dc=1&to=HKG&hq=USA&regime=us-2023-11&group.D:5=-CHN&group.D:1=-CHN&group.D:4=-CHN") == "no_license");
}

TEST_CASE("an alias follows its target in a book of its own, from its day on") {
  json pack = small_pack();
  Problems problems;
  const auto rules = rules_of(pack, problems);
  REQUIRE(problems.empty());
  CHECK(outcome_in(check_with(*rules, "power=60&area=60&qty=20&to=DDD&hq=AAA&on=2024-06-01")) == "license:case_by_case");
  pack["countries"]["columns"]["alias_from"][3] = "2024-06-02";
  const auto later = rules_of(pack, problems);
  // Before the alias holds, the table's own "unknown" stands.
  CHECK(outcome_in(check_with(*later, "power=60&area=60&qty=20&to=DDD&hq=AAA&on=2024-06-01")) == "undetermined");
  CHECK(outcome_in(check_with(*later, "power=60&area=60&qty=20&to=DDD&hq=AAA&on=2024-06-02")) == "license:case_by_case");
}
