// Words, numbers, dates, lists and names in each language; sentences of law that are translated, and one that is not.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/questions.h"
#include "core/view/names.h"
#include "rules/embedded_packs.h"

using namespace chip_rules;

namespace {

const Rules& rules() {
  static const Rules* const made = [] {
    auto* out = new Rules;
    for (const char* pack : {"first", "models", "record", "words", "text-zh-Hans", "text-zh-Hant"}) {
      REQUIRE(out->load(embedded_pack(pack)).empty());
    }
    return out;
  }();
  return *made;
}

view::Words words(const char* lang) { return view::Words(rules().book(), lang); }

}  // namespace

TEST_CASE("large round values are told in the units of the language, others digit by digit") {
  const view::Words en = words("en"), hans = words("zh-Hans"), hant = words("zh-Hant");
  CHECK(en.number(790e6) == "790,000,000");
  CHECK(hans.number(790e6) == "7.9亿");
  CHECK(hant.number(790e6) == "7.9億");
  CHECK(hans.number(26.9e6) == "2,690万");
  CHECK(hant.number(26.9e6) == "2,690萬");
  CHECK(hans.number(158240000) == "1.5824亿");
  CHECK(hans.number(158243210) == "158,243,210");
  CHECK(hans.number(1e6) == "100万");
  CHECK(hans.number(1582400) == "158.24万");
  CHECK(hans.number(158240) == "158,240");
  CHECK(hans.number(10000) == "1万");
  CHECK(hans.number(15000) == "15,000");
  CHECK(hans.number(2.5e12) == "2.5万亿");
  CHECK(hans.number(1e26) == "10²⁶");
  CHECK(hans.number(-2e8) == "-2亿");
  CHECK(hans.number(0.25) == "0.25");
}

TEST_CASE("units, shares, dates and lists") {
  const view::Words en = words("en"), hans = words("zh-Hans"), hant = words("zh-Hant");
  CHECK(en.quantity(1, "chips") == "1 chip");
  CHECK(hans.quantity(5000, "chips") == "5,000块芯片");
  CHECK(hant.quantity(5000, "chips") == "5,000顆晶片");
  CHECK(hans.quantity(790e6, "TPP") == "7.9亿 TPP");
  CHECK(en.quantity(35, "billion transistors") == "35 billion transistors");
  CHECK(hans.quantity(35, "billion transistors") == "350亿个晶体管");
  CHECK(hans.quantity(0.25, "share") == "25%");
  CHECK(en.quantity(0.25, "share") == "25 %");
  CHECK(en.quantity(1, "days") == "1 day");
  CHECK(hans.quantity(30, "days") == "30天");
  CHECK(hans.unit("chips") == "块");
  CHECK(en.unit("TPP") == "TPP");
  const Day day = read_date("2025-06-01").value();
  CHECK(en.date(day) == "1 June 2025");
  CHECK(hans.date(day) == "2025年6月1日");
  CHECK(en.day_of_year(day) == "1 June");
  CHECK(hant.day_of_year(day) == "6月1日");
  CHECK(en.list({"a", "b", "c"}) == "a, b and c");
  CHECK(hans.list({"甲", "乙", "丙"}) == "甲、乙和丙");
  CHECK(hans.list_open({"甲", "乙"}) == "甲、乙");
  CHECK(hans.phrases({"甲", "乙"}) == "甲；乙");
  CHECK(hans.sentences({"甲。", "", "乙。"}) == "甲。乙。");
  CHECK(en.sentences({"A.", "B."}) == "A. B.");
}

TEST_CASE("a sentence of law is found by what it says, and is marked when it is not translated") {
  const view::Words hans = words("zh-Hans");
  const std::string& english = rules().book().instruments.front().title;
  CHECK(hans.law(english) != english);
  CHECK(hans.law(english + " indeed") == english + " indeed［英文］");
  CHECK(words("en").law(english) == english);
  CHECK(hans.law("") == "");
}

TEST_CASE("every row of the table of countries has a name; a search finds it by either name") {
  const view::Words hans = words("zh-Hans");
  const RuleBook& book = rules().book();
  if (book.countries.name_in("zh-Hans", 0).empty()) return;  // a build without the packages of the explorer
  for (std::size_t row = 0; row < book.countries.count; ++row) {
    CAPTURE(book.countries.ids[row]);
    CHECK_FALSE(book.countries.name_in("zh-Hans", static_cast<int>(row)).empty());
    CHECK_FALSE(book.countries.name_in("zh-Hant", static_cast<int>(row)).empty());
  }
  for (const char* typed : {"德国", "Germany"}) {
    ViewRequest request;
    request.view = "find";
    request.list = "countries";
    request.text = typed;
    request.lang = "zh-Hans";
    const view::View found = view_of(rules(), request);
    REQUIRE(found.blocks.size() == 1);
    CHECK(std::get<view::Options>(found.blocks[0]).options.at(0).value == "DEU");
  }
}

TEST_CASE("no answer in Chinese holds a sentence left in English, and the decision is the same") {
  for (const char* text : {"chip=nvidia-h100-sxm&qty=5000&to=POL&hq=POL&regime=us-2025-01-diffusion&on=2025-06-01", "chip=nvidia-h100-sxm&to=DEU&on=2025-06-01&basis=codified",
                           "chip=nvidia-h20&qty=1000&to=CHN&hq=CHN&on=2025-05-01", "item=weights&model.flop=1e27&to=CHN&hq=CHN&regime=us-2025-01-diffusion", "to=RUS"}) {
    CAPTURE(text);
    std::vector<view::Tone> tones;
    for (const char* lang : {"en", "zh-Hans", "zh-Hant"}) {
      ViewRequest request;
      request.case_text = text;
      request.lang = lang;
      request.forgive = true;
      const view::View made = view_of(rules(), request);
      CHECK(made.error.empty());
      const std::string json = view::to_json(made);
      CHECK(json.find("［英文］") == std::string::npos);
      REQUIRE_FALSE(made.blocks.empty());
      tones.push_back(std::get<view::Headline>(made.blocks[0]).tone);
    }
    CHECK(tones[0] == tones[1]);
    CHECK(tones[0] == tones[2]);
  }
}

TEST_CASE("a language whose pack is not there yet is asked for, and English stands in") {
  Rules few;
  REQUIRE(few.load(embedded_pack("first")).empty());
  ViewRequest request;
  request.case_text = "to=POL";
  request.lang = "zh-Hant";
  const view::View made = view_of(few, request);
  CHECK(made.lang == "en");
  CHECK(std::find(made.needs.begin(), made.needs.end(), "text-zh-Hant") != made.needs.end());
  request.lang = "xx";
  const view::View other = view_of(few, request);
  CHECK(std::find(other.needs.begin(), other.needs.end(), "text-xx") == other.needs.end());
}
