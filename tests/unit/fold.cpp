// Which text holds: dates, the two bases, suspension, replaced and removed clauses, named regimes.
#include "core/rules/fold.h"

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

Folded folded(const RuleBook& book, const char* day, bool enforced, Problems& problems) {
  RegimeChoice choice;
  choice.on = *read_date(day);
  choice.enforced = enforced;
  return fold(book, choice, problems);
}

// Instrument of the clause that stands in a slot, "" when there is none.
std::string standing(const char* slot, const char* day, bool enforced = true) {
  const RuleBook& book = shipped_rules().book();
  Problems problems;
  for (const ClauseVersion* clause : folded(book, day, enforced, problems).clauses) {
    if (clause->slot == slot) return book.instruments[static_cast<std::size_t>(clause->instrument)].id;
  }
  return {};
}

json later_act(const std::string& day) {
  json act = {{"title", "Act Two"}, {"kind", "rule"}, {"status", "in_force"}, {"cite", "Act Two"},
              {"dates", {{"effective", day}, {"checked", day}}},
              {"sources", json::array({{{"id", "own"}, {"title", "written for tests"}}})}, {"clauses", json::array()}};
  return act;
}

json with_later(const std::function<void(json& act)>& change, const std::string& day = "2025-03-01") {
  json pack = small_pack();
  json act = later_act(day);
  change(act);
  pack["instruments"]["act-two"] = act;
  pack["timeline"]["instruments"].push_back("act-two");
  return pack;
}

std::string outcome_of(const json& pack, const std::string& text) {
  Problems problems;
  const auto rules = rules_of(pack, problems);
  for (const Problem& problem : problems) FAIL_CHECK(problem.text());
  return outcome_in(check_with(*rules, text));
}

}  // namespace

TEST_CASE("the last word on a slot stands from its day on") {
  CHECK(standing("3a090-a1", "2022-10-20") == "");
  CHECK(standing("3a090-a1", "2022-10-21") == "us-2022-10-07-advanced-computing");
  CHECK(standing("3a090-a1", "2023-11-16") == "us-2022-10-07-advanced-computing");
  CHECK(standing("3a090-a1", "2023-11-17") == "us-2023-10-17-advanced-computing");
  CHECK(standing("aca", "2024-04-03") == "us-2023-10-17-advanced-computing");
  CHECK(standing("aca", "2024-04-04") == "us-2024-04-04-corrections");
  CHECK(standing("letter-2023-10", "2023-10-22") == "");
  CHECK(standing("letter-2023-10", "2023-10-23") == "us-2023-10-23-letter");
  CHECK(standing("letter-2023-10", "2023-11-17") == "");
  CHECK(standing("review-friends", "2023-01-01") != "");
  CHECK(standing("review-friends", "2023-11-17") == "");
}

TEST_CASE("in the books and as enforced differ since May 2025") {
  // Clauses with dates of their own hold before the rule's compliance date.
  CHECK(standing("review-denial", "2025-01-13") == "us-2025-01-13-diffusion");
  CHECK(standing("lpp", "2025-05-14", false) == "");
  CHECK(standing("lpp", "2025-05-15", false) == "us-2025-01-13-diffusion");
  CHECK(standing("lpp", "2025-05-15", true) == "");
  CHECK(standing("scope-a", "2025-06-01", false) == "us-2025-01-13-diffusion");
  CHECK(standing("scope-a", "2025-06-01", true) == "us-2023-10-17-advanced-computing");
  // The headquarters limb stays enforced.
  CHECK(standing("scope-hq-a", "2025-06-01", true) == "us-2025-01-13-diffusion");
  CHECK(standing("review-denial", "2025-06-01", true) == "us-2025-01-13-diffusion");
}

TEST_CASE("a named regime is its text as if in force, on any day") {
  const char* order = "tpp=15824&dc=1&qty=500&to=IND&hq=IND";
  CHECK(outcome(std::string(order) + "&regime=us-2025-01-diffusion") == "exception:LPP");
  CHECK(outcome(std::string(order) + "&regime=us-2025-01-diffusion&on=2026-11-22") == "exception:LPP");
  CHECK(outcome(std::string(order) + "&regime=us-2023-11&on=2026-11-22") == "no_license");
  CHECK(outcome(std::string(order) + "&on=2025-06-01") == "no_license");
  CHECK(outcome(std::string(order) + "&on=2025-06-01&basis=codified") == "exception:LPP");
  CHECK(check(std::string(order) + "&regime=us-2023-11")["basis"].is_null());
  CHECK(check(std::string(order) + "&on=2025-06-01&basis=codified")["regime"] == "us-2025-01-diffusion");
  CHECK(check(std::string(order) + "&on=2025-06-01&basis=codified")["status"] == "codified_not_enforced");
  CHECK(check(std::string(order) + "&on=2025-06-01")["other_basis"]["outcome"] == "exception:LPP");
}

