// The case string: what is refused and how, what is canonical.
#include "core/case/case.h"

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const RuleBook& book() { return shipped_rules().book(); }

void check_refusal(const std::string& text, const char* code, const char* key, const char* value, const char* nearest = nullptr) {
  CAPTURE(text);
  const Refusal error = refusal(text);
  CHECK(error.code == code);
  CHECK(error.key == key);
  CHECK(error.value == value);
  CHECK_FALSE(error.message.empty());
  if (nearest) {
    CHECK(!error.nearest.empty());
    if (!error.nearest.empty()) CHECK(error.nearest[0] == nearest);
  }
}

}  // namespace

TEST_CASE("an unknown key is refused with the nearest one") {
  check_refusal("tpp=4800&quantity=5", "unknown_key", "quantity", "5");
  check_refusal("qyt=5", "unknown_key", "qyt", "5", "qty");
  check_refusal("parnet=DEU", "unknown_key", "parnet", "DEU", "parent");
  check_refusal("=5", "unknown_key", "", "5");
  CHECK(refusal("qyt=5").message.find("did you mean \"qty\"?") != std::string::npos);
}

TEST_CASE("an unknown id is refused with the nearest one") {
  check_refusal("to=GERMANY", "unknown_id", "to", "GERMANY");
  check_refusal("to=DEX", "unknown_id", "to", "DEX", "DEU");
  check_refusal("chip=nvidia-h100-smx", "unknown_id", "chip", "nvidia-h100-smx", "nvidia-h100-sxm");
  check_refusal("company=g24", "unknown_id", "company", "g24");
  check_refusal("regime=us-2023-10", "unknown_id", "regime", "us-2023-10");
  check_refusal("without=nax", "unknown_id", "without", "nax", "nac");
  check_refusal("set.lpp_cup=5", "unknown_id", "set.lpp_cup", "5", "lpp_cap");
  check_refusal("group.aai=+POL", "unknown_id", "group.aai", "+POL", "aia");
  check_refusal("group.aia=+XPO", "unknown_id", "group.aia", "+XPO");
  check_refusal("reading.hq-a7=strict", "unknown_id", "reading.hq-a7", "strict", "hq-a6");
  check_refusal("used.lpq=5", "unknown_key", "used.lpq", "5", "used.lpp");
}

TEST_CASE("a bad value is refused with what would be right") {
  check_refusal("tpp=many", "bad_value", "tpp", "many");
  check_refusal("tpp=", "bad_value", "tpp", "");
  check_refusal("tpp", "bad_value", "tpp", "");
  check_refusal("tpp=0x10", "bad_value", "tpp", "0x10");
  check_refusal("qty=1.5", "bad_value", "qty", "1.5");
  check_refusal("dc=yes", "bad_value", "dc", "yes", "1");
  check_refusal("act=exprt", "bad_value", "act", "exprt", "export");
  check_refusal("on=2025-02-30", "bad_value", "on", "2025-02-30");
  check_refusal("basis=both", "bad_value", "basis", "both", "codified");
  check_refusal("set.lpp_cap=-5", "bad_value", "set.lpp_cap", "-5");
  check_refusal("set.lpp_cap=", "bad_value", "set.lpp_cap", "");
  check_refusal("group.aia=POL", "bad_value", "group.aia", "POL");
  check_refusal("group.aia=", "bad_value", "group.aia", "");
  check_refusal("reading.hq-a6=lax", "bad_value", "reading.hq-a6", "lax", "strict");
  check_refusal("reading.hq-a6=", "bad_value", "reading.hq-a6", "");
  check_refusal("without=", "bad_value", "without", "");
}

TEST_CASE("a number out of range is refused with the range") {
  check_refusal("qty=0", "out_of_range", "qty", "0");
  check_refusal("tpp=-1", "out_of_range", "tpp", "-1");
  check_refusal("mfu=1.5", "out_of_range", "mfu", "1.5");
  check_refusal("tpp=1e12", "out_of_range", "tpp", "1e12");
  CHECK(mentions(refusal("mfu=1.5").message, "between 0 and 1"));
}

