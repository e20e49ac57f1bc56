// Decides the case on its command line and prints the outcome and the clause that decided.
// May know: the installed headers only.
#include <cstdio>
#include <string>

#include <core/api.h>
#include <core/decide/decision.h>
#include <core/view/refusal.h>
#include <rules/embedded_packs.h>

int main(int count, char** words) {
  chip_rules::Rules rules;
  for (const chip_rules::Problem& problem : rules.load(chip_rules::embedded_pack("first"))) {
    std::fprintf(stderr, "%s\n", problem.text().c_str());
    return 1;
  }
  chip_rules::Case asked;
  if (const auto error = read_case(rules.book(), count > 1 ? words[1] : "", false, asked)) {
    std::fprintf(stderr, "%s\n", refusal_text(rules.book(), chip_rules::view::Words(rules.book(), "en"), *error).c_str());
    return 2;
  }
  const chip_rules::Decision decision = decide_case(rules.programs(), asked, rules.book().checked);
  std::printf("%s\n", outcome_text(rules.book(), decision.answer.outcome).c_str());
  if (decision.answer.deciding >= 0) {
    const chip_rules::ClauseVersion& clause = *decision.program->clauses[static_cast<std::size_t>(decision.answer.deciding)].source;
    std::printf("%s: %s\n", clause.citation.cite.c_str(), clause.says.c_str());
  }
  return 0;
}
