// Clusters and models under one text, and again with one knob turned.
#include "core/ask/proposal.h"

#include <algorithm>
#include <map>

#include "core/ask/asked.h"
#include "core/ask/brief.h"
#include "core/figures/training_compute.h"
#include "core/json/number.h"
#include "core/order.h"
#include "core/place.h"

namespace chip_rules {
namespace {

double number_in(const Catalog& catalog, int row, const char* column) {
  const Json* cell = catalog.cell(row, column);
  return cell && cell->is(Json::Kind::number) ? cell->number : 0;
}

// Facts of a cluster: what a case string would say, set in place.
class ClusterFacts {
 public:
  ClusterFacts(const RuleBook& book, const Case& law, Day on) : book_(book) {
    Case any = law;
    read_case(book, cluster_case(book, law, 0), true, any);  // says that chips are asked about, in use, for training
    base_ = facts_of(book, any, on);
  }

  const Facts& of(int row) {
    facts_ = base_;
    set_row(book_.chips, "chip", row);
    for (const char* place : {"to", "buyer.hq"}) {
      if (!set_row(book_.countries, place, row, "country") && book_.fact(place) >= 0) clear_fact(book_, facts_, book_.fact(place));
    }
    if (const int quantity = book_.fact("item.qty"); quantity >= 0) set_fact(book_, facts_, quantity, Value::exactly(number_in(book_.clusters, row, "qty")));
    return facts_;
  }

 private:
  bool set_row(const Catalog& catalog, const char* fact, int row, const char* column = nullptr) {
    const int index = book_.fact(fact);
    const auto found = catalog.by_id.find(book_.clusters.text(row, column ? column : fact));
    if (index < 0 || found == catalog.by_id.end()) return false;
    set_fact(book_, facts_, index, Value::exactly(found->second));
    return true;
  }

  const RuleBook& book_;
  Facts base_;
  Facts facts_;
};

std::vector<Tri> sides(Evaluation& evaluation, const Program& program, const std::vector<ThresholdLine>& lines) {
  std::vector<Tri> out;
  for (const ThresholdLine& line : lines) {
    const ClauseCode& clause = program.clauses[at(line.clause)];
    const Compare asks = clause.effect.over ? Compare::more : Compare::at_least;
    out.push_back(std::min(evaluation.condition(clause.node), compare_values(evaluation.value(clause.effect.amount), asks, evaluation.value(clause.effect.line))));
  }
  return out;
}

std::vector<ClusterStanding> clusters_under(const Program& program, const Case& law, Day on, const std::vector<ThresholdLine>& lines) {
  const RuleBook& book = *program.book;
  std::vector<ClusterStanding> out;
  if (book.clusters.count == 0) return out;
  ClusterFacts facts(book, law, on);
  for (int row = 0; row < static_cast<int>(book.clusters.count); ++row) {
    const Facts& here = facts.of(row);
    ClusterStanding one;
    one.row = row;
    one.speed = number_in(book.clusters, row, "rate16_ops");
    one.since = read_date(book.clusters.text(row, "operational"));
    one.planned = number_in(book.clusters, row, "planned") > 0;
    one.equivalent = number_in(book.clusters, row, "equivalent") > 0;
    one.outcome = plain_answer(program, here).outcome;
    Evaluation evaluation(program, here);
    one.over = sides(evaluation, program, lines);
    if (!lines.empty()) {
      const Value amount = evaluation.value(program.clauses[at(lines[0].clause)].effect.amount);
      if (amount.known()) one.amount = amount.low;
    }
    out.push_back(std::move(one));
  }
  sort_by(out, [](const ClusterStanding& a, const ClusterStanding& b) { return a.speed > b.speed; });
  return out;
}

std::vector<Outcome> model_outcomes(const Program& program, const Case& law, Day on, const std::vector<ModelStanding>& models) {
  const RuleBook& book = *program.book;
  std::vector<Outcome> out;
  if (models.empty()) return out;
  Facts facts = facts_of_a_model(book, law, on);
  for (const ModelStanding& model : models) {
    set_fact(book, facts, book.fact("model"), Value::exactly(model.row));
    out.push_back(plain_answer(program, facts).outcome);
  }
  return out;
}

class ProposalMaker {
 public:
  ProposalMaker(const Question& question, Proposal& out) : programs_(question.rules.programs()), question_(question), book_(question.book()), out_(out) {}

