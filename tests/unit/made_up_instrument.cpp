// A new instrument is a new file and a line in the timeline: nothing else is touched.
#include "tests/unit/made_up.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

json ask_made_up(const std::string& text) { return check_with(rules_with_made_up(), text); }

}  // namespace

TEST_CASE("it has no problem on any day" * doctest::test_suite("every law")) {
  for (const Problem& problem : problems_of(pack_with_made_up())) FAIL_CHECK(problem.text());
}

TEST_CASE("its line, group, exception and quota decide from its day on") {
  const std::string order = "tpp=600&dc=1&die=100&to=ISL&hq=ISL&qty=";
  CHECK(outcome_in(ask_made_up(order + "10&on=2026-02-28")) == "not_controlled");
  const json decision = ask_made_up(order + "10&on=2026-03-01");
  CHECK(outcome_in(decision) == "license:approve_within_cap");
  CHECK(decision["classification"] == json::array({"9X999"}));
  CHECK(limit(decision, "tide")["after"] == 6000);
  CHECK(limit(decision, "tide")["chips_left"] == 73);
  CHECK(limit(decision, "tide")["key"] == "tide:ISL");
  CHECK(decision["obligations"] == json::array({"tide-report"}));
  CHECK(decision["duties"] == json::array({{{"id", "toll"}, {"rate", 0.1}}}));
  CHECK(outcome_in(ask_made_up(order + "5&on=2026-03-01")) == "exception:TDE");
  CHECK(outcome_in(ask_made_up(order + "5&on=2026-03-01&without=tde")) == "license:approve_within_cap");
  CHECK(outcome_in(ask_made_up("tpp=600&dc=1&to=DEU&hq=DEU&qty=10&on=2026-03-01")) == "no_license");
}

TEST_CASE("its quota splits, doubles and ends by its own table, and takes what was used before") {
  const std::string order = "tpp=600&dc=1&die=100&to=ISL&hq=ISL&qty=100&on=";
  const json over = ask_made_up(order + "2026-06-30");
  CHECK(outcome_in(over) == "license:deny_over_cap");
  REQUIRE(over["parts"].size() == 2);
  CHECK(over["parts"][0]["qty"] == 83);
  CHECK(outcome_in(ask_made_up(order + "2026-07-01")) == "license:approve_within_cap");
  CHECK(outcome_in(ask_made_up(order + "2026-07-01&used.tide=50000")) == "license:deny_over_cap");
  CHECK(ask_made_up(order + "2027-01-01")["verdict"] == "undetermined");
  CHECK(outcome_in(ask_made_up(order + "2026-06-30&set.tiny_quota=60000")) == "license:approve_within_cap");
}

TEST_CASE("its reading, what-ifs and flips work like any other's") {
  const std::string order = "tpp=600&dc=1&die=100&to=FRA&hq=MLT&qty=10&on=2026-03-01";
  CHECK(outcome_in(ask_made_up(order)) == "no_license");
  CHECK(outcome_in(ask_made_up(order + "&reading.island-seat=seat")) == "license:approve_within_cap");
  CHECK(has(ask_made_up(order)["arguable"], json({{"reading", "island-seat=seat"}, {"outcome", "license:approve_within_cap"}})));
  CHECK(outcome_in(ask_made_up("tpp=600&dc=1&die=100&to=FRA&hq=FRA&qty=10&on=2026-03-01&group.island=%2BFRA")) == "license:approve_within_cap");
  CHECK(outcome_in(ask_made_up("tpp=600&dc=1&die=100&to=ISL&hq=ISL&qty=10&on=2026-03-01&set.tiny_tpp=601")) == "not_controlled");
  const auto quantity = flips(ask_made_up("tpp=600&dc=1&die=100&to=ISL&hq=ISL&qty=10&on=2026-03-01"), "qty");
  REQUIRE(quantity.size() == 2);
  CHECK(quantity[0]["to"] == 5);
  CHECK(quantity[1]["to"] == 84);
  CHECK(clause(ask_made_up(order), "9x999")["cite"] == "Made-up Act, section 1");
}

TEST_CASE("regimes that do not list it are untouched") {
  for (const char* text : {"tpp=15824&dc=1&qty=500&to=IND&hq=IND&regime=us-2025-01-diffusion", "tpp=600&dc=1&to=ISL&hq=ISL&regime=us-2023-11"}) {
    json shipped = check(text), own = ask_made_up(text);
    shipped.erase("data");
    own.erase("data");
    CHECK_MESSAGE(same(shipped, own), json::diff(shipped, own).dump());
  }
}

TEST_CASE("its quota is kept in a ledger, its remainder shared out, its cases answered line by line") {
  const auto ask_it = [](json request) {
    request["today"] = today;
    bool ok = false;
    return json::parse(ask_any(rules_with_made_up(), request.dump(), ok));
  };
  const json ledger = ask_it({{"ask", "ledger"},
                              {"text", "date,tpp,dc,die,quantity,destination,consignee,hq,authorization\n"
                                       "2026-03-01,600,1,100,60,ISL,A,ISL,\n2026-03-02,600,1,100,5,ISL,B,ISL,TDE\n"
                                       "2026-03-03,600,1,100,30,ISL,C,ISL,\n2026-03-04,600,1,100,30,MLT,C,MLT,\n"}});
  REQUIRE(ledger["rows"].size() == 4);
  CHECK(ledger["rows"][0]["outcome"] == "license:approve_within_cap");
  CHECK(ledger["rows"][1]["claim"]["result"] == "given");
  CHECK(ledger["rows"][2]["outcome"] == "license:deny_over_cap");
  CHECK(ledger["rows"][2]["broke"] == json::array({"tide"}));
  CHECK(ledger["rows"][2]["limits"][0]["before"] == 36000);
  CHECK(ledger["rows"][3]["limits"][0]["before"] == 0);
  const std::string order = "tpp=600&dc=1&die=100&to=ISL&hq=ISL&on=2026-03-01&qty=";
  const json shared = ask_it({{"ask", "allocate"}, {"limit", "tide"}, {"case", order + "10&used.tide=40000"}, {"asks", "A=10,B=20"}, {"rule", "pro-rata"}});
  CHECK(shared["left"] == 16);
  CHECK(shared["rules"][0]["granted"][1]["granted"] == 11);
  const json answers = ask_it({{"ask", "batch"}, {"scope", "outcome"}, {"text", order + "5\n" + order + "10\n"}})["answers"];
  CHECK(answers[0]["outcome"] == "exception:TDE");
  CHECK(answers[1]["outcome"] == "license:approve_within_cap");
}
