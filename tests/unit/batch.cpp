// Cases one a line, and lines out of text in pieces.
#include "core/ask/batch.h"

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const std::string good = "tpp=15824&dc=1&qty=500&to=IND&hq=IND&regime=us-2025-01-diffusion";

std::vector<Line> lines_of(const std::vector<std::string>& pieces, std::size_t most) {
  LineSplitter splitter(most);
  std::vector<Line> out;
  Line line;
  for (const std::string& piece : pieces) {
    splitter.feed(piece);
    while (splitter.next(line)) out.push_back(line);
  }
  splitter.finish();
  while (splitter.next(line)) out.push_back(line);
  return out;
}

json answers(const std::string& text, const std::string& scope = "outcome") {
  const json request = {{"ask", "batch"}, {"text", text}, {"scope", scope}, {"today", today}};
  bool ok = false;
  return json::parse(ask_any(shipped_rules(), request.dump(), ok));
}

}  // namespace

TEST_CASE("lines come out whole however the text arrives") {
  const std::string text = "one\r\ntwo\n\nfo\rur\r\nlast";
  const std::vector<Line> whole = lines_of({text}, 10);
  REQUIRE(whole.size() == 5);
  CHECK(whole[0].text == "one");
  CHECK(whole[2].text.empty());
  CHECK(whole[3].text == "fo\rur");
  CHECK(whole[4].number == 5);
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    const std::vector<Line> cut_up = lines_of({text.substr(0, cut), text.substr(cut)}, 10);
    REQUIRE(cut_up.size() == whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) CHECK(cut_up[i].text == whole[i].text);
  }
  CHECK(lines_of({"a\n"}, 10).size() == 1);
  CHECK(lines_of({""}, 10).empty());
}

TEST_CASE("a line that is too long is not kept, its neighbors are") {
  const std::vector<Line> lines = lines_of({"12345678901\n1234567890\r\n", std::string(100000, 'x'), std::string(100000, 'x') + "\nend\n"}, 10);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].too_long);
  CHECK(lines[0].text.size() == 10);
  CHECK(!lines[1].too_long);
  CHECK(lines[1].text == "1234567890");
  CHECK(lines[2].too_long);
  CHECK(lines[3].text == "end");
}

TEST_CASE("every line has its answer in order, a bad one by what is wrong") {
  const json list = answers("# orders of May\n" + good + "\r\n\nto=XX\n" + std::string(max_case_bytes + 1, 'x') + "\n" + good)["answers"];
  REQUIRE(list.size() == 5);
  CHECK(list[0]["line"] == 2);
  CHECK(list[0]["outcome"] == "exception:LPP");
  CHECK(list[1]["error"]["code"] == "empty");
  CHECK(list[2]["line"] == 4);
  CHECK(list[2]["error"]["code"] == "unknown_id");
  CHECK(list[3]["error"]["code"] == "too_long");
  CHECK(list[4]["line"] == 6);
  CHECK(list[4]["outcome"] == "exception:LPP");
}

TEST_CASE("a whole answer is the decision but for what would change it") {
  json answer = answers(good, "full")["answers"][0];
  json decision = check(good);
  CHECK(answer["line"] == 1);
  CHECK(answer["flips"].is_null());
  answer.erase("line");
  answer.erase("flips");
  decision.erase("flips");
  CHECK(same(answer, decision));
}

TEST_CASE("an outcome that can't be told says what is missing") {
  const json answer = answers("chip=nvidia-h100-sxm&to=SGP&on=2025-06-01")["answers"][0];
  CHECK(answer["outcome"] == "undetermined");
  CHECK(has(answer["missing"], "hq"));
  CHECK(answer["possible"].size() > 1);
  CHECK(answers(good, "some")["error"]["key"] == "scope");
}
