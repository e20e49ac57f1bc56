// What a refusal says in each language: the place, the value as given, what would be right, and what comes nearest with its name.
#include "core/view/refusal.h"

#include "core/questions.h"
#include "core/view/names.h"
#include "rules/embedded_packs.h"
#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

Rules& every_language() {
  static Rules* const made = [] {
    auto* out = new Rules;
    for (const char* pack : {"first", "models", "words", "text-zh-Hans", "text-zh-Hant"}) REQUIRE(out->load(embedded_pack(pack)).empty());
    return out;
  }();
  return *made;
}

std::string message_in(const std::string& text, const char* lang) { return refusal(text, every_language(), lang).message; }

std::string message_of_question(const json& request) {
  bool ok = true;
  const json answer = json::parse(ask_any(every_language(), request.dump(), ok));
  CHECK_FALSE(ok);
  return answer["error"]["message"];
}

}  // namespace

TEST_CASE("a refusal reads whole in each language") {
  struct Expected {
    const char *text, *en, *hans, *hant;
  };
  const Expected all[] = {
      {"qyt=5", "no key is called \"qyt\"; did you mean \"qty\"?", "没有名为“qyt”的键；是否为“qty”（芯片数量）？", "沒有名為「qyt」的鍵；是否為「qty」（晶片數量）？"},
      {"to=DEX", "\"DEX\" is not in the catalog of countries; did you mean \"DEU\"?", "国家和地区目录中没有“DEX”；是否为“DEU”（", "國家和地區目錄中沒有「DEX」；是否為「DEU」（"},
      {"qty=1.5", "\"qty\" is a whole number, not 1.5", "“qty”（芯片数量）应为整数，而不是1.5", "「qty」（晶片數量）應為整數，而不是1.5"},
      {"mfu=1.5", "\"mfu\" lies between 0 and 1, not 1.5", "“mfu”（实际达到的峰值比例）应在0至1之间，而不是1.5", "「mfu」（實際達到的峰值比例）應在0至1之間，而不是1.5"},
      {"dc=yes", "\"dc\" is 1 (yes) or 0 (no), not \"yes\"", "“dc”（为数据中心制造或销售）应为1（是）或0（否），而不是“yes”", "「dc」（為資料中心製造或銷售）應為1（是）或0（否），而不是「yes」"},
      {"kind=state", "\"kind\" is one of private, government, not \"state\"", "“kind”（买方类型）应为private、government之一，而不是“state”", "「kind」（買方類型）應為private、government之一，而不是「state」"},
      {"on=2025-02-30", "\"on\" is a date such as 2025-06-01, not \"2025-02-30\"", "“on”（日期）应为2025-06-01这样的日期，而不是“2025-02-30”", "「on」（日期）應為2025-06-01這樣的日期，而不是「2025-02-30」"},
      {"set.lpp_cup=5", "no parameter is called \"lpp_cup\"; did you mean \"lpp_cap\"?", "没有名为“lpp_cup”的参数；是否为“lpp_cap”？", "沒有名為「lpp_cup」的參數；是否為「lpp_cap」？"},
      {"without=nax", "no exception is called \"nax\"; did you mean \"nac\"?", "没有名为“nax”的许可例外；是否为“nac”（须通知的先进计算）？", "沒有名為「nax」的許可例外；是否為「nac」（須通知的先進計算）？"},
      {"group.aia=POL", "\"group.aia\" takes changes such as +ABC,-DEF, not \"POL\"", "“group.aia”应写作+ABC,-DEF这样的增减，而不是“POL”", "「group.aia」應寫作+ABC,-DEF這樣的增減，而不是「POL」"},
      {"to=", "the key \"to\" has no value; leave it out if it is not known", "键“to”（目的地）没有值；如不清楚，请略去此键", "鍵「to」（目的地）沒有值；如不清楚，請略去此鍵"},
      {"to=DEU&to=FRA", "the key \"to\" stands twice", "键“to”（目的地）重复出现", "鍵「to」（目的地）重複出現"},
      {"flop=1e25&base-flop=9e24&extra-flop=2e24", "\"flop\" is less than the sum of its parts, 1.1e25", "“flop”（训练运算量）小于其各部分之和1.1e25", "「flop」（訓練運算量）小於其各部分之和1.1e25"},
  };
  for (const Expected& expected : all) {
    CAPTURE(std::string(expected.text));
    CHECK(message_in(expected.text, "en") == expected.en);
    // A build without the packages of the explorer has no Chinese names of countries.
    CHECK(message_in(expected.text, "zh-Hans").rfind(expected.hans, 0) == 0);
    CHECK(message_in(expected.text, "zh-Hant").rfind(expected.hant, 0) == 0);
  }
}

