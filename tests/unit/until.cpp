// For how long an answer stands: to the next change of the rules, and no longer than anything that turns with the day.
#include <algorithm>

#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

json until(const std::string& text, const std::string& day = today) {
  return asked({{"ask", "until"}, {"case", text}, {"today", day}}).at("until");
}

json card_blocks(const std::string& text, const std::string& day) {
  ViewRequest request;
  request.view = "card";
  request.case_text = text;
  request.today = day;
  json blocks = json::parse(view::to_json(view_of(shipped_rules(), request))).at("blocks");
  // But for the day itself, which the card tells.
  const view::Words words(shipped_rules().book(), "en");
  const std::string said = words.date(*read_date(day));
  std::string text_of = blocks.dump();
  for (std::size_t at = text_of.find(said); at != text_of.npos; at = text_of.find(said, at)) text_of.replace(at, said.size(), "DAY");
  return json::parse(text_of);
}

}  // namespace

TEST_CASE("a case with a date of its own has one answer for ever") {
  CHECK(until("chip=nvidia-h100-sxm&to=CHN&on=2024-01-01").is_null());
  CHECK(until("chip=nvidia-h100-sxm&to=POL&regime=us-2025-01-diffusion").is_null());  // a named regime has its own day
}

TEST_CASE("the rules of October 2023 begin on 17 November 2023") {
  CHECK(until("chip=nvidia-a800-sxm-80gb&to=CHN", "2023-11-01") == "2023-11-17");
}

TEST_CASE("a bad case is refused") {
  CHECK(asked({{"ask", "until"}, {"case", "to=nowhere"}}).at("error").at("key") == "to");
}

TEST_CASE("until that day the card says the same, whatever is asked") {
  const RuleBook& book = shipped_rules().book();
  for (const std::string text : {"chip=nvidia-h20&qty=1000&to=CHN&hq=CHN", "chip=nvidia-h100-sxm&qty=1500&to=SGP", "chip=nvidia-gb300-gpu&qty=35000&to=ARE&company=g42",
                                 "chip=nvidia-a800-sxm-80gb&to=CHN", "flop=2e26&open=0&to=IND", "chip=nvidia-rtx-4090&to=RUS", "chip=huawei-ascend-910b1&to=SAU"}) {
    for (int year = 2022; year <= 2026; ++year) {
      for (int month = 1; month <= 12; month += 2) {
        const Day from = join_date(year, month, 9);
        if (from < book.covers_from) continue;
        const json end = until(text, write_date(from));
        const Day to = end.is_null() ? from + 400 : *read_date(end.get<std::string>());
        REQUIRE(to > from);
        const json first = card_blocks(text, write_date(from));
        for (const Day day : {from + 1, from + (to - from) / 2, to - 1}) {
          if (day < to) CHECK_MESSAGE(card_blocks(text, write_date(day)) == first, text << " " << write_date(from) << " " << write_date(day));
        }
      }
    }
  }
}
