// See rule_knobs.h.
#include "core/view/rule_knobs.h"

#include <algorithm>
#include <set>

#include "core/place.h"
#include "core/rules/fold.h"
#include "core/view/knobs.h"

namespace chip_rules::view {
namespace {

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

std::vector<Controls> parameter_knobs(const CheckContext& context, const Decision& by_law) {
  const Program& program = *by_law.program;
  Problems problems;
  const Folded law = fold(context.book, program.choice, problems);
  Used met(law), looked_at(law);  // by the clauses whose conditions the case meets; by the others that were reached
  for (const TraceLine& line : by_law.trace) {
    const ClauseCode& code = program.clauses[at(line.clause)];
    const bool silent = line.result == Tri::no && line.compared.empty();
    if (!line.reached || silent || code.step == Step::thresholds) continue;
    Used& used = line.result == Tri::yes ? met : looked_at;
    used.walk(code.source->when);
    used.walk(code.source->effect);
    for (const int limit : code.effect.draws) used.walk(program.limits[at(limit)].json);
  }
  std::vector<Controls> out(2);
  out[0].title = context.words("rule.numbers_here");
  out[1].title = context.words("rule.numbers_further");
  for (const int act : program.instruments) {
    Controls rest;
    rest.title = context.words.law(context.book.instruments[at(act)].title);
    for (const auto& [id, parameter] : context.decision.program->parameters) {
      if (parameter->instrument != act) continue;
      Controls& block = met.found.count(id) ? out[0] : looked_at.found.count(id) ? out[1] : rest;
      block.controls.push_back(parameter_knob(context.words, context.names, *context.decision.program, *parameter));
    }
    out.push_back(std::move(rest));
  }
  for (std::size_t i = 1; i < out.size(); i++) {
    out[i].folded = std::none_of(out[i].controls.begin(), out[i].controls.end(), [](const auto& knob) { return knob.changed; });
  }
  out.erase(std::remove_if(out.begin(), out.end(), [](const Controls& block) { return block.controls.empty(); }), out.end());
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