TEST_CASE("every refusal has words in every language, with each place filled") {
  const std::string long_case = "tpp=" + std::string(max_case_bytes, '0');
  for (const std::string& text :
       {std::string("qyt=5"), std::string("to=DEX"), std::string("company=g24"), std::string("chip=nvidia-h100-smx"), std::string("model=gpt"), std::string("regime=us-2023-10"),
        std::string("regime=own"), std::string("without=nax"), std::string("set.lpp_cup=5"), std::string("set.lpp_cap=-5"), std::string("group.aai=+POL"),
        std::string("group.aia=+XPO"), std::string("group.aia=POL"), std::string("reading.hq-a7=strict"), std::string("reading.hq-a6=lax"), std::string("tpp=many"),
        std::string("tpp="), std::string("tpp=-1"), std::string("mfu=-1"), std::string("qty=1.5"), std::string("dc=yes"), std::string("act=exprt"), std::string("on=x"), std::string("completed=x"),
        std::string("basis=both"), std::string("used-lpp=1&used.lpp=2"), std::string("tpp=1&tpp=2"), std::string("regime=us-2023-11&basis=codified"),
        std::string("share-us=0.8&share-outside=0.3"), std::string("flop=1e25&base-flop=9e24&extra-flop=2e24"), std::string("to=%FF"), long_case}) {
    CAPTURE(text.substr(0, 80));
    const Refusal english = refusal(text, every_language());
    REQUIRE(english.code != "none");
    CHECK(view::Words(every_language().book(), "en").has(english.says));
    const std::string value = english.value.empty() ? english.key : english.value;
    for (const char* lang : {"en", "zh-Hans", "zh-Hant"}) {
      const std::string told = message_in(text, lang);
      CAPTURE(told);
      CHECK(told.find('{') == std::string::npos);
      CHECK(told.find("error.") == std::string::npos);
      if (std::string(lang) != "en") CHECK(told != english.message);
      // A value stands as it was given; of a list, the item that is wrong; the own text and the whole are told without key.
      CHECK((value.empty() || mentions(told, value) || mentions(told, english.key) || !english.told.empty()));
      for (const std::string& near : english.nearest) {
        if (english.code == "unknown_id" || english.code == "unknown_key") CHECK(mentions(told, near));
      }
    }
  }
}

TEST_CASE("what was typed is told as it is, also when it looks like a place to fill") {
  CHECK(message_in("{nearest}=1", "en") == "no key is called \"{nearest}\"");
  CHECK(message_in("tpp={key}", "zh-Hans") == "“tpp”（TPP）应为数字，而不是“{key}”");
}

TEST_CASE("views, forms and JSON refuse in the language asked for, JSON in English when none is") {
  ViewRequest request;
  request.view = "form";
  request.case_text = "qty=many&to=POL";
  request.lang = "zh-Hans";
  const view::View form = view_of(every_language(), request);
  CHECK(form.error == "无法回答此案例：“qty”（芯片数量）应为数字，而不是“many”");
  const auto& fields = std::get<view::Form>(form.blocks.at(0)).fields;
  const auto field = std::find_if(fields.begin(), fields.end(), [](const auto& each) { return each.key == "qty"; });
  REQUIRE(field != fields.end());
  CHECK(field->error == "“qty”（芯片数量）应为数字，而不是“many”");
  CHECK(message_of_question({{"ask", "check"}, {"case", "qty=many"}}) == "\"qty\" is a number, not \"many\"");
  CHECK(message_of_question({{"ask", "canonical"}, {"case", "qty=many"}, {"lang", "zh-Hant"}}) == "「qty」（晶片數量）應為數字，而不是「many」");
  CHECK(message_of_question({{"ask", "timeline"}, {"case", "qty=many"}, {"lang", "zh-Hant"}}) == "「qty」（晶片數量）應為數字，而不是「many」");
  CHECK(message_of_question({{"ask", "check"}, {"case", "to=POL"}, {"today", "soon"}, {"lang", "zh-Hans"}}) == "“today”应为2025-06-01这样的日期");
}

