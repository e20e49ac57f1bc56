// The view of "proposal": knobs, the picture of clusters or models, what each knob changes, and the rows.
#include <algorithm>

#include "core/ask/brief.h"
#include "core/ask/proposal.h"
#include "core/place.h"
#include "core/view/compute_parts.h"
#include "core/view/knobs.h"
#include "core/view/scales.h"

namespace chip_rules {
namespace {

using view::CheckContext;
using view::Words;

bool shows_models(const Question& question, const Proposal& proposal) {
  const std::string asked = question.text("view.show");
  return asked.empty() ? proposal.cluster_lines.empty() && !proposal.model_lines.empty() : asked == "models";
}

std::size_t over(const Proposal& proposal, std::size_t line) {
  return static_cast<std::size_t>(std::count_if(proposal.clusters.begin(), proposal.clusters.end(), [&](const ClusterStanding& one) { return one.over[line] == Tri::yes; }));
}

view::Headline head(const Question& question, const CheckContext& context, const Proposal& proposal) {
  const Words& words = context.words;
  view::Headline out;
  out.label = words.regime(context.book.regimes[at(proposal.regime)]);
  out.tone = view::Tone::plain;
  const bool models = shows_models(question, proposal);
  const std::vector<ThresholdLine>& lines = models ? proposal.model_lines : proposal.cluster_lines;
  if (lines.empty()) {
    out.text = words("proposal.no_lines");
    return out;
  }
  const std::size_t all = models ? proposal.models.size() : proposal.clusters.size();
  const std::size_t crossed = models ? count_over(proposal.models, 0) : over(proposal, 0);
  out.text = words(models ? "proposal.models_over" : "proposal.clusters_over", {{"count", words.count(crossed)}, {"all", words.count(all)}});
  out.reason = words("proposal.lowest", {{"line", words.quantity(lines[0].line, lines[0].unit)}});
  return out;
}

view::Controls knobs(const Question& question, const CheckContext& context, const Proposal& proposal) {
  const Words& words = context.words;
  view::Controls out;
  out.title = words("proposal.knobs");
  std::vector<view::Controls::Option> texts;
  for (const int regime : proposal.offered) {
    const NamedRegime& one = context.book.regimes[at(regime)];
    texts.push_back({texts.empty() ? std::string() : one.id, words.regime(one)});
  }
  out.controls.push_back(view::option_knob(question, words, "view.of", words("proposal.of"), std::move(texts)));
  const bool models = shows_models(question, proposal);
  std::vector<view::Controls::Option> kinds{{"clusters", words("proposal.clusters")}, {"models", words("proposal.models")}};
  if (models) std::swap(kinds[0], kinds[1]);
  view::Controls::Control show = view::option_knob(question, words, "view.show", words("proposal.show"), std::move(kinds));
  show.value = models ? "models" : "clusters";
  show.value_text = words(models ? "proposal.models" : "proposal.clusters");
  out.controls.push_back(std::move(show));
  for (const ProposalKnob& knob : proposal.knobs) {
    out.controls.push_back(view::parameter_knob(words, context.names, *context.decision.program, *knob.parameter));
  }
  for (const Reading* reading : proposal.readings) out.controls.push_back(view::reading_knob(words, *context.decision.program, *reading));
  return out;
}

// How many of an outcome's are over the lowest line, and why the text asks nothing of them where it does not; empty for none.
std::string over_of(const Words& words, const OutcomeCount& one, const std::vector<Tri>& over_lowest) {
  const auto over = std::count_if(one.places.begin(), one.places.end(), [&](int place) { return over_lowest[at(place)] == Tri::yes; });
  if (over == 0) return {};
  const bool open = one.outcome.verdict == Verdict::undetermined, untouched = one.outcome.verdict == Verdict::not_controlled;
  return words(open ? "proposal.over_open" : untouched ? "proposal.over_untouched" : "proposal.over_of_them", {{"count", words.count(static_cast<std::size_t>(over))}});
}

// Groups of outcomes, for legend and counts; those over the lowest line add up to what the headline says.
view::Facts outcomes(const CheckContext& context, const Proposal& proposal, bool models) {
  const Words& words = context.words;
  std::vector<Outcome> list = proposal.model_outcomes;
  std::vector<Tri> over_lowest;
  if (models) {
    for (const ModelStanding& one : proposal.models) over_lowest.push_back(one.over.empty() ? Tri::no : one.over[0]);
  } else {
    list.clear();
    for (const ClusterStanding& one : proposal.clusters) {
      list.push_back(one.outcome);
      over_lowest.push_back(one.over.empty() ? Tri::no : one.over[0]);
    }
  }
  view::Facts out;
  out.title = words(models ? "proposal.outcomes_models" : "proposal.outcomes_clusters");
  for (const OutcomeCount& one : count_outcomes(list)) {
    out.rows.push_back({context.names.outcome_short(one.outcome), words.count(one.places.size()), over_of(words, one, over_lowest), view::Names::tone(one.outcome)});
  }
  return out;
}

std::string since(const Words& words, const ClusterStanding& one) {
  if (one.since) return words.date(*one.since);
  return words(one.planned ? "proposal.planned" : "view.unknown");
}

std::string chips(const CheckContext& context, const ClusterStanding& one) {
  const Catalog& clusters = context.book.clusters;
  const Json* quantity = clusters.cell(one.row, "qty");
  const auto chip = context.book.chips.by_id.find(clusters.text(one.row, "chip"));
  if (!quantity || chip == context.book.chips.by_id.end()) return {};
  return context.words(one.equivalent ? "proposal.as_many" : "proposal.so_many",
                       {{"qty", context.words.number(quantity->number)}, {"chip", context.names.row(context.book.chips, chip->second)}});
}

std::string country(const CheckContext& context, const ClusterStanding& one) {
  const auto found = context.book.countries.by_id.find(context.book.clusters.text(one.row, "country"));
  return found == context.book.countries.by_id.end() ? context.words("view.unknown") : context.names.row(context.book.countries, found->second);
}

std::string lines_of(const CheckContext& context, const std::vector<ThresholdLine>& lines, const ClusterStanding& one) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (one.over[i] == Tri::yes) out.push_back(view::threshold_line(context, lines[i]).value_text);
  }
  return out.empty() ? context.words("compute.no_line") : context.words.list(out);
}