  std::optional<CaseError> run(const Case& the_case) {
    const Json* list = book_.timeline ? book_.timeline->find("proposals") : nullptr;
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      for (std::size_t k = 0; k < book_.regimes.size(); ++k) {
        if (book_.regimes[k].id != list->items[i].text) continue;
        out_.offered.push_back(static_cast<int>(k));
        if (out_.regime < 0 || book_.regimes[k].id == question_.text("view.of")) out_.regime = static_cast<int>(k);
      }
    }
    if (out_.regime < 0) return std::nullopt;
    std::vector<std::string> offered;
    for (const int regime : out_.offered) offered.push_back(book_.regimes[at(regime)].id);
    if (auto error = refuse_option("view.of", question_.text("view.of"), offered)) return error;
    if (auto error = refuse_option("view.show", question_.text("view.show"), {"clusters", "models"})) return error;
    if (book_.models.count == 0) question_.need("models");
    if (book_.clusters.count == 0) question_.need("clusters");
    out_.law = law_alone(the_case);
    out_.law.regime = out_.regime;
    out_.law.codified = false;
    out_.law.on.reset();
    if (auto error = decide_plainly(programs_, out_.law, question_.today, out_.decision)) return error;
    const int chip = book_.fact("chip"), tpp = book_.fact("chip.tpp");
    if (the_case.facts.count(chip) || the_case.facts.count(tpp)) {
      Case own = the_case;
      own.regime = out_.regime;
      own.codified = false;
      own.on.reset();
      out_.asked.emplace();
      if (auto error = decide_plainly(programs_, own, question_.today, *out_.asked)) return error;
    }
    lines();
    stand();
    knobs();
    return std::nullopt;
  }

 private:
  bool own(int instrument) const {
    const std::vector<int>& acts = book_.regimes[at(out_.regime)].instruments;
    return std::find(acts.begin(), acts.end(), instrument) != acts.end();
  }

  // The lines that a cluster of the catalog can come near: those whose amount is told by chips in use.
  void lines() {
    const Program& program = *out_.decision.program;
    Evaluation evaluation(program, out_.decision.facts);
    std::string unit;
    for (ThresholdLine& line : threshold_lines(program, evaluation)) {
      if (!own(program.clauses[at(line.clause)].source->instrument)) continue;  // lines of the law that it stands on are not its own
      const std::string of = line.unit;
      if (of == operations_unit) {
        out_.model_lines.push_back(std::move(line));
      } else if (unit.empty() || unit == of) {
        unit = of;
        out_.cluster_lines.push_back(std::move(line));
      }
    }
    const auto lower = [](const ThresholdLine& a, const ThresholdLine& b) { return a.line < b.line; };
    sort_by(out_.model_lines, lower);
    sort_by(out_.cluster_lines, lower);
  }

  void stand() {
    const Program& program = *out_.decision.program;
    const Day on = out_.decision.choice.on;
    out_.clusters = clusters_under(program, out_.law, on, out_.cluster_lines);
    out_.models = models_against(program, out_.law, on, {}, out_.model_lines);
    out_.model_outcomes = model_outcomes(program, out_.law, on, out_.models);
  }

  // Everything once more with one parameter at another value.
  std::optional<Moved> with(const std::string& id, double value) {
    Case law = out_.law;
    law.parameters[id] = write_number(value);
    const std::shared_ptr<const Program> program = programs_.get(regime_of(book_, law, question_.today));
    if (!program) return std::nullopt;
    const Day on = out_.decision.choice.on;
    Moved moved;
    // Sorted by size alone, so the rows stand in the same places.
    const std::vector<ClusterStanding> clusters = clusters_under(*program, law, on, out_.cluster_lines);
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      moved.clusters += !(clusters[i].outcome == out_.clusters[i].outcome) || clusters[i].over != out_.clusters[i].over;
    }
    const std::vector<ModelStanding> models = models_against(*program, law, on, {}, out_.model_lines);
    const std::vector<Outcome> outcomes = model_outcomes(*program, law, on, models);
    for (std::size_t i = 0; i < models.size(); ++i) {
      moved.models += !(outcomes[i] == out_.model_outcomes[i]) || models[i].over != out_.models[i].over;
    }
    return moved;
  }

