// The question "timeline": one case under every law in order of date, and why it changed.
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

json timeline(const std::string& text) { return asked({{"ask", "timeline"}, {"case", text}}); }

const json& basis(const json& answer, const std::string& name) {
  static const json none = json::object();
  const json* found = line_of(answer, "bases", "basis", name);
  return found ? *found : none;
}

/// The stretch that holds a day.
json stretch(const json& one_basis, const std::string& day) {
  for (const json& line : one_basis["stretches"]) {
    if (line["from"].get<std::string>() <= day && (line["to"].is_null() || day <= line["to"].get<std::string>())) return line;
  }
  return json::object();
}

json step(const json& one_basis, const std::string& day) {
  const json* found = line_of(one_basis, "steps", "on", day);
  return found ? *found : json::object();
}

const std::string h100_to_poland = "chip=nvidia-h100-sxm&qty=1000&to=POL&hq=POL";
const std::string h100_to_china = "chip=nvidia-h100-sxm&qty=1000&to=CHN&hq=CHN";

}  // namespace

TEST_CASE("timeline: each stretch has the answer of check on each of its days") {
  const json answer = timeline(h100_to_china);
  for (const char* name : {"enforced", "codified"}) {
    const json& one = basis(answer, name);
    std::string next = "2022-08-26";
    for (const json& line : one["stretches"]) {
      CHECK(line["from"] == next);
      for (const json& day : {line["from"], line["to"]}) {
        if (day.is_null()) continue;
        const json now = check(h100_to_china + "&on=" + day.get<std::string>() + "&basis=" + name);
        CHECK_MESSAGE(line["outcome"] == outcome_in(now), day);
        CHECK(line["regime"] == now["regime"]);
        CHECK(line["coverage"] == now["coverage"]);
        CHECK(line["classification"] == now["classification"]);
      }
      if (!line["to"].is_null()) next = write_date(*read_date(line["to"].get<std::string>()) + 1);
    }
    CHECK(one["stretches"].back()["to"].is_null());
  }
}

TEST_CASE("timeline: stretches next to each other differ in something") {
  for (const std::string& text : {h100_to_poland, h100_to_china}) {
    const json answer = timeline(text);
    for (const json& one : answer["bases"]) {
      json before;
      for (json line : one["stretches"]) {
        line.erase("from");
        line.erase("to");
        CHECK_FALSE(same(before, line));
        before = line;
      }
    }
  }
}

TEST_CASE("timeline: the Diffusion rule bites on paper only, and the step says why") {
  const json answer = timeline(h100_to_poland);
  CHECK(stretch(basis(answer, "codified"), "2025-05-14")["outcome"] == "no_license");
  CHECK(stretch(basis(answer, "codified"), "2025-05-15")["outcome"] == "exception:LPP");
  CHECK(stretch(basis(answer, "codified"), "2025-05-15")["clause"]["id"] == "lpp");
  CHECK(mentions(stretch(basis(answer, "codified"), "2025-05-15")["clause"]["says"].get<std::string>(), "26,900,000 TPP"));
  CHECK(stretch(basis(answer, "enforced"), "2025-05-15")["outcome"] == "no_license");
  const json why = step(basis(answer, "codified"), "2025-05-15");
  CHECK(why["changes_outcome"] == true);
  CHECK(why["before"]["outcome"] == "no_license");
  CHECK(why["after"]["outcome"] == "exception:LPP");
  REQUIRE(line_of(why, "instruments", "id", "us-2025-01-13-diffusion"));
  REQUIRE(line_of(why, "clauses", "id", "lpp"));
  CHECK(line_of(why, "clauses", "id", "lpp")->at("change") == "added");
  REQUIRE(line_of(why, "caps", "limit", "lpp"));
  CHECK(line_of(why, "caps", "limit", "lpp")->at("after") == 26900000);
}

TEST_CASE("timeline: an instrument that begins or of which nothing holds any longer is told") {
  const json answer = timeline(h100_to_china);
  const json& enforced = basis(answer, "enforced");
  const auto change = [&](const char* day, const char* id) {
    const json one = step(enforced, day);
    const json* found = one.empty() ? nullptr : line_of(one, "instruments", "id", id);
    return found ? found->at("change").get<std::string>() : std::string("not told");
  };
  CHECK(change("2022-10-21", "us-2022-10-07-advanced-computing") == "begins");
  CHECK(change("2023-11-17", "us-2022-10-07-advanced-computing") == "ends");
  CHECK(change("2025-09-29", "us-2025-09-29-affiliates") == "begins");
}