const char* shape(const ClusterStanding& one) { return one.planned ? "ring" : one.equivalent ? "diamond" : "circle"; }

view::Plot clusters_plot(const CheckContext& context, const Proposal& proposal) {
  const Words& words = context.words;
  view::Plot out;
  const std::string unit = proposal.cluster_lines.empty() ? "op/s" : proposal.cluster_lines[0].unit;
  double low = 1e16, high = 1e21;
  Day first = context.decision.choice.on, last = first;
  const auto widen = [&](double x) {
    low = std::min(low, x);
    high = std::max(high, x);
  };
  for (const ThresholdLine& line : proposal.cluster_lines) {
    out.lines.push_back(view::plot_line(context, line));
    widen(line.line);
  }
  std::size_t undated = 0;
  for (const ClusterStanding& one : proposal.clusters) {
    const double x = one.amount.value_or(one.speed);
    if (!one.since || x <= 0) {
      ++undated;
      continue;
    }
    view::Plot::Mark mark;
    mark.id = context.book.clusters.ids[at(one.row)];
    mark.label = context.book.clusters.text(one.row, "name");
    mark.group = country(context, one);
    mark.shape = shape(one);
    mark.text = context.names.outcome_short(one.outcome);
    for (const std::string& line : {chips(context, one), words.quantity(x, unit), since(words, one), std::string(context.book.clusters.text(one.row, "owner"))}) {
      if (!line.empty()) mark.lines.push_back(line);
    }
    mark.case_text = cluster_case(context.book, proposal.law, one.row);
    mark.tone = view::Names::tone(one.outcome);
    mark.estimate = one.equivalent || context.book.clusters.text(one.row, "certainty") != "Confirmed";
    mark.x = x;
    mark.y = *one.since;
    widen(x);
    first = std::min(first, *one.since);
    last = std::max(last, *one.since);
    out.marks.push_back(std::move(mark));
  }
  if (proposal.asked && !proposal.cluster_lines.empty()) {
    Evaluation evaluation(*proposal.asked->program, proposal.asked->facts);
    const Value amount = evaluation.value(proposal.asked->program->clauses[at(proposal.cluster_lines[0].clause)].effect.amount);
    if (amount.known() && amount.low > 0) {
      const CheckContext own{context.book, *proposal.asked, words, context.names};
      view::Plot::Mark mark;
      mark.id = "case";
      mark.label = words("proposal.this_case");
      mark.shape = "square";
      mark.text = context.names.outcome_short(proposal.asked->answer.outcome);
      mark.lines = {view::headline(own).label, words.quantity(amount.low, unit)};
      mark.tone = view::Names::tone(proposal.asked->answer.outcome);
      mark.chosen = true;
      mark.x = amount.low;
      mark.y = last;
      widen(amount.low);
      out.marks.push_back(std::move(mark));
    }
  }
  for (const auto& [key, form] : {std::pair{"proposal.key_known", "circle"}, {"proposal.key_equivalent", "diamond"}, {"proposal.key_planned", "ring"}}) {
    const auto here = [name = std::string_view(form)](const view::Plot::Mark& mark) { return mark.shape == name; };
    if (std::any_of(out.marks.begin(), out.marks.end(), here)) out.keys.push_back({words(key), form, view::Tone::plain});
  }
  out.x = view::log_scale(words, words("axis.title." + unit), unit, low, high);
  out.y = view::date_scale(words, words("proposal.since"), first, last);
  out.note = words("proposal.note", {{"credit", context.book.clusters.credit}, {"count", words.count(undated)}});
  if (out.marks.empty()) out.empty = words("proposal.none");
  return out;
}

