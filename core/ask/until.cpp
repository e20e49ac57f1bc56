// The question "until".
#include "core/ask/until.h"

#include "core/decide/holds_until.h"

namespace chip_rules {

std::string until_json(const Question& question, std::optional<CaseError>& error) {
  const Case the_case = case_of(question, "case", error);
  if (error) return {};
  const ProgramCache& programs = question.rules.programs();
  const RuleBook& book = question.book();
  const Decision decision = decide_case(question.rules.programs(), the_case, question.today, {false, false, false});
  if (!decision.program) {
    error = CaseError{"bad_rules", "", "", programs.problems().empty() ? "" : programs.problems()[0].text(), {}};
    return {};
  }
  const bool moves = regime_of(book, the_case, question.today + 1).on != decision.choice.on;
  const std::optional<Day> until = moves ? holds_until(programs, decision) : std::nullopt;
  JsonWriter json;
  json.open('{').member("case", write_case(book, the_case));
  if (until) json.member("until", write_date(*until));
  else json.key("until").null();
  json.close('}');
  return json.take();
}

}  // namespace chip_rules