TEST_CASE("one key stands once, under whatever name") {
  check_refusal("tpp=1&tpp=2", "duplicate", "tpp", "2");
  check_refusal("tpp=1&t%70p=2", "duplicate", "tpp", "2");
  check_refusal("used-lpp=1&used.lpp=2", "duplicate", "used.lpp", "2");
  check_refusal("on=2025-01-01&on=2025-01-02", "duplicate", "on", "2025-01-02");
}

TEST_CASE("what cannot hold together is refused") {
  check_refusal("regime=us-2023-11&basis=codified", "contradiction", "basis", "");
  check_refusal("flop=1e25&base-flop=9e24&extra-flop=2e24", "contradiction", "flop", "1e25");
  check_refusal("share-us=0.8&share-outside=0.3", "contradiction", "share-us", "1.1");
  CHECK(refusal("flop=1.1e25&base-flop=9e24&extra-flop=2e24").code == "none");
  CHECK(refusal("share-us=0.7&share-outside=0.3").code == "none");
  // What stands in another country does not stand in the United States.
  check_refusal("share-us=0.6&share-here=0.5&to=JPN", "contradiction", "share-us", "1.1");
  CHECK(refusal("share-us=0.6&share-here=0.6&to=USA").code == "none");
  CHECK(refusal("share-us=0.6&share-here=0.5").code == "none");
}

TEST_CASE("text that is no UTF-8 or too long is refused") {
  CHECK(refusal("to=%").code == "bad_encoding");
  CHECK(refusal("to=%G0").code == "bad_encoding");
  CHECK(refusal("to=%4").code == "bad_encoding");
  for (const char* bad : {"%FF", "%C3", "%C0%80", "%E0%80%80", "%ED%A0%80", "%F4%90%80%80", "%F8%88%80%80%80", "\xff"}) {
    CAPTURE(bad);
    const Refusal error = refusal(std::string("to=") + bad);
    CHECK(error.code == "bad_encoding");
    // What is said about it can itself be written as JSON.
    CHECK(error.message.find('\xff') == std::string::npos);
  }
  CHECK(refusal("to=%E5%8D%97%E9%9F%A9").code == "unknown_id");  // good UTF-8, no such id
  const std::string filler = "tpp=" + std::string(8188, '0');
  CHECK(filler.size() == 8192);
  CHECK(refusal(filler).code == "bad_value");
  CHECK(refusal(filler + "0").code == "too_long");
  CHECK(mentions(refusal(filler + "0").message, "8192"));
}

TEST_CASE("canonical text: fixed order, plain numbers, assumed values left out") {
  CHECK(canonical("to=DEU&qty=1e1&tpp=15824.0") == "tpp=15824&qty=10&to=DEU");
  CHECK(canonical("?to=DEU&&qty=10&") == "qty=10&to=DEU");
  CHECK(canonical("tpp=1&qty=1&act=export&purpose=use&listed=0&veu=none&kind=private&mfu=1&base-open=1") == "tpp=1");
  CHECK(canonical("basis=enforced&to=DEU") == "to=DEU");
  CHECK(canonical("basis=codified&to=DEU") == "to=DEU&basis=codified");
  CHECK(canonical("hq=DEU&parent=DEU") == "hq=DEU");
  CHECK(canonical("hq=DEU&parent=CHN") == "hq=DEU&parent=CHN");
  CHECK(canonical("without=LPP,nac,lpp") == "without=lpp,nac");
  CHECK(canonical("used.lpp=5&tpp=1") == "tpp=1&used-lpp=5");
  CHECK(canonical("base-flop=1e25&extra-flop=1e24&flop=1.1e25") == "base-flop=1e25&extra-flop=1e24");
  CHECK(canonical("reading.hq-a6=spared&group.aia=%2BPOL,-CHE&set.lpp_cap=1.0e6&t%6F=DEU") ==
        "to=DEU&set.lpp_cap=1000000&group.aia=+POL,-CHE&reading.hq-a6=spared");
  CHECK(canonical("group.aia= POL") == "group.aia=+POL");
  CHECK(canonical("") == "");
}

