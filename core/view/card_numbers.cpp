// The numbers of a card: what the case has, next to the line that decided.
#include <algorithm>
#include <cmath>

#include "core/json/number.h"
#include "core/place.h"
#include "core/view/card.h"
#include "core/view/number_against_line.h"

namespace chip_rules::view {
namespace {

constexpr std::size_t most_axes = 3;
constexpr std::size_t most_lines = 4;

class Numbers {
 public:
  explicit Numbers(const CheckContext& context)
      : context_(context), program_(*context.decision.program), evaluation_(program_, context.decision.facts) {
    evaluation_.know(context.decision.answer);
  }

  std::vector<Axis> run() {
    const Answer& answer = context_.decision.answer;
    for (const int clause : {answer.classifying, answer.deciding}) {
      if (const TraceLine* line = line_of(clause)) add(*line);
    }
    const bool uncontrolled = answer.class_known && answer.classified < 0;
    if (out_.empty() && uncontrolled) add_missed();
    for (Axis& axis : out_) bounds(axis);
    return std::move(out_);
  }

 private:
  const TraceLine* line_of(int clause) const {
    for (const TraceLine& line : context_.decision.trace) {
      if (clause >= 0 && line.clause == clause) return &line;
    }
    return nullptr;
  }

  // The figures from which an item would be controlled, and which this one does not meet.
  void add_missed() {
    for (const TraceLine& line : context_.decision.trace) {
      const ClauseCode& clause = program_.clauses[at(line.clause)];
      if (clause.step == Step::classify && line.result == Tri::no) add(line);
    }
    std::stable_sort(out_.begin(), out_.end(), [](const Axis& a, const Axis& b) { return a.lines.size() > b.lines.size(); });
  }

  bool is_number(const Operand& operand) const {
    if (operand_name(program_, operand).rfind("limit.", 0) == 0) return false;  // what a limit publishes is in its bar
    return operand.kind != Operand::Kind::input || context_.book.facts[at(operand.slot)].type == FactType::number;
  }

  void add(const TraceLine& line) {
    const Link cite = context_.names.cite(program_.clauses[at(line.clause)].source->citation);
    for (const Comparison& comparison : line.compared) {
      const Atom& atom = program_.atoms[at(comparison.atom)];
      const bool ordered = atom.op != Compare::equal && atom.op != Compare::different;
      if (!comparison.decisive || atom.kind != Atom::Kind::compare || !ordered || !is_number(atom.a) || !is_number(atom.b)) continue;
      const NumberAgainstLine number = number_against_line(context_, evaluation_, atom, comparison.negated);
      if (!number.actual.known() || !number.line.known() || !std::isfinite(number.actual.low) || !std::isfinite(number.line.low)) continue;
      Axis* axis = axis_of(number);
      if (!axis || axis->lines.size() >= most_lines) continue;
      const std::string value_text = number.op + " " + number.line_text;
      const bool told = std::any_of(axis->lines.begin(), axis->lines.end(), [&](const Axis::Line& one) { return one.value_text == value_text; });
      if (told) continue;
      const bool met = comparison.result == Tri::yes;
      axis->lines.push_back({"", cite.text, number.line.low, value_text, met, context_.words(met ? "trace.yes" : "trace.no"), number.distance, cite});
    }
  }

  Axis* axis_of(const NumberAgainstLine& number) {
    for (Axis& axis : out_) {
      if (axis.title == number.name && compare_numbers(axis.marks[0].value, number.actual.low) == 0) return &axis;
    }
    if (out_.size() >= most_axes) return nullptr;
    Axis axis;
    axis.title = number.name;
    axis.unit = context_.words.unit(number.unit);
    axis.marks.push_back({context_.words("card.this_case"), number.actual.low, number.actual_text});
    out_.push_back(std::move(axis));
    return &out_.back();
  }

  // Room on both sides of all that stands on the axis.
  static void bounds(Axis& axis) {
    double low = axis.marks[0].value, high = low;
    for (const Axis::Line& line : axis.lines) {
      low = std::min(low, line.value);
      high = std::max(high, line.value);
    }
    axis.logarithmic = low > 0;
    axis.low = axis.logarithmic ? low / 2 : std::min(0.0, low);
    axis.high = axis.logarithmic ? high * 2 : high > 0 ? high * 1.25 : 1;
  }

  const CheckContext& context_;
  const Program& program_;
  Evaluation evaluation_;
  std::vector<Axis> out_;
};

}  // namespace

std::vector<Axis> deciding_numbers(const CheckContext& context) { return Numbers(context).run(); }

}  // namespace chip_rules::view
