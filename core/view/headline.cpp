// The answer in one sentence, its reason, what was assumed, how current the rules are, and the facts at a glance.
#include <algorithm>

#include "core/place.h"
#include "core/view/check_parts.h"

namespace chip_rules::view {
namespace {

struct KnownFacts {
  const CheckContext& context;

  int fact(const char* id) const { return context.book.fact(id); }
  const Value& value(const char* id) const { return context.decision.facts.values[at(fact(id))]; }
  bool has(const char* id) const { return fact(id) >= 0 && value(id).known(); }
  bool given(const char* id) const { return has(id) && context.decision.facts.origins[at(fact(id))] != Origin::assumed; }
  std::string name(const char* id) const { return context.names.value(fact(id), value(id)); }
};

// What was asked, on one line: "5,000 × H100 → Poland, for a buyer headquartered in Poland".
std::string asked(const CheckContext& context) {
  const KnownFacts reader{context};
  const Words& words = context.words;
  std::string item = words("view.order_open");
  const bool weights = reader.has("item") && value_text(context.book, reader.fact("item"), reader.value("item")) == "weights";
  if (weights) {
    item = reader.given("model")     ? words("view.order_weights", {{"model", reader.name("model")}})
           : reader.has("model.flop") ? words("view.order_weights_custom", {{"flop", reader.name("model.flop")}})
                                      : words("view.order_weights", {{"model", words("view.a_model")}});
  } else if (reader.given("chip")) {
    item = words("view.order_chips", {{"qty", words.number(reader.value("item.qty").low)}, {"chip", reader.name("chip")}});
  } else if (reader.has("chip.tpp")) {
    item = words("view.order_custom", {{"qty", words.number(reader.value("item.qty").low)}, {"tpp", reader.name("chip.tpp")}});
  } else if (reader.has("memory.density")) {
    item = words("view.order_memory", {{"qty", words.number(reader.value("item.qty").low)}, {"density", reader.name("memory.density")}});
  } else if (reader.has("item")) {
    item = words("view.order_custom_open", {{"qty", words.number(reader.value("item.qty").low)}});
  }
  if (reader.has("to")) item = words("view.to", {{"item", item}, {"to", reader.name("to")}});
  if (reader.given("company")) {
    item = words("view.for", {{"item", item}, {"company", reader.name("company")}});
  } else if (reader.has("buyer.hq")) {
    item = words("view.for_seat", {{"item", item}, {"hq", reader.name("buyer.hq")}});
  }
  const bool foreign_parent = reader.has("buyer.parent") && reader.has("buyer.hq") && reader.value("buyer.parent").low != reader.value("buyer.hq").low;
  if (foreign_parent) item = words("view.for_parent", {{"item", item}, {"parent", reader.name("buyer.parent")}});
  if (reader.given("act")) item = words("view.act", {{"item", item}, {"act", reader.name("act")}});
  return item;
}

// The columns that a cell names, "tpp io", as a table would head them.
std::string columns_named(const Words& words, std::string_view names) {
  std::vector<std::string> out;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    const std::string key = "column." + std::string(names.substr(0, end));
    out.push_back(words.has(key) ? words(key) : std::string(names.substr(0, end)));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return words.list(out);
}

// What the chosen catalog rows rest on, where that is less than a read source.
std::vector<std::string> unverified(const CheckContext& context) {
  const RuleBook& book = context.book;
  const Words& words = context.words;
  const KnownFacts reader{context};
  std::vector<std::string> out;
  const auto row = [&](const char* id) { return reader.given(id) ? static_cast<int>(reader.value(id).low) : -1; };
  const std::string_view fields = book.chips.text(row("chip"), "from_memory");
  if (!fields.empty()) out.push_back(words("view.unverified_chip", {{"chip", reader.name("chip")}, {"fields", columns_named(words, fields)}}));
  if (book.chips.text(row("chip"), "confidence") == "low") out.push_back(words("view.low_chip", {{"chip", reader.name("chip")}}));
  if (book.companies.text(row("company"), "confidence") == "memory") out.push_back(words("view.unverified_company", {{"company", reader.name("company")}}));
  const std::string_view estimate = book.models.text(row("model"), "flop_confidence");
  if (!estimate.empty() && estimate != "Confident") out.push_back(words("view.unverified_model", {{"model", reader.name("model")}, {"confidence", words.cell(estimate)}}));
  int told = -1;
  for (const char* id : {"to", "buyer.hq", "buyer.parent"}) {
    const int country = row(id);
    if (country == told || book.countries.text(country, "alias_confidence") != "memory") continue;
    const auto target = book.countries.by_id.find(book.countries.text(country, "alias_of"));
    if (target == book.countries.by_id.end()) continue;
    out.push_back(words("view.unverified_alias", {{"country", reader.name(id)}, {"target", context.names.row(book.countries, target->second)}}));
    told = country;
  }
  return out;
}

// The regime of the decision when it is a text of the reader's own.
const NamedRegime* own_regime(const CheckContext& context) {
  const int named = context.decision.choice.named;
  return named >= 0 && context.book.regimes[at(named)].own ? &context.book.regimes[at(named)] : nullptr;
}

// The case as the law itself answers it.
std::string case_by_law(const CheckContext& context) {
  Case out = context.decision.the_case;
  for (auto* changed : {&out.parameters, &out.groups, &out.readings}) changed->clear();
  return write_case(context.book, out);
}

}  // namespace

std::vector<std::string> changed_by_hand(const CheckContext& context) {
  const Decision& decision = context.decision;
  const Program& program = *decision.program;
  const Words& words = context.words;
  std::vector<std::string> out;
  for (const auto& [id, text] : decision.the_case.parameters) {
    const auto parameter = program.parameters.find(id);
    if (parameter == program.parameters.end()) continue;
    const ParameterVersion& law = *parameter->second;
    out.push_back(words("what_if.number", {{"name", context.names.parameter_name(program, law)}, {"value", words.quantity(program.parameter_values.at(id), law.unit)}, {"law", words.quantity(law.value, law.unit)}}));
  }
  for (const auto& [id, change] : decision.the_case.groups) out.push_back(words("what_if.group", {{"name", context.names.group(program, id)}, {"change", change}}));
  for (const auto& [id, choice] : decision.the_case.readings) {
    if (program.reading_choice.count(id)) out.push_back(words("what_if.reading", {{"name", context.names.reading(program, id)}, {"choice", context.names.reading_choice(program, id, choice)}}));
  }
  return out;
}

Headline headline(const CheckContext& context) {
  const Decision& decision = context.decision;
  Headline out;
  out.label = asked(context);
  if (is_what_if(decision)) out.label = context.words("what_if.label", {{"asked", out.label}});
  if (own_regime(context)) out.label = context.words("own.label", {{"asked", out.label}});
  out.text = context.names.outcome(decision.answer.outcome, &decision.answer.otherwise);
  out.tone = Names::tone(decision.answer.outcome);
  if (!decision.answer.outcome_known) {
    out.reason = undetermined_reason(context);
  } else if (decision.answer.outcome.verdict == Verdict::no_license && decision.answer.scope < 0) {
    // Nothing decided but silence: no clause of the scope speaks of this order.
    out.reason = context.words("view.no_scope", {{"class", context.book.classes[at(decision.answer.classified)]}});
  } else if (decision.answer.deciding >= 0) {
    const ClauseVersion& clause = *decision.program->clauses[at(decision.answer.deciding)].source;
    out.reason = context.names.says(*decision.program, clause);
    out.cite = context.names.cite(clause.citation);
  } else {
    out.reason = context.words("view.no_clause");
  }
  if (decision.either_way) out.reason = context.words.sentences({out.reason, context.words("view.either_way")});
  return out;
}

std::vector<Paragraph> what_if_warning(const CheckContext& context) {
  std::vector<Paragraph> out;
  if (const NamedRegime* own = own_regime(context)) out.push_back({"warning", context.words("own.warning", {{"title", own->json->get_text("title")}})});
  if (!is_what_if(context.decision)) return out;
  out.push_back({"warning", context.words("what_if.warning", {{"changes", context.words.phrases(changed_by_hand(context))}}), case_by_law(context), context.words("what_if.reset")});
  return out;
}

std::vector<Paragraph> assumptions_and_coverage(const CheckContext& context) {
  const Decision& decision = context.decision;
  const Words& words = context.words;
  std::vector<Paragraph> out = what_if_warning(context);
  for (const int layer : decision.layers) {
    if (layer == decision.answer.deciding) continue;
    const ClauseVersion& clause = *decision.program->clauses[at(layer)].source;
    out.push_back({"note", words("view.layer", {{"says", context.names.says(*decision.program, clause)}, {"cite", clause.citation.cite}})});
  }
  std::vector<std::string> assumed, overridden;
  for (const int fact : decision.assumed) {
    const FactDef& def = context.book.facts[at(fact)];
    const std::string phrase = def.words ? words.pick(def.words->find("assumed")) : std::string();
    const std::string value = context.names.value(fact, decision.facts.values[at(fact)]);
    assumed.push_back(!phrase.empty() ? phrase : words("view.assumed_one", {{"fact", context.names.fact(fact)}, {"value", value}}));
  }
  if (!assumed.empty()) out.push_back({"assumed", words("view.assumed", {{"facts", words.phrases(assumed)}})});
  const std::string on = words.date(decision.choice.on);
  const bool stale = follows_dates(context.book, decision.choice) && decision.choice.on > context.book.checked;
  std::vector<std::string> rules;
  if (decision.choice.named >= 0) {
    const NamedRegime& regime = context.book.regimes[at(decision.choice.named)];
    const char* key = follows_dates(context.book, decision.choice) ? "view.asked_on_top" : "view.asked_under";
    rules.push_back(words(key, {{"regime", words.regime(regime)}, {"date", on}}));
  } else {
    rules.push_back(words("view.asked_on", {{"date", on}, {"basis", words(decision.choice.enforced ? "basis.enforced" : "basis.codified")}}));
    if (!stale) rules.push_back(words("view.checked", {{"checked", words.date(context.book.checked)}}));
  }
  if (!decision.gaps.empty()) {
    rules.push_back(words(decision.gaps.size() == 1 ? "view.gap" : "view.gaps", {{"count", words.number(static_cast<double>(decision.gaps.size()))}}));
  }
  if (stale) rules.push_back(words("view.stale", {{"checked", words.date(context.book.checked)}}));
  out.push_back({"coverage", words.sentences(rules)});
  for (const int fact : decision.overridden) {
    const std::string value = context.names.value(fact, decision.facts.values[at(fact)]);
    overridden.push_back(words("view.assumed_one", {{"fact", context.names.fact(fact)}, {"value", value}}));
  }
  if (!overridden.empty()) out.push_back({"note", words("view.overridden", {{"facts", words.phrases(overridden)}})});
  if (!decision.unused.empty()) out.push_back({"warning", words("view.unused", {{"keys", words.list(context.names.keys_with_names(decision.unused))}})});
  std::vector<std::string> dropped = decision.the_case.dropped;
  if (std::erase(dropped, "regime=" + std::string(own_id)) > 0) out.push_back({"warning", words("view.own_left_out")});
  if (!dropped.empty()) out.push_back({"warning", words("view.dropped", {{"keys", words.list(dropped)}})});
  for (std::string& note : unverified(context)) out.push_back({"note", std::move(note)});
  return out;
}

namespace {

// The act whose clause decided, when it is none of the regime's own: rules go on changing under the name that they began with.
std::string later_act(const CheckContext& context, const NamedRegime& regime) {
  const int deciding = context.decision.answer.deciding;
  if (deciding < 0) return {};
  const int act = context.decision.program->clauses[at(deciding)].source->instrument;
  if (act < 0 || std::find(regime.instruments.begin(), regime.instruments.end(), act) != regime.instruments.end()) return {};
  return context.names.brief(context.book.instruments[at(act)]);
}

}  // namespace

Facts at_a_glance(const CheckContext& context) {
  const Decision& decision = context.decision;
  const Words& words = context.words;
  const Names& names = context.names;
  Facts out;
  out.title = words("facts.title");
  std::string classification = words("facts.class_open");
  if (decision.answer.class_known) {
    classification = decision.answer.classified < 0 ? words("facts.no_class") : context.book.classes[at(decision.answer.classified)];
  }
  std::string because;
  if (decision.answer.class_known && decision.answer.classifying >= 0) {
    because = decision.program->clauses[at(decision.answer.classifying)].source->citation.cite;
  }
  out.rows.push_back({words("facts.classification"), classification, because, Tone::plain});
  if (decision.tier_destination >= 0) {
    out.rows.push_back({words("facts.tier_destination"), names.tier(decision.program->tiers[at(decision.tier_destination)]),
                        names.tier_detail(decision.program->tiers[at(decision.tier_destination)]), Tone::plain});
  }
  if (decision.tier_buyer >= 0) {
    out.rows.push_back({words("facts.tier_buyer"), names.tier(decision.program->tiers[at(decision.tier_buyer)]), words("facts.tier_buyer_detail"), Tone::plain});
  }
  if (const std::string id = granted_id(context.book, decision.answer.outcome); !id.empty()) {
    const bool exception = decision.answer.outcome.verdict == Verdict::exception;
    if (const Grant* grant = context.book.grant(id)) {
      out.rows.push_back({words(exception ? "facts.exception" : "facts.authorization"), names.grant_title(id), grant->citation.cite, Tone::plain});
    }
  }
  const KnownFacts reader{context};
  if (reader.has("chip.tpp")) {
    out.rows.push_back({words("facts.tpp"), reader.name("chip.tpp"), "", Tone::plain});
    Evaluation evaluation(*decision.program, decision.facts);
    for (const auto& [name, key] : {std::pair{"shipment.tpp", "facts.order_tpp"}, std::pair{"chip.pd", "facts.pd"}}) {
      const auto slot = decision.program->formula_by_name.find(name);
      if (slot == decision.program->formula_by_name.end()) continue;
      const Value value = evaluation.value({Operand::Kind::derived, static_cast<std::int16_t>(slot->second), 0});
      if (value.known()) out.rows.push_back({words(key), words.quantity(value.low, decision.program->formulas[at(slot->second)].unit), "", Tone::plain});
    }
  }
  if (!decision.regime.empty()) {
    for (const NamedRegime& regime : context.book.regimes) {
      if (regime.id != decision.regime) continue;
      const std::string status = decision.status.empty() ? std::string() : words("status." + decision.status);
      const std::string act = later_act(context, regime);
      const std::string detail = act.empty() ? status : words("facts.decided_by", {{"status", status}, {"act", act}});
      out.rows.push_back({words("facts.regime"), words.regime(regime), detail, Tone::plain});
    }
  }
  if (decision.other_basis) {
    out.rows.push_back({words(decision.choice.enforced ? "facts.other_codified" : "facts.other_enforced"), names.outcome_short(*decision.other_basis), "", Names::tone(*decision.other_basis)});
  }
  return out;
}

}  // namespace chip_rules::view
