// The trace in words: each clause, its tests with the values compared and the distance to the line.
#include <algorithm>
#include <cmath>

#include "core/json/number.h"
#include "core/place.h"
#include "core/view/number_against_line.h"

namespace chip_rules::view {
namespace {

class TraceWords {
 public:
  explicit TraceWords(const CheckContext& context)
      : context_(context), program_(*context.decision.program), evaluation_(program_, context.decision.facts) {
    evaluation_.know(context.decision.answer);
  }

  Clauses::Clause clause(const TraceLine& line) {
    const ClauseCode& code = program_.clauses[at(line.clause)];
    Clauses::Clause out;
    out.id = code.source->slot;
    out.step = context_.words(std::string("step.") + step_word(code.step));
    out.says = context_.names.says(program_, *code.source);
    out.note = context_.names.note(*code.source);
    out.decided = line.decided;
    static constexpr const char* words[] = {"no", "unknown", "yes"};
    const std::string result = words[static_cast<std::size_t>(line.result)];
    const bool elsewhere = about_another_act(code.node);
    out.result = line.reached && !elsewhere ? result : "not-reached";
    out.result_text = context_.words(elsewhere ? "trace.another_act" : (line.reached ? "trace." : "trace.not_reached_") + result);
    out.effect = context_.names.effect(program_, code.effect);
    const std::string confidence = std::string("confidence.") + confidence_word(code.source->confidence);
    if (code.source->confidence != Confidence::text) out.confidence = context_.words(confidence);
    out.cite = context_.names.cite(code.source->citation);
    out.tone = line.decided ? Names::tone(context_.decision.answer.outcome) : Tone::plain;
    if (line.refused) out.compared.push_back({context_.words("trace.refused"), "", "no"});
    if (line.closed_by >= 0) {
      const std::string cite = program_.clauses[at(line.closed_by)].source->citation.cite;
      out.compared.push_back({context_.words("trace.closed", {{"cite", cite}}), "", "no"});
    }
    for (const Comparison& comparison : line.compared) {
      if (comparison.decisive) out.compared.push_back(compared(comparison));
    }
    return out;
  }

 private:
  // A clause for one act only, such as an import, tells nothing about another.
  bool about_another_act(int index) {
    const Node& node = program_.nodes[at(index)];
    if (node.kind == Node::Kind::all) {
      for (int i = 0; i < node.count; ++i) {
        if (about_another_act(program_.children[at(node.first + i)])) return true;
      }
      return false;
    }
    if (node.kind != Node::Kind::atom || evaluation_.atom(node.first) != Tri::no) return false;
    const Atom& atom = program_.atoms[at(node.first)];
    return atom.kind == Atom::Kind::compare && atom.op == Compare::equal && atom.a.kind == Operand::Kind::input &&
           atom.a.slot == context_.book.fact("act");
  }

  Clauses::Compared compared(const Comparison& comparison) {
    const Atom& atom = program_.atoms[at(comparison.atom)];
    static constexpr const char* results[] = {"no", "unknown", "yes"};
    Clauses::Compared out;
    out.result = results[static_cast<std::size_t>(comparison.result)];
    switch (atom.kind) {
      case Atom::Kind::compare: number_or_choice(atom, comparison.negated, out); break;
      case Atom::Kind::member: {
        const Value& value = context_.decision.facts.values[at(atom.a.slot)];
        const std::string group = context_.names.group(program_, program_.groups[at(atom.group)]);
        out.text = context_.words(comparison.negated ? "compare.not_member" : "compare.member", {{"name", context_.names.fact(atom.a.slot)}, {"actual", context_.names.value(atom.a.slot, value)}, {"group", group}});
        break;
      }
      case Atom::Kind::reading: {
        const Reading& reading = *program_.readings[at(atom.group)];
        out.text = context_.words(comparison.negated ? "compare.not_reading" : "compare.reading", {{"choice", context_.words.law(reading.says[static_cast<std::size_t>(atom.b.value)])}});
        break;
      }
      case Atom::Kind::classified: out.text = context_.words(comparison.negated ? "compare.not_class" : "compare.class", {{"class", context_.book.classes[at(atom.group)]}}); break;
      case Atom::Kind::required: out.text = context_.words(comparison.negated ? "compare.not_required" : "compare.required"); break;
      case Atom::Kind::known: out.text = context_.words(comparison.negated ? "compare.not_known" : "compare.known", {{"name", context_.names.operand(program_, atom.a)}}); break;
      case Atom::Kind::tested: out.text = context_.words(comparison.negated ? "compare.not_tested" : "compare.tested", {{"limit", context_.names.limit(program_.limits[at(atom.group)])}}); break;
      case Atom::Kind::outcome: out.text = context_.words(comparison.negated ? "compare.not_outcome" : "compare.outcome"); break;
    }
    return out;
  }

