// Makes knobs of what the rules and the case say.
#include "core/view/knobs.h"

#include <algorithm>
#include <cmath>

#include "core/json/number.h"
#include "core/place.h"

namespace chip_rules::view {
namespace {

// Where a slider may end around a value of the text: whole powers of ten, two away.
Reach around(double value) {
  const int exponent = static_cast<int>(std::floor(std::log10(value) + 1e-9));
  return {power_of_ten(exponent - 2), power_of_ten(exponent + 3), 0, true};
}

}  // namespace

Controls::Control fact_knob(const CheckContext& context, const char* fact, Reach reach) {
  const int index = context.book.fact(fact);
  Controls::Control out;
  if (index < 0) return out;
  const Value& value = context.decision.facts.values[at(index)];
  const auto given = context.decision.the_case.facts.find(index);
  out.key = context.book.facts[at(index)].key;
  out.kind = "slider";
  out.label = context.names.fact(index);
  out.value = given == context.decision.the_case.facts.end() ? std::string() : given->second;
  out.value_text = context.names.value(index, value);
  out.at = value.known() ? value.low : reach.low;
  out.min = std::min(reach.low, out.at);
  out.max = std::max(reach.high, out.at);
  out.step = reach.step;
  out.logarithmic = reach.logarithmic && *out.min > 0;
  return out;
}

Controls::Control parameter_knob(const Words& words, const Names& names, const Program& program, const ParameterVersion& parameter) {
  Controls::Control out;
  const double value = program.parameter_values.at(parameter.id);
  out.key = "set." + parameter.id;
  out.kind = "slider";
  out.label = names.parameter(program, parameter);
  out.at = value;
  out.value_text = words.quantity(value, parameter.unit);
  out.changed = compare_numbers(value, parameter.value) != 0;
  out.value = out.changed ? write_number(value) : std::string();
  if (out.changed) out.detail = words("knob.was", {{"value", words.quantity(parameter.value, parameter.unit)}});
  out.cite = names.cite(parameter.citation);
  const bool share = parameter.unit == "share";
  const Reach reach = share ? Reach{0, 1, 0.01, false} : parameter.value > 0 ? around(parameter.value) : Reach{0, 100, 0, false};
  out.min = std::min(reach.low, value);
  out.max = std::max(reach.high, value);
  if (reach.step > 0) out.step = reach.step;
  out.logarithmic = reach.logarithmic && value > 0;
  return out;
}

Controls::Control reading_knob(const Words& words, const Program& program, const Reading& reading) {
  Controls::Control out;
  const std::string& choice = program.reading_choice.at(reading.id);
  out.key = "reading." + reading.id;
  out.kind = "choice";
  out.label = words.law(reading.question);
  out.changed = choice != reading.choices[0];
  out.value = out.changed ? choice : std::string();
  for (std::size_t i = 0; i < reading.choices.size(); ++i) {
    const std::string says = words.law(reading.says[i]);
    out.options.push_back({i == 0 ? std::string() : reading.choices[i], says});
    if (reading.choices[i] == choice) out.value_text = says;
  }
  out.cite = {reading.citation.cite, reading.citation.url};
  return out;
}

Controls::Control day_knob(const Words& words, const Case& the_case, Day on, Day low, Day high) {
  Controls::Control out;
  out.key = "on";
  out.kind = "date";
  out.value = the_case.on ? write_date(*the_case.on) : std::string();
  out.value_text = words.date(on);
  out.at = on;
  out.min = low;
  out.max = high;
  out.step = 1;
  out.changed = the_case.on.has_value();
  return out;
}

Controls::Control option_knob(const Question& question, const Words&, std::string key, std::string label,
                              std::vector<Controls::Option> options) {
  Controls::Control out;
  out.value = question.text(key);
  out.key = std::move(key);
  out.kind = "choice";
  out.label = std::move(label);
  const auto chosen = std::find_if(options.begin(), options.end(), [&](const Controls::Option& one) { return one.value == out.value; });
  if (chosen == options.end()) out.value.clear();
  out.value_text = (chosen == options.end() ? options.front() : *chosen).label;
  out.changed = !out.value.empty();
  out.options = std::move(options);
  return out;
}

}  // namespace chip_rules::view
