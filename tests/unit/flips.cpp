// What would change it: the nearest numbers on both sides, days, and lists of choices.
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const std::string in_june_2025 = "&regime=us-2025-01-diffusion&on=2025-06-01";

// The case of a decision with one key set to a flip's value.
std::string changed(const json& decision, const std::string& key, const std::string& value) {
  return set_key(shipped_rules(), decision["case"].get<std::string>(), key, value);
}

std::string value_of(const json& value) { return value.is_string() ? value.get<std::string>() : write_number(value); }

}  // namespace

TEST_CASE("the order that no longer fits is found to the chip") {
  const json decision = check("tpp=15824&die=814&dc=1&qty=500&to=IND&hq=IND" + in_june_2025);
  const auto quantity = flips(decision, "qty");
  REQUIRE(quantity.size() == 1);
  CHECK(quantity[0] == json({{"fact", "qty"}, {"from", 500}, {"to", 1700}, {"outcome", "license:approve_within_cap"}}));
  const json over = check("tpp=15824&die=814&dc=1&qty=1700&to=IND&hq=IND" + in_june_2025);
  const auto both = flips(over, "qty");
  REQUIRE(both.size() == 2);
  CHECK(both[0]["to"] == 1699);
  CHECK(both[0]["outcome"] == "exception:LPP");
  CHECK(both[1]["to"] == 49925);
  CHECK(both[1]["outcome"] == "license:deny_over_cap");
}

TEST_CASE("a custom chip's figures flip on both sides") {
  const json decision = check("tpp=3000&die=1000&dc=1&to=CHN&hq=CHN&regime=us-2023-11");
  CHECK(decision["classification"] == json::array({"3A090.b"}));
  const auto tpp = flips(decision, "tpp");
  REQUIRE(tpp.size() == 2);
  CHECK(tpp[0]["to"] == 2399);
  CHECK(tpp[0]["outcome"] == "not_controlled");
  CHECK(tpp[1]["to"] == 4800);
  CHECK(tpp[1]["outcome"] == "license:deny");
}

TEST_CASE("countries that change the outcome are listed, one entry an outcome") {
  const json decision = check("tpp=15824&die=814&dc=1&qty=500&to=IND&hq=IND" + in_june_2025);
  const auto to = flips(decision, "to");
  bool denied = false, none = false;
  std::size_t all = 0;
  for (const json& flip : to) {
    CHECK(flip["outcome"] != "exception:LPP");
    CHECK(flip["outcome"] != "undetermined");
    all += flip["values"].size();
    if (flip["outcome"] == "license:deny") {
      denied = true;
      for (const char* country : {"CHN", "HKG", "MAC", "RUS", "IRN"}) CHECK(has(flip["values"], country));
      CHECK_FALSE(has(flip["values"], "DEU"));
    }
    none = none || (flip["outcome"] == "no_license" && has(flip["values"], "USA"));
  }
  CHECK(denied);
  CHECK(none);
  CHECK(all < shipped_rules().book().countries.count);
}

TEST_CASE("days on which the rules turn are found before and after") {
  const auto days = flips(check("tpp=15824&dc=1&die=814&qty=5000&to=POL&hq=POL&on=2025-06-01&basis=codified"), "on");
  REQUIRE(days.size() == 1);
  CHECK(days[0]["to"] == "2025-05-14");
  CHECK(days[0]["outcome"] == "no_license");
  const auto cyprus = flips(check("tpp=15824&dc=1&die=814&to=CYP&hq=CYP&on=2024-05-29"), "on");
  REQUIRE_FALSE(cyprus.empty());
  CHECK(cyprus[0]["to"] == "2024-05-30");
}

TEST_CASE("an undetermined case has no flips") {
  CHECK(check("tpp=15824&to=CHN&regime=us-2023-11&dc=0")["flips"].is_array());
  CHECK(check("to=CHN&regime=us-2023-11")["flips"].empty());
}

