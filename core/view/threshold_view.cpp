// Lines of computing power: one axis of training operations, and one for each other unit that lines are drawn in.
#include <algorithm>
#include <cmath>

#include "core/json/number.h"
#include "core/view/check_parts.h"

namespace chip_rules::view {
namespace {

constexpr const char* operations = "FLOP";

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class AxisMaker {
 public:
  AxisMaker(const CheckContext& context, std::string unit)
      : context_(context), words_(context.words), decision_(context.decision), evaluation_(*decision_.program, decision_.facts) {
    out_.unit = std::move(unit);
    out_.title = words_("axis.title." + out_.unit);
  }

  Axis run() {
    for (const ThresholdLine& threshold : decision_.thresholds) {
      if (threshold.unit == out_.unit) add_line(threshold);
    }
    if (out_.unit == operations) {
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

  void add_line(const ThresholdLine& threshold) {
    Axis::Line line;
    line.id = threshold.id;
    line.label = context_.names.says(*decision_.program, *clause(threshold).source);
    line.value = threshold.line;
    line.value_text = words_(clause(threshold).effect.over ? "axis.over" : "axis.at_least", {{"line", words_.number(threshold.line)}});
    line.crossed = threshold.crossed == Tri::yes && threshold.applies == Tri::yes;
    if (threshold.amount.known()) {
      line.state = words_(line.crossed ? "axis.reached" : threshold.crossed == Tri::no ? "axis.not_reached" : "axis.open");
    }
    if (threshold.crossed == Tri::yes && threshold.applies == Tri::unknown) {
      line.detail = words_("axis.hangs_on", {{"facts", words_.list(open_facts(threshold))}});
    }
    if (threshold.days && *threshold.days < 1e6) line.detail += (line.detail.empty() ? "" : words_("view.beside")) + days_text(*threshold.days);
    line.cite = context_.names.cite(clause(threshold).source->citation);
    out_.lines.push_back(std::move(line));
  }

  // What would tell whether the line applies: the facts of the test it hangs on.
  std::vector<std::string> open_facts(const ThresholdLine& threshold) {
    std::vector<std::string> out;
    const int blocking = evaluation_.blocking_atom(clause(threshold).node);
    for (std::size_t fact = 0; blocking >= 0 && fact < context_.book.facts.size(); ++fact) {
      const bool open = decision_.facts.origins[fact] == Origin::unknown && !context_.book.facts[fact].key.empty();
      if (open && decision_.program->atoms[at(blocking)].depends[fact]) out.push_back(context_.names.fact(static_cast<int>(fact)));
    }
    return out;
  }

  std::string days_text(double days) const {
    const int mfu = context_.book.fact("run.mfu");
    const bool peak = mfu >= 0 && decision_.facts.origins[at(mfu)] == Origin::assumed;
    const std::string note = peak ? words_("axis.peak") : std::string();
    if (days < 1.5) return words_("axis.day", {{"peak", note}});
    return words_("axis.days", {{"days", words_.number(ceil_tolerant(days))}, {"peak", note}});
  }

  void mark(const Value& value, const std::string& label) {
    if (!value.known() || value.low <= 0) return;
    const bool there = std::any_of(out_.marks.begin(), out_.marks.end(), [&](const Axis::Mark& one) { return compare_numbers(one.value, value.low) == 0; });
    if (!there) out_.marks.push_back({label, value.low, words_.quantity(value.low, out_.unit)});
  }

  // Whatever else a line is held against.
  void mark_amounts() {
    for (const ThresholdLine& threshold : decision_.thresholds) {
      if (threshold.unit == out_.unit) mark(threshold.amount, context_.names.operand(*decision_.program, clause(threshold).effect.amount));
    }
  }

  // Whole powers of ten around all that stands on the axis.
  void bounds() {
    double low = out_.unit == operations ? 1e22 : HUGE_VAL, high = out_.unit == operations ? 1e27 : 0;
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
