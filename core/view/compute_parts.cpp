// Models as marks and as rows.
#include "core/view/compute_parts.h"

#include <algorithm>

#include "core/order.h"
#include "core/place.h"
#include "core/view/scales.h"

namespace chip_rules::view {
namespace {

constexpr std::size_t several = 4;  // so many models make an organization a choice of the filter

const Instrument& act_of(const CheckContext& context, const ThresholdLine& line) {
  return context.book.instruments[at(context.decision.program->clauses[at(line.clause)].source->instrument)];
}

const char* shape(const ModelStanding& model) {
  if (model.biological) return "triangle";
  return model.weights == Weights::open ? "ring" : model.weights == Weights::closed ? "circle" : "diamond";
}

// "EO 14110 (> 10²⁶)" for each line that the model crosses for sure.
std::vector<std::string> crossed(const CheckContext& context, const std::vector<ThresholdLine>& lines, const ModelStanding& model) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (model.over[i] != Tri::yes) continue;
    const Axis::Line line = threshold_line(context, lines[i]);
    std::string text = context.words("compute.crosses", {{"act", context.names.brief(act_of(context, lines[i]))}, {"line", line.value_text}});
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
  }
  return out;
}

std::string day_text(const Words& words, const ModelStanding& model) { return model.released ? words.date(*model.released) : words("view.unknown"); }

std::string flop_text(const Words& words, const ModelStanding& model) {
  return model.estimate ? words("compute.about", {{"flop", words.number(model.flop)}}) : words.number(model.flop);
}

}  // namespace

std::string weights_text(const Words& words, Weights weights) {
  return words(weights == Weights::open ? "compute.open" : weights == Weights::closed ? "compute.closed" : "compute.unsaid");
}

Plot::Line plot_line(const CheckContext& context, const ThresholdLine& threshold) {
  const Axis::Line line = threshold_line(context, threshold);
  Plot::Line out;
  out.id = line.id;
  out.label = context.names.brief(act_of(context, threshold));
  out.value_text = line.value_text;
  const bool both = !line.state.empty() && !line.detail.empty();
  const std::string standing = both ? context.words("compute.beside", {{"first", line.state}, {"second", line.detail}}) : line.state + line.detail;
  out.detail = standing.empty() ? line.label : context.words("compute.standing", {{"line", line.label}, {"standing", standing}});
  out.value = line.value;
  out.cite = line.cite;
  return out;
}

Plot models_plot(const CheckContext& context, const std::vector<ThresholdLine>& lines, const std::vector<ModelStanding>& models) {
  const Words& words = context.words;
  Plot out;
  for (const ThresholdLine& line : lines) {
    Plot::Line one = plot_line(context, line);
    const auto same = std::find_if(out.lines.begin(), out.lines.end(), [&](const Plot::Line& other) {
      return other.value == one.value && other.label == one.label && other.value_text == one.value_text;
    });
    if (same == out.lines.end()) {
      out.lines.push_back(std::move(one));
    } else {
      same->detail = words("compute.beside", {{"first", same->detail}, {"second", one.detail}});
    }
  }
  for (const ModelStanding& model : models) {
    if (!model.released) continue;
    Plot::Mark mark;
    mark.id = context.book.models.ids[at(model.row)];
    mark.label = context.names.row(context.book.models, model.row);
    mark.group = context.book.models.text(model.row, "organization");
    mark.shape = shape(model);
    mark.text = words("compute.mark", {{"flop", flop_text(words, model)}, {"date", words.date(*model.released)}, {"weights", weights_text(words, model.weights)}});
    if (model.biological) mark.lines.push_back(words("compute.biological"));
    if (!mark.group.empty()) mark.lines.push_back(mark.group);
    const std::vector<std::string> over = crossed(context, lines, model);
    if (!over.empty()) mark.lines.push_back(words("compute.over", {{"lines", words.list(over)}}));
    mark.x = model.flop;
    mark.y = *model.released;
    mark.estimate = model.estimate;
    out.marks.push_back(std::move(mark));
  }
  for (const auto& [key, form] : {std::pair{"compute.open", "ring"}, {"compute.closed", "circle"}, {"compute.unsaid", "diamond"}, {"compute.biological", "triangle"}}) {
    const auto here = [wanted = form](const Plot::Mark& mark) { return mark.shape == wanted; };  // clang 14 captures no binding
    if (std::any_of(out.marks.begin(), out.marks.end(), here)) out.keys.push_back({words(key), form, Tone::plain});
  }
  double low = 1e22, high = 1e27;
  Day first = context.decision.choice.on, last = first;
  for (const Plot::Mark& mark : out.marks) {
    low = std::min(low, mark.x);
    high = std::max(high, mark.x);
    first = std::min(first, static_cast<Day>(mark.y));
    last = std::max(last, static_cast<Day>(mark.y));
  }
  for (const Plot::Line& line : out.lines) {
    low = std::min(low, line.value);
    high = std::max(high, line.value * 2);
  }
  out.x = log_scale(words, words("axis.title.FLOP"), "FLOP", low, high);
  out.y = date_scale(words, words("compute.released"), first, last);
  if (out.marks.empty()) out.empty = words("compute.none");
  return out;
}

Table models_table(const CheckContext& context, const std::vector<ThresholdLine>& lines, const std::vector<ModelStanding>& models) {
  const Words& words = context.words;
  Table out;
  out.title = words("compute.models");
  out.align = "lllrll";
  out.columns = {words("column.name"), words("compute.organization"), words("compute.released"), words("compute.operations"), words("compute.weights"), words("compute.over_lines")};
  for (const ModelStanding& model : models) {
    std::string name = context.names.row(context.book.models, model.row);
    if (model.biological) name = words("compute.named_biological", {{"model", name}});
    const std::vector<std::string> over = crossed(context, lines, model);
    out.rows.push_back({std::move(name), std::string(context.book.models.text(model.row, "organization")), day_text(words, model),
                        flop_text(words, model), weights_text(words, model.weights), over.empty() ? words("compute.no_line") : words.list(over)});
  }
  return out;
}

std::vector<Controls::Option> organizations(const RuleBook& book, const Words& words) {
  std::map<std::string, std::size_t> counts;
  for (int row = 0; row < static_cast<int>(book.models.count); ++row) {
    if (model_in_catalog(book, row)) ++counts[std::string(book.models.text(row, "organization"))];
  }
  std::vector<Controls::Option> out{{"", words("compute.all")}};
  for (const auto& [name, count] : counts) {
    if (!name.empty() && count >= several) out.push_back({name, name});
  }
  return out;
}

}  // namespace chip_rules::view
