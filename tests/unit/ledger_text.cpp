// Shipments as text in pieces, taken apart into records.
#include "core/ask/ledger_text.h"

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

std::vector<Record> records_of(const std::vector<std::string>& pieces) {
  LedgerText text;
  std::vector<Record> out;
  Record record;
  const auto drain = [&] {
    while (text.next(record)) {
      if (out.empty() && text.form() == LedgerText::Form::csv) text.expect(record.fields.size());
      out.push_back(record);
    }
  };
  for (const std::string& piece : pieces) {
    text.feed(piece);
    drain();
  }
  text.finish();
  drain();
  return out;
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE("CSV with quotes, line ends of both kinds and a mark in front") {
  const std::string text = "\xef\xbb\xbf" "date,who,note\r\n2025-01-01,\"A, \"\"B\"\"\",\"two\r\nlines\"\r\n\r\n2025-01-02,C,\n2025-01-03,D,last";
  const std::vector<Record> whole = records_of({text});
  REQUIRE(whole.size() == 4);
  CHECK(whole[0].fields == Fields{"date", "who", "note"});
  CHECK(whole[1].fields == Fields{"2025-01-01", "A, \"B\"", "two\r\nlines"});
  CHECK(whole[2].fields == Fields{"2025-01-02", "C", ""});
  CHECK(whole[2].line == 5);
  CHECK(whole[3].fields == Fields{"2025-01-03", "D", "last"});
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    const std::vector<Record> cut_up = records_of({text.substr(0, cut), text.substr(cut)});
    REQUIRE(cut_up.size() == whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
      CHECK(cut_up[i].fields == whole[i].fields);
      CHECK(cut_up[i].line == whole[i].line);
      CHECK(cut_up[i].offset == whole[i].offset);
    }
  }
}

TEST_CASE("the header tells comma, semicolon or tab") {
  CHECK(records_of({"a;b;\"c,d\"\n1;2,5;3\n"})[1].fields == Fields{"1", "2,5", "3"});
  CHECK(records_of({"a\tb\n1\t2\n"})[1].fields == Fields{"1", "2"});
  CHECK(records_of({"a\n1\n"})[1].fields == Fields{"1"});
}

TEST_CASE("a torn record is told and its neighbors are not lost") {
  const std::vector<Record> open = records_of({"a,b\n\"1,2\n3,4\n5,6\n"});
  REQUIRE(open.size() == 4);
  CHECK(open[1].problem.says == "error.record.open_quote");
  CHECK(open[1].line == 2);
  CHECK(open[3].fields == Fields{"5", "6"});
  const std::vector<Record> torn = records_of({"a,b\n\"1,2\n3,4\n5\"\n7,8\n"});
  REQUIRE(torn.size() == 5);
  CHECK(torn[1].problem.told == Fields{"1", "2"});
  CHECK(torn[2].fields == Fields{"3", "4"});
  CHECK(torn[4].fields == Fields{"7", "8"});
  CHECK(records_of({"a,b\n\"1\"x,2\n"})[1].problem.told == Fields{"1"});
  CHECK(records_of({"a,b\n1,2,3\n"})[1].problem.told == Fields{"3", "2"});
  CHECK(records_of({"a,b\n1,\xff\n3,4\n"})[1].problem.says == "error.record.encoding");
}

TEST_CASE("a record without end is not kept in memory") {
  std::vector<std::string> pieces{"a,b\n1,"};
  for (int i = 0; i < 40; ++i) pieces.push_back(std::string(1u << 16, 'x'));
  pieces.push_back("\n3,4\n");
  const std::vector<Record> records = records_of(pieces);
  REQUIRE(records.size() == 3);
  CHECK(records[1].problem.says == "error.record.too_long");
  CHECK(records[2].fields == Fields{"3", "4"});
  CHECK(records[2].line == 3);
}

TEST_CASE("JSON, an object a line or a list of objects") {
  const std::vector<Record> lines = records_of({"{\"date\":\"2025-01-01\",\"quantity\":5,\"dc\":true,\"hq\":null,\"ids\":[\"a\",\"b\"]}\n\nnot json\n{\"date\":1}"});
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].names == Fields{"date", "quantity", "dc", "hq", "ids"});
  CHECK(lines[0].fields == Fields{"2025-01-01", "5", "1", "", "a b"});
  CHECK(lines[1].line == 3);
  CHECK(lines[1].problem.says == "error.record.json");
  const std::string text = " [ {\"a\": \"}]\\\"\"},\n{\"b\": 2}, 7,\n {\"c\": {\"d\": 1}}, {\"e\":3} ]\n";
  const std::vector<Record> list = records_of({text});
  REQUIRE(list.size() == 5);
  CHECK(list[0].fields == Fields{"}]\""});
  CHECK(list[1].line == 2);
  CHECK(list[2].problem.says == "error.record.object");
  CHECK(list[3].problem.told == Fields{"c"});
  CHECK(list[4].fields == Fields{"3"});
  for (std::size_t cut = 0; cut <= text.size(); ++cut) CHECK(records_of({text.substr(0, cut), text.substr(cut)}).size() == 5);
  CHECK(records_of({"[{\"a\":1}"})[1].problem.says == "error.record.list_open");
  CHECK(records_of({"[{\"a\":1}]x"})[1].problem.says == "error.record.after_list");
  CHECK(records_of({"[]"}).empty());
  std::string unclosed = "[";
  for (int i = 0; i < 200000; ++i) unclosed += "{\n";
  CHECK(records_of({unclosed}).size() == 200001);  // each is told, and soon
}
