// The question "quota": caps over time, what is used, chips that fit, a ledger and applicants.
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

constexpr const char* to_poland = "chip=nvidia-h100-sxm&qty=5000&to=POL&hq=POL&regime=us-2025-01-diffusion&on=2025-06-01";

json quota(json request) {
  request["ask"] = "quota";
  return asked(std::move(request));
}

json blocks_of(json request) {
  request["ask"] = "view";
  request["view"] = "quota";
  return asked(std::move(request))["blocks"];
}

json block_of(const json& blocks, const std::string& type) {
  for (const json& block : blocks) {
    if (block["type"] == type) return block;
  }
  return json::object();
}

}  // namespace

TEST_CASE("quota: a cap in chips is rounded down") {
  const json answer = quota({{"case", to_poland}, {"view.limit", "country-cap"}});
  CHECK(answer["cap"] == 790000000);
  std::vector<std::string> seen;
  for (const json& one : answer["chips"]) {
    seen.push_back(one["chip"]);
    const double per = one["per"], fit = one["fit"], left = one["left"];
    CHECK(fit == std::floor(fit));
    CHECK(fit * per <= 790000000);
    CHECK((fit + 1) * per > 790000000);
    CHECK((left + 1) * per > 790000000 - answer["after"].get<double>());
  }
  for (const char* chip : {"nvidia-h100-sxm", "nvidia-h20", "nvidia-b200"}) CHECK(std::count(seen.begin(), seen.end(), chip) == 1);
  CHECK((*line_of(answer, "chips", "chip", "nvidia-h100-sxm"))["fit"] == 49898);
}

TEST_CASE("quota: what is used agrees with the check, from the order's quarter on") {
  const json answer = quota({{"case", to_poland}});
  CHECK(answer["limit"] == "country-cap");
  const json drawn = limit(check(to_poland), "country-cap");
  CHECK(answer["after"] == drawn["after"]);
  CHECK(answer["chips_left"] == drawn["chips_left"]);
  CHECK(answer["periods"].size() == 12);
  CHECK(answer["periods"][0]["used"].is_null());
  CHECK(answer["periods"][1]["used"] == drawn["after"]);
  CHECK(answer["periods"][11]["used"] == drawn["after"]);
}

TEST_CASE("quota: a table of caps by quarter is read day by day") {
  const json answer = quota({{"case", std::string(to_poland) + "&veu=nveu&assured=1"}, {"view.limit", "nveu"}});
  CHECK(answer["limit"] == "nveu");
  REQUIRE(answer["periods"].size() == 12);
  for (std::size_t i = 1; i < 12; ++i) CHECK(answer["periods"][i]["cap"] >= answer["periods"][i - 1]["cap"]);
  CHECK(answer["periods"][0]["cap"] < answer["periods"][11]["cap"]);
}

TEST_CASE("quota: a limit by the year is used in that year alone") {
  const json answer = quota({{"case", "chip=nvidia-h100-sxm&qty=500&to=IND&hq=IND&regime=us-2025-01-diffusion&on=2026-03-01"}, {"view.limit", "lpp"}});
  CHECK(answer["limit"] == "lpp");
  REQUIRE(answer["periods"].size() == 3);
  CHECK(answer["periods"][0]["used"] == 7916000);
  CHECK(answer["periods"][1]["used"].is_null());
}

TEST_CASE("quota: rules without a quota name those that have one") {
  const json blocks = blocks_of({{"case", "chip=nvidia-h100-sxm&qty=5000&to=POL&hq=POL&on=2023-12-01"}});
  CHECK(block_of(blocks, "plot").empty());
  const json choices = block_of(blocks, "choices");
  REQUIRE(choices.contains("choices"));
  REQUIRE(choices["choices"].size() > 1);
  for (const json& one : choices["choices"]) CHECK_FALSE(quota({{"case", one["case_text"]}})["limits"].empty());
}

TEST_CASE("quota: a ledger adds its balances, and a row over the cap is named") {
  const std::string text = "date,chip,qty,to,company,hq\n2025-06-01,nvidia-h100-sxm,30000,POL,A,POL\n2025-09-01,nvidia-h100-sxm,30000,POL,A,POL\n";
  const json blocks = blocks_of({{"case", to_poland}, {"ledger", text}});
  const json plot = block_of(blocks, "plot");
  const auto balance = std::find_if(plot["series"].begin(), plot["series"].end(), [](const json& one) { return one["id"] == "ledger-1"; });
  REQUIRE(balance != plot["series"].end());
  CHECK((*balance)["label"] == "Poland");
  CHECK((*balance)["points"][1]["y"] == 60000 * 15832.0);
  CHECK(plot["y"]["high"] >= 60000 * 15832.0);
  CHECK(mentions(shown_of(shipped_rules(), "quota", {{"case", to_poland}, {"ledger", text}}), "line 3"));
  CHECK(mentions(shown_of(shipped_rules(), "quota", {{"case", to_poland}, {"ledger", "what\nis this"}}), "warning"));
}

TEST_CASE("quota: applicants share what the case leaves") {
  const json blocks = blocks_of({{"case", to_poland}, {"view.asks", "A=40000,B=20000"}, {"view.rule", "pro-rata"}});
  const json bar = [&] {
    for (const json& block : blocks) {
      if (block["type"] == "bar" && block["title"] == "A") return block;
    }
    return json::object();
  }();
  CHECK(bar["cap"] == 40000);
  CHECK(bar["after"] == 33265);  // two thirds of 49,898, rounded down, the rest to the larger fraction
}

TEST_CASE("timeline: chips to compare with and proposals must be there") {
  json pack = shipped_pack();
  pack["timeline"]["equivalents"].push_back("nvidia-h101-sxm");
  pack["timeline"]["proposals"].push_back("treaty-compute-energie");
  Rules rules;
  const Problems problems = rules.load(pack.dump());
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].text() == "timeline.json#/equivalents/7: there is no chip \"nvidia-h101-sxm\"; did you mean \"nvidia-h100-sxm\"?");
}

TEST_CASE("quota: an order that needs no license draws nothing, and every block says so") {
  const json request = {{"case", "chip=nvidia-b300&qty=8000&to=ARE&company=g42&on=2026-08-01"}};
  CHECK(quota(request)["after"].is_null());
  const json blocks = blocks_of(request);
  CHECK(mentions(block_of(blocks, "headline")["text"], "No quota of these rules counts this order"));
  CHECK_FALSE(mentions(blocks.dump(), "would be used"));
  CHECK(mentions(blocks.dump(), "does not count"));
}

TEST_CASE("quota: a cap that is nearly full is not said to be full") {
  const json headline = block_of(blocks_of({{"case", "tpp=15824&die=814&dc=1&qty=49924&to=POL&hq=POL&regime=us-2025-01-diffusion&on=2025-06-01"}, {"view.limit", "country-cap"}}), "headline");
  CHECK_MESSAGE(mentions(headline.dump(), "99.99"), headline.dump());
}
