// A cluster, the models, and the lines.
#include "core/ask/compute.h"

#include <algorithm>

#include "core/ask/asked.h"
#include "core/figures/training_compute.h"
#include "core/json/number.h"
#include "core/order.h"

namespace chip_rules {
namespace {

std::optional<CaseError> read_filter(const Question& question, ModelFilter& out) {
  const Catalog& models = question.book().models;
  const std::string open = question.text("view.open");
  if (auto refused = refuse_option("view.open", open, {"open", "closed", "unknown"})) return refused;
  if (open == "open") out.weights = Weights::open;
  if (open == "closed") out.weights = Weights::closed;
  if (open == "unknown") out.weights = Weights::unknown;
  out.organization = question.text("view.org");
  std::vector<std::string> organizations;  // none while their pack has not come
  for (int row = 0; row < static_cast<int>(models.count); ++row) organizations.emplace_back(models.text(row, "organization"));
  if (auto refused = refuse_option("view.org", out.organization, organizations)) return refused;
  const std::string since = question.text("view.since");
  out.since = read_date(since.size() == 4 ? since + "-01" : since, true);
  if (!since.empty() && !out.since) return CaseError{"bad_value", "view.since", since, "error.option", {}};
  return std::nullopt;
}

std::optional<double> formula(const Decision& decision, Evaluation& evaluation, const char* name) {
  const auto found = decision.program->formula_by_name.find(name);
  if (found == decision.program->formula_by_name.end()) return std::nullopt;
  const Value value = evaluation.value({Operand::Kind::derived, static_cast<std::int16_t>(found->second), 0});
  if (!value.known() || value.low <= 0) return std::nullopt;
  return value.low;
}

// The case after its run was dragged to `to` operations.
std::string moved_json(const Question& question, const Compute& compute, const Json* to, std::optional<CaseError>& error) {
  if (!to->is(Json::Kind::number) || to->number <= 0 || !compute.rate) {
    error = CaseError{"bad_request", "x", "", "error.moved_operations", {}};
    return {};
  }
  const RuleBook& book = question.book();
  const FactDef& fact = book.facts[static_cast<std::size_t>(book.fact("run.days"))];
  const double days = std::min(std::max(1.0, floor_tolerant(to->number / *compute.rate / seconds_a_day + 0.5)), fact.high);
  const std::string moved = set_key(question.rules, question.text("case"), fact.key, write_number(days));
  JsonWriter json;
  json.open('{').member("case", moved).member("x", *compute.rate * days * seconds_a_day).member("y", compute.decision.choice.on + days);
  return json.close('}').take();
}

}  // namespace

std::optional<CaseError> compute_of(const Question& question, Compute& out) {
  std::optional<CaseError> error;
  const Case the_case = case_of(question, "case", error);
  if (error) return error;
  if (auto refused = decide_plainly(question.rules.programs(), the_case, question.today, out.decision)) return refused;
  const RuleBook& book = question.book();
  if (book.models.count == 0) question.need("models");
  ModelFilter filter;
  if (auto refused = read_filter(question, filter)) return refused;
  Evaluation evaluation(*out.decision.program, out.decision.facts);
  evaluation.know(out.decision.answer);
  for (ThresholdLine& line : threshold_lines(*out.decision.program, evaluation)) {
    if (line.unit == operations_unit) out.lines.push_back(std::move(line));
  }
  sort_by(out.lines, [](const ThresholdLine& a, const ThresholdLine& b) { return a.line < b.line; });
  out.models = models_against(*out.decision.program, the_case, out.decision.choice.on, filter, out.lines);
  out.rate = formula(out.decision, evaluation, "run.rate");
  out.run = formula(out.decision, evaluation, "run.flop");
  const int days = book.fact("run.days");
  if (days >= 0 && out.decision.facts.values[static_cast<std::size_t>(days)].known()) {
    out.days = out.decision.facts.values[static_cast<std::size_t>(days)].low;
  }
  return std::nullopt;
}

std::string compute_json(const Question& question, std::optional<CaseError>& error) {
  Compute compute;
  error = compute_of(question, compute);
  if (error) return {};
  if (const Json* to = question.request.find("x")) return moved_json(question, compute, to, error);
  JsonWriter json;
  json.open('{');
  write_law(json, question.book(), compute.decision);
  json.key("lines").open('[');
  for (std::size_t i = 0; i < compute.lines.size(); ++i) {
    const ThresholdLine& line = compute.lines[i];
    const ClauseCode& clause = compute.decision.program->clauses[static_cast<std::size_t>(line.clause)];
    json.open('{').member("id", line.id).member("line", line.line).member("over", clause.effect.over).key("days");
    line.days ? json.value(*line.days) : json.null();
    json.member("applies", line.applies == Tri::yes ? "yes" : line.applies == Tri::no ? "no" : "unknown");
    json.member("cite", clause.source->citation.cite).member("models", static_cast<double>(count_over(compute.models, i, compute.decision.choice.on))).close('}');
  }
  json.close(']').member("models", static_cast<double>(compute.models.size())).key("run");
  compute.run ? json.value(*compute.run) : json.null();
  return json.close('}').take();
}

}  // namespace chip_rules
