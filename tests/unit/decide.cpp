// Decisions of partial cases, of what cannot be told, and of layers, letters, gates and claims.
#include "core/decide/decide.h"

#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const std::string under_diffusion = "&regime=us-2025-01-diffusion";
const std::string rule_2023 = "&regime=us-2023-11";

json sorted(json list) {
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace

TEST_CASE("a chip alone is classified and nothing more is claimed") {
  const json decision = check("chip=nvidia-h100-sxm" + under_diffusion);
  CHECK(decision["classification"] == json::array({"3A090.a"}));
  CHECK(decision["verdict"] == "undetermined");
  CHECK(has(decision["missing"], "to"));
  CHECK(decision["possible"].size() > 2);
}

TEST_CASE("what is not known is never read as harmless") {
  CHECK(outcome("to=CHN&hq=CHN" + rule_2023) == "undetermined");
  CHECK(outcome("dc=1&to=CHN&hq=CHN" + rule_2023) == "undetermined");
  CHECK(outcome("tpp=15824&to=DEU" + rule_2023) == "undetermined");
  CHECK(check("tpp=15824&dc=1&to=DEU" + rule_2023)["missing"] == json::array({"hq"}));
  CHECK(outcome("") == "undetermined");
  // A chip at 2,000 TPP of unknown area may be in .a, .b or neither.
  const json open = check("tpp=2000&dc=1&to=CHN&hq=CHN" + rule_2023);
  CHECK(open["verdict"] == "undetermined");
  CHECK(open["missing"] == json::array({"die"}));
  CHECK(open["classification"].empty());
  CHECK(sorted(open["possible"]) == json::array({"exception:NAC", "license:deny", "not_controlled"}));
}

TEST_CASE("what cannot be told does not matter when all ways end alike") {
  // Whether a chip of 5,000 TPP is for data centers decides the exception in China, and nothing in Germany.
  const json decision = check("tpp=15824&die=814&to=DEU&hq=DEU" + rule_2023);
  CHECK(decision["verdict"] == "no_license");
  const json either = check("tpp=3000&die=300&to=FRA&hq=FRA" + rule_2023);
  CHECK((either["verdict"] == "undetermined" || either["verdict"] == "no_license"));
  // A listed share does not matter; a buyer of unknown seat in China is refused whatever its seat.
  CHECK(outcome("tpp=15824&dc=1&to=CHN" + rule_2023) == "license:deny");
  CHECK(check("tpp=15824&dc=1&to=CHN" + under_diffusion)["either_way"] == true);
  // The rules of 2023: with dc unknown below 4,800 TPP, the density decides; none of it matters for Germany's Germans.
  const json below = check("tpp=4000&to=DEU&hq=DEU" + rule_2023);
  CHECK(below["verdict"] == "undetermined");
  CHECK(sorted(below["possible"]) == json::array({"no_license", "not_controlled"}));
}

TEST_CASE("of clauses that would all end alike, one that is met gives the reason") {
  json pack = small_pack();
  for (json& one : small_act(pack)["clauses"]) {
    if (one["id"] == "dense") one["effect"] = {{"license", "case_by_case"}};
  }
  Problems problems;
  const auto rules = rules_of(pack, problems);
  REQUIRE(problems.empty());
  // Without its area nobody knows whether the chip is dense: the other clause reads every chip the same.
  const json decision = check_with(*rules, "power=100&qty=20&to=CCC&hq=CCC&regime=one");
  CHECK(outcome_in(decision) == "license:case_by_case");
  CHECK(decision["either_way"] == true);
  CHECK(clause(decision, "rest")["decided"] == true);
  CHECK_FALSE(clause(decision, "dense").contains("decided"));
}

TEST_CASE("a territory whose place in the table is not known leaves the answer open") {
  CHECK(outcome("tpp=15824&dc=1&to=PSE&hq=USA" + rule_2023) == "undetermined");
  CHECK(outcome("tpp=1000&dc=1&to=PSE&hq=USA" + rule_2023) != "license:deny");
}

TEST_CASE("the class is told when every branch agrees on it, also where the verdict is open") {
  CHECK(check("tpp=15824" + rule_2023)["classification"] == json::array({"3A090.a"}));
  CHECK(check("tpp=2000" + rule_2023)["classification"].empty());
  CHECK(check("tpp=1000&to=FRA" + rule_2023)["verdict"] == "not_controlled");
  CHECK(check("flop=1e25&open=0&to=FRA" + under_diffusion)["verdict"] == "not_controlled");
  // Without a destination it may be one under an embargo.
  CHECK(check("tpp=1000" + rule_2023)["verdict"] == "undetermined");
}

TEST_CASE("a listed buyer needs a license for anything, and a rule that is harsher stands") {
  CHECK(outcome("tpp=100&dc=0&to=FRA&hq=FRA&listed=1" + rule_2023) == "license:unknown");
  CHECK(outcome("tpp=15824&dc=1&to=CHN&hq=CHN&listed=1" + rule_2023) == "license:deny");
  CHECK(outcome("tpp=15824&dc=1&qty=10&to=IND&hq=IND&listed=1" + under_diffusion) == "license:unknown");
  const json listed = check("tpp=100&dc=0&to=FRA&hq=FRA&listed=1" + rule_2023);
  CHECK(clause(listed, "entity-list")["decided"] == true);
  CHECK(has(check("tpp=100&dc=0&to=FRA&hq=FRA" + rule_2023)["assumed"], "listed"));
  CHECK(outcome("tpp=100&dc=0&to=FRA&hq=FRA&listed=1&act=use" + rule_2023) == "not_controlled");
}

TEST_CASE("a list stops neither what is published nor what stays in the United States") {
  for (const char* buyer : {"company=huawei", "hq=CHN&listed=1"}) {
    const std::string to = std::string("&to=CHN&on=2024-08-01&") + buyer;
    CHECK(outcome("model=llama-3-1-405b" + to) == "not_controlled");
    CHECK(outcome("flop=5e26&open=1" + to) == "not_controlled");
    CHECK(outcome("flop=5e25&open=0" + to) == "license:unknown");
    CHECK(outcome(std::string("tpp=15832&dc=1&die=814&to=USA&on=2024-06-01&") + buyer) == "no_license");
  }
  CHECK(outcome("flop=5e26&open=1&to=CHN&hq=CHN&listed-share=0.6&on=2025-10-15") == "not_controlled");
}

TEST_CASE("a release to a national of the United States is no export, whoever employs them") {
  const std::string release = "flop=2e26&open=0&to=USA&act=deemed&regular=0&regime=us-2025-01-diffusion&hq=";
  CHECK(outcome(release + "USA&national=USA") == "no_license");
  CHECK(outcome(release + "IND&national=USA") == "no_license");
  CHECK(outcome(release + "USA&national=IND") == "license:unknown");
  CHECK(outcome(release + "USA") == "license:unknown");
}

TEST_CASE("one TPP more than a cap of a billion is over it") {
  const std::string order = "tpp=790000000&qty=1&die=1000000&dc=1&to=POL&hq=POL&assured=1&regime=us-2025-01-diffusion&used-cap=";
  CHECK(outcome(order + "790000000") == "license:approve_within_cap");
  CHECK(outcome(order + "790000001") != "license:approve_within_cap");
}

TEST_CASE("letters that named no country leave open whom they mean; the country table does not") {
  const auto reason = [](const char* text) { return shown_of(shipped_rules(), "check", {{"case", text}}); };
  const std::string letters = reason("chip=nvidia-h100-sxm&to=SAU&hq=SAU&exporter=nvidia&on=2023-09-15");
  CHECK(letters.find("No source settles whether Saudi Arabia belongs to the countries of the letters of August 2023.") != std::string::npos);
  CHECK(reason("chip=nvidia-h100-sxm&to=PSE&hq=PSE&on=2024-06-01").find("No source settles which country groups Palestine belongs to.") != std::string::npos);
}

TEST_CASE("the worst of rule and layers stands, the layer where they are equal, and every layer is named") {
  int order = 0;
  const auto layer = [&order](const char* id, const char* place, const char* policy) {
    return json{{"id", id}, {"step", "layers"}, {"order", ++order}, {"cite", "Act One, 9"}, {"confidence", "text"}, {"says", "A list."},
                {"when", {"to", "in", json::array({place})}}, {"effect", {{"license", policy}}}};
  };
  Problems problems;
  json pack = small_pack();
  json& clauses = small_act(pack)["clauses"];
  clauses.push_back(layer("mild", "CCC", "approve"));
  clauses.push_back(layer("equal", "CCC", "case_by_case"));
  clauses.push_back(layer("worse", "BBB", "deny"));
  clauses.push_back(layer("bad", "BBB", "approve"));
  const auto rules = rules_of(pack, problems);
  REQUIRE(problems.empty());
  // The rule itself reviews case by case: the equal layer comes before it, the milder one is only named.
  const json equal = check_with(*rules, "power=60&area=100&qty=100&to=CCC&hq=AAA&on=2024-06-01");
  CHECK(outcome_in(equal) == "license:case_by_case");
  CHECK(clause(equal, "equal")["decided"] == true);
  CHECK(equal["layers"] == json::array({"mild", "equal"}));
  // The rule asks for nothing; the worst layer decides whatever the order in which they stand.
  const json worst = check_with(*rules, "power=10&area=100&to=BBB&hq=AAA&on=2024-06-01");
  CHECK(outcome_in(worst) == "license:deny");
  CHECK(worst["layers"] == json::array({"worse", "bad"}));
  CHECK(clause(worst, "bad")["reached"] == true);
  // The rule's own denial goes before a milder layer, which is named all the same.
  const json own = check_with(*rules, "power=60&area=10&qty=100&to=CCC&hq=AAA&on=2024-06-01");
  CHECK(outcome_in(own) == "license:deny");
  CHECK(clause(own, "dense")["decided"] == true);
  CHECK(own["layers"] == json::array({"mild", "equal"}));
  CHECK(check_with(*rules, "power=60&area=10&to=AAA&hq=AAA&on=2024-06-01")["layers"].empty());
}

TEST_CASE("a layer that does not decide is told beside the answer") {
  bool ok = false;
  const json request = {{"ask", "view"}, {"view", "check"}, {"lang", "en"}, {"case", "tpp=15824&dc=1&to=CHN&hq=CHN&listed=1" + rule_2023}, {"today", today}};
  CHECK(mentions(ask(shipped_rules(), request.dump(), ok), "Beside the answer stands an embargo or a list"));
  CHECK(ok);
}

TEST_CASE("a letter adds nothing where the rules ask already, and ends when a rule absorbs it") {
  const std::string a800 = "chip=nvidia-a800-sxm-80gb&to=CHN&hq=CHN&on=";
  CHECK(outcome(a800 + "2023-10-22") == "not_controlled");
  CHECK(outcome(a800 + "2023-10-23") == "license:unknown");
  CHECK(outcome(a800 + "2023-11-16") == "license:unknown");
  CHECK(outcome(a800 + "2023-11-17") == "license:deny");
  CHECK(outcome(a800 + "2023-10-23&exporter=other") == "not_controlled");
  // The rule of 2022 asks for a license and states its policy: the letter's own does not replace it.
  CHECK(outcome("chip=nvidia-h100-sxm&to=CHN&hq=CHN&on=2023-10-25") == "license:deny");
  CHECK(clause(check("chip=nvidia-h100-sxm&to=CHN&hq=CHN&on=2023-10-25"), "letter-2023-10")["result"] == "yes");
}

TEST_CASE("a gate closes later exceptions that it does not list, and the trace cites it") {
  const json saudi = check("tpp=15824&dc=1&qty=10&to=SAU&hq=SAU" + under_diffusion);
  CHECK(outcome_in(saudi) == "license:approve_within_cap");
  CHECK(clause(saudi, "lpp")["closed_by"] == "gate");
  CHECK(clause(saudi, "lpp")["result"] == "no");
  CHECK(outcome("tpp=15824&dc=1&qty=10&to=SAU&hq=SAU&reading.lpp-in-d1-d4=popular" + under_diffusion) == "exception:LPP");
  CHECK(has(saudi["arguable"], json({{"reading", "lpp-in-d1-d4=popular"}, {"outcome", "exception:LPP"}})));
  // What the gate lists goes through.
  CHECK(outcome("tpp=15824&dc=1&qty=10&to=VNM&hq=TWN&purpose=manufacture" + under_diffusion) == "exception:ACM");
}

TEST_CASE("an exception that is not used counts as failed and says so") {
  const std::string card = "chip=nvidia-rtx-4090&to=CHN&hq=CHN" + rule_2023;
  CHECK(outcome(card) == "exception:NAC");
  const json without = check(card + "&without=nac");
  CHECK(without["verdict"] == "license");
  CHECK(clause(without, "nac")["refused"] == true);
  CHECK(clause(without, "nac")["result"] == "no");
  CHECK(outcome("tpp=15824&dc=1&qty=500&to=IND&hq=IND&without=lpp" + under_diffusion) == "license:approve_within_cap");
  CHECK(outcome("tpp=15824&dc=1&qty=500&to=DEU&hq=DEU&without=aia" + under_diffusion) == "exception:LPP");
}

TEST_CASE("a claim that fails is told together with what holds without it") {
  const json decision = check("tpp=15824&dc=1&qty=500&to=IND&hq=CHN&veu=uveu" + under_diffusion);
  CHECK(decision["verdict"] == "not_eligible");
  CHECK(decision["otherwise"] == "license:deny");
  const json middle = check("tpp=15824&dc=1&qty=500&to=IND&hq=IND&veu=uveu" + under_diffusion);
  CHECK(middle["verdict"] == "not_eligible");
  CHECK(middle["otherwise"] == "exception:LPP");
  CHECK(outcome("tpp=15824&dc=1&qty=500&to=MYS&hq=USA&veu=uveu&share-us=0.6&share-outside=0.2&share-here=0.06" + under_diffusion) == "authorized:UVEU");
}

TEST_CASE("nothing moves with use: the conditions of what the chips are held under decide") {
  const std::string training = "tpp=15824&dc=1&act=use&purpose=training&flop=2e26&open=0&base-open=0&base-flop=0";
  CHECK(outcome("tpp=15824&dc=1&act=use&held=acm&purpose=training&to=VNM&hq=TWN" + under_diffusion) == "barred");
  CHECK(outcome("tpp=15824&dc=1&act=use&held=acm&purpose=storage&to=VNM&hq=TWN" + under_diffusion) == "exception:ACM");
  CHECK(outcome("tpp=15824&dc=1&act=use&held=license&purpose=training&to=VNM&hq=VNM" + under_diffusion) == "authorized:license");
  CHECK(outcome("tpp=15824&dc=1&act=use&purpose=training&to=VNM&hq=VNM" + under_diffusion) == "no_license");
  CHECK(outcome(training + "&veu=nveu&to=IND&hq=IND" + under_diffusion) == "barred");
  CHECK(check("tpp=15824&dc=1&act=use&held=lpp&to=IND&hq=IND" + under_diffusion)["quota"].empty());
}

TEST_CASE("the United States is no destination of an export") {
  CHECK(outcome("tpp=15824&dc=1&to=USA&hq=USA" + under_diffusion) == "no_license");
  CHECK(outcome("tpp=15824&dc=1&to=USA&hq=CHN" + rule_2023) == "no_license");
}

TEST_CASE("tiers are those of the regime; the buyer's is the less favorable of seat and parent") {
  const json decision = check("tpp=15824&dc=1&to=DEU&hq=IND&parent=CHN" + under_diffusion);
  CHECK(decision["tier"]["destination"] == "authorized");
  CHECK(decision["tier"]["buyer"] == "embargoed");
  CHECK(check("tpp=15824&dc=1&to=DEU&hq=DEU&parent=IND" + under_diffusion)["tier"]["buyer"] == "middle");
  CHECK(check("tpp=15824&dc=1&to=DEU" + under_diffusion)["tier"]["buyer"].is_null());
  CHECK(check("tpp=15824&dc=1&to=SAU&hq=DEU" + rule_2023)["tier"]["destination"] == "controlled");
}

TEST_CASE("clauses after the match are evaluated and marked as not reached") {
  const json decision = check("tpp=15824&dc=1&qty=500&to=DEU&hq=DEU" + under_diffusion);
  CHECK(clause(decision, "aia")["decided"] == true);
  CHECK(clause(decision, "lpp")["reached"] == false);
  CHECK(clause(decision, "lpp")["result"] == "yes");
  CHECK(clause(decision, "review-over-cap")["reached"] == false);
}

TEST_CASE("the trace compares the values with the line") {
  const json decision = check("tpp=15824&dc=1&qty=500&to=IND&hq=IND" + under_diffusion);
  CHECK(has(clause(decision, "lpp")["compared"], json::array({"limit.lpp.after", "<=", 26900000, 7912000})));
  CHECK(has(clause(decision, "3a090-a1")["compared"], json::array({"chip.tpp", ">=", 4800, 15824})));
  CHECK(has(clause(decision, "lpp")["compared"], json::array({"to", "not in", "D5M", "IND"})));
}

TEST_CASE("evaluation sees one unknown as one") {
  // The parent follows an unknown seat: whichever country it is, both are in the group or neither is.
  Problems problems;
  json pack = small_pack();
  small_act(pack)["clauses"][1]["when"] = {{"all", {{{"class", "K1"}}, {"buyer.hq", "in", "far"}, {"buyer.parent", "not in", "far"}}}};
  const auto rules = rules_of(pack, problems);
  CHECK(outcome_in(check_with(*rules, "power=60&to=AAA&on=2024-06-01")) == "no_license");
  CHECK(outcome_in(check_with(*rules, "power=60&to=AAA&hq=CCC&parent=AAA&qty=20&area=60&on=2024-06-01")) == "license:case_by_case");
}

TEST_CASE("a line of operations a second, crossed by more than it") {
  json pack = small_pack();
  small_act(pack)["clauses"].push_back({{"id", "line"}, {"step", "thresholds"}, {"order", 1}, {"cite", "Act One, 7"}, {"confidence", "text"}, {"says", "Big."},
      {"effect", {{"threshold", {{"id", "big"}, {"amount", "shipment.power"}, {"line", "$allowance"}, {"over", true}}}}}});
  Problems problems;
  const auto rules = rules_of(pack, problems);
  REQUIRE(problems.empty());
  const auto line = [&](const char* text) { return check_with(*rules, text)["thresholds"][0]; };
  CHECK(line("power=10&qty=100")["crossed"] == false);
  CHECK(line("power=10&qty=101")["crossed"] == true);
  CHECK(line("power=10&qty=101")["amount"] == 1010);
  CHECK(line("power=10&qty=101")["unit"] == "W");
  CHECK(line("power=10&qty=101")["days"].is_null());
  CHECK(mentions(small_problem([](json& act) {
    act["clauses"].push_back({{"id", "line"}, {"step", "thresholds"}, {"cite", "Act One, 7"}, {"confidence", "text"}, {"says", "Big."},
                              {"effect", {{"threshold", {{"id", "big"}, {"amount", "item.qty"}, {"line", "$line"}}}}}});
  }), "sets chips against W"));
}

TEST_CASE("letters that name a headquarters do not reach a sale inside the United States") {
  CHECK(outcome("chip=nvidia-h20&to=USA&hq=CHN&on=2026-11-20") == "not_controlled");
  CHECK(outcome("chip=nvidia-h200-sxm&to=USA&hq=CHN&on=2026-11-20") == "no_license");
  CHECK(outcome("chip=nvidia-h20&to=SGP&hq=CHN&on=2026-11-20") == "license:unknown");
}

TEST_CASE("an entity that is spared is told by which clause, how sure that is, and until when") {
  const std::string order = "chip=nvidia-b300&qty=8000&to=ARE&company=g42";
  const json spared = check(order + "&on=2026-08-01");
  CHECK(spared["verdict"] == "no_license");
  CHECK(mentions(spared["trace"].dump(), "spared-uae-a"));
  CHECK(outcome(order + "&on=2027-04-07") == "license:unknown");
  CHECK(mentions(spared["flips"].dump(), "2027-04-07"));
}

TEST_CASE("a duty that hangs on an unknown figure is told, not taken for none") {
  const std::string import = "tpp=15000&dc=1&die=800&act=import&to=USA&hq=USA&on=2026-02-15&import-use=";
  const json open = check(import + "other");
  CHECK(outcome_in(open) == "no_license");
  CHECK(open["duties"].empty());
  CHECK(open["missing"] == json::array({"mem"}));
  CHECK(mentions(shown_of(shipped_rules(), "check", {{"case", import + "other"}}), "May be due: that hangs on what is not told: "));
  CHECK(check(import + "other&mem=4800")["duties"].size() == 1);
  CHECK(check(import + "other&mem=4800")["missing"].empty());
  CHECK(check(import + "other&mem=5000")["missing"].empty());
  CHECK(check(import + "repair")["missing"].empty());
  CHECK(check("tpp=18000&dc=1&die=800&act=import&to=USA&hq=USA&on=2026-02-15&import-use=other")["missing"].empty());
}

TEST_CASE("reported licenses are told only where nothing but the letter asks for one") {
  const auto told = [](const std::string& text) { return has(check(text)["notes"], "licenses-reported"); };
  CHECK(told("chip=nvidia-h20&to=CHN&hq=CHN&on=2025-08-20"));
  CHECK_FALSE(told("chip=nvidia-h20&to=CHN&company=huawei&on=2025-08-20"));
  CHECK_FALSE(told("chip=nvidia-h200-sxm&to=CHN&company=huawei"));
  CHECK_FALSE(told("chip=nvidia-h100-sxm&to=CHN&hq=CHN&listed=1&on=2026-08-01"));
}

TEST_CASE("a use that is barred is not told that it may go on") {
  const std::string use = "chip=huawei-ascend-910c&act=use&to=CHN&hq=CHN&on=2026-08-01&item.made_in_violation=";
  CHECK(outcome(use + "1") == "barred");
  CHECK_FALSE(has(check(use + "1")["notes"], "operators-may-continue"));
  CHECK(has(check(use + "0")["notes"], "operators-may-continue"));
}

TEST_CASE("a listed parent is a red flag, whatever share is assumed") {
  const auto flagged = [](const std::string& text) { return has(check("chip=nvidia-l20&to=CHN&on=2025-10-15&" + text)["notes"], "affiliates-red-flag"); };
  CHECK(flagged("company=aivres"));
  CHECK(flagged("hq=CHN&parent-company=huawei"));
  CHECK_FALSE(flagged("company=huawei"));  // listed itself
  CHECK_FALSE(flagged("hq=CHN"));
}

TEST_CASE("the United Arab Emirates since July 2026: an exception reaches it on both bases, and whom the rule names is spared on both") {
  for (const char* chip : {"nvidia-l40", "nvidia-rtx-4090"}) {
    for (const char* basis : {"enforced", "codified"}) {
      CHECK(outcome(std::string("chip=") + chip + "&to=ARE&hq=ARE&on=2026-08-01&basis=" + basis) == "exception:ACA");
      CHECK(outcome(std::string("chip=") + chip + "&to=ARE&hq=CHN&on=2026-08-01&basis=" + basis) == "exception:NAC");
    }
  }
  CHECK(outcome("chip=nvidia-l40&to=ARE&hq=ARE&on=2026-08-01&without=nac,aca") == "license:approve");
  for (const char* basis : {"enforced", "codified"}) {
    const std::string to_uae = std::string("chip=nvidia-h100-sxm&qty=2000&to=ARE&on=2026-08-01&basis=") + basis;
    CHECK(outcome(to_uae + "&company=microsoft") == "no_license");
    CHECK(outcome(to_uae + "&hq=ARE&kind=government") == "no_license");
    CHECK(outcome(to_uae + "&hq=CHN") == "license:deny");
    CHECK(check(to_uae + "&hq=ARE")["verdict"] == "license");
  }
}

TEST_CASE("a basis is cited by what was in force, and a line by whom it concerns") {
  const json barred = check("chip=huawei-ascend-910b3&act=use&to=MYS&hq=MYS&on=2023-01-12&item.made_in_violation=1");
  CHECK(outcome_in(barred) == "barred");
  CHECK(clause(barred, "gp10-made-in-violation")["cite"] == "15 CFR 736.2(b)(10)");
  const std::string cloud = "flop=2e26&purpose=iaas-training&client=CHN&chip=nvidia-h100-sxm&qty=120000&net=200&act=use&on=2024-06-01";
  const auto crossed = [&](const std::string& site) { return line_of(check(cloud + site), "thresholds", "id", "eo-14110-cloud") != nullptr; };
  CHECK(crossed("&to=USA&hq=USA"));
  CHECK(crossed("&to=MYS&hq=USA"));  // a cloud provider of the United States, wherever the site
  CHECK_FALSE(crossed("&to=MYS&hq=MYS"));
  const std::string h20 = "chip=nvidia-h20&to=CHN&hq=CHN&on=";
  CHECK(has(check(h20 + "2026-02-15")["notes"], "us-2026-01-named"));
  CHECK_FALSE(has(check(h20 + "2026-01-14")["notes"], "us-2026-01-named"));
  CHECK(outcome("chip=nvidia-rtx-4090-d&to=CHN&hq=CHN&on=2025-06-01") == "not_controlled");
}
