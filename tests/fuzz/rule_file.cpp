// Any bytes as an instrument in a small rule book: refused with its place, or compiled on every day and asked; never a
// crash.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "core/api.h"
#include "core/decide/decision.h"
#include "tests/support/small_pack.h"

namespace {

using namespace chip_rules;

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void must_be_told(const Problems& problems) {
  for (const Problem& problem : problems) must(!problem.message.empty(), "a problem says what is wrong");
}

// Compiles every regime on every stretch of days; false when something is wrong with one.
bool compiles(const RuleBook& book) {
  RegimeChoice choice;
  for (int named = -1; named < static_cast<int>(book.regimes.size()); ++named) {
    choice.named = named;
    for (const bool enforced : {true, false}) {
      choice.enforced = enforced;
      int days = 0;
      for (const Day day : change_days(book)) {
        if (++days > 12) break;
        choice.on = day;
        Problems problems;
        compile(book, choice, problems);
        must_be_told(problems);
        if (!problems.empty()) return false;
      }
    }
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string pack = tests::small_pack_around;
  pack.replace(pack.find('@'), 1, reinterpret_cast<const char*>(data), size);
  Rules rules;
  const Problems problems = rules.load(pack);
  must_be_told(problems);
  if (!problems.empty() || !compiles(rules.book())) return 0;
  for (const char* text : {"", "power=60&area=20&qty=25&to=CCC&hq=AAA", "chip=box&to=DDD&company=smith&on=2025-06-01", "power=60",
                           "power=60&to=BBB&hq=BBB&act=use&regime=one&on=2026-01-01"}) {
    Case the_case;
    if (read_case(rules.book(), text, true, the_case)) continue;
    const Decision decision = decide_case(rules.programs(), the_case, *read_date("2024-06-01"));
    if (!decision.program) continue;
    Json json;
    must(parse_json(decision_json(rules.book(), decision), json, {16u << 20, 32, 1000000}).empty(), "the answer is valid JSON");
  }
  return 0;
}
