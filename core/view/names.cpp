// Looks names up where they stand: facts.json, catalogs, instruments, UI texts.
#include "core/view/names.h"

#include <algorithm>
#include <cmath>

#include "core/json/number.h"
#include "core/place.h"

namespace chip_rules::view {
namespace {
// What the last instrument that has a limit of this id calls it.
std::string limit_words(const RuleBook& book, const Words& words, std::string_view id) {
  std::string out;
  for (const Instrument& act : book.instruments) {
    const Json* limits = act.json->find("limits");
    for (std::size_t i = 0; limits && i < limits->items.size(); ++i) {
      if (limits->items[i].get_text("id") == id) out = words.pick(limits->items[i].find("says"));
    }
  }
  return out;
}

const Reading* reading_of(const Program& program, std::string_view id) {
  for (const Reading* one : program.readings) {
    if (one->id == id) return one;
  }
  return nullptr;
}

// A sentence as a part of another: without its full stop.
std::string within_sentence(std::string sentence) {
  for (const std::string_view stop : {std::string_view("."), std::string_view("。")}) {
    if (sentence.ends_with(stop)) sentence.resize(sentence.size() - stop.size());
  }
  return sentence;
}
}  // namespace

std::string Names::fact(int fact) const {
  const FactDef& def = book_.facts[at(fact)];
  const std::string label = def.words ? words_.pick(def.words->find("label")) : std::string();
  if (!label.empty()) return label;
  const std::string id = def.id.substr(def.id.find('.') + 1);
  const std::string limit = limit_words(book_, words_, id);
  return words_("view.used", {{"limit", limit.empty() ? id : limit}});
}

std::string Names::row(const Catalog& catalog, int row) const {
  const std::string_view own = catalog.name_in(words_.lang(), row);
  return std::string(own.empty() ? catalog.text(row, "name") : own);
}

std::string Names::value(int fact, const Value& value) const {
  if (!value.known()) return words_("view.unknown");
  const FactDef& def = book_.facts[at(fact)];
  if (def.type == FactType::number) return words_.quantity(value.low, def.unit);
  if (def.type == FactType::date) return words_.date(static_cast<Day>(value.low));
  const int index = static_cast<int>(value.low);
  const Catalog* catalog = book_.catalog(def.type);
  if (catalog && index < static_cast<int>(catalog->count)) return row(*catalog, index);
  return value_text(fact, chip_rules::value_text(book_, fact, value));
}

std::string Names::value_text(int fact, const std::string& text) const {
  const FactDef& def = book_.facts[at(fact)];
  if (const Catalog* catalog = book_.catalog(def.type)) {
    const auto found = catalog->by_id.find(text);
    if (found != catalog->by_id.end()) return row(*catalog, found->second);
  }
  if (def.type == FactType::number) {
    const std::optional<double> number = read_number(text);
    return number ? words_.quantity(*number, def.unit) : text;
  }
  if (def.type == FactType::date) {
    const std::optional<Day> day = read_date(text);
    return day ? words_.date(*day) : text;
  }
  const Json* options = def.words ? def.words->find("options") : nullptr;
  if (options) {
    const Json* own = options->find(words_.lang());
    const Json* english = options->find("en");
    for (const Json* labels : {own, english}) {
      if (labels && labels->find(text)) return labels == own ? labels->find(text)->text : words_.law(labels->find(text)->text);
    }
  }
  if (def.type == FactType::flag) return words_(text == "1" ? "view.yes" : "view.no");
  return text;
}

std::string Names::outcome(const Outcome& outcome, const Outcome* otherwise) const {
  std::string key = std::string("verdict.") + verdict_word(outcome.verdict);
  if (outcome.verdict == Verdict::license) key += std::string(".") + policy_word(outcome.policy);
  return words_(key, {{"name", granted(outcome)}, {"otherwise", otherwise ? outcome_short(*otherwise) : std::string()}});
}

std::string Names::outcome_short(const Outcome& outcome) const {
  std::string key = std::string("outcome.") + verdict_word(outcome.verdict);
  if (outcome.verdict == Verdict::license) key += std::string(".") + policy_word(outcome.policy);
  return words_(key, {{"name", granted(outcome)}});
}

std::string Names::granted(const Outcome& outcome) const {
  const std::string id = granted_id(book_, outcome);
  return id.empty() ? id : grant(id);
}

std::string Names::grant(const std::string& id) const {
  const Grant* grant = book_.grant(id);
  return !grant || grant->brief.empty() ? id : words_.law(grant->brief);
}

std::string Names::grant_title(const std::string& id) const {
  const Grant* grant = book_.grant(id);
  return grant ? words_.law(grant->title) : std::string();
}

Tone Names::tone(const Outcome& outcome) {
  switch (outcome.verdict) {
    case Verdict::undetermined: return Tone::undetermined;
    case Verdict::not_controlled: return Tone::not_controlled;
    case Verdict::no_license: return Tone::no_license;
    case Verdict::exception:
    case Verdict::authorized: return Tone::exception;
    case Verdict::barred:
    case Verdict::not_eligible: return Tone::barred;
    case Verdict::license: break;
  }
  switch (outcome.policy) {
    case Policy::approve:
    case Policy::approve_within_cap: return Tone::approval;
    case Policy::deny:
    case Policy::deny_over_cap: return Tone::deny;
    default: return Tone::case_by_case;
  }
}

std::string Names::group(const Program& program, const Group& group) const {
  if (group.id.empty()) {
    std::vector<std::string> members;
    const Catalog* catalog = book_.catalog(group.domain);
    for (std::size_t i = 0; i < catalog->count && members.size() <= 4; ++i) {
      if (group.members[i] == Tri::yes) members.push_back(row(*catalog, static_cast<int>(i)));
    }
    if (members.size() <= 4 && !members.empty()) return words_.list(members);
    return words_("view.listed_countries");
  }
  for (const int index : program.instruments) {
    const Json* groups = book_.instruments[at(index)].json->find("groups");
    const Json* own = groups ? groups->find(group.id) : nullptr;
    const std::string label = own ? words_.pick(own->find("label")) : std::string();
    if (!label.empty()) return label;
  }
  const Json* table = book_.country_groups ? book_.country_groups->find(group.id) : nullptr;
  const std::string label = table ? words_.pick(table->find("label")) : std::string();
  return label.empty() ? group.id : label;
}

std::string Names::says(const Program& program, const ClauseVersion& clause) const {
  if (clause.says.empty()) {
    sentences_missing_ = true;
    return clause.citation.cite;
  }
  return filled(program, words_.law(clause.says));
}

std::string Names::parameter(const Program& program, const ParameterVersion& parameter) const { return filled(program, words_.law(parameter.says)); }

std::string Names::parameter_name(const Program& program, const ParameterVersion& parameter) const {
  if (parameter.says.empty()) miss_sentences();
  return within_sentence(parameter.says.empty() ? parameter.id : this->parameter(program, parameter));
}

std::string Names::reading(const Program& program, const std::string& id) const {
  const Reading* const found = reading_of(program, id);
  return found && !found->question.empty() ? words_.law(found->question) : id;
}

std::string Names::reading_choice(const Program& program, const std::string& id, const std::string& choice) const {
  const Reading* const found = reading_of(program, id);
  for (std::size_t i = 0; found && i < found->choices.size(); ++i) {
    if (found->choices[i] == choice && !found->says[i].empty()) return within_sentence(words_.law(found->says[i]));
  }
  return choice;
}

std::string Names::group(const Program& program, const std::string& id) const {
  for (const Group& one : program.groups) {
    if (one.id == id) return group(program, one);
  }
  return id;
}

std::vector<std::string> Names::keys(const std::vector<std::string>& keys) const {
  std::vector<std::string> out;
  for (const std::string& key : keys) {
    out.push_back(key);
    for (std::size_t i = 0; i < book_.facts.size(); ++i) {
      if (book_.facts[i].key == key) out.back() = fact(static_cast<int>(i));
    }
  }
  return out;
}

std::vector<std::string> Names::keys_with_names(const std::vector<std::string>& list) const {
  std::vector<std::string> out = keys(list);
  for (std::size_t i = 0; i < list.size(); ++i) {
    std::string& name = out[i];
    if (name == list[i]) name = changed_name(name);
    if (name != list[i]) name = words_("view.named_key", {{"name", name}, {"key", list[i]}});
  }
  return out;
}

// What "set.<id>", "group.<id>" or "reading.<id>" changes, by the last act in force that says so, else by any; the key where none does.
std::string Names::changed_name(const std::string& key) const {
  const std::size_t point = std::min(key.find('.'), key.size() - 1);
  const std::string kind = key.substr(0, point), id = key.substr(point + 1);
  if (const auto reading = book_.readings.find(id); kind == "reading" && reading != book_.readings.end()) return words_.law(reading->second.question);
  if (kind != "set" && kind != "group") return key;
  std::vector<int> acts;
  for (std::size_t i = 0; i < book_.instruments.size(); ++i) acts.push_back(static_cast<int>(i));
  acts.insert(acts.end(), book_.by_date.begin(), book_.by_date.end());
  std::string name;
  for (const int index : acts) {
    const Instrument& act = book_.instruments[at(index)];
    const Json* groups = kind == "group" ? act.json->find("groups") : nullptr;
    const Json* group = groups ? groups->find(id) : nullptr;
    if (std::string label = group ? words_.pick(group->find("label")) : std::string(); !label.empty()) name = std::move(label);
    for (const ParameterVersion& parameter : act.parameters) {
      if (kind == "set" && parameter.id == id && !parameter.says.empty()) name = within_sentence(words_.law(parameter.says));
    }
  }
  if (name.empty()) miss_sentences();
  return name.empty() ? key : name;
}

std::string Names::filled(const Program& program, std::string text) const {
  for (const auto& [id, parameter] : program.parameters) {
    const std::string place = "{" + id + "}";
    const std::size_t found = text.find(place);
    if (found == std::string::npos) continue;
    const std::string value = words_.quantity(program.parameter_values.at(id), parameter->unit);
    for (std::size_t i = found; i != std::string::npos; i = text.find(place, i + value.size())) text.replace(i, place.size(), value);
  }
  for (const Group& known : program.groups) {
    const std::string place = "{" + known.id + "}";
    const std::size_t found = known.id.empty() ? std::string::npos : text.find(place);
    if (found != std::string::npos) text.replace(found, place.size(), group(program, known));
  }
  return text;
}

std::string Names::limit(const LimitCode& limit) const { return words_.pick(limit.json->find("says")); }

std::string Names::operand(const Program& program, const Operand& operand) const {
  if (operand.kind == Operand::Kind::input) return fact(operand.slot);
  if (operand.kind == Operand::Kind::constant) return {};
  const std::string& name = program.formulas[at(operand.slot)].name;
  for (const LimitCode& one : program.limits) {
    const std::string prefix = "limit." + one.id + ".";
    if (name.rfind(prefix, 0) == 0) return words_("view.limit_" + name.substr(prefix.size()), {{"limit", limit(one)}});
  }
  for (const int index : program.instruments) {
    const Json* derive = book_.instruments[at(index)].json->find("derive");
    const Json* own = derive ? derive->find(name) : nullptr;
    if (own) return words_.pick(own->find("label"));
  }
  const Json* common = book_.common_derive ? book_.common_derive->find(name) : nullptr;
  return common ? words_.pick(common->find("label")) : words_("view.computed");
}

std::string Names::operand_unit(const Program& program, const Operand& operand) const {
  if (operand.kind == Operand::Kind::input) return book_.facts[at(operand.slot)].unit;
  if (operand.kind == Operand::Kind::derived) return program.formulas[at(operand.slot)].unit;
  return {};
}

std::string Names::effect(const Program& program, const Effect& effect) const {
  switch (effect.kind) {
    case Effect::Kind::classify: return words_("effect.classify", {{"name", book_.classes[at(effect.name)]}});
    case Effect::Kind::unclassify: return words_("effect.unclassify");
    case Effect::Kind::require: return words_("effect.require");
    case Effect::Kind::spare: return words_("effect.spare");
    case Effect::Kind::exception: return outcome_short({Verdict::exception, static_cast<std::int16_t>(effect.name), Policy::none});
    case Effect::Kind::authorize: return outcome_short({Verdict::authorized, static_cast<std::int16_t>(effect.name), Policy::none});
    case Effect::Kind::license: return outcome_short({Verdict::license, -1, effect.policy});
    case Effect::Kind::bar: return words_("effect.bar");
    case Effect::Kind::not_eligible: return words_("effect.not_eligible");
    case Effect::Kind::only_exceptions: return words_("effect.only_exceptions");
    case Effect::Kind::threshold: return words_("effect.threshold");
    case Effect::Kind::oblige: return words_("effect.oblige");
    case Effect::Kind::duty: return words_("effect.duty");
    case Effect::Kind::note: return words_("effect.note");
    case Effect::Kind::none: break;
  }
  (void)program;
  return {};
}

std::string Names::tier(const TierCode& tier) const { return words_.pick(tier.json->find("label")); }
std::string Names::tier_detail(const TierCode& tier) const { return words_.pick(tier.json->find("detail")); }

}  // namespace chip_rules::view
