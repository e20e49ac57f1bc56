// Facts: given, from a catalog, assumed, following another, or unknown.
#include "core/case/facts.h"

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const RuleBook& shipped_book() { return shipped_rules().book(); }
std::size_t slot(const char* id) { return static_cast<std::size_t>(shipped_book().fact(id)); }

Facts facts(const std::string& text, const char* on = "2025-06-01") {
  Case the_case;
  const auto error = read_case(shipped_book(), text, false, the_case);
  REQUIRE_MESSAGE(!error, (error ? error->says : ""));
  return facts_of(shipped_book(), the_case, *read_date(on));
}

std::string text_of(const Facts& all, const char* id) { return value_text(shipped_book(), shipped_book().fact(id), all.values[slot(id)]); }

}  // namespace

TEST_CASE("a catalog chip brings its figures, and a figure given overrides it") {
  const Facts catalog = facts("chip=nvidia-h100-sxm");
  CHECK(text_of(catalog, "chip.tpp") == "15832");
  CHECK(catalog.origins[slot("chip.tpp")] == Origin::catalog);
  CHECK(text_of(catalog, "exporter") == "nvidia");
  CHECK(text_of(catalog, "item") == "chips");
  const Facts given = facts("chip=nvidia-h100-sxm&tpp=15824");
  CHECK(text_of(given, "chip.tpp") == "15824");
  CHECK(given.origins[slot("chip.tpp")] == Origin::given);
}

TEST_CASE("a figure that the catalog does not know stays unknown") {
  const Catalog& chips = shipped_book().chips;
  int unknown = 0;
  for (std::size_t row = 0; row < chips.count; ++row) {
    const Json* die = chips.cell(static_cast<int>(row), "die");
    if (!die || !die->is(Json::Kind::null)) continue;
    ++unknown;
    CHECK(facts("chip=" + chips.ids[row]).origins[slot("chip.die")] == Origin::unknown);
  }
  CHECK(unknown > 0);
}

TEST_CASE("the parent follows headquarters until it is named") {
  CHECK(text_of(facts("hq=DEU"), "buyer.parent") == "DEU");
  CHECK(facts("hq=DEU").origins[slot("buyer.parent")] == Origin::followed);
  CHECK(text_of(facts("hq=DEU&parent=CHN"), "buyer.parent") == "CHN");
  CHECK(facts("to=DEU").origins[slot("buyer.parent")] == Origin::unknown);
  const Facts company = facts("company=g42&hq=DEU");
  CHECK(company.origins[slot("buyer.parent")] == Origin::catalog);
}

TEST_CASE("a sovereign fund leaves open whether it is the government") {
  const Catalog& companies = shipped_book().companies;
  int sovereign = 0, others = 0;
  for (std::size_t row = 0; row < companies.count; ++row) {
    const bool fund = companies.text(static_cast<int>(row), "kind") == "sovereign";
    const Facts all = facts("company=" + companies.ids[row]);
    CHECK((all.origins[slot("buyer.kind")] == Origin::unknown) == fund);
    (fund ? sovereign : others) += 1;
  }
  CHECK(sovereign > 0);
  CHECK(others > 100);
  CHECK(text_of(facts("company=g42&kind=government"), "buyer.kind") == "government");
}

TEST_CASE("a company is listed from the month of its listing on") {
  CHECK(text_of(facts("company=huawei", "2019-04-30"), "buyer.listed") == "0");
  CHECK(text_of(facts("company=huawei", "2025-06-01"), "buyer.listed") == "1");
  CHECK(text_of(facts("company=tsmc"), "buyer.listed") == "0");
}

TEST_CASE("training operations add up, and the 16-bit rate follows TPP") {
  CHECK(text_of(facts("base-flop=1e25&extra-flop=1e24"), "model.flop") == "1.1e25");
  CHECK(facts("base-flop=1e25").origins[slot("model.flop")] == Origin::unknown);
  CHECK(text_of(facts("tpp=16000"), "chip.rate16") == "1000");
  CHECK(text_of(facts("chip=nvidia-h100-sxm"), "chip.rate16") == "989.4");
}

TEST_CASE("chips are the item when a figure of a chip is given, else weights") {
  CHECK(text_of(facts("flop=1e26"), "item") == "weights");
  CHECK(text_of(facts("flop=1e26&tpp=5000"), "item") == "chips");
  CHECK(facts("to=DEU&qty=5").origins[slot("item")] == Origin::unknown);
  CHECK(facts("designer=authorized").origins[slot("item")] == Origin::unknown);
}

TEST_CASE("memory is the item when its bandwidth density stands alone") {
  const RuleBook& book = shipped_rules().book();
  const auto item = [&](const std::string& text) {
    Case the_case;
    REQUIRE(!read_case(book, text, false, the_case));
    const int fact = book.fact("item");
    return value_text(book, fact, facts_of(book, the_case, 20000).values[static_cast<std::size_t>(fact)]);
  };
  CHECK(item("hbm=2.5") == "memory");
  CHECK(item("hbm=2.5&tpp=100") == "chips");
  CHECK(item("flop=1e26") == "weights");
  CHECK(item("to=FRA").empty());
  json pack = small_pack();
  pack["facts"]["facts"].back()["told_by"] = json::array({"chip"});
  CHECK(mentions(first_problem(pack), "expected one group of facts for each choice"));
}

TEST_CASE("setting and clearing a fact takes its followers along") {
  Facts all = facts("hq=DEU");
  set_fact(shipped_book(), all, shipped_book().fact("buyer.hq"), Value::exactly(shipped_book().countries.by_id.find("CHN")->second));
  CHECK(text_of(all, "buyer.parent") == "CHN");
  clear_fact(shipped_book(), all, shipped_book().fact("buyer.hq"));
  CHECK(all.origins[slot("buyer.parent")] == Origin::unknown);
  Facts chip = facts("chip=nvidia-h100-sxm&tpp=15824");
  clear_fact(shipped_book(), chip, shipped_book().fact("chip.tpp"));
  CHECK(text_of(chip, "chip.tpp") == "15832");
  set_fact(shipped_book(), chip, shipped_book().fact("chip"), Value::exactly(shipped_book().chips.by_id.find("nvidia-h20")->second));
  CHECK(text_of(chip, "chip.tpp") == "2368");
  CHECK(text_of(chip, "chip.rate16") == "148");
}
