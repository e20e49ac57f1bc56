// The thresholds of a program, with where a case stands at each.
#include "core/decide/decision.h"
#include "core/figures/training_compute.h"
#include "core/place.h"

namespace chip_rules {
std::vector<ThresholdLine> threshold_lines(const Program& program, Evaluation& evaluation) {
  std::vector<ThresholdLine> out;
  const auto [first, last] = program.steps[static_cast<std::size_t>(Step::thresholds)];
  const auto rate_formula = program.formula_by_name.find("run.rate");
  for (int i = first; i < last; ++i) {
    const ClauseCode& clause = program.clauses[at(i)];
    if (clause.effect.kind != Effect::Kind::threshold) continue;
    const Value legal = evaluation.value(clause.effect.line);
    if (!legal.known()) continue;
    ThresholdLine line{};
    line.clause = i;
    line.id = clause.effect.id;
    line.amount = evaluation.value(clause.effect.amount);
    line.line = legal.low;
    line.applies = evaluation.condition(clause.node);
    line.unit = clause.effect.unit;
    line.crossed = compare_values(line.amount, clause.effect.over ? Compare::more : Compare::at_least, Value::exactly(line.line));
    if (line.unit == operations_unit && rate_formula != program.formula_by_name.end()) {
      const Value rate = evaluation.value({Operand::Kind::derived, static_cast<std::int16_t>(rate_formula->second), 0});
      if (rate.known() && rate.low > 0) line.days = line.line / rate.low / 86400;
    }
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace chip_rules