TEST_CASE("an option of a question that names nothing is refused in each language, in JSON and in the view") {
  struct Slip {
    const char *question, *option, *value, *near;
  };
  for (const Slip& slip : {Slip{"proposal", "view.of", "proposal-miri-agreemen", "proposal-miri-agreement"}, {"proposal", "view.show", "nonsense", "models"}, {"lines", "view.axes", "nonsense", "tpp-mem"},
                           {"lines", "view.vendor", "nvidea", "nvidia"}, {"lines", "view.dc", "maybe", "1"}, {"compute", "view.open", "nonsense", "closed"}, {"compute", "view.org", "OpenAJ", "OpenAI"},
                           {"compute", "view.since", "nonsense", ""}, {"quota", "view.limit", "country-cup", "country-cap"}, {"rule", "view.by", "nonsense", "act"}}) {
    std::vector<std::string> told;
    for (const char* lang : {"en", "zh-Hans", "zh-Hant"}) {
      const json request = {{"ask", "view"}, {"view", slip.question}, {"case", "chip=nvidia-h100-sxm&to=POL&hq=POL"}, {slip.option, slip.value}, {"lang", lang}, {"today", today}};
      const view::View found = view_any(every_language(), request.dump());
      CHECK_MESSAGE(found.blocks.empty(), slip.option);
      for (const char* part : {slip.option, slip.value, slip.near}) CHECK_MESSAGE(mentions(found.error, part), found.error);
      CHECK(std::find(told.begin(), told.end(), found.error) == told.end());
      told.push_back(found.error);
      json forgiving = request;
      forgiving["forgive"] = 1;
      const view::View whole = view_any(every_language(), forgiving.dump());
      CHECK(whole.error.empty());
      CHECK(whole.blocks.size() > 1);
      for (const char* part : {slip.option, slip.value, slip.near}) CHECK(mentions(view::to_json(whole).substr(0, 1500), part));
    }
    if (std::string(slip.question) == "rule" || std::string(slip.question) == "lines") continue;  // a view is all they have
    bool ok = true;
    const json plain = {{"ask", slip.question}, {"case", "chip=nvidia-h100-sxm"}, {slip.option, slip.value}, {"today", today}};
    const json answer = json::parse(ask_any(every_language(), plain.dump(), ok));
    CHECK_MESSAGE(!ok, slip.option);
    CHECK(answer["error"]["key"] == slip.option);
  }
  // A limit of other rules than this case's is no slip: an address keeps it while the day moves.
  const json kept = {{"ask", "quota"}, {"case", "chip=nvidia-h100-sxm&to=POL&hq=POL"}, {"view.limit", "lpp"}, {"today", today}};
  bool ok = false;
  ask_any(every_language(), kept.dump(), ok);
  CHECK(ok);
}

TEST_CASE("a fact that is a date is one") {
  CHECK(refusal("completed=2028-02-30").code == "bad_value");
  CHECK(canonical("completed=2028-02-29&tpp=5000") == "tpp=5000&completed=2028-02-29");
  Case the_case;
  REQUIRE_FALSE(read_case(shipped_rules().book(), "completed=2028-02-29", false, the_case));
  const Facts facts = facts_of(shipped_rules().book(), the_case, 0);
  CHECK(facts.values[static_cast<std::size_t>(shipped_rules().book().fact("package.completed"))].low == *read_date("2028-02-29"));
}

