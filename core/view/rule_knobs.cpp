// See rule_knobs.h.
#include "core/view/rule_knobs.h"

#include <set>

#include "core/rules/fold.h"
#include "core/view/knobs.h"

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
    rest.title = context.words.law(context.book.instruments[at(act)].title);
    for (const auto& [id, parameter] : program.parameters) {
      if (parameter->instrument != act) continue;
      const bool here = used.found.count(id) > 0 || context.decision.the_case.parameters.count(id) > 0;
      (here ? out[0] : rest).controls.push_back(parameter_knob(context.words, context.names, program, *parameter));
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
  for (const Reading* reading : program.readings) out.controls.push_back(reading_knob(context.words, program, *reading));
  return out;
}

}  // namespace chip_rules::view
