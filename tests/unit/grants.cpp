// What license exceptions and authorizations are called: names of the data in views and texts, ids in cases and JSON.
#include "core/view/lists.h"
#include "core/view/names.h"
#include "rules/embedded_packs.h"
#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

Rules& rules_in_three_languages() {
  static Rules* const made = [] {
    auto* out = new Rules;
    for (const char* pack : {"first", "models", "words", "text-zh-Hans", "text-zh-Hant"}) REQUIRE(out->load(embedded_pack(pack)).empty());
    return out;
  }();
  return *made;
}

const char* const treaty_case = "tpp=60000&die=800&qty=1000000&regime=treaty-compute-energy&to=DEU&hq=DEU";

}  // namespace

TEST_CASE("everything that is granted has a name with a source, in every language") {
  const RuleBook& book = rules_in_three_languages().book();
  for (const auto* ids : {&book.exceptions, &book.authorizations}) {
    for (const std::string& id : *ids) {
      CAPTURE(id);
      const Grant* grant = book.grant(id);
      REQUIRE(grant);
      CHECK_FALSE(grant->citation.cite.empty());
      for (const char* lang : {"zh-Hans", "zh-Hant"}) {
        const view::Words words(book, lang);
        const view::Names names(book, words);
        for (const std::string& name : {names.grant(id), names.grant_title(id)}) CHECK(name.find("［英文］") == std::string::npos);
        CHECK(names.grant_title(id) != grant->title);
      }
    }
  }
}

TEST_CASE("an authorization is called by its name, and stays an id in JSON") {
  Rules& rules = rules_in_three_languages();
  const RuleBook& book = rules.book();
  const auto outcome = read_outcome(book, "authorized:verified-tier");
  REQUIRE(outcome.has_value());
  CHECK(outcome_text(book, *outcome) == "authorized:verified-tier");
  for (const auto& [lang, expected] : {std::pair{"en", "authorized (verified tier)"}, std::pair{"zh-Hans", "已获授权（核验级）"}, std::pair{"zh-Hant", "已獲授權（核驗級）"}}) {
    const view::Words words(book, lang);
    CHECK(view::Names(book, words).outcome_short(*outcome) == expected);
  }
  const json decision = check_with(rules, treaty_case);
  CHECK(decision["authorization"] == "verified-tier");
  ViewRequest request;
  request.case_text = treaty_case;
  const std::string shown = view::to_json(view_of(rules, request));
  CHECK(mentions(shown, "Allowed under the authorization held (verified tier)"));
  CHECK(mentions(shown, "License of the verified tier"));
  CHECK_FALSE(mentions(shown, "verified-tier"));
}

TEST_CASE("lint asks for the name of what is granted; an id without one stands for itself") {
  nlohmann::ordered_json pack = shipped_pack();
  pack["instruments"]["proposal-compute-energy-treaty"]["grants"].erase("verified-tier");
  Problems problems;
  const auto rules = rules_of(pack, problems);
  REQUIRE(problems.empty());
  const auto missing = view::rule_problems(rules->book());
  REQUIRE(missing.size() == 1);
  CHECK(mentions(missing[0].text(), "proposal-compute-energy-treaty.json#/clauses/"));
  CHECK(mentions(missing[0].text(), "/effect/authorize: nothing says what \"verified-tier\" is called: expected its name at /grants/verified-tier"));
  const view::Words words(rules->book(), "en");
  CHECK(view::Names(rules->book(), words).grant("verified-tier") == "verified-tier");
}