view::Table clusters_table(const CheckContext& context, const Proposal& proposal) {
  const Words& words = context.words;
  view::Table out;
  out.title = words("proposal.clusters");
  out.align = "lllrrll";
  out.columns = {words("column.name"), words("proposal.country"), words("proposal.since"), words("proposal.chips"), words("proposal.power"), words("column.outcome"), words("compute.over_lines")};
  if (proposal.asked && !proposal.cluster_lines.empty()) {  // the chips of the case stand in the picture, too
    const CheckContext own{context.book, *proposal.asked, words, context.names};
    out.rows.push_back({words("proposal.this_case"), {}, {}, view::headline(own).label, {}, context.names.outcome_short(proposal.asked->answer.outcome), {}});
    out.tones.push_back(view::Names::tone(proposal.asked->answer.outcome));
    out.cases.emplace_back();
  }
  for (const ClusterStanding& one : proposal.clusters) {
    const Json* power = context.book.clusters.cell(one.row, "power_mw");
    const bool known = power && power->is(Json::Kind::number);
    out.rows.push_back({std::string(context.book.clusters.text(one.row, "name")), country(context, one), since(words, one), chips(context, one),
                        known ? words.quantity(power->number, "MW") : std::string(), context.names.outcome_short(one.outcome), lines_of(context, proposal.cluster_lines, one)});
    out.tones.push_back(view::Names::tone(one.outcome));
    out.cases.push_back(cluster_case(context.book, proposal.law, one.row));
  }
  return out;
}

std::string moved_text(const Words& words, const std::optional<Moved>& moved) {
  if (!moved) return {};
  return words("proposal.moved", {{"clusters", words.count(moved->clusters)}, {"models", words.count(moved->models)}});
}

// What each knob does: against the text where it is turned, else a step down and a step up from the text.
view::Table effects(const CheckContext& context, const Proposal& proposal) {
  const Words& words = context.words;
  const bool turned = std::any_of(proposal.knobs.begin(), proposal.knobs.end(), [](const ProposalKnob& one) { return one.turned.has_value(); });
  view::Table out;
  out.title = words("proposal.effects");
  out.align = turned ? "lrrl" : "lrll";
  out.columns = {words("proposal.knob"), words("proposal.by_text")};
  if (turned) {
    out.columns.insert(out.columns.end(), {words("proposal.now"), words("proposal.turned")});
  } else {
    out.columns.insert(out.columns.end(), {words("proposal.halved"), words("proposal.doubled")});
  }
  for (const ProposalKnob& knob : proposal.knobs) {
    const ParameterVersion& parameter = *knob.parameter;
    std::vector<std::string> row{context.names.parameter(*context.decision.program, parameter), words.quantity(parameter.value, parameter.unit)};
    if (turned) {
      row.push_back(words.quantity(knob.now, parameter.unit));
      row.push_back(moved_text(words, knob.turned));
    } else {
      row.push_back(moved_text(words, knob.halved));
      row.push_back(moved_text(words, knob.doubled));
    }
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace

std::vector<view::Block> proposal_blocks(const Question& question, const Words& words, const view::Names& names, std::optional<CaseError>& error) {
  Proposal proposal;
  error = proposal_of(question, proposal);
  if (error) return {};
  if (proposal.regime < 0) return {view::Paragraph{"note", words("proposal.none_offered")}};
  const CheckContext context{question.book(), proposal.decision, words, names};
  const bool models = shows_models(question, proposal);
  std::vector<view::Block> out{head(question, context, proposal), knobs(question, context, proposal)};
  view::Plot plot = models ? view::models_plot(context, proposal.model_lines, proposal.models) : clusters_plot(context, proposal);
  if (models) {
    for (std::size_t i = 0, k = 0; i < proposal.models.size(); ++i) {
      if (!proposal.models[i].released) continue;
      plot.marks[k].tone = view::Names::tone(proposal.model_outcomes[i]);
      plot.marks[k].lines.insert(plot.marks[k].lines.begin(), names.outcome_short(proposal.model_outcomes[i]));
      ++k;
    }
    plot.note = words("proposal.note_models", {{"credit", context.book.models.credit}});
  }
  plot.title = words(models ? "proposal.title_models" : "proposal.title_clusters");
  out.push_back(std::move(plot));
  out.push_back(outcomes(context, proposal, models));
  if (!proposal.knobs.empty()) out.push_back(effects(context, proposal));
  for (const int act : context.book.regimes[at(proposal.regime)].instruments) {
    const std::string says = words.pick(context.book.instruments[at(act)].json->find("says"));
    if (!says.empty()) out.push_back(view::Paragraph{"note", says});
  }
  for (view::Paragraph& paragraph : view::assumptions_and_coverage(context)) out.push_back(std::move(paragraph));
  out.push_back(models ? view::models_table(context, proposal.model_lines, proposal.models) : clusters_table(context, proposal));
  out.push_back(view::Paragraph{"legal", words("view.legal")});
  return out;
}

}  // namespace chip_rules
