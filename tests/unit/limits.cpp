// Quotas: what is used, what fits, what is left, and what happens to the part that does not fit.
#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const std::string h100 = "tpp=15824&die=814&dc=1";
const std::string of_diffusion = "&regime=us-2025-01-diffusion";

json diffusion_check(const std::string& rest) { return check(h100 + rest + of_diffusion); }

}  // namespace

TEST_CASE("the yearly limit takes 1,699 chips and not one more") {
  const json within = diffusion_check("&qty=1699&to=IND&hq=IND&on=2025-06-01");
  CHECK(outcome_in(within) == "exception:LPP");
  CHECK(limit(within, "lpp")["after"] == 26884976);
  CHECK(limit(within, "lpp")["chips_left"] == 0);
  CHECK(limit(within, "lpp")["drawn"] == true);
  CHECK(limit(within, "lpp")["key"] == "lpp:?:2025");  // nobody is named, so nobody's quota is known
  const json beyond = diffusion_check("&qty=1700&to=IND&hq=IND&on=2025-06-01");
  CHECK(outcome_in(beyond) == "license:approve_within_cap");
  CHECK(limit(beyond, "lpp")["fits"] == false);
  CHECK(limit(beyond, "lpp")["drawn"] == false);
  CHECK(limit(beyond, "lpp")["chips_left"] == 0);
  CHECK(limit(beyond, "country-cap")["drawn"] == true);
}

TEST_CASE("what the consignee received before counts, and a year starts afresh") {
  CHECK(outcome_in(diffusion_check("&qty=100&to=IND&hq=IND&used-lpp=26000000")) == "license:approve_within_cap");
  CHECK(outcome_in(diffusion_check("&qty=100&to=IND&hq=IND&used.lpp=25000000")) == "exception:LPP");
  CHECK(limit(diffusion_check("&qty=100&to=ARE&company=g42&on=2026-01-01"), "lpp")["key"] == "lpp:g42:2026");
}

TEST_CASE("exactly at the limit is within it") {
  CHECK(outcome("tpp=26900&dc=1&qty=1000&to=IND&hq=IND" + of_diffusion) == "exception:LPP");
  CHECK(outcome("tpp=26900.1&dc=1&qty=1000&to=IND&hq=IND" + of_diffusion) == "license:approve_within_cap");
}

TEST_CASE("an order over the country's allocation is split in whole chips") {
  const json decision = diffusion_check("&qty=60000&to=PRT&hq=PRT&on=2025-06-01");
  CHECK(outcome_in(decision) == "license:deny_over_cap");
  REQUIRE(decision["parts"].size() == 2);
  CHECK(decision["parts"][0] == json({{"qty", 49924}, {"outcome", "license:approve_within_cap"}}));
  CHECK(decision["parts"][1] == json({{"qty", 10076}, {"outcome", "license:deny_over_cap"}}));
  CHECK(diffusion_check("&qty=49924&to=PRT&hq=PRT")["parts"].empty());
  CHECK(diffusion_check("&qty=5000&to=PRT&hq=PRT&used-cap=790000000")["parts"].empty());
  CHECK(outcome_in(diffusion_check("&qty=5000&to=PRT&hq=PRT&used-cap=790000000")) == "license:deny_over_cap");
}

TEST_CASE("assurances double the allocation") {
  CHECK(limit(diffusion_check("&qty=60000&to=PRT&hq=PRT&assured=1"), "country-cap")["cap"] == 1580000000);
  CHECK(outcome_in(diffusion_check("&qty=60000&to=PRT&hq=PRT&assured=1")) == "license:approve_within_cap");
  CHECK(outcome_in(diffusion_check("&qty=60000&to=PRT&hq=PRT&group.supp5b=%2BPRT")) == "license:approve_within_cap");
  CHECK(limit(diffusion_check("&qty=60000&to=PRT&hq=PRT&set.country_cap=1000"), "country-cap")["cap"] == 1000);
}

