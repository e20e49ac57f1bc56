// The view of "compute": what the cluster reaches and when, the picture, the lines, the models.
#include "core/ask/compute.h"
#include "core/json/number.h"
#include "core/place.h"
#include "core/view/compute_parts.h"
#include "core/view/knobs.h"
#include "core/view/scales.h"

namespace chip_rules {
namespace {

using view::CheckContext;
using view::Words;

view::Headline head(const CheckContext& context, const Compute& compute) {
  const Words& words = context.words;
  view::Headline out;
  out.label = view::headline(context).label;
  out.tone = view::Tone::plain;
  if (compute.lines.empty()) {
    out.text = words("axis.no_lines");
    return out;
  }
  std::size_t concern = 0, reached = 0;
  const ThresholdLine* nearest = nullptr;
  for (const ThresholdLine& line : compute.lines) {
    if (line.applies == Tri::no) continue;
    ++concern;
    const int order = compute.run ? compare_numbers(*compute.run, line.line) : -1;
    reached += order > 0 || (order == 0 && !context.decision.program->clauses[at(line.clause)].effect.over);
    if (!nearest) nearest = &line;
  }
  const std::string lines = words.count(concern);
  if (compute.run) {
    const std::string run = words.quantity(*compute.run, "FLOP"), days = words.quantity(*compute.days, "days");
    out.text = words("compute.reached", {{"reached", words.count(reached)}, {"lines", lines}});
    out.reason = words("compute.run", {{"run", run}, {"days", days}});
  } else if (compute.rate && nearest) {
    const std::string days = words.quantity(nearest->days ? ceil_tolerant(*nearest->days) : 0, "days");
    out.text = words("compute.nearest", {{"days", days}});
    out.reason = words("compute.nearest_line", {{"line", words.quantity(nearest->line, "FLOP")}});
  } else {
    out.text = words("compute.in_force", {{"lines", words.count(compute.lines.size())}});
    out.reason = words("compute.no_cluster");
  }
  return out;
}

view::Controls knobs(const Question& question, const CheckContext& context, const Compute& compute) {
  const Words& words = context.words;
  view::Controls out;
  out.title = words("compute.knobs");
  out.controls.push_back(view::fact_knob(context, "item.qty", {1, 1000000, 1, true}));
  out.controls.push_back(view::fact_knob(context, "run.days", {1, 1000, 1, true}));
  out.controls.push_back(view::fact_knob(context, "run.mfu", {0.05, 1, 0.01, false}));
  if (!compute.rate) {
    for (view::Controls::Control& one : out.controls) one.detail = words("compute.needs_chip");
  }
  out.controls.push_back(view::option_knob(question, words, "view.open", words("compute.weights"),
                                           {{"", words("compute.all")}, {"open", words("compute.open")}, {"closed", words("compute.closed")}, {"unknown", words("compute.unsaid")}}));
  out.controls.push_back(view::option_knob(question, words, "view.org", words("compute.organization"), view::organizations(context.book, words)));
  std::vector<view::Controls::Option> years{{"", words("compute.all")}};
  for (int year = split_date(context.book.checked).year; year >= 2020; --year) years.push_back({std::to_string(year), words("compute.since_year", {{"year", std::to_string(year)}})});
  out.controls.push_back(view::option_knob(question, words, "view.since", words("compute.since"), std::move(years)));
  return out;
}

// The run as a path from its first day to its last, and its end as the mark that may be dragged.
void add_run(const CheckContext& context, const Compute& compute, view::Plot& plot) {
  const Words& words = context.words;
  if (!compute.run) return;
  const Day on = context.decision.choice.on;
  view::Plot::Series path;
  path.id = "run";
  path.label = words("axis.run");
  path.kind = "line";
  path.unit = words.unit("FLOP");
  constexpr int points = 24;
  for (int i = 0; i <= points; ++i) {
    const double days = *compute.days * i / points;
    const double flop = *compute.rate * days * 86400;
    if (flop >= plot.x.low) path.points.push_back({flop, on + days, {}});
  }
  if (path.points.size() > 1) plot.series.push_back(std::move(path));
  view::Plot::Mark mark;
  mark.id = "run";
  mark.label = words("axis.run");
  mark.shape = "square";
  mark.text = words.quantity(*compute.run, "FLOP");
  mark.lines.push_back(view::headline(context).label);
  for (const ThresholdLine& line : compute.lines) {
    const view::Plot::Line said = view::plot_line(context, line);
    const view::Axis::Line own = view::threshold_line(context, line);
    mark.lines.push_back(words("compute.against", {{"act", said.label}, {"line", own.value_text}, {"state", own.detail.empty() ? own.state : own.detail}}));
  }
  mark.x = *compute.run;
  mark.y = on + *compute.days;
  mark.chosen = true;
  plot.marks.push_back(std::move(mark));
  plot.keys.push_back({words("axis.run"), "square", view::Tone::plain});
  plot.move = "compute";
}

view::Plot picture(const CheckContext& context, const Compute& compute, std::size_t without) {
  const Words& words = context.words;
  view::Plot out = view::models_plot(context, compute.lines, compute.models);
  if (compute.run) {
    const double low = std::min(out.x.low, *compute.run), high = std::max(out.x.high, *compute.run);
    if (low < out.x.low || high > out.x.high) out.x = view::log_scale(words, out.x.title, out.x.unit, low, high);
    const Day end = static_cast<Day>(context.decision.choice.on + *compute.days);
    if (end > out.y.high) out.y = view::date_scale(words, out.y.title, static_cast<Day>(out.y.low), end);
    out.empty.clear();
  }
  out.title = words("compute.title", {{"date", words.date(context.decision.choice.on)}});
  out.note = words("compute.note", {{"credit", context.book.models.credit}, {"count", words.count(without)}});
  add_run(context, compute, out);
  return out;
}

view::Table lines_table(const CheckContext& context, const Compute& compute) {
  const Words& words = context.words;
  view::Table out;
  out.title = words("compute.lines");
  out.align = "lrlrr";
  out.columns = {words("compute.line_of"), words("compute.operations"), words("compute.asks"), words("compute.days"), words("compute.models_over")};
  for (std::size_t i = 0; i < compute.lines.size(); ++i) {
    const view::Axis::Line line = view::threshold_line(context, compute.lines[i]);
    const view::Plot::Line said = view::plot_line(context, compute.lines[i]);
    const std::optional<double>& days = compute.lines[i].days;
    out.rows.push_back({said.label, line.value_text, line.label, days ? words.number(ceil_tolerant(*days)) : words("compute.no_days"),
                        words.count(count_over(compute.models, i, compute.decision.choice.on))});
  }
  return out;
}

std::size_t without_operations(const RuleBook& book) {
  std::size_t out = 0;
  for (int row = 0; row < static_cast<int>(book.models.count); ++row) out += !model_in_catalog(book, row);
  return out;
}

}  // namespace

std::vector<view::Block> compute_blocks(const Question& question, const Words& words, const view::Names& names, std::optional<CaseError>& error) {
  Compute compute;
  error = compute_of(question, compute);
  if (error) return {};
  const CheckContext context{question.book(), compute.decision, words, names};
  std::vector<view::Block> out{head(context, compute), knobs(question, context, compute), picture(context, compute, without_operations(context.book))};
  if (!compute.lines.empty()) out.push_back(lines_table(context, compute));
  for (view::Paragraph& paragraph : view::assumptions_and_coverage(context)) out.push_back(std::move(paragraph));
  out.push_back(view::models_table(context, compute.lines, compute.models));
  out.push_back(view::Paragraph{"legal", words("view.legal")});
  return out;
}

}  // namespace chip_rules
