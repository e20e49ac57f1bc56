// The view "rule" and what-ifs: what an override changes, and that every view says that it is one.
#include "core/ask/what_if.h"
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

WhatIf what_if(const std::string& text) {
  Case the_case;
  REQUIRE_FALSE(read_case(shipped_rules().book(), text, false, the_case));
  WhatIf out;
  REQUIRE_FALSE(ask_what_if(shipped_rules().programs(), the_case, *read_date(today), out));
  return out;
}

json control(const json& view, const std::string& key) {
  for (const json& block : view["blocks"]) {
    if (block["type"] != "controls") continue;
    for (const json& one : block["controls"]) {
      if (one["key"] == key) return one;
    }
  }
  return json::object();
}

json rule(const std::string& text) { return json::parse(shown_of(shipped_rules(), "rule", {{"case", text}})); }

}  // namespace

TEST_CASE("what-if: the cells that change are those in which two matrices differ") {
  for (const char* override_text : {"&set.a_tpp=2000", "&group.D:5=+POL", "&reading.hq-a6=spared"}) {
    const std::string law = "qty=10&on=2024-06-01";
    const WhatIf found = what_if(law + override_text);
    const json before = asked({{"ask", "matrix"}, {"case", law}, {"chips", "all"}, {"to", "all"}});
    const json after = asked({{"ask", "matrix"}, {"case", law + override_text}, {"chips", "all"}, {"to", "all"}});
    std::size_t differ = 0;
    for (std::size_t chip = 0; chip < before["cells"].size(); ++chip) {
      for (std::size_t place = 0; place < before["cells"][chip].size(); ++place) {
        const auto outcome_of = [&](const json& matrix) { return matrix["outcomes"][matrix["cells"][chip][place].get<std::size_t>()]["outcome"]; };
        differ += outcome_of(before) != outcome_of(after) ? 1 : 0;
      }
    }
    CHECK_MESSAGE(found.changed == differ, std::string(override_text));
    std::size_t told = 0;
    for (const ChangedChip& one : found.changes) told += one.places.size();
    CHECK(told == found.changed);
  }
}

TEST_CASE("what-if: every view is marked while an override stands, and none when it is taken back or idle") {
  const std::string law = "chip=nvidia-h20&to=CHN&hq=CHN&on=2024-06-01";
  for (const char* view : {"check", "world", "lines", "rule"}) {
    CHECK_MESSAGE(mentions(shown_of(shipped_rules(), view, {{"case", law + "&set.a_tpp=2000"}}), "This is a what-if"), std::string(view));
    CHECK_FALSE(mentions(shown_of(shipped_rules(), view, {{"case", law}}), "This is a what-if"));
  }
  const std::string checked = shown_of(shipped_rules(), "check", {{"case", law + "&set.a_tpp=2000"}});
  CHECK(mentions(checked, "What if: 1 × HGX H20"));
  CHECK(mentions(checked, "“Total processing performance from which a chip is a 3A090.a item”: 2,000 TPP (by law 4,800 TPP)"));
  CHECK(mentions(checked, R"("case_text":"chip=nvidia-h20&to=CHN&hq=CHN&on=2024-06-01","action":"Back to the law")"));
  // A number that these rules do not have changes nothing.
  CHECK_FALSE(mentions(shown_of(shipped_rules(), "check", {{"case", law + "&set.lpp_cap=1"}}), "This is a what-if"));
}

TEST_CASE("rule: numbers are sliders around the law's value, overridden ones say what the law has") {
  const std::string law = "chip=nvidia-h20&to=CHN&hq=CHN&on=2024-06-01";
  const json plain = control(rule(law), "set.a_tpp");
  CHECK(plain["at"] == 4800);
  CHECK(plain["logarithmic"] == true);
  CHECK(plain["min"].get<double>() < 4800);
  CHECK(plain["max"].get<double>() > 4800);
  CHECK_FALSE(plain.contains("changed"));
  CHECK(mentions(plain["cite"]["text"].get<std::string>(), "3A090"));
  const json moved = control(rule(law + "&set.a_tpp=2000"), "set.a_tpp");
  CHECK(moved["at"] == 2000);
  CHECK(moved["changed"] == true);
  CHECK(mentions(moved["detail"].get<std::string>(), "4,800 TPP"));
}

TEST_CASE("rule: readings are choices, clauses stand by step or by act with their sources") {
  const json view = rule("chip=nvidia-h100-sxm&to=POL&hq=POL&regime=us-2025-01-diffusion");
  const json reading = control(view, "reading.lpp-in-d1-d4");
  CHECK(reading["kind"] == "choice");
  CHECK_FALSE(reading.contains("changed"));
  CHECK(reading["options"].size() == 2);
  const json by_act = json::parse(shown_of(shipped_rules(), "rule", {{"case", "chip=nvidia-h100-sxm&to=POL&hq=POL"}, {"view.by", "act"}}));
  for (const json* one : {&view, &by_act}) {
    std::size_t clauses = 0;
    std::string steps;
    for (const json& block : (*one)["blocks"]) {
      if (block["type"] != "clauses") continue;
      for (const json& clause : block["clauses"]) {
        clauses++;
        if (steps.find(clause["step"].get<std::string>()) == std::string::npos) steps += clause["step"].get<std::string>() + ";";
        CHECK_FALSE(clause["cite"]["text"].get<std::string>().empty());
      }
    }
    CHECK(clauses > 20);
    CHECK_FALSE(steps.empty());
  }
}

TEST_CASE("rule: a number that is turned marks every view of a case as what if") {
  const std::string own = "chip=nvidia-h20&qty=1000&to=CHN&hq=CHN&on=2024-06-01&set.a_tpp=4000";
  for (const char* view : {"check", "map", "lines", "quota", "compute", "time", "rule"}) {
    CAPTURE(std::string(view));
    CHECK(mentions(shown_of(shipped_rules(), view, {{"case", own}}), "This is a what-if, not the law."));
  }
}
