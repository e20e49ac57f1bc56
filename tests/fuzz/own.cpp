// Any bytes as an instrument of the reader's own on top of a small law: refused with all that is wrong, or asked; the answers of the
// law below never change; never a crash.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "core/decide/decision.h"
#include "core/questions.h"
#include "tests/support/small_pack.h"

namespace {

using namespace chip_rules;

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

std::string small_pack() {
  std::string pack = tests::small_pack_around;
  return pack.replace(pack.find('@'), 1, tests::small_instrument);
}

// What the law says about some cases, and whether that is JSON.
std::string answers(const Rules& rules, const char* law) {
  std::string out;
  for (const char* text : {"power=60&area=20&qty=25&to=CCC&hq=AAA", "chip=box&to=DDD&company=smith", "power=60", "power=30&to=BBB&hq=BBB&act=use"}) {
    Case the_case;
    if (read_case(rules.book(), std::string(text) + law, false, the_case)) continue;
    const Decision decision = decide_case(rules.programs(), the_case, *read_date("2024-07-01"));
    must(decision.program != nullptr, "what was loaded can be asked");
    const std::string answer = decision_json(rules.book(), decision);
    Json json;
    must(parse_json(answer, json, {16u << 20, 32, 1000000}).empty(), "the answer is valid JSON");
    out += answer;
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string law = small_pack();
  Rules rules;
  must(rules.load(law).empty(), "the small law is sound");
  const std::string before = answers(rules, "");
  JsonWriter pack;
  pack.open('{').key("own").open('{').member("name", "f.json").member("text", std::string_view(reinterpret_cast<const char*>(data), size));
  bool ok = false;
  const std::string answer = load_any(rules, pack.close('}').close('}').take(), ok);
  Json json;
  must(parse_json(answer, json, {64u << 20, 32, 1000000}).empty(), "the answer is valid JSON");
  must(ok || (json.find("error") && json.find("error")->find("message")), "a refusal says what is wrong");
  if (!ok) return 0;
  must(answers(rules, "") == before, "the law below stays as it is");
  answers(rules, "&regime=own");
  return 0;
}