TEST_CASE("questions about more than one case refuse in each language") {
  const json requests[] = {
      {{"ask", "allocate"}, {"left", "10.5"}, {"asks", "A=1"}}, {{"ask", "allocate"}, {"left", "10"}, {"asks", "A=many"}},
      {{"ask", "allocate"}, {"left", "10"}, {"asks", "=1"}}, {{"ask", "allocate"}, {"left", "10"}, {"asks", "A=1,A=2"}},
      {{"ask", "allocate"}, {"left", "10"}, {"asks", "A"}}, {{"ask", "allocate"}, {"left", "10"}, {"asks", ""}},
      {{"ask", "allocate"}, {"left", "10"}, {"asks", "A=1"}, {"rule", "equl"}}, {{"ask", "allocate"}, {"left", "10"}, {"asks", "A=1"}, {"seed", "x"}},
      {{"ask", "allocate"}, {"asks", "A=1"}}, {{"ask", "allocate"}, {"left", "10"}, {"asks", "A=1"}, {"case", "to=POL"}},
      {{"ask", "allocate"}, {"limit", "lpq"}, {"asks", "A=1"}, {"case", "tpp=5000&dc=1&to=POL&hq=POL&regime=us-2025-01-diffusion"}},
      {{"ask", "card-svg"}, {"case", "to=POL"}, {"size", "huge"}}, {{"ask", "card-svg"}, {"case", "to=POL"}, {"theme", "blue"}},
      {{"ask", "citation"}, {"case", "to=POL"}, {"url", "ftp://x"}}, {{"ask", "claims"}},
      {{"ask", "compare"}, {"a", "to=POL"}, {"b", "us-2025-01-diffusion"}}, {{"ask", "compare"}, {"a", "on=2024-01-01"}, {"b", "us-2025-01-diffusion"}, {"case", "basis=codified"}},
      {{"ask", "ledger"}, {"text", ""}}, {{"ask", "ledger"}, {"text", "x"}, {"date", "soon"}},
      {{"ask", "matrix"}, {"chips", "nvidia-h100-smx"}}, {{"ask", "matrix"}, {"to", "DEX"}}, {{"ask", "matrix"}, {"to", "DEU,DEU"}},
      {{"ask", "world"}, {"by", "moon"}}, {{"ask", "batch"}, {"scope", "half"}}};
  for (json request : requests) {
    CAPTURE(request.dump());
    std::string english;
    for (const char* lang : {"en", "zh-Hans", "zh-Hant"}) {
      request["lang"] = lang;
      bool ok = true;
      const json answer = json::parse(ask_any(every_language(), request.dump(), ok));
      REQUIRE_FALSE(ok);
      const std::string told = answer["error"]["message"];
      CAPTURE(told);
      CHECK(told.find('{') == std::string::npos);
      CHECK(told.find("error.") == std::string::npos);
      if (english.empty()) {
        english = told;
      } else {
        CHECK(told != english);
      }
      const std::string key = answer["error"]["key"], value = answer["error"]["value"];
      const bool whole_list = value.find_first_of(",=") != std::string::npos;  // then what is wrong in it is told
      CHECK((whole_list || mentions(told, value) || mentions(told, key)));
    }
  }
  CHECK(message_of_question({{"ask", "world"}, {"by", "moon"}}) == "\"by\" is to, hq or both, not \"moon\"");
  CHECK(message_of_question({{"ask", "matrix"}, {"to", "DEX"}}) ==
        "\"DEX\" is not in the catalog of countries; \"to\" takes ids joined by commas, a country group or all; did you mean \"DEU\"?");
  CHECK(message_of_question({{"ask", "allocate"}, {"left", "10"}, {"asks", "A=many"}}) ==
        "what \"A\" asks for is a whole number of chips from 1 to 1000000000, not \"many\"");
}