TEST_CASE("a value that overrides a catalog row stays, even one that absence would mean") {
  CHECK(canonical("company=g42&hq=DEU") == "company=g42&hq=DEU");
  CHECK(canonical("chip=nvidia-h100-sxm&exporter=other") == "chip=nvidia-h100-sxm&exporter=other");
  CHECK(canonical("company=huawei&listed=0") == "company=huawei&listed=0");
  CHECK(check("company=huawei&listed=0&tpp=5000&to=FRA&on=2025-06-01")["overridden"] == json::array({"listed"}));
}

TEST_CASE("canonical text is a fixed point and asks the same question") {
  for (const char* text : {"tpp=15824&die=814&dc=1&qty=500&to=IND&hq=IND&regime=us-2025-01-diffusion", "chip=nvidia-h20&to=CHN",
                           "designer=authorized&to=CHN", "designer=authorized&flop=2e26&open=0&to=FRA&hq=FRA", "bio=0&to=CHN",
                           "flop=2e26&open=0&base-open=1&to=POL&regime=us-2025-01-diffusion", "company=smic&kind=private",
                           "without=nac&chip=nvidia-rtx-4090&to=CHN&hq=CHN&group.D:5=-CHN", "qty=3&days=90&mfu=0.4&rate16=989.4",
                           "regular=1", "held=aia&act=use&purpose=training"}) {
    CAPTURE(text);
    const std::string once = canonical(text);
    CHECK(canonical(once) == once);
    CHECK(same(check(text), check(once)));
  }
}

TEST_CASE("the order of keys does not matter") {
  CHECK(same(check("tpp=15824&dc=1&qty=500&to=IND&hq=IND&on=2025-06-01"), check("on=2025-06-01&hq=IND&to=IND&qty=500&dc=1&tpp=15824")));
}

TEST_CASE("a decision spells its date out") {
  CHECK(check("tpp=5000&to=CHN")["case"] == "tpp=5000&to=CHN&on=2026-11-22");
  CHECK(check("tpp=5000&to=CHN&regime=us-2025-01-diffusion")["case"] == "tpp=5000&to=CHN&on=2025-05-15&regime=us-2025-01-diffusion");
}

TEST_CASE("a shared link with an unknown key is still answered") {
  Case the_case;
  CHECK_FALSE(read_case(book(), "tpp=5000&utm_source=x&to=CHN", true, the_case).has_value());
  CHECK(the_case.dropped == std::vector<std::string>{"utm_source"});
  CHECK(write_case(book(), the_case) == "tpp=5000&to=CHN");
  CHECK(read_case(book(), "tpp=x&utm_source=x", true, the_case)->code == "bad_value");
}

TEST_CASE("what-ifs of another regime are kept and listed as unused") {
  const json decision = check("tpp=5000&dc=1&to=CHN&regime=us-2023-11&set.lpp_cap=5&reading.lpp-in-d1-d4=popular&used-lpp=7&group.aia=+POL");
  CHECK(decision["unused"].size() == 4);
  for (const char* key : {"set.lpp_cap", "reading.lpp-in-d1-d4", "used-lpp", "group.aia"}) CHECK(has(decision["unused"], key));
  CHECK(check("tpp=5000&dc=1&to=POL&hq=POL&regime=us-2025-01-diffusion&set.lpp_cap=5&used-lpp=7&group.aia=+POL")["unused"].empty());
}

TEST_CASE("one key is set on the text, also of a case with a mistake elsewhere") {
  Rules& rules = shipped_rules();
  CHECK(set_key(rules, "tpp=5000&to=CHN", "to", "DEU") == "tpp=5000&to=DEU");
  CHECK(set_key(rules, "tpp=5000&to=CHN", "to", "") == "tpp=5000");
  CHECK(set_key(rules, "tpp=x&to=CHN", "to", "DEU") == "tpp=x&to=DEU");
  CHECK(set_key(rules, "?tpp=x", "tpp", "5") == "tpp=5");
  CHECK(set_key(rules, "to=CHN", "qty", "1") == "to=CHN");
}
