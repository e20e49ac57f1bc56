// Any bytes as a request to the module's one door: the answer is always JSON.
#include <cstdint>

#include "core/questions.h"
#include "tests/fuzz/shipped.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace chip_rules;
  const std::string_view request(reinterpret_cast<const char*>(data), size);
  // The view of all problems compiles every regime on every day; that is the business of rule_file.
  if (request.find("lint") != request.npos) return 0;
  bool ok = false;
  const std::string answer = ask_any(fuzz::rules(), request, ok);
  Json json;
  const std::string wrong = parse_json(answer, json, {64u << 20, 32, 4000000});
  fuzz::must(wrong.empty(), ("the answer is JSON: " + wrong).c_str());
  fuzz::must(ok != (json.find("error") && json.find("error")->is(Json::Kind::object)), "a refusal says so, an answer does not");
  return 0;
}
