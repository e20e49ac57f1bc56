// Writes a decision as JSON, in the order of semantics: what was asked, what holds, why, what else.
// May know: decisions.
#include <cmath>

#include "core/decide/decision.h"
#include "core/json/number.h"
#include "core/place.h"

namespace chip_rules {
namespace {

class DecisionWriter {
 public:
  DecisionWriter(const RuleBook& book, const Decision& decision) : book_(book), decision_(decision) {}

  std::string run() {
    json_.open('{').member("format", static_cast<double>(decision_format));
    json_.member("case", decision_.case_text).member("regime", decision_.regime);
    if (decision_.choice.named >= 0) {
      json_.key("basis").null();
    } else {
      json_.member("basis", decision_.choice.enforced ? "enforced" : "codified");
    }
    json_.member("status", decision_.status).member("coverage", decision_.coverage).member("data", book_.version);
    head();
    quota();
    parts();
    thresholds();
    lists();
    arguable();
    trace();
    flips();
    json_.close('}');
    return json_.take();
  }

 private:
  void optional_text(const char* key, const std::string& text) {
    json_.key(key);
    if (text.empty()) {
      json_.null();
    } else {
      json_.value(text);
    }
  }

  void number(const char* key, const Value& value) {
    json_.key(key);
    if (value.known()) {
      json_.value(value.low);
    } else {
      json_.null();
    }
  }

  void tri(const char* key, Tri value) {
    json_.key(key);
    if (value == Tri::unknown) {
      json_.null();
    } else {
      json_.value(value == Tri::yes);
    }
  }

  void head() {
    json_.key("classification").open('[');
    if (decision_.answer.class_known && decision_.answer.classified >= 0) json_.value(book_.classes[at(decision_.answer.classified)]);
    json_.close(']');
    json_.key("tier").open('{');
    for (const auto& [key, tier] : {std::pair{"destination", decision_.tier_destination}, std::pair{"buyer", decision_.tier_buyer}}) {
      optional_text(key, tier < 0 ? std::string() : decision_.program->tiers[at(tier)].id);
    }
    json_.close('}');
    const Outcome& outcome = decision_.answer.outcome;
    json_.member("verdict", verdict_word(outcome.verdict));
    optional_text("exception", outcome.verdict == Verdict::exception ? book_.exceptions[at(outcome.name)] : "");
    optional_text("authorization", outcome.verdict == Verdict::authorized ? book_.authorizations[at(outcome.name)] : "");
    optional_text("policy", outcome.verdict == Verdict::license ? policy_word(outcome.policy) : "");
    if (outcome.verdict == Verdict::not_eligible) json_.member("otherwise", outcome_text(book_, decision_.answer.otherwise));
    if (decision_.either_way) json_.member("either_way", true);
  }

  std::string limit_key(const LimitCode& limit) const {
    std::string out = limit.id;
    for (const int fact : limit.key_facts) {
      const std::string value = value_text(book_, fact, decision_.facts.values[at(fact)]);
      out += ":" + (value.empty() ? std::string("?") : value);
    }
    if (limit.calendar_year) out += ":" + std::to_string(split_date(decision_.choice.on).year);
    return out;
  }

  void quota() {
    json_.key("quota").open('[');
    for (const QuotaLine& line : decision_.quota) {
      const LimitCode& limit = decision_.program->limits[at(line.limit)];
      json_.open('{').member("limit", limit.id).member("key", limit_key(limit)).member("unit", limit.unit);
      if (limit.measure != LimitCode::Measure::share) {
        number("before", line.before);
        number("request", line.request);
      }
      number("after", line.after);
      number("cap", line.cap);
      tri("fits", line.fits);
      json_.member("drawn", line.drawn);
      if (line.chips_left) json_.member("chips_left", *line.chips_left);
      json_.close('}');
    }
    json_.close(']');
  }

  void parts() {
    json_.key("parts").open('[');
    for (const OrderPart& part : decision_.parts) {
      json_.open('{').member("qty", part.chips).member("outcome", outcome_text(book_, part.outcome)).close('}');
    }
    json_.close(']');
  }

