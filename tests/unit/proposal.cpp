// The question "proposal": knobs, clusters and models under texts that are not law.
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

json proposal(json request) {
  request["ask"] = "proposal";
  return asked(std::move(request));
}

int over(const json& answer, std::size_t line) { return answer["cluster_lines"][line]["over"].get<int>(); }

}  // namespace

TEST_CASE("proposal: moving a knob moves the count") {
  const json text = proposal({{"case", ""}});
  REQUIRE(text["cluster_lines"].size() == 2);
  const json higher = proposal({{"case", "set.treaty_rate=1e18"}});
  const json lower = proposal({{"case", "set.treaty_rate=1e16"}});
  CHECK(higher["cluster_lines"][0]["line"] == 1e18);
  CHECK(over(higher, 0) < over(text, 0));
  CHECK(over(lower, 0) > over(text, 0));
  CHECK(over(higher, 1) == over(text, 1));
  const json* knob = line_of(higher, "knobs", "id", "treaty_rate");
  REQUIRE(knob);
  CHECK((*knob)["now"] == 1e18);
  CHECK((*knob)["value"] == 1e17);
  CHECK((*knob)["turned"]["clusters"].get<int>() >= over(text, 0) - over(higher, 0));
  CHECK((*knob)["turned"]["models"] == 0);
}

TEST_CASE("proposal: by the text, the table tells what half and twice of each number change") {
  const json text = proposal({{"case", ""}});
  const json* rate = line_of(text, "knobs", "id", "treaty_rate");
  REQUIRE(rate);
  CHECK((*rate)["halved"]["clusters"].get<int>() == over(proposal({{"case", "set.treaty_rate=5e16"}}), 0) - over(text, 0));
  CHECK((*rate)["doubled"]["clusters"].get<int>() > 0);
  CHECK_FALSE(line_of(text, "knobs", "id", "efficiency_baseline")->contains("halved"));  // nothing to halve
}

TEST_CASE("proposal: every cluster of the catalog has the outcome of its case") {
  const json view = asked({{"ask", "view"}, {"view", "proposal"}, {"case", ""}});
  const json* table = nullptr;
  for (const json& block : view["blocks"]) {
    if (block["type"] == "table" && block["rows"].size() > 100) table = &block;
  }
  REQUIRE(table);
  CHECK((*table)["rows"].size() == shipped_rules().book().clusters.count);
  for (std::size_t i = 0; i < (*table)["rows"].size(); i += 29) {
    const json decision = check((*table)["cases"][i]);
    CHECK(decision["verdict"] != "undetermined");
    CHECK_MESSAGE((*table)["tones"][i] == (decision["verdict"] == "not_controlled" ? "not-controlled" : decision["verdict"] == "no_license" ? "no-license" : "exception"),
                  (*table)["cases"][i].dump());
  }
}

TEST_CASE("proposal: another text is chosen by its regime, and models can be shown") {
  const json miri = proposal({{"case", ""}, {"view.of", "proposal-miri-agreement"}});
  CHECK(miri["regime"] == "proposal-miri-agreement");
  CHECK(miri["cluster_lines"].empty());
  REQUIRE(miri["model_lines"].size() == 2);
  CHECK(miri["outcomes"]["models"]["barred"].get<int>() == miri["model_lines"][1]["over"].get<int>());
  const std::string shown = shown_of(shipped_rules(), "proposal", {{"case", ""}, {"view.of", "proposal-miri-agreement"}});
  CHECK(mentions(shown, "Models under this text"));
}

TEST_CASE("proposal: whoever is over the lowest line stands in an outcome's row, with why where nothing is asked of them") {
  const view::View shown = view_any(shipped_rules(), json{{"ask", "view"}, {"view", "proposal"}, {"case", ""}, {"today", today}}.dump());
  std::string head;
  int told = 0;
  bool untouched = false;
  for (const view::Block& block : shown.blocks) {
    if (const auto* headline = std::get_if<view::Headline>(&block)) head = headline->text;
    const auto* facts = std::get_if<view::Facts>(&block);
    if (!facts) continue;
    const std::string before = "over the lowest line: ";
    for (const auto& row : facts->rows) {
      if (row.detail.rfind(before, 0) == 0) told += std::stoi(row.detail.substr(before.size()));
      untouched = untouched || mentions(row.detail, "it asks nothing of them");
    }
  }
  CHECK(head.rfind(std::to_string(told) + " of ", 0) == 0);
  CHECK(untouched);
}
