// JSON text: what is read, what is refused and how the refusal reads.
#include "core/json/json.h"

#include <doctest/doctest.h>

using namespace chip_rules;

namespace {

std::string problem(const std::string& text, JsonLimits limits = {}) {
  Json out;
  return parse_json(text, out, limits);
}

std::string nested(int depth) {
  const auto n = static_cast<std::size_t>(depth);
  return std::string(n, '[') + std::string(n, ']');
}

}  // namespace

TEST_CASE("a file is read in its own order") {
  Json out;
  REQUIRE(parse_json(R"({"b": [1, -2.5, 3e2], "a": {"deep": "\u00fc\n"}, "yes": true, "nothing": null})", out) == "");
  CHECK(out.keys == std::vector<std::string>{"b", "a", "yes", "nothing"});
  CHECK(out.find("b")->items[1].number == -2.5);
  CHECK(out.find("b")->items[2].number == 300);
  CHECK(out.find("a")->get_text("deep") == "\xc3\xbc\n");
  CHECK(out.find("yes")->flag);
  CHECK(out.find("nothing")->is(Json::Kind::null));
  CHECK(out.find("c") == nullptr);
  CHECK(out.get_text("yes", "otherwise") == "otherwise");
}

TEST_CASE("depth ends at 32 levels") {
  CHECK(problem(nested(32)) == "");
  CHECK(problem(nested(33)) == "nested deeper than 32 levels");
  CHECK(problem(std::string(20000, '[')) == "nested deeper than 32 levels");
  CHECK(problem(std::string(5000, '[') + "1") != "");
}

TEST_CASE("a key may stand once in an object") {
  CHECK(problem(R"({"a": 1, "b": {"a": 2}})") == "");
  CHECK(problem(R"({"a": 1, "b": 2, "a": 3})").find("\"a\" stands twice") != std::string::npos);
  CHECK(problem(R"([{"x": {"k": 1, "k": 1}}])").find("\"k\" stands twice") != std::string::npos);
}

TEST_CASE("values and bytes are bounded, and said so") {
  JsonLimits limits;
  limits.nodes = 10;
  CHECK(problem("[1,2,3,4,5,6,7,8,9]", limits) == "");
  CHECK(problem("[1,2,3,4,5,6,7,8,9,10]", limits) == "more than 10 values in one file");
  limits.bytes = 8;
  CHECK(problem("[1,2,3,4]", limits) == "larger than 8 bytes (9)");
}

TEST_CASE("many keys in one object take no unreasonable time") {
  std::string text = "{";
  for (int i = 0; i < 90000; ++i) text += (i ? ",\"" : "\"") + std::to_string(i) + "\":0";
  CHECK(problem(text + "}") == "");
  CHECK(problem(text + ",\"77\":1}").find("\"77\" stands twice") != std::string::npos);
}

TEST_CASE("a syntax error names its byte") {
  CHECK(problem("{\"a\": 1,}").rfind("byte 9: ", 0) == 0);
  CHECK(problem("[1, 2").rfind("byte 6: ", 0) == 0);
  CHECK(problem("").rfind("byte 1: ", 0) == 0);
  CHECK(problem("[1] 2").rfind("byte 5: ", 0) == 0);
  CHECK(problem("\"\xff\"") != "");
  CHECK(problem("[1e999]") != "");
}

TEST_CASE("what is refused is nothing, not the part before the mistake") {
  const std::string whole = R"({"ask": "view", "lang": "en", "list": [1, {"deep": null}]})";
  for (std::size_t i = 0; i < whole.size(); ++i) {
    Json cut, dropped;
    CHECK(parse_json(whole.substr(0, i), cut) != "");
    CHECK(cut.is(Json::Kind::null));
    CHECK(cut.find("lang") == nullptr);
    if (parse_json(whole.substr(0, i) + whole.substr(i + 1), dropped) != "") {
      CHECK(dropped.keys.empty());
      CHECK(dropped.get_text("lang", "none") == "none");
    }
  }
  Json before;
  JsonLimits limits;
  REQUIRE(parse_json("[1]", before) == "");
  limits.bytes = 2;
  CHECK(parse_json("[2]", before, limits) != "");
  CHECK(before.items.empty());
}

TEST_CASE("what is written is escaped and separated") {
  JsonWriter json;
  json.open('{').member("quote\"", "line\nfeed\\").key("list").open('[').value(1.5).value(true).null().open('[').close(']').close(']');
  json.member("last", 2e26).close('}');
  CHECK(json.take() == "{\"quote\\\"\":\"line\\u000afeed\\\\\",\"list\":[1.5,true,null,[]],\"last\":2e26}");
}
