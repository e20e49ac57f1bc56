// One model after the other in place of the item.
#include "core/ask/models_against.h"

#include <algorithm>

#include "core/order.h"
#include "core/place.h"

namespace chip_rules {
namespace {

constexpr const char* sure[] = {"Confident"};  // the catalog's own word for a figure that it stands by

bool passes(const RuleBook& book, const ModelFilter& filter, const ModelStanding& model) {
  if (filter.weights && *filter.weights != model.weights) return false;
  if (!filter.organization.empty() && book.models.text(model.row, "organization") != filter.organization) return false;
  return !filter.since || (model.released && *model.released >= *filter.since);
}

}  // namespace

std::optional<ModelStanding> model_in_catalog(const RuleBook& book, int row) {
  const Json* flop = book.models.cell(row, "flop");
  if (!flop || !flop->is(Json::Kind::number) || flop->number <= 0) return std::nullopt;
  ModelStanding out;
  out.row = row;
  out.flop = flop->number;
  const std::string released(book.models.text(row, "released"));
  out.released = read_date(released.size() == 4 ? released + "-01" : released, true);
  const Json* open = book.models.cell(row, "open");
  if (open && open->is(Json::Kind::number)) out.weights = open->number > 0 ? Weights::open : Weights::closed;
  const Json* biological = book.models.cell(row, "bio");
  out.biological = biological && biological->number > 0;
  out.estimate = std::find(std::begin(sure), std::end(sure), book.models.text(row, "flop_confidence")) == std::end(sure);
  return out;
}

Case law_alone(const Case& the_case) {
  Case out = the_case;
  out.facts.clear();
  out.without.clear();
  return out;
}

Facts facts_of_a_model(const RuleBook& book, const Case& law, Day on) {
  Case any = law_alone(law);
  any.facts[book.fact("model")] = book.models.ids[0];  // says that weights are asked about
  return facts_of(book, any, on);
}

std::vector<ModelStanding> models_against(const Program& program, const Case& law, Day on, const ModelFilter& filter,
                                          const std::vector<ThresholdLine>& lines) {
  const RuleBook& book = *program.book;
  std::vector<ModelStanding> out;
  const int fact = book.fact("model");
  if (fact < 0 || book.models.count == 0) return out;
  Facts facts = facts_of_a_model(book, law, on);
  for (int row = 0; row < static_cast<int>(book.models.count); ++row) {
    std::optional<ModelStanding> model = model_in_catalog(book, row);
    if (!model || !passes(book, filter, *model)) continue;
    set_fact(book, facts, fact, Value::exactly(row));
    Evaluation evaluation(program, facts);
    for (const ThresholdLine& line : lines) {
      const ClauseCode& clause = program.clauses[at(line.clause)];
      const Tri applies = evaluation.condition(clause.node);
      const Compare asks = clause.effect.over ? Compare::more : Compare::at_least;
      const Tri crossed = compare_values(evaluation.value(clause.effect.amount), asks, evaluation.value(clause.effect.line));
      model->over.push_back(std::min(applies, crossed));
    }
    out.push_back(std::move(*model));
  }
  sort_by(out, [](const ModelStanding& a, const ModelStanding& b) { return a.flop > b.flop; });
  return out;
}

std::size_t count_over(const std::vector<ModelStanding>& models, std::size_t line, std::optional<Day> until) {
  return static_cast<std::size_t>(std::count_if(models.begin(), models.end(), [&](const ModelStanding& one) { return one.over[line] == Tri::yes && !(until && one.released && *one.released > *until); }));
}

}  // namespace chip_rules