  void thresholds() {
    json_.key("thresholds").open('[');
    for (const ThresholdLine& line : decision_.thresholds) {
      json_.open('{').member("id", line.id);
      number(line.unit == "FLOP" ? "flop" : "amount", line.amount);
      json_.member("unit", line.unit);
      json_.member("threshold", line.line);
      tri("crossed", line.crossed);
      tri("applies", line.applies);
      json_.key("days");
      if (line.days) {
        json_.value(*line.days);
      } else {
        json_.null();
      }
      json_.member("obligation", decision_.program->clauses[at(line.clause)].source->says).close('}');
    }
    json_.close(']');
  }

  void clause_ids(const char* key, const std::vector<int>& clauses) {
    json_.key(key).open('[');
    for (const int clause : clauses) json_.value(decision_.program->clauses[at(clause)].effect.id);
    json_.close(']');
  }

  void fact_keys(const char* key, const std::vector<int>& facts) {
    json_.key(key).open('[');
    for (const int fact : facts) json_.value(book_.facts[at(fact)].key);
    json_.close(']');
  }

  void lists() {
    clause_ids("obligations", decision_.obligations);
    json_.key("duties").open('[');
    for (const int clause : decision_.duties) {
      const Effect& effect = decision_.program->clauses[at(clause)].effect;
      json_.open('{').member("id", effect.id).member("rate", effect.rate).close('}');
    }
    json_.close(']');
    clause_ids("notes", decision_.notes);
    json_.key("layers").open('[');
    for (const int clause : decision_.layers) json_.value(decision_.program->clauses[at(clause)].source->slot);
    json_.close(']');
    fact_keys("assumed", decision_.assumed);
    fact_keys("missing", decision_.missing);
    fact_keys("overridden", decision_.overridden);
    json_.key("possible").open('[');
    for (const Outcome& outcome : decision_.possible) json_.value(outcome_text(book_, outcome));
    json_.close(']');
    json_.key("unused").open('[');
    for (const std::string& key : decision_.unused) json_.value(key);
    json_.close(']');
    json_.key("gaps").open('[');
    const Json* gaps = book_.timeline ? book_.timeline->find("gaps") : nullptr;
    for (const int gap : decision_.gaps) json_.value(gaps->items[at(gap)].get_text("id"));
    json_.close(']');
  }

  void arguable() {
    json_.key("arguable").open('[');
    for (const ArguableLine& line : decision_.arguable) {
      json_.open('{').member("reading", line.reading + "=" + line.choice).member("outcome", outcome_text(book_, line.outcome)).close('}');
    }
    json_.close(']');
    json_.key("other_basis");
    if (decision_.other_basis) {
      json_.open('{').member("outcome", outcome_text(book_, *decision_.other_basis)).close('}');
    } else {
      json_.null();
    }
  }

  void operand_value(Evaluation& evaluation, const Operand& operand) {
    const Value value = evaluation.value(operand);
    const bool fact = operand.kind == Operand::Kind::input;
    if (!value.known()) {
      json_.null();
    } else if (fact && book_.facts[at(operand.slot)].type != FactType::number) {
      json_.value(value_text(book_, operand.slot, value));
    } else {
      json_.value(value.low);
    }
  }