TEST_CASE("timeline: an act that only suspends ends with its suspension, and what it suspended holds again") {
  const std::string owned = "chip=nvidia-l20&to=CHN&hq=CHN&listed-share=0.5";
  const json answer = timeline(owned);
  for (const char* name : {"enforced", "codified"}) {
    const json back = step(basis(answer, name), "2026-11-10");
    REQUIRE(line_of(back, "instruments", "id", "us-2025-11-10-affiliates-suspended"));
    CHECK(line_of(back, "instruments", "id", "us-2025-11-10-affiliates-suspended")->at("change") == "ends");
    REQUIRE(line_of(back, "instruments", "id", "us-2025-09-29-affiliates"));
    CHECK(line_of(back, "instruments", "id", "us-2025-09-29-affiliates")->at("change") == "extends");
  }
  CHECK(mentions(shown_of(shipped_rules(), "time", {{"case", owned}}), "Now holds: Affiliates rule ("));
  const std::string told = shown_of(shipped_rules(), "check", {{"case", owned}});
  CHECK(mentions(told, "by a later act: Affiliates rule"));
  CHECK_FALSE(mentions(told, "by a later act: Affiliates rule suspended"));
}

TEST_CASE("timeline: nothing is told as ended whose only sentence goes on") {
  const RuleBook& book = shipped_rules().book();
  const std::vector<Day> days = change_days(book);
  Problems none;
  for (const bool enforced : {true, false}) {
    for (std::size_t i = 1; i < days.size(); ++i) {
      RegimeChoice choice;
      choice.enforced = enforced;
      choice.on = days[i - 1];
      const Folded before = fold(book, choice, none);
      choice.on = days[i];
      const Folded after = fold(book, choice, none);
      for (const int act : before.instruments) {
        const auto of_act = [&](const ClauseVersion* clause) { return clause->instrument == act; };
        if (std::count_if(before.clauses.begin(), before.clauses.end(), of_act) != 1 || std::any_of(after.clauses.begin(), after.clauses.end(), of_act)) continue;
        const ClauseVersion* only = *std::find_if(before.clauses.begin(), before.clauses.end(), of_act);
        for (const ClauseVersion* clause : after.clauses) {
          CHECK_FALSE_MESSAGE((clause->slot == only->slot && clause->says == only->says), only->slot << " on " << write_date(days[i]));
        }
      }
    }
  }
}

TEST_CASE("timeline: a country that enters or leaves a group is named") {
  const json answer = timeline("chip=nvidia-h100-sxm&qty=1000&to=CYP&hq=CYP");
  const json cyprus = step(basis(answer, "enforced"), "2024-05-30");
  bool left = false;
  for (const json& member : cyprus["members"]) left = left || (member["country"] == "CYP" && member["group"] == "D:5" && member["before"] == "yes" && member["after"] == "no");
  CHECK(left);
}

TEST_CASE("timeline: date, basis and regime of the case are set aside and named") {
  json answer = timeline(h100_to_poland + "&on=2024-01-01&basis=codified");
  CHECK(answer["set_aside"] == json::array({"on=2024-01-01", "basis=codified"}));
  CHECK(answer["case"] == canonical(h100_to_poland));
  CHECK(same(answer["bases"], timeline(h100_to_poland)["bases"]));
  answer = timeline(h100_to_poland + "&regime=us-2023-11");
  CHECK(answer["set_aside"] == json::array({"regime=us-2023-11"}));
}

TEST_CASE("timeline: every named text is asked as if in force, in order of date") {
  const json answer = timeline(h100_to_poland);
  const RuleBook& book = shipped_rules().book();
  REQUIRE(answer["named"].size() == book.regimes.size());
  std::string before;
  for (const json& entry : answer["named"]) {
    CHECK(before <= entry["on"].get<std::string>());
    before = entry["on"];
    CHECK_MESSAGE(entry["outcome"] == outcome(h100_to_poland + "&regime=" + entry["id"].get<std::string>()), entry["id"]);
  }
}

TEST_CASE("timeline: what-ifs hold on every day") {
  const json answer = timeline(h100_to_poland + "&group.aia=+POL");
  CHECK(stretch(basis(answer, "codified"), "2025-06-01")["outcome"] == "exception:AIA");
}

TEST_CASE("timeline: a company is listed from its day on") {
  const RuleBook& book = shipped_rules().book();
  for (int row = 0; row < static_cast<int>(book.companies.count); ++row) {
    const std::optional<Day> since = read_date(book.companies.text(row, "listed_since"), true);
    if (!since || *since <= book.covers_from || *since > book.checked) continue;
    const std::string text = "tpp=100&die=100&dc=1&io=10&mem=10&to=DEU&company=" + book.companies.ids[static_cast<std::size_t>(row)];
    const json answer = timeline(text);
    const json line = stretch(basis(answer, "enforced"), write_date(*since));
    CHECK(line["from"] == write_date(*since));
    return;
  }
}

TEST_CASE("timeline: the view names stretches, steps and texts") {
  const std::string text = shown_of(shipped_rules(), "timeline", {{"case", h100_to_poland}});
  for (const char* words : {"Law by date, as enforced", "15 May 2025", "License Exception LPP", "90 FR 4544", "as if in force"}) CHECK_MESSAGE(mentions(text, words), std::string(words));
  CHECK(asked({{"ask", "timeline"}, {"case", "qty=0"}})["error"]["key"] == "qty");
}