TEST_CASE("before the rules begin nothing is decided, and coverage says so") {
  json pack = small_pack();
  pack["timeline"]["covers"] = {{"from", "2024-02-01"}, {"checked", "2026-06-30"}};
  pack["timeline"]["gaps"] = {{{"id", "not-read"}, {"from", "2024-09-01"}, {"to", "2024-09-30"}, {"text", {{"en", "an act that was not read"}}}}};
  Problems problems;
  const auto rules = rules_of(pack, problems);
  const auto on = [&](const char* day) { return check_with(*rules, std::string("power=60&area=60&qty=20&to=CCC&hq=AAA&on=") + day); };
  CHECK(on("2024-01-31")["verdict"] == "undetermined");
  CHECK(on("2024-01-31")["coverage"] == "partial");
  CHECK(on("2024-02-01")["verdict"] == "license");
  CHECK(on("2024-02-01")["coverage"] == "full");
  CHECK(on("2024-09-01")["coverage"] == "partial");
  CHECK(on("2024-09-01")["gaps"] == json::array({"not-read"}));
  CHECK(on("2024-10-01")["coverage"] == "full");
  CHECK(on("2026-07-01")["coverage"] == "stale");
  CHECK(on("2024-09-01&regime=one")["coverage"] == "full");
  // The shipped rules say since when they hold.
  const RuleBook& book = shipped_rules().book();
  CHECK(check("tpp=15824&dc=1&io=900&to=CHN&hq=CHN&on=" + write_date(book.covers_from - 1))["verdict"] == "undetermined");
}

TEST_CASE("a later instrument replaces a clause and a parameter") {
  const json pack = with_later([](json& act) {
    act["parameters"]["line"] = {{"value", 70}, {"unit", "W"}, {"cite", "Act Two, 1"}, {"confidence", "text"}, {"says", "Higher."}};
    act["clauses"].push_back({{"id", "rest"}, {"step", "review"}, {"order", 2}, {"cite", "Act Two, 2"}, {"confidence", "text"},
                              {"says", "Refused."}, {"replace", true}, {"effect", {{"license", "deny"}}}});
  });
  CHECK(outcome_of(pack, "power=60&area=60&qty=20&to=CCC&hq=AAA&on=2025-02-28") == "license:case_by_case");
  CHECK(outcome_of(pack, "power=60&area=60&qty=20&to=CCC&hq=AAA&on=2025-03-01") == "not_controlled");
  CHECK(outcome_of(pack, "power=80&area=60&qty=20&to=CCC&hq=AAA&on=2025-03-01") == "license:deny");
  // The named regime does not list the later act.
  CHECK(outcome_of(pack, "power=60&area=60&qty=20&to=CCC&hq=AAA&on=2025-03-01&regime=one") == "license:case_by_case");
}

TEST_CASE("a suspension ends, and what was replaced stands again meanwhile") {
  json pack = with_later([](json& act) {
    act["clauses"].push_back({{"id", "rest"}, {"step", "review"}, {"order", 2}, {"cite", "Act Two, 2"}, {"confidence", "text"},
                              {"says", "Refused."}, {"replace", true}, {"effect", {{"license", "deny"}}}});
    act["clauses"].push_back({{"id", "extra"}, {"step", "review"}, {"order", 0}, {"cite", "Act Two, 3"}, {"confidence", "text"},
                              {"says", "Two or more boxes of home are approved."}, {"when", {"chip.home", "is", 1}},
                              {"effect", {{"license", "approve"}}}});
  });
  json pause = later_act("2025-05-01");
  pause["suspends"] = json::array({{{"instrument", "act-two"}, {"bases", {"enforced"}}, {"except", {"extra"}},
                                    {"from", "2025-05-01"}, {"to", "2025-06-30"}}});
  pack["instruments"]["act-zero"] = pause;
  pack["timeline"]["instruments"].push_back("act-zero");
  const std::string order = "power=60&area=60&qty=20&to=CCC&hq=AAA&on=";
  CHECK(outcome_of(pack, order + "2025-04-30") == "license:deny");
  CHECK(outcome_of(pack, order + "2025-05-01") == "license:case_by_case");
  CHECK(outcome_of(pack, order + "2025-05-01&basis=codified") == "license:deny");
  CHECK(outcome_of(pack, order + "2025-06-30") == "license:case_by_case");
  CHECK(outcome_of(pack, order + "2025-07-01") == "license:deny");
  CHECK(outcome_of(pack, order + "2025-05-01&home=1&reading.home=yes") == "license:approve");
}

