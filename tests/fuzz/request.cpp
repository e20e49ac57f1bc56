// Any bytes as a request to the module's one door: the answer is always JSON.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "core/questions.h"
#include "rules/embedded_packs.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static chip_rules::Rules* const rules = [] {
    auto* made = new chip_rules::Rules;
    made->load(chip_rules::embedded_pack("first"));
    return made;
  }();
  // The view of all problems compiles every regime on every day; that is the business of rule_file.
  if (std::string_view(reinterpret_cast<const char*>(data), size).find("lint") != std::string_view::npos) return 0;
  bool ok = false;
  const std::string answer = chip_rules::ask_any(*rules, {reinterpret_cast<const char*>(data), size}, ok);
  chip_rules::Json json;
  const std::string wrong = chip_rules::parse_json(answer, json, {16u << 20, 32, 1000000});
  if (!wrong.empty() || !ok != (json.find("error") && json.find("error")->is(chip_rules::Json::Kind::object))) {
    std::fprintf(stderr, "%s\n%s\n", wrong.c_str(), answer.c_str());
    std::abort();
  }
  return 0;
}