TEST_CASE("outside its window an allocation is not known, and nothing is approved under it") {
  const json early = diffusion_check("&qty=5000&to=PRT&hq=PRT&on=2024-12-31");
  CHECK(early["verdict"] == "undetermined");
  CHECK(has(early["possible"], "license:approve_within_cap"));
  CHECK(has(early["possible"], "license:deny_over_cap"));
  const json late = diffusion_check("&qty=5000&to=PRT&hq=PRT&on=2028-01-01");
  CHECK(late["verdict"] == "undetermined");
  CHECK(diffusion_check("&qty=5000&to=PRT&hq=PRT&on=2027-12-31")["verdict"] == "license");
  CHECK(limit(late, "country-cap")["cap"].is_null());
}

TEST_CASE("a national authorization follows its table by the quarter") {
  const auto cap = [](const char* day) { return limit(diffusion_check(std::string("&qty=10&to=IND&hq=IND&veu=nveu&on=") + day), "nveu")["cap"]; };
  CHECK(cap("2025-03-31") == 633000000);
  CHECK(cap("2025-04-01") == 949500000);
  CHECK(cap("2025-06-30") == 949500000);
  CHECK(cap("2025-07-01") == 1266000000);
  CHECK(cap("2025-12-31") == 1582500000);
  CHECK(cap("2026-10-01") == 4272750000);
  CHECK(cap("2027-12-31") == 5064000000);
  CHECK(outcome_in(diffusion_check("&qty=60000&to=IND&hq=IND&veu=nveu&on=2025-06-30")) == "authorized:NVEU");
  CHECK(outcome_in(diffusion_check("&qty=60005&to=IND&hq=IND&veu=nveu&on=2025-06-30")) == "barred");
  CHECK(outcome_in(diffusion_check("&qty=60005&to=IND&hq=IND&veu=nveu&on=2025-07-01")) == "authorized:NVEU");
  CHECK(outcome_in(diffusion_check("&qty=100&to=IND&hq=IND&veu=nveu&base=949000000&on=2025-06-30")) == "barred");
  // Before and after the table nobody can tell.
  CHECK(diffusion_check("&qty=10&to=IND&hq=IND&veu=nveu&on=2024-12-31")["verdict"] == "undetermined");
  CHECK(diffusion_check("&qty=10&to=IND&hq=IND&veu=nveu&on=2028-01-01")["verdict"] == "undetermined");
}

TEST_CASE("a universal authorization: shares outside, in one country, and abroad on two days a year") {
  const std::string usa = "&qty=1000&to=MYS&hq=USA&veu=uveu&on=2025-06-01";
  CHECK(outcome_in(diffusion_check(usa + "&share-us=0.6&share-outside=0.25&share-here=0.07")) == "authorized:UVEU");
  CHECK(outcome_in(diffusion_check(usa + "&share-us=0.6&share-outside=0.26&share-here=0.07")) == "barred");
  CHECK(outcome_in(diffusion_check(usa + "&share-us=0.6&share-outside=0.25&share-here=0.071")) == "barred");
  CHECK(outcome_in(diffusion_check(usa)) == "undetermined");
  const std::string abroad = "&qty=1000&to=MYS&hq=USA&veu=uveu&share-us=0.4&share-outside=0.2&share-here=0.05&on=";
  CHECK(outcome_in(diffusion_check(abroad + "2026-01-31")) == "authorized:UVEU");
  CHECK(outcome_in(diffusion_check(abroad + "2026-02-01")) == "barred");
  CHECK(outcome_in(diffusion_check(abroad + "2026-08-01")) == "barred");
  CHECK(outcome_in(diffusion_check(abroad + "2026-01-31&reading.uveu-us-when=any-day")) == "barred");
  // A holder from elsewhere has no such share to keep.
  CHECK(outcome_in(diffusion_check("&qty=1000&to=MYS&hq=FRA&veu=uveu&share-us=0&share-outside=0.2&share-here=0.05&on=2026-02-01")) == "authorized:UVEU");
}

TEST_CASE("a total without a cap only counts: the certificate is filed from 253 million on") {
  const auto obligations = [](const std::string& rest) { return diffusion_check("&to=JPN&hq=JPN" + rest)["obligations"]; };
  CHECK_FALSE(has(obligations("&qty=15988"), "aia-file-certificate"));
  CHECK(has(obligations("&qty=15989"), "aia-file-certificate"));
  CHECK(has(obligations("&qty=100&used.aia-received=252000000"), "aia-file-certificate"));
  CHECK(has(obligations("&qty=1&reading.aia-filing=always"), "aia-file-certificate"));
  CHECK(limit(diffusion_check("&qty=100&to=JPN&hq=JPN"), "aia-received").empty());
}