TEST_CASE("replacing or removing what is not there needs a word") {
  const auto replacing = [](const char* absent, bool remove) {
    return with_later([&](json& act) {
      json clause = {{"id", "not-there"}};
      clause[remove ? "remove" : "replace"] = true;
      if (*absent) clause["absent"] = absent;
      if (!remove) {
        clause.update({{"step", "review"}, {"order", 0}, {"cite", "Act Two"}, {"confidence", "text"}, {"says", "Refused."},
                       {"effect", {{"license", "deny"}}}});
      }
      act["clauses"].push_back(clause);
    });
  };
  const std::string order = "power=60&area=60&qty=20&to=CCC&hq=AAA&on=2025-03-01";
  CHECK(first_problem(replacing("", false)).find("act-two.json#/clauses/0: there is no clause \"not-there\" to replace here") == 0);
  CHECK(first_problem(replacing("", true)).find("there is no clause \"not-there\" to remove here") != std::string::npos);
  CHECK(first_problem(replacing("add", false)) == "");
  CHECK(outcome_of(replacing("add", false), order) == "license:deny");
  CHECK(first_problem(replacing("skip", false)) == "");
  CHECK(outcome_of(replacing("skip", false), order) == "license:case_by_case");
  CHECK(first_problem(replacing("skip", true)) == "");
}

TEST_CASE("instruments of one day hold in order of their file names") {
  json pack = small_pack();
  for (const auto& [name, policy] : {std::pair{"act-x", "approve"}, std::pair{"act-b", "deny"}}) {
    json act = later_act("2025-03-01");
    act["clauses"].push_back({{"id", "rest"}, {"step", "review"}, {"order", 2}, {"cite", "Act"}, {"confidence", "text"}, {"says", "So."},
                              {"replace", true}, {"effect", {{"license", policy}}}});
    pack["instruments"][name] = act;
    pack["timeline"]["instruments"].push_back(name);
  }
  CHECK(outcome_of(pack, "power=60&area=60&qty=20&to=CCC&hq=AAA&on=2025-03-01") == "license:approve");
}

TEST_CASE("every day on which something changes is known") {
  const std::vector<Day> days = change_days(shipped_rules().book());
  for (const char* day : {"2022-10-21", "2023-10-23", "2023-11-17", "2024-03-15", "2024-04-04", "2024-05-30", "2025-01-13", "2025-05-15",
                          "2025-05-13", "2025-07-01", "2025-11-07", "2026-02-03", "2026-07-10", "2027-12-31"}) {
    CAPTURE(day);
    const Day wanted = *read_date(day);
    const bool last_day = std::string(day) == "2027-12-31";
    CHECK(std::binary_search(days.begin(), days.end(), last_day ? wanted + 1 : wanted));
  }
}

TEST_CASE("a regime on top of the law of the day follows the date and adds its own") {
  json pack = with_later([](json& act) {
    act["clauses"].push_back({{"id", "rest"}, {"step", "review"}, {"order", 2}, {"cite", "Act Two"}, {"confidence", "text"}, {"says", "Denied."},
                              {"replace", true}, {"effect", {{"license", "deny"}}}});
  }, "2031-01-01");
  auto& listed = pack["timeline"]["instruments"];
  listed.erase(listed.size() - 1);
  pack["timeline"]["regimes"].push_back({{"id", "bill"}, {"on_top", "enforced"}, {"instruments", json::array({"act-two"})}});
  CHECK(outcome_of(pack, "power=60&area=100&qty=100&to=CCC&hq=AAA&on=2024-06-01") == "license:case_by_case");
  CHECK(outcome_of(pack, "power=60&area=100&qty=100&to=CCC&hq=AAA&on=2024-06-01&regime=bill") == "license:deny");
  // Before Act One there is nothing below the bill.
  pack["instruments"]["act-two"]["clauses"][0]["absent"] = "add";
  CHECK(outcome_of(pack, "power=60&area=100&qty=100&to=CCC&hq=AAA&on=2023-06-01&regime=bill") == "not_controlled");
  pack["timeline"]["regimes"][1]["on_top"] = "paper";
  CHECK(first_problem(pack) == "timeline.json#/regimes/1/on_top: expected codified or enforced, not \"paper\"");
}
