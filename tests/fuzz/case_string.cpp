// Any bytes as a case string over the shipped rules: refused with a reason, or decided and written; never a crash.
#include <cstdint>

#include "core/api.h"
#include "core/decide/decision.h"
#include "core/view/refusal.h"
#include "tests/fuzz/shipped.h"

namespace {

using namespace chip_rules;
using fuzz::must;
using fuzz::rules;

void must_be_json(const std::string& text) {
  Json json;
  must(parse_json(text, json, {16u << 20, 32, 1000000}).empty(), "the answer is valid JSON");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const RuleBook& book = rules().book();
  Case the_case;
  if (const auto error = read_case(book, text, size % 2 == 1, the_case)) {
    static const view::Words words(book, "en");
    const std::string reason = refusal_text(book, words, *error);
    must(!error->code.empty() && !reason.empty(), "a refusal has a code and a reason");
    JsonWriter json;
    json.open('[').value(error->key).value(error->value).value(reason).close(']');
    must_be_json(json.take());
    return 0;
  }
  const std::string canonical = write_case(book, the_case);
  Case again;
  must(!read_case(book, canonical, false, again), "canonical text can be read");
  must(write_case(book, again) == canonical, "canonical text is a fixed point");
  // What would change it is the slow part, so only some inputs ask for it.
  const bool with_flips = size % 8 == 0;
  const Decision decision = decide_case(rules().programs(), the_case, *read_date("2026-11-22"), {true, with_flips});
  must(decision.program != nullptr, "the shipped rules have no problem");
  const std::string answer = decision_json(book, decision);
  must_be_json(answer);
  if (size % 4 == 1) {
    must(decision_json(book, decide_case(rules().programs(), again, *read_date("2026-11-22"), {true, with_flips})) == answer,
         "canonical text asks the same question");
  }
  return 0;
}
