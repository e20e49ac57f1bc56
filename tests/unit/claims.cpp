// Statements about the rules with our findings.
#include "core/ask/claims.h"

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

json claims(json request = json::object(), const Rules& rules = shipped_rules()) {
  request.update({{"ask", "claims"}, {"today", today}});
  bool ok = false;
  return json::parse(ask_any(rules, request.dump(), ok));
}

}  // namespace

TEST_CASE("every claim has a finding, a reason and a source") {
  const json all = claims();
  REQUIRE(!all["claims"].empty());
  std::size_t counted = 0;
  for (const auto& [finding, count] : all["counts"].items()) counted += count.get<std::size_t>();
  CHECK(counted == all["claims"].size());
  for (const json& claim : all["claims"]) {
    CHECK_MESSAGE(!claim["why"].get<std::string>().empty(), claim["id"]);
    CHECK_MESSAGE(!claim["sources"].empty(), claim["id"]);
    CHECK_MESSAGE(claim["case"].is_null() == claim["outcome"].is_null(), claim["id"]);
  }
}

TEST_CASE("claims are found by finding and by word") {
  const json wrong = claims({{"finding", "wrong"}});
  REQUIRE(!wrong["claims"].empty());
  for (const json& claim : wrong["claims"]) CHECK(claim["finding"] == "wrong");
  const json poland = claims({{"search", "POLAND"}});
  REQUIRE(!poland["claims"].empty());
  CHECK(poland["claims"].size() < claims()["claims"].size());
  CHECK(poland["counts"] == wrong["counts"]);
  CHECK(claims({{"search", "no such word anywhere"}})["claims"].empty());
  CHECK(claims({{"finding", "rong"}})["error"]["key"] == "finding");
}

TEST_CASE("in words, and without the pack") {
  bool ok = false;
  const json request = {{"ask", "view"}, {"view", "claims"}, {"finding", "wrong"}, {"today", today}};
  const std::string text = ask_any(shipped_rules(), request.dump(), ok);
  CHECK(mentions(text, "wrong: "));
  CHECK(!mentions(text, "\"claims."));
  Problems problems;
  CHECK(claims(json::object(), *rules_of(small_pack(), problems))["error"]["code"] == "not_loaded");
}
