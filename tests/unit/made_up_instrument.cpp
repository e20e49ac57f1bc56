// A new instrument is a new file and a line in the timeline: nothing else is touched.
#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

// A tightening with a line, a group, a quota, a reading and a duty of its own.
constexpr const char* made_up = R"json({
  "title": "A made-up tightening", "brief": "Tightening", "kind": "proposal", "status": "proposed", "cite": "Made-up Act",
  "dates": {"effective": "2026-03-01", "checked": "2026-11-21"},
  "sources": [{"id": "own", "title": "written for a test", "confidence": "text"}],
  "parameters": {
    "tiny_tpp": {"value": 500, "unit": "TPP", "cite": "Made-up Act, section 1", "confidence": "text", "says": "From which a chip is watched."},
    "tiny_quota": {"value": 50000, "unit": "TPP", "cite": "Made-up Act, section 3", "confidence": "text", "says": "A quarter's quota."}
  },
  "groups": {"island": {"is": ["minus", ["ISL", "IRL", "MLT", "NZL"], "aia"], "label": "islands", "cite": "Made-up Act, section 2"}},
  "readings": {"island-seat": {"question": "Does the seat count?", "cite": "Made-up Act, section 2",
    "choices": {"place": "Only the destination counts.", "seat": "The seat counts too."}}},
  "derive": {"chip.tide": {"unit": "TPP", "is": ["min", "chip.tpp", ["*", 2, "chip.tpp"]]}},
  "terms": {"on-an-island": {"says": "an island is concerned", "when": {"any": [["to", "in", "island"],
    {"all": [["reading.island-seat", "is", "seat"], ["any", "buyer.seat", "in", "island"]]}]}}},
  "limits": [{"id": "tide", "says": "Tide quota", "cite": "Made-up Act, section 3", "measure": "flow", "unit": "TPP", "amount": "shipment.tpp",
    "per": "chip.tpp", "cap": {"by_date": [["2026-03-01", "$tiny_quota"], ["2026-07-01", ["*", 2, "$tiny_quota"]]], "until": "2026-12-31"},
    "window": null, "key": ["to"], "partial": "split", "when": {"class": "9X999"}}],
  "clauses": [
    {"id": "9x999", "step": "classify", "order": 5, "cite": "Made-up Act, section 1", "confidence": "text",
     "says": "Chips of {tiny_tpp} or more are watched.",
     "when": {"all": [["item", "is", "chips"], ["chip.tide", ">=", "$tiny_tpp"], ["chip.tpp", "<", 1000]]}, "effect": {"classify": "9X999"}},
    {"id": "9x999-scope", "step": "scope", "order": 5, "cite": "Made-up Act, section 2", "confidence": "text", "says": "To islands.",
     "when": {"all": [{"class": "9X999"}, {"term": "on-an-island"}]}, "effect": {"require": true}},
    {"id": "9x999-tide", "step": "exceptions", "order": 5, "cite": "Made-up Act, section 4", "confidence": "text", "says": "Boats may carry five.",
     "when": {"all": [{"class": "9X999"}, ["item.qty", "<=", 5]]}, "effect": {"exception": "TDE"}},
    {"id": "9x999-within", "step": "review", "order": 1, "cite": "Made-up Act, section 3", "confidence": "text", "says": "Within the tide.",
     "when": {"all": [{"class": "9X999"}, {"fits": "tide"}]}, "effect": {"license": "approve_within_cap", "draw": "tide"}},
    {"id": "9x999-over", "step": "review", "order": 2, "cite": "Made-up Act, section 3", "confidence": "text", "says": "Over the tide.",
     "when": {"class": "9X999"}, "effect": {"license": "deny_over_cap", "draw": "tide"}},
    {"id": "9x999-duty", "step": "obligations", "order": 1, "cite": "Made-up Act, section 5", "confidence": "text", "says": "A toll is due.",
     "when": {"class": "9X999"}, "effect": {"duty": {"id": "toll", "rate": 0.1}}},
    {"id": "9x999-report", "step": "obligations", "order": 2, "cite": "Made-up Act, section 6", "confidence": "text", "says": "Report.",
     "when": {"outcome": "license"}, "effect": {"oblige": "tide-report"}}
  ]
})json";

nlohmann::ordered_json pack_with_made_up() {
  nlohmann::ordered_json pack = shipped_pack();
  pack["instruments"]["xx-made-up"] = nlohmann::ordered_json::parse(made_up);
  pack["timeline"]["instruments"].push_back("xx-made-up");
  return pack;
}

Rules& rules_with_made_up() {
  static std::unique_ptr<Rules> rules = [] {
    Problems problems;
    auto made = rules_of(pack_with_made_up(), problems);
    for (const Problem& problem : problems) MESSAGE(problem.text());
    made->load(embedded_pack("sentences"));
    return made;
  }();
  return *rules;
}

json ask_made_up(const std::string& text) { return check_with(rules_with_made_up(), text); }

}  // namespace

TEST_CASE("it has no problem on any day") {
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
