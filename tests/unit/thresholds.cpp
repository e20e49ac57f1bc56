// Lines of computing power: strictness, whether a line applies, one axis a unit; and an investment is never an export.
#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

json line_named(const json& decision, const std::string& id) {
  for (const json& line : decision["thresholds"]) {
    if (line["id"] == id) return line;
  }
  return json();
}

std::vector<json> axes(const std::string& text) {
  bool ok = false;
  const json request = {{"ask", "view"}, {"view", "check"}, {"case", text}, {"lang", "en"}, {"today", today}};
  const json view = json::parse(ask(shipped_rules(), request.dump(), ok));
  std::vector<json> out;
  for (const json& block : view["blocks"]) {
    if (block["type"] == "axis") out.push_back(block);
  }
  return out;
}

const std::string great_cluster = "tpp=16&qty=100000000&to=USA&hq=USA";  // 10^20 op/s at 16 bit

}  // namespace

TEST_CASE("more than a line is not at it") {
  CHECK(line_named(check("flop=1e25&on=2025-06-01"), "treasury-prohibited")["crossed"] == false);
  CHECK(line_named(check("flop=1.000001e25&on=2025-06-01"), "treasury-prohibited")["crossed"] == true);
  CHECK(line_named(check("flop=1e26&open=0&basis=codified&on=2025-06-01"), "4e091")["crossed"] == true);
}

TEST_CASE("utilization slows a run and leaves the theoretical maximum alone") {
  const json decision = check(great_cluster + "&net=400&mfu=0.4&days=1&on=2024-10-01");
  CHECK(line_named(decision, "eo-14110-cluster")["crossed"] == true);
  CHECK(line_named(decision, "eo-14110-cluster")["days"].is_null());
  CHECK(line_named(decision, "eo-14110-model")["flop"].get<double>() == doctest::Approx(0.4e20 * 86400));
}

TEST_CASE("a line that may not concern the case says so") {
  const json open = line_named(check(great_cluster + "&on=2024-10-01"), "eo-14110-cluster");
  CHECK(open["crossed"] == true);
  CHECK(open["applies"].is_null());
  const std::vector<json> drawn = axes(great_cluster + "&on=2024-10-01");
  REQUIRE(drawn.size() == 2);
  CHECK(drawn[1]["lines"][0]["crossed"] == false);
  CHECK(drawn[1]["lines"][0]["detail"].get<std::string>().find("Network speed") != std::string::npos);
}

TEST_CASE("lines in operations a second stand on an axis of their own") {
  const std::vector<json> drawn = axes(great_cluster + "&net=400&days=30&on=2024-10-01");
  REQUIRE(drawn.size() == 2);
  CHECK(drawn[0]["unit"] == "FLOP");
  for (const json& line : drawn[0]["lines"]) CHECK(line["id"] != "eo-14110-cluster");
  CHECK(drawn[1]["unit"] == "operations a second");
  CHECK(drawn[1]["lines"][0]["crossed"] == true);
  CHECK(drawn[1]["lines"][0]["state"] == "reached");
  REQUIRE(drawn[1]["marks"].size() == 1);
  CHECK(drawn[1]["marks"][0]["value"] == 1e20);
  CHECK(drawn[1]["low"].get<double>() <= 1e20);
  CHECK(drawn[1]["high"].get<double>() > 1e20);
  // A small order far below a line that may not even apply needs no second picture.
  CHECK(axes("chip=nvidia-h100-sxm&to=SGP&hq=SGP&on=2024-10-01").size() == 1);
}

TEST_CASE("a proposal is a line under its own name only, and says what it is") {
  CHECK(line_named(check("flop=2e26&on=2024-10-01"), "bis-reporting-model").is_null());
  const json proposed = line_named(check("flop=2e26&regime=proposal-bis-reporting"), "bis-reporting-model");
  REQUIRE(proposed.is_object());
  CHECK(proposed["obligation"].get<std::string>().find("Proposed, never final") == 0);
}

TEST_CASE("an investment or an import is never an export that needs a license" * doctest::test_suite("every law")) {
  std::vector<std::string> rules;
  for (const NamedRegime& regime : shipped_rules().book().regimes) rules.push_back("&regime=" + regime.id);
  for (const char* on : {"2022-12-01", "2023-10-24", "2024-06-01", "2025-06-01", "2026-08-01"}) {
    rules.push_back(std::string("&on=") + on);
    rules.push_back(std::string("&basis=codified&on=") + on);
  }
  for (const std::string& regime : rules) {  // outermost: a law is compiled once for all its cases
    for (const char* act : {"act=invest", "act=import"}) {
      for (const char* item : {"&chip=nvidia-h100-sxm", "&chip=nvidia-h20", "&flop=3e26&open=0"}) {
        const std::string verdict = outcome(std::string(act) + item + "&to=CHN&hq=CHN&listed=1" + regime);
        INFO(act << item << regime);
        CHECK(verdict.rfind("license", 0) != 0);
        CHECK(verdict.rfind("exception", 0) != 0);
      }
    }
  }
}
