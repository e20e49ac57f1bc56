// Lines of computing power: one axis of training operations, and one for each other unit that lines are drawn in.
#include <algorithm>
#include <cmath>

#include "core/json/number.h"
#include "core/place.h"
#include "core/view/check_parts.h"

namespace chip_rules::view {
namespace {

constexpr const char* operations = "FLOP";

// What would tell whether the line applies: the facts of the test it hangs on.
std::vector<std::string> open_facts(const CheckContext& context, const ThresholdLine& threshold) {
  const Decision& decision = context.decision;
  Evaluation evaluation(*decision.program, decision.facts);
  std::vector<std::string> out;
  const int blocking = evaluation.blocking_atom(decision.program->clauses[at(threshold.clause)].node);
  for (std::size_t fact = 0; blocking >= 0 && fact < context.book.facts.size(); ++fact) {
    const bool open = decision.facts.origins[fact] == Origin::unknown && !context.book.facts[fact].key.empty();
    if (open && decision.program->atoms[at(blocking)].depends[fact]) out.push_back(context.names.fact(static_cast<int>(fact)));
  }
  return out;
}

std::string days_text(const CheckContext& context, double days) {
  const Words& words = context.words;
  const int mfu = context.book.fact("run.mfu");
  const bool peak = mfu >= 0 && context.decision.facts.origins[at(mfu)] == Origin::assumed;
  const std::string note = peak ? words("axis.peak") : std::string();
  if (days <= 1) return words("axis.day", {{"peak", note}});
  return words("axis.days", {{"days", words.number(ceil_tolerant(days))}, {"peak", note}});
}

class AxisMaker {
 public:
  AxisMaker(const CheckContext& context, std::string unit)
      : context_(context), words_(context.words), decision_(context.decision), evaluation_(*decision_.program, decision_.facts), unit_(std::move(unit)) {
    out_.unit = words_.unit(unit_);
    out_.title = words_("axis.title." + unit_);
  }

  Axis run() {
    for (const ThresholdLine& threshold : decision_.thresholds) {
      if (threshold.unit == unit_) out_.lines.push_back(threshold_line(context_, threshold));
    }
    if (unit_ == operations) {
      const int model = context_.book.fact("model.flop");
      if (model >= 0) mark(decision_.facts.values[at(model)], words_("axis.model"));
      const auto run = decision_.program->formula_by_name.find("run.flop");
      if (run != decision_.program->formula_by_name.end()) {
        mark(evaluation_.value({Operand::Kind::derived, static_cast<std::int16_t>(run->second), 0}), words_("axis.run"));
      }
    }
    mark_amounts();
    bounds();
    return std::move(out_);
  }

 private:
  const ClauseCode& clause(const ThresholdLine& threshold) const { return decision_.program->clauses[at(threshold.clause)]; }

  void mark(const Value& value, const std::string& label) {
    if (!value.known() || value.low <= 0) return;
    const bool there = std::any_of(out_.marks.begin(), out_.marks.end(), [&](const Axis::Mark& one) { return compare_numbers(one.value, value.low) == 0; });
    if (!there) out_.marks.push_back({label, value.low, words_.quantity(value.low, unit_)});
  }

  // Whatever else a line is held against.
  void mark_amounts() {
    for (const ThresholdLine& threshold : decision_.thresholds) {
      if (threshold.unit == unit_) mark(threshold.amount, context_.names.operand(*decision_.program, clause(threshold).effect.amount));
    }
  }

  // Whole powers of ten around all that stands on the axis.
  void bounds() {
    double low = unit_ == operations ? 1e22 : HUGE_VAL, high = unit_ == operations ? 1e27 : 0;
    for (const Axis::Line& line : out_.lines) {
      low = std::min(low, line.value);
      high = std::max(high, line.value * 10);
    }
    for (const Axis::Mark& one : out_.marks) {
      low = std::min(low, one.value);
      high = std::max(high, one.value * 10);
    }
    const int first = static_cast<int>(std::floor(std::log10(low) + 1e-9)), last = static_cast<int>(std::ceil(std::log10(high) - 1e-9));
    for (int exponent = first; exponent <= last; ++exponent) {
      const double tick = read_number("1e" + std::to_string(exponent)).value_or(0);
      out_.ticks.push_back({tick, words_.number(tick)});
    }
    out_.low = out_.ticks.front().value;
    out_.high = out_.ticks.back().value;
  }

  const CheckContext& context_;
  const Words& words_;
  const Decision& decision_;
  Evaluation evaluation_;
  const std::string unit_;  // as the rules spell it
  Axis out_;
};

// Units other than operations, in the order of the lines. A line that the order does not reach and that may not even
// apply to it says nothing worth a picture.
std::vector<std::string> other_units(const Decision& decision) {
  std::vector<std::string> out;
  for (const ThresholdLine& line : decision.thresholds) {
    const bool speaks = line.applies == Tri::yes || line.crossed != Tri::no;
    const bool there = std::find(out.begin(), out.end(), line.unit) != out.end();
    if (line.unit != operations && speaks && !there) out.push_back(line.unit);
  }
  return out;
}

}  // namespace

Axis::Line threshold_line(const CheckContext& context, const ThresholdLine& threshold) {
  const Words& words = context.words;
  const ClauseCode& clause = context.decision.program->clauses[at(threshold.clause)];
  Axis::Line line;
  line.id = threshold.id;
  line.label = context.names.says(*context.decision.program, *clause.source);
  line.value = threshold.line;
  line.value_text = words(clause.effect.over ? "axis.over" : "axis.at_least", {{"line", words.number(threshold.line)}});
  line.crossed = threshold.crossed == Tri::yes && threshold.applies == Tri::yes;
  if (threshold.amount.known()) {
    line.state = words(line.crossed ? "axis.reached" : threshold.crossed == Tri::no ? "axis.not_reached" : "axis.open");
  }
  if (threshold.crossed == Tri::yes && threshold.applies == Tri::unknown) {
    line.detail = words("axis.hangs_on", {{"facts", words.list(open_facts(context, threshold))}});
  }
  if (threshold.days && *threshold.days < 1e6) line.detail += (line.detail.empty() ? "" : words("view.beside")) + days_text(context, *threshold.days);
  line.cite = context.names.cite(clause.source->citation);
  return line;
}

std::vector<Axis> threshold_axes(const CheckContext& context) {
  std::vector<Axis> out;
  out.push_back(AxisMaker(context, operations).run());
  const auto [first, last] = context.decision.program->steps[static_cast<std::size_t>(Step::thresholds)];
  if (first == last) {
    out[0].empty = context.words("axis.no_lines");
  } else if (out[0].lines.empty()) {
    out[0].empty = context.words("axis.none");
  }
  for (const std::string& unit : other_units(context.decision)) out.push_back(AxisMaker(context, unit).run());
  return out;
}

}  // namespace chip_rules::view
