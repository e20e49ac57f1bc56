// The question "world": one case for every destination, headquarters, or both.
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

json place(const json& world, const std::string& id) {
  const json* found = line_of(world, "places", "id", id);
  return found ? *found : json::object();
}

}  // namespace

TEST_CASE("world: every destination has the answer that check gives") {
  const std::string order = "chip=nvidia-h100-sxm&qty=1000&regime=us-2025-01-diffusion";
  const json world = asked({{"ask", "world"}, {"case", order}});
  const RuleBook& book = shipped_rules().book();
  REQUIRE(world["places"].size() == book.countries.count);
  CHECK(world["by"] == "both");
  for (std::size_t i = 0; i < book.countries.count; i += 7) {
    const std::string& id = book.countries.ids[i];
    const json& line = world["places"][i];
    const json one = check(order + "&to=" + id + "&hq=" + id);
    CHECK(line["id"] == id);
    CHECK_MESSAGE(line["outcome"] == outcome_in(one), id);
    CHECK_MESSAGE(line["tier"] == one["tier"]["destination"], id);
    const auto decided = std::find_if(one["trace"].begin(), one["trace"].end(), [](const json& clause) { return clause.contains("decided"); });
    if (decided != one["trace"].end()) CHECK_MESSAGE(line["cite"] == (*decided)["cite"], id);
  }
  int counted = 0;
  for (const json& count : world["counts"]) counted += count["places"].get<int>();
  CHECK(counted == static_cast<int>(book.countries.count));
}

TEST_CASE("world: chips left stand where the deciding clause draws a limit") {
  const json world = asked({{"ask", "world"}, {"case", "chip=nvidia-h100-sxm&qty=500&regime=us-2025-01-diffusion"}});
  CHECK(place(world, "IND")["limit"] == "lpp");
  CHECK(place(world, "IND")["chips_left"] == 1199);
  CHECK(place(world, "IND")["tone"] == "exception");
  CHECK_FALSE(place(world, "GBR").contains("chips_left"));
  CHECK_FALSE(place(world, "CHN").contains("chips_left"));
}

TEST_CASE("world: with a headquarters in the case only the destination varies") {
  const std::string order = "chip=nvidia-h100-sxm&qty=1000&hq=CHN&regime=us-2025-01-diffusion";
  const json world = asked({{"ask", "world"}, {"case", order}});
  CHECK(world["by"] == "to");
  CHECK(place(world, "DEU")["outcome"] == "license:deny");
  const json company = asked({{"ask", "world"}, {"case", "chip=nvidia-h100-sxm&company=microsoft&regime=us-2025-01-diffusion"}});
  CHECK(company["by"] == "to");
}

TEST_CASE("world: by headquarters, and what the question varies itself is set aside") {
  const json world = asked({{"ask", "world"}, {"by", "hq"}, {"case", "chip=nvidia-h100-sxm&qty=1000&to=DEU&hq=DEU&regime=us-2025-01-diffusion"}});
  CHECK(place(world, "DEU")["outcome"] == "exception:AIA");
  CHECK(place(world, "CHN")["outcome"] == "license:deny");
  CHECK(world["set_aside"] == json::array({"hq"}));
  CHECK(mentions(world["case"].get<std::string>(), "to=DEU"));
  const json both = asked({{"ask", "world"}, {"by", "both"}, {"case", "chip=nvidia-h100-sxm&to=DEU&company=microsoft"}});
  CHECK(both["set_aside"] == json::array({"to", "company"}));
}

TEST_CASE("world: an open case says what may come") {
  const json world = asked({{"ask", "world"}, {"case", "qty=5&regime=us-2025-01-diffusion"}});
  CHECK(place(world, "CHN")["outcome"] == "undetermined");
  CHECK(place(world, "CHN")["possible"].size() > 1);
  const json early = asked({{"ask", "world"}, {"case", "chip=nvidia-h100-sxm&on=2020-01-01"}});
  CHECK(place(early, "CHN")["outcome"] == "undetermined");
  CHECK(early["coverage"] == "partial");
}

TEST_CASE("world: refusals name the place, the value and what would be right") {
  json error = asked({{"ask", "world"}, {"by", "from"}, {"case", ""}})["error"];
  CHECK(error["key"] == "by");
  CHECK(error["value"] == "from");
  CHECK(error["nearest"] == json::array({"to", "hq", "both"}));
  error = asked({{"ask", "world"}, {"case", "chpi=x"}})["error"];
  CHECK(error["key"] == "chpi");
  CHECK(error["nearest"][0] == "chip");
  error = asked({{"ask", "world"}, {"case", ""}, {"today", "yesterday"}})["error"];
  CHECK(error["key"] == "today");
}

TEST_CASE("world: the view counts outcomes and names every place") {
  const std::string text = shown_of(shipped_rules(), "world", {{"case", "chip=nvidia-h100-sxm&qty=1000&regime=us-2025-01-diffusion"}});
  for (const char* words : {"License Exception LPP", "Poland", "Macau", "1,000 × H100", "AI Diffusion rule"}) CHECK_MESSAGE(mentions(text, words), std::string(words));
  CHECK(mentions(shown_of(shipped_rules(), "world", {{"case", "qty=x"}}), "can’t be answered"));
}
