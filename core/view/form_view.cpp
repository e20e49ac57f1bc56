// The form for a case: every input fact with its value, what absence means, and what may be chosen.
#include <cmath>

#include "core/view/lists.h"

namespace chip_rules::view {
namespace {

std::string kind_of(const FactDef& def) {
  switch (def.type) {
    case FactType::number: return "number";
    case FactType::flag: return "flag";
    case FactType::date: return "date";
    case FactType::choice: return def.key == "regime" ? "pick" : "choice";
    case FactType::names: return "choice";
    default: return "pick";
  }
}

/// The list that a fact picks from, also while its catalog is not loaded yet.
std::string list_of(const FactDef& def) {
  if (def.key == "regime") return "regimes";
  switch (def.type) {
    case FactType::chip: return "chips";
    case FactType::model: return "models";
    case FactType::company: return "companies";
    case FactType::country: return "countries";
    default: return {};
  }
}

class FormBuilder {
 public:
  FormBuilder(const RuleBook& book, const Words& words, const Names& names, const Case& the_case, Day today)
      : book_(book), words_(words), names_(names), case_(the_case), today_(today),
        facts_(facts_of(book, the_case, regime_of(book, the_case, today).on)) {}

  Form run() {
    Form form;
    // The order of the groups, and inside a group that of facts.json; what everybody is asked comes first.
    static constexpr const char* groups[] = {"main", "order", "company", "chip", "memory", "foundry", "run", "model", "quota", "law"};
    for (const char* group : groups) {
      for (std::size_t i = 0; i < book_.facts.size(); ++i) {
        if (book_.facts[i].group == group && !book_.facts[i].key.empty()) form.fields.push_back(field(static_cast<int>(i)));
      }
    }
    return form;
  }

 private:
  Form::Field field(int fact) {
    const FactDef& def = book_.facts[static_cast<std::size_t>(fact)];
    Form::Field out;
    out.key = def.key;
    out.label = names_.fact(fact);
    out.help = words_.pick(def.help);
    out.kind = kind_of(def);
    out.list = list_of(def);
    out.group = def.group;
    out.group_label = words_("group." + def.group);
    out.unit = words_.unit(def.unit);
    if (def.type == FactType::number) {
      out.min = def.low;
      if (std::isfinite(def.high)) out.max = def.high;
      if (def.step > 0) out.step = def.step;
    }
    fill_options(fact, def, out);
    fill_value(fact, def, out);
    return out;
  }

  void fill_options(int fact, const FactDef& def, Form::Field& out) {
    if (def.type == FactType::flag) {
      for (const char* value : {"1", "0"}) out.options.push_back({value, names_.value_text(fact, value)});
    }
    if (def.type == FactType::choice && def.key != "regime") {
      for (const std::string& value : def.choices) out.options.push_back({value, names_.value_text(fact, value)});
    }
    if (def.type == FactType::names) {
      for (const std::string& name : book_.exceptions) {
        std::string lower = name;
        for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        const std::string brief = names_.grant(name), title = names_.grant_title(name);
        out.options.push_back({lower, title.empty() ? brief : words_("form.grant", {{"name", brief}, {"title", title}})});
      }
    }
  }

  void fill_value(int fact, const FactDef& def, Form::Field& out) {
    const auto given = case_.facts.find(fact);
    if (def.key == "on") {
      if (case_.on) out.value = write_date(*case_.on);
      if (case_.on) out.value_text = words_.date(*case_.on);
      out.absent_text = words_("form.today", {{"value", words_.date(today_)}});
      const Day of_regime = case_.regime ? book_.regimes[static_cast<std::size_t>(*case_.regime)].compliance : 0;
      if (of_regime != 0) out.absent_text = words_.date(of_regime);
      return;
    }
    if (def.key == "basis") {
      if (case_.regime) return basis_of_named(fact, out);
      if (case_.codified) out.value = "codified";
      out.value_text = names_.value_text(fact, case_.codified ? "codified" : "enforced");
      out.absent_text = words_("form.assumed", {{"value", names_.value_text(fact, "enforced")}});
      return;
    }
    if (def.key == "regime") {
      if (case_.regime) {
        const NamedRegime& regime = book_.regimes[static_cast<std::size_t>(*case_.regime)];
        out.value = regime.id;
        out.value_text = words_.regime(regime);
      }
      out.absent_text = words_("form.by_date");
      return;
    }
    if (def.key == "without") {
      for (const std::string& name : case_.without) out.value += (out.value.empty() ? "" : ",") + name;
      out.value_text = out.value;
      out.absent_text = words_("form.without_none");
      return;
    }
    if (given != case_.facts.end()) {
      out.value = given->second;
      out.value_text = names_.value_text(fact, given->second);
      chip_rules::Facts other = facts_;
      clear_fact(book_, other, fact);
      out.absent_text = absent(fact, other);
    } else {
      const std::string own = def.type == FactType::chip ? own_figure(fact) : std::string();
      out.absent_text = own.empty() ? absent(fact, facts_) : words_("form.own_chip", {{"figure", own}});
    }
  }

  // A named text has no basis, but for that of the law it comes on top of.
  void basis_of_named(int fact, Form::Field& out) const {
    const NamedRegime::OnTop below = book_.regimes[static_cast<std::size_t>(*case_.regime)].on_top;
    const char* basis = below == NamedRegime::OnTop::codified ? "codified" : "enforced";
    out.absent_text = below == NamedRegime::OnTop::nothing ? words_("form.basis_named") : words_("form.basis_on_top", {{"value", names_.value_text(fact, basis)}});
    out.value_text = out.absent_text;
  }

  // The first number of a chip that the case itself gives, when it names none: nothing when it gives none.
  std::string own_figure(int selector) const {
    for (const auto& [fact, value] : case_.facts) {
      const FactDef& def = book_.facts[static_cast<std::size_t>(fact)];
      if (def.from && def.from->selector == selector && def.type == FactType::number) return names_.value_text(fact, value);
    }
    return {};
  }

  std::string absent(int fact, const chip_rules::Facts& facts) const {
    const FactDef& def = book_.facts[static_cast<std::size_t>(fact)];
    const std::string value = names_.value(fact, facts.values[static_cast<std::size_t>(fact)]);
    switch (facts.origins[static_cast<std::size_t>(fact)]) {
      case Origin::catalog: return words_("form.catalog", {{"value", value}});
      case Origin::assumed: return words_("form.assumed", {{"value", value}});
      case Origin::followed: return words_("form.follows", {{"fact", names_.fact(def.absent.other_facts[0])}, {"value", value}});
      default: break;
    }
    return words_("form.unknown");
  }

  const RuleBook& book_;
  const Words& words_;
  const Names& names_;
  const Case& case_;
  Day today_;
  chip_rules::Facts facts_;
};

}  // namespace

Form form(const RuleBook& book, const Words& words, const Names& names, const Case& the_case, Day today) {
  return FormBuilder(book, words, names, the_case, today).run();
}

}  // namespace chip_rules::view