TEST_CASE("rows of a ledger that can't be run, and headers, are told in each language") {
  const std::string csv =
      "date,chip,quantity,destination,consignee,hq,authorization\n2025-13-01,nvidia-h100-sxm,1,IND,A,IND,\n2025-06-01,nvidia-h100-sxm,0,IND,A,IND,\n"
      "2025-06-01,nvidia-h100-sxm,1,IND,CHN,IND,\n2025-06-01,nvidia-h100-sxm,1,IND,A,IND,LLP\n2025-06-01,,1,IND,A,IND,\n2025-06-01,nvidia-h100-sxm,,IND,A,IND,\n"
      "2025-06-01,1\n\"2025-06-01\"x,1\n";
  const std::string list = "[7,\n{\"date\":{\"a\":1}},\n{\"date\":[1]},\n{\"regime\":\"x\"},\n{\"used-lpp\":1},\n{\"date\":\"2025-06-01\",\"on\":\"2025-06-01\"},\n{";
  const auto rows_in = [](const std::string& text, const char* lang) {
    std::vector<std::string> out;
    bool ok = false;
    const json answer = json::parse(ask_any(every_language(), json{{"ask", "ledger"}, {"text", text}, {"lang", lang}}.dump(), ok));
    REQUIRE(ok);
    for (const json& row : answer["rows"]) out.push_back(row["error"]["message"]);
    return out;
  };
  for (const std::string& text : {csv, list}) {
    const std::vector<std::string> english = rows_in(text, "en");
    CHECK(english.size() >= 7);
    for (const char* lang : {"zh-Hans", "zh-Hant"}) {
      const std::vector<std::string> told = rows_in(text, lang);
      REQUIRE(told.size() == english.size());
      for (std::size_t i = 0; i < told.size(); ++i) {
        CAPTURE(told[i]);
        CHECK(told[i] != english[i]);
        CHECK(told[i].find("error.") == std::string::npos);
        CHECK(told[i].find("{1}") == std::string::npos);
      }
    }
  }
  CHECK(mentions(rows_in(csv, "zh-Hant")[0], "date：「2025-13-01」不是2025-06-01這樣的日期"));
  for (const char* header : {"date,chip,destination\n", "date,quantity,destination\n", "date,chip,quantity,quantity,destination\n", "date,on,chip,quantity,destination\n",
                             "date,chip,quantity,destination,regime\n", "date,chip,quantty,destination\n", "\"date\n"}) {
    CAPTURE(header);
    const json request = {{"ask", "ledger"}, {"text", header}};
    const auto in = [&](const char* lang) {
      json asked = request;
      asked["lang"] = lang;
      return message_of_question(asked);
    };
    CHECK(in("en").rfind("line 1: ", 0) == 0);
    for (const char* lang : {"zh-Hans", "zh-Hant"}) {
      CHECK(in(lang).rfind("第1行：", 0) == 0);
      CHECK(in(lang).find("error.") == std::string::npos);
    }
  }
}

TEST_CASE("a line of a price series that can't be read is told in each language") {
  const auto told = [](const char* lang) {
    bool ok = false;
    const json request = {{"ask", "series"}, {"text", "date,price,currency,per,place,source\n\"2025-01-17\"x,3\n"}, {"lang", lang}, {"today", today}};
    return json::parse(ask_any(every_language(), request.dump(), ok))["problems"][0]["message"].get<std::string>();
  };
  CHECK(told("en") == "Line 2: it can't be read: text follows the quotation mark that closes field 1");
  CHECK(told("zh-Hans") == "第2行：无法读取：第1个字段的闭合引号之后还有文字");
  CHECK(told("zh-Hant") == "第2行：無法讀取：第1個欄位的閉合引號之後還有文字");
}

TEST_CASE("a program that asks for nothing we know is told what there is, before the first pack in English") {
  CHECK(message_of_question({{"ask", "chekc"}}) == "\"ask\" is check, view, canonical, set, text, not \"chekc\"");
  CHECK(message_of_question({{"ask", "chekc"}, {"lang", "zh-Hans"}}) == "“ask”应为check、view、canonical、set、text之一，而不是“chekc”");
  Rules empty;
  bool ok = true;
  CHECK(json::parse(ask_any(empty, R"({"ask":"check","lang":"zh-Hans"})", ok))["error"]["message"] == "load the first pack before asking");
  CHECK_FALSE(ok);
}