  void knobs() {
    const Program& program = *out_.decision.program;
    bool any = false;
    for (const auto& [id, parameter] : program.parameters) {
      if (!own(parameter->instrument)) continue;
      ProposalKnob knob;
      knob.parameter = parameter;
      knob.now = program.parameter_values.at(id);
      any = any || compare_numbers(knob.now, parameter->value) != 0;
      out_.knobs.push_back(knob);
    }
    for (ProposalKnob& knob : out_.knobs) {
      const bool turned = compare_numbers(knob.now, knob.parameter->value) != 0;
      if (turned) knob.turned = with(knob.parameter->id, knob.parameter->value);
      if (any || knob.parameter->value <= 0) continue;
      knob.halved = with(knob.parameter->id, knob.parameter->value / 2);
      knob.doubled = with(knob.parameter->id, knob.parameter->value * 2);
    }
    for (const Reading* reading : program.readings) {
      if (own(reading->instrument)) out_.readings.push_back(reading);
    }
  }

  ProgramCache& programs_;
  const Question& question_;
  const RuleBook& book_;
  Proposal& out_;
};

void write_moved(JsonWriter& json, const char* name, const std::optional<Moved>& moved) {
  if (!moved) return;
  json.key(name).open('{').member("clusters", static_cast<double>(moved->clusters)).member("models", static_cast<double>(moved->models)).close('}');
}

void write_outcomes(JsonWriter& json, const RuleBook& book, const char* name, const std::vector<Outcome>& outcomes) {
  json.key(name).open('{');
  for (const OutcomeCount& count : count_outcomes(outcomes)) json.member(outcome_text(book, count.outcome), static_cast<double>(count.places.size()));
  json.close('}');
}

template <class Standing>
void write_lines(JsonWriter& json, const char* name, const std::vector<ThresholdLine>& lines, const std::vector<Standing>& all) {
  json.key(name).open('[');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto over = std::count_if(all.begin(), all.end(), [&](const Standing& one) { return one.over[i] == Tri::yes; });
    json.open('{').member("id", lines[i].id).member("line", lines[i].line).member("unit", lines[i].unit).member("over", static_cast<double>(over)).close('}');
  }
  json.close(']');
}

}  // namespace

std::optional<CaseError> proposal_of(const Question& question, Proposal& out) {
  std::optional<CaseError> error;
  const Case the_case = case_of(question, "case", error);
  if (error) return error;
  return ProposalMaker(question, out).run(the_case);
}

std::string cluster_case(const RuleBook& book, const Case& law, int row) {
  Case out = law;
  const auto say = [&](const char* fact, std::string value) {
    if (const int index = book.fact(fact); index >= 0 && !value.empty()) out.facts[index] = std::move(value);
  };
  say("chip", std::string(book.clusters.text(row, "chip")));
  say("item.qty", write_number(number_in(book.clusters, row, "qty")));
  say("to", std::string(book.clusters.text(row, "country")));
  say("buyer.hq", std::string(book.clusters.text(row, "country")));
  say("act", "use");
  say("purpose", "training");
  return write_case(book, out);
}

std::string proposal_json(const Question& question, std::optional<CaseError>& error) {
  Proposal proposal;
  error = proposal_of(question, proposal);
  if (error) return {};
  const RuleBook& book = question.book();
  JsonWriter json;
  json.open('{');
  if (proposal.regime < 0) return json.close('}').take();
  write_law(json, book, proposal.decision);
  write_lines(json, "cluster_lines", proposal.cluster_lines, proposal.clusters);
  write_lines(json, "model_lines", proposal.model_lines, proposal.models);
  std::vector<Outcome> clusters;
  for (const ClusterStanding& one : proposal.clusters) clusters.push_back(one.outcome);
  json.key("outcomes").open('{');
  write_outcomes(json, book, "clusters", clusters);
  write_outcomes(json, book, "models", proposal.model_outcomes);
  json.close('}').key("knobs").open('[');
  for (const ProposalKnob& knob : proposal.knobs) {
    json.open('{').member("id", knob.parameter->id).member("value", knob.parameter->value).member("now", knob.now);
    write_moved(json, "turned", knob.turned);
    write_moved(json, "halved", knob.halved);
    write_moved(json, "doubled", knob.doubled);
    json.close('}');
  }
  return json.close(']').close('}').take();
}

}  // namespace chip_rules