TEST_CASE("a notice before shipment rounds up what triggers") {
  CHECK_FALSE(has(diffusion_check("&qty=202&to=IND&hq=IND")["obligations"], "lpp-prenotice"));
  CHECK(has(diffusion_check("&qty=203&to=IND&hq=IND")["obligations"], "lpp-prenotice"));
  CHECK(has(check("tpp=3200&dc=1&qty=1000&die=100&to=IND&hq=IND" + of_diffusion)["obligations"], "lpp-prenotice"));
  CHECK(has(diffusion_check("&qty=1699&to=IND&hq=IND")["obligations"], "lpp-limit-report"));
  CHECK_FALSE(has(diffusion_check("&qty=1698&to=IND&hq=IND")["obligations"], "lpp-limit-report"));
}

TEST_CASE("chips that are not for data centers use no quota") {
  CHECK(check("chip=nvidia-rtx-4090&qty=1000&to=POL&hq=POL" + of_diffusion)["quota"].empty());
}

TEST_CASE("a limit of its own splits in a book of its own") {
  Problems problems;
  json pack = small_pack();
  small_act(pack)["clauses"][3]["effect"] = {{"license", "deny"}, {"draw", "allowance"}};
  small_act(pack)["clauses"][2]["step"] = "review";
  small_act(pack)["clauses"][2]["order"] = 0;
  small_act(pack)["clauses"].erase(5);  // the report of the exception that is gone
  small_act(pack)["clauses"][2]["effect"] = {{"license", "approve"}, {"draw", "allowance"}};
  const auto rules = rules_of(pack, problems);
  for (const Problem& problem : problems) FAIL_CHECK(problem.text());
  const json decision = check_with(*rules, "power=100&area=10&qty=25&to=CCC&hq=AAA&used.allowance=499&on=2024-06-01");
  CHECK(outcome_in(decision) == "license:deny");
  REQUIRE(decision["parts"].size() == 2);
  CHECK(decision["parts"][0]["qty"] == 5);
  CHECK(decision["parts"][1]["qty"] == 20);
  CHECK(limit(decision, "allowance")["chips_left"] == 0);
}

TEST_CASE("whose limit it is may hang on a reading") {
  json pack = small_pack();
  small_act(pack)["limits"][0]["key"] = json::array({json{{"reading", "home"}, {"no", "to"}, {"yes", "buyer.hq"}}});
  Problems problems;
  const auto rules = rules_of(pack, problems);
  REQUIRE(problems.empty());
  const std::string text = "power=60&home=0&qty=10&to=CCC&hq=AAA&on=2024-06-01";
  CHECK(check_with(*rules, text)["quota"][0]["key"] == "allowance:CCC:2024");
  CHECK(check_with(*rules, text + "&reading.home=yes")["quota"][0]["key"] == "allowance:AAA:2024");
  CHECK(small_problem([](json& act) { act["limits"][0]["key"] = json::array({json{{"reading", "home"}, {"no", "to"}}}); }) ==
        "act-one.json#/limits/0/key/0: the reading \"home\" also has the choice \"yes\"");
}

TEST_CASE("from when a limit counts is a day, or hangs on a reading") {
  const auto problem_of = [](const json& from) {
    return small_problem([&](json& act) { act["limits"][0]["counts_from"] = from; });
  };
  CHECK(problem_of("2024-02-01") == "");
  CHECK(problem_of({{"reading", "home"}, {"no", "2024-02-01"}, {"yes", "2024-03-01"}}) == "");
  CHECK(problem_of("soon") == "act-one.json#/limits/0/counts_from: expected a date such as 2025-06-01, not \"soon\"");
  CHECK(problem_of({{"reading", "home"}, {"no", "2024-02-01"}}) ==
        "act-one.json#/limits/0/counts_from: the reading \"home\" also has the choice \"yes\"");
  CHECK(problem_of({{"reading", "home"}, {"no", "2024-02-30"}, {"yes", "2024-03-01"}}) ==
        "act-one.json#/limits/0/counts_from: expected a date such as 2025-06-01, not \"2024-02-30\"");
}