// Asking the flipped case gives what the flip says, and one step less does not.
TEST_CASE("every flip is true") {
  for (const char* text : {"tpp=15824&die=814&dc=1&qty=500&to=IND&hq=IND&regime=us-2025-01-diffusion",
                           "tpp=15824&die=814&dc=1&qty=60000&to=PRT&hq=PRT&used-cap=1000000&regime=us-2025-01-diffusion",
                           "tpp=2000&die=500&dc=1&to=CHN&hq=CHN&regime=us-2023-11", "chip=nvidia-h20&qty=10&to=CHN&hq=CHN&on=2025-03-01",
                           "chip=nvidia-rtx-4090&to=VNM&hq=VNM&on=2024-08-01", "flop=2e26&open=0&to=FRA&hq=FRA&secure=1&regime=us-2025-01-diffusion",
                           "tpp=15824&dc=1&qty=1000&to=MYS&hq=USA&veu=uveu&share-us=0.6&share-outside=0.2&share-here=0.06&regime=us-2025-01-diffusion",
                           "tpp=15824&dc=1&qty=10000&to=IND&hq=IND&veu=nveu&base=500000000&on=2025-06-01&regime=us-2025-01-diffusion"}) {
    CAPTURE(text);
    const json decision = check(text);
    REQUIRE_FALSE(decision.contains("error"));
    CHECK_FALSE(decision["flips"].empty());
    for (const json& flip : decision["flips"]) {
      const std::string key = flip["fact"];
      if (flip.contains("values")) {
        for (std::size_t i = 0; i < flip["values"].size(); i += 7) {
          const std::string value = flip["values"][i];
          CHECK_MESSAGE(outcome_in(check(changed(decision, key, value))) == flip["outcome"], key, " ", value);
        }
        continue;
      }
      CHECK_MESSAGE(outcome_in(check(changed(decision, key, value_of(flip["to"])))) == flip["outcome"], key, " ", flip["to"].dump());
      if (key != "qty") continue;
      const double back = flip["to"].get<double>() + (flip["to"] > flip["from"] ? -1 : 1);
      CHECK(outcome_in(check(changed(decision, key, write_number(back)))) == outcome_in(decision));
    }
  }
}

TEST_CASE("a number without a grid of its own turns at a short decimal") {
  const auto lines = flips(check("hbm=2.5&to=CHN&hq=CHN&on=2025-02-01"), "hbm");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["to"].dump() == "2");
  CHECK(lines[1]["to"].dump() == "3.3");
}

TEST_CASE("a share is turned from its default like any other number, and the two values are told apart") {
  const json unowned = check("chip=nvidia-l20&to=CHN&hq=CHN&on=2025-10-15");
  REQUIRE(flips(unowned, "listed-share").size() == 1);
  CHECK(flips(unowned, "listed-share")[0]["to"] == 0.5);
  CHECK(flips(unowned, "listed-share")[0]["outcome"] == "license:unknown");
  const json investment = check("act=invest&to=SGP&hq=SGP&flop=2e25&on=2025-06-01");
  REQUIRE(flips(investment, "covered-share").size() == 1);
  CHECK(flips(investment, "covered-share")[0]["outcome"] == "barred");
  const auto told = [](const std::string& text) { return shown_of(shipped_rules(), "check", {{"case", text}}); };
  CHECK(mentions(told("chip=nvidia-l20&to=CHN&hq=CHN&listed-share=0.5&on=2025-10-15"), "49.9999 % instead of 50 %"));
  CHECK(mentions(told("act=invest&to=SGP&hq=SGP&flop=2e25&covered-share=0.5&on=2025-06-01"), "50.0001 % instead of 50 %"));
  CHECK(mentions(told("act=invest&to=CHN&hq=CHN&flop=1e25&on=2025-06-01"), "1.00001 × 10²⁵ operations instead of 10²⁵ operations"));
}

TEST_CASE("no text of a flip says that a number would be what it is") {
  int told = 0;
  for (const char* text : {"chip=nvidia-l20&to=CHN&hq=CHN&listed-share=0.5", "act=invest&to=SGP&hq=SGP&flop=2e25&covered-share=0.500001&on=2025-06-01",
                           "act=invest&to=CHN&hq=CHN&flop=1e25&on=2025-06-01", "flop=1.01e26&open=0&to=IND&hq=IND&on=2026-06-01&basis=codified",
                           "tpp=3000&die=506.756&dc=1&to=CHN&hq=CHN&regime=us-2023-11", "hbm=2&to=CHN&hq=CHN&on=2025-06-01"}) {
    const json view = json::parse(shown_of(shipped_rules(), "check", {{"case", text}}));
    for (const json& block : view.at("blocks")) {
      if (block.value("type", "") != "choices") continue;
      for (const json& choice : block.at("choices")) {
        const std::string says = choice.at("text");
        const std::size_t middle = says.find(" instead of "), start = says.find(": ");
        if (middle == std::string::npos) continue;
        CHECK_MESSAGE(says.substr(start + 2, middle - start - 2) != says.substr(middle + 12), says);
        ++told;
      }
    }
  }
  CHECK(told > 5);
}