  void compared(Evaluation& evaluation, const Comparison& comparison) {
    static constexpr const char* tests[] = {"<", "<=", "=", ">=", ">", "!="};
    static constexpr const char* contrary[] = {">=", ">", "!=", "<", "<=", "="};
    const Atom& atom = decision_.program->atoms[at(comparison.atom)];
    const char* is = comparison.negated ? "is not" : "is";
    const Program& program = *decision_.program;
    json_.open('[');
    if (atom.kind == Atom::Kind::compare) {
      json_.value(operand_name(program, atom.a)).value((comparison.negated ? contrary : tests)[static_cast<std::size_t>(atom.op)]);
      const bool fact = atom.a.kind == Operand::Kind::input;
      if (fact && atom.b.kind == Operand::Kind::constant && book_.facts[at(atom.a.slot)].type != FactType::number) {
        json_.value(value_text(book_, atom.a.slot, Value::exactly(atom.b.value)));
      } else {
        operand_value(evaluation, atom.b);
      }
      operand_value(evaluation, atom.a);
    } else if (atom.kind == Atom::Kind::member) {
      json_.value(operand_name(program, atom.a)).value(comparison.negated ? "not in" : "in");
      const Group& group = program.groups[at(atom.group)];
      json_.value(group.id.empty() ? std::string("list") : group.id);
      operand_value(evaluation, atom.a);
    } else if (atom.kind == Atom::Kind::reading) {
      const Reading& reading = *program.readings[at(atom.group)];
      json_.value("reading." + reading.id).value(is).value(reading.choices[static_cast<std::size_t>(atom.b.value)]);
      json_.value(reading.choices[static_cast<std::size_t>(atom.a.value)]);
    } else if (atom.kind == Atom::Kind::classified) {
      json_.value("class").value(is).value(book_.classes[at(atom.group)]);
      optional_class();
    } else {
      static constexpr const char* kinds[] = {"", "", "known", "", "", "required", "outcome", "tested"};
      json_.value(kinds[static_cast<std::size_t>(atom.kind)]).value(is).value(true);
      const Tri result = evaluation.test_again(atom);
      if (result == Tri::unknown) {
        json_.null();
      } else {
        json_.value(result == Tri::yes);
      }
    }
    json_.close(']');
  }

  void optional_class() {
    if (!decision_.answer.class_known) {
      json_.null();
    } else {
      json_.value(decision_.answer.classified < 0 ? std::string("none") : book_.classes[at(decision_.answer.classified)]);
    }
  }

  void trace() {
    static constexpr const char* results[] = {"no", "unknown", "yes"};
    Evaluation evaluation(*decision_.program, decision_.facts);
    evaluation.know(decision_.answer);
    json_.key("trace").open('[');
    for (const TraceLine& line : decision_.trace) {
      const ClauseCode& clause = decision_.program->clauses[at(line.clause)];
      json_.open('{').member("clause", clause.source->slot).member("cite", clause.source->citation.cite);
      json_.member("step", step_word(clause.step)).member("result", results[static_cast<std::size_t>(line.result)]);
      json_.member("reached", line.reached);
      if (line.decided) json_.member("decided", true);
      if (line.refused) json_.member("refused", true);
      if (line.closed_by >= 0) json_.member("closed_by", decision_.program->clauses[at(line.closed_by)].source->slot);
      json_.key("compared").open('[');
      for (const Comparison& comparison : line.compared) compared(evaluation, comparison);
      json_.close(']').close('}');
    }
    json_.close(']');
  }

  void flips() {
    json_.key("flips");
    if (!decision_.flips_asked) {
      json_.null();
      return;
    }
    json_.open('[');
    for (const Flip& flip : decision_.flips) {
      const FactDef& def = book_.facts[at(flip.fact)];
      json_.open('{').member("fact", def.key);
      if (!flip.to.empty()) {
        flip_value("from", def, flip.from);
        flip_value("to", def, flip.to);
      }
      json_.member("outcome", outcome_text(book_, flip.outcome));
      if (flip.to.empty()) {
        json_.key("values").open('[');
        for (const std::string& value : flip.values) json_.value(value);
        json_.close(']');
      }
      json_.close('}');
    }
    json_.close(']');
  }

  void flip_value(const char* key, const FactDef& def, const std::string& text) {
    json_.key(key);
    const std::optional<double> number = def.type == FactType::number ? read_number(text) : std::nullopt;
    if (number) {
      json_.value(*number);
    } else {
      json_.value(text);
    }
  }

  const RuleBook& book_;
  const Decision& decision_;
  JsonWriter json_;
};

}  // namespace

std::string decision_json(const RuleBook& book, const Decision& decision) { return DecisionWriter(book, decision).run(); }

}  // namespace chip_rules