  void number_or_choice(const Atom& atom, bool negated, Clauses::Compared& out) {
    const bool fact = atom.a.kind == Operand::Kind::input;
    if (fact && context_.book.facts[at(atom.a.slot)].type != FactType::number) {
      const std::string actual = context_.names.value(atom.a.slot, context_.decision.facts.values[at(atom.a.slot)]);
      const std::string asked = context_.names.value(atom.a.slot, Value::exactly(atom.b.value));
      const bool same = actual == asked;
      const char* key = same && !negated ? "compare.same" : negated ? "compare.is_not" : "compare.is";
      out.text = context_.words(key, {{"name", context_.names.fact(atom.a.slot)}, {"actual", actual}, {"line", asked}});
      return;
    }
    const NumberAgainstLine number = number_against_line(context_, evaluation_, atom, negated);
    if (!number.actual.known()) {
      out.text = context_.words("compare.open", {{"name", number.name}, {"op", number.op}, {"line", number.line_text}});
      return;
    }
    out.text = context_.words("compare.number", {{"name", number.name}, {"actual", number.actual_text}, {"op", number.op}, {"line", number.line_text}});
    out.distance = number.distance;
  }

  const CheckContext& context_;
  const Program& program_;
  Evaluation evaluation_;
};

}  // namespace

NumberAgainstLine number_against_line(const CheckContext& context, Evaluation& evaluation, const Atom& atom, bool negated) {
  static constexpr const char* tests[] = {"<", "≤", "=", "≥", ">", "≠"};
  static constexpr const char* contrary[] = {"≥", ">", "≠", "<", "≤", "="};
  const Words& words = context.words;
  const Program& program = *context.decision.program;
  NumberAgainstLine out;
  out.actual = evaluation.value(atom.a);
  out.line = evaluation.value(atom.b);
  out.unit = context.names.operand_unit(program, atom.a);
  if (out.unit.empty()) out.unit = context.names.operand_unit(program, atom.b);
  out.name = context.names.operand(program, atom.a);
  out.op = (negated ? contrary : tests)[static_cast<std::size_t>(atom.op)];
  out.line_text = out.line.known() ? words.quantity(out.line.low, out.unit) : words("view.unknown");
  if (!out.actual.known()) return out;
  out.actual_text = words.quantity(out.actual.low, out.unit);
  if (!out.line.known()) return out;
  const int order = compare_numbers(out.actual.low, out.line.low);
  const std::string amount = words.quantity(std::fabs(out.actual.low - out.line.low), out.unit);
  out.distance = order == 0 ? words("distance.at") : words(order > 0 ? "distance.above" : "distance.below", {{"amount", amount}});
  return out;
}

Clauses trace(const CheckContext& context) {
  Clauses out;
  out.title = context.words("trace.title");
  TraceWords words(context);
  for (const TraceLine& line : context.decision.trace) out.clauses.push_back(words.clause(line));
  return out;
}

List sources(const CheckContext& context) {
  List out;
  out.role = "sources";
  out.title = context.words("sources.title");
  const Program& program = *context.decision.program;
  for (const int index : program.instruments) {
    const bool speaks = std::any_of(program.clauses.begin(), program.clauses.end(), [&](const ClauseCode& clause) { return clause.source->instrument == index; });
    if (!speaks) continue;
    const Instrument& act = context.book.instruments[at(index)];
    out.entries.push_back({context.words("sources.entry", {{"cite", act.citation.cite}, {"title", context.names.title(act)}}), context.names.brief(act),
                           {act.citation.cite, act.citation.url}});
  }
  return out;
}

}  // namespace chip_rules::view
