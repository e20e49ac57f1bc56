// See rule_knobs.h.
#include "core/view/rule_knobs.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/json/number.h"
#include "core/rules/fold.h"

namespace chip_rules::view {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Which parameters a piece of law rests on, also through the terms, formulas and limits that it names.
class Used {
 public:
  explicit Used(const Folded& law) : law_(law) {}

  void walk(const Json* json) {
    if (!json) return;
    if (json->is(Json::Kind::string)) {
      if (json->text.rfind('$', 0) == 0) found.insert(json->text.substr(1));
      else follow(json->text);
    }
    for (const Json& item : json->items) walk(&item);
  }

  std::set<std::string> found;

 private:
  void follow(const std::string& name) {
    if (!seen_.insert(name).second) return;
    for (const auto* parts : {&law_.derive, &law_.terms}) {
      const auto part = parts->find(name);
      if (part != parts->end()) walk(part->second.json);
    }
    for (const Part& limit : law_.limits) {
      if (limit.json->get_text("id") == name) walk(limit.json);
    }
  }

  const Folded& law_;
  std::set<std::string> seen_;
};

// Around the law's value: an order of magnitude to either side, from nothing to four times of what is small.
void range(Controls::Control& knob, double law, std::string_view unit) {
  knob.min = 0;
  if (unit == "share") {
    knob.max = std::max(1.0, law * 2);
    knob.step = 0.01;
  } else if (law >= 1000) {
    knob.logarithmic = true;
    const double far = law >= 1e15 ? 1000 : 10;
    knob.min = law / far;
    knob.max = law * far;
    if (law < 1e6) knob.step = 1;
  } else if (law > 0) {
    const double size = power_of_ten(static_cast<int>(std::floor(std::log10(law) + 1e-9)));
    knob.max = std::ceil(law * 4 / size) * size;
    knob.step = law == std::floor(law) && law >= 4 ? 1 : size / 100;
  } else {
    knob.max = 10;
    knob.step = 1;
  }
  // A value from the address may lie further out than the knob would go.
  knob.min = std::min(*knob.min, knob.at);
  knob.max = std::max(*knob.max, knob.at);
}

Controls::Control parameter_knob(const CheckContext& context, const ParameterVersion& parameter) {
  const Program& program = *context.decision.program;
  const auto own = context.decision.the_case.parameters.find(parameter.id);
  Controls::Control knob;
  knob.key = "set." + parameter.id;
  knob.kind = "slider";
  ClauseVersion sentence;  // its sentence names other parameters, as those of clauses do
  sentence.says = parameter.says;
  sentence.citation = parameter.citation;
  knob.label = context.names.says(program, sentence);
  knob.at = program.parameter_values.at(parameter.id);
  knob.value_text = context.words.quantity(knob.at, parameter.unit);
  knob.changed = own != context.decision.the_case.parameters.end();
  if (knob.changed) {
    knob.value = own->second;
    knob.detail = context.words("rule.by_law", {{"value", context.words.quantity(parameter.value, parameter.unit)}});
  }
  if (parameter.confidence != Confidence::text) {
    const std::string sure = context.words(std::string("confidence.") + confidence_word(parameter.confidence));
    knob.detail = knob.detail.empty() ? sure : context.words("rule.and_then", {{"first", knob.detail}, {"then", sure}});
  }
  knob.cite = context.names.cite(parameter.citation);
  range(knob, parameter.value, parameter.unit);
  return knob;
}

}  // namespace

std::vector<Controls> parameter_knobs(const CheckContext& context) {
  const Program& program = *context.decision.program;
  Problems problems;
  const Folded law = fold(context.book, program.choice, problems);
  Used used(law);
  for (const TraceLine& line : context.decision.trace) {
    const ClauseVersion& clause = *program.clauses[at(line.clause)].source;
    const bool silent = line.result == Tri::no && line.compared.empty();
    if (!line.reached || silent || program.clauses[at(line.clause)].step == Step::thresholds) continue;
    used.walk(clause.when);
    used.walk(clause.effect);
    for (const int limit : program.clauses[at(line.clause)].effect.draws) used.walk(program.limits[at(limit)].json);
  }
  std::vector<Controls> out(1);
  out[0].title = context.words("rule.numbers_here");
  for (const int act : program.instruments) {
    Controls rest;
    rest.title = context.book.instruments[at(act)].title;
    for (const auto& [id, parameter] : program.parameters) {
      if (parameter->instrument != act) continue;
      const bool here = used.found.count(id) > 0 || context.decision.the_case.parameters.count(id) > 0;
      (here ? out[0] : rest).controls.push_back(parameter_knob(context, *parameter));
    }
    if (!rest.controls.empty()) out.push_back(std::move(rest));
  }
  if (out[0].controls.empty()) out.erase(out.begin());
  return out;
}

Controls reading_knobs(const CheckContext& context) {
  const Program& program = *context.decision.program;
  Controls out;
  out.title = context.words("rule.readings");
  for (const Reading* reading : program.readings) {
    Controls::Control knob;
    knob.key = "reading." + reading->id;
    knob.kind = "choice";
    knob.label = reading->question;
    const auto chosen = program.reading_choice.find(reading->id);
    knob.value = chosen == program.reading_choice.end() ? reading->choices.front() : chosen->second;
    knob.changed = context.decision.the_case.readings.count(reading->id) > 0;
    knob.cite = context.names.cite(reading->citation);
    for (std::size_t i = 0; i < reading->choices.size(); ++i) {
      knob.options.push_back({reading->choices[i], reading->says[i]});
      if (reading->choices[i] == knob.value) knob.value_text = reading->says[i];
    }
    out.controls.push_back(std::move(knob));
  }
  return out;
}

}  // namespace chip_rules::view
