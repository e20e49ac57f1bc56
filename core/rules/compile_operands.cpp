// What conditions compare: numbers, parameters, facts, derived facts and formulas.
#include "core/rules/compile_expressions.h"

namespace chip_rules {

Operand ExpressionCompiler::add_formula(Formula formula) {
  if (program_.formulas.size() >= max_derived) {
    problems_.push_back({"", "", "more than " + std::to_string(max_derived) + " formulas in one regime", ""});
    return {};
  }
  formula.depends = depends_of(formula.a) | depends_of(formula.b);
  if (formula.node >= 0) formula.depends |= depends_of(formula.node);
  const int slot = static_cast<int>(program_.formulas.size());
  if (!formula.name.empty()) program_.formula_by_name[formula.name] = slot;
  program_.formulas.push_back(std::move(formula));
  return {Operand::Kind::derived, static_cast<std::int16_t>(slot), 0};
}

std::vector<std::string> ExpressionCompiler::known_names() const {
  std::vector<std::string> names;
  for (const auto& [id, slot] : book_.fact_by_id) names.push_back(id);
  for (const auto& [id, part] : folded_.derive) names.push_back(id);
  for (const auto& [id, slot] : program_.formula_by_name) names.push_back(id);
  for (const auto& [id, facts] : book_.fact_sets) names.push_back(id);
  if (book_.common_derive) names.insert(names.end(), book_.common_derive->keys.begin(), book_.common_derive->keys.end());
  return names;
}

Operand ExpressionCompiler::name_operand(const std::string& name, const Place& place, std::string* unit) {
  if (!name.empty() && name[0] == '$') {
    const auto found = program_.parameter_values.find(name.substr(1));
    if (found == program_.parameter_values.end()) {
      std::vector<std::string> names;
      for (const auto& [id, value] : program_.parameter_values) names.push_back(id);
      problem(place, "no parameter is called \"" + name.substr(1) + "\" here", nearest_name(name.substr(1), names));
      return {};
    }
    if (unit) *unit = program_.parameters[found->first]->unit;
    return {Operand::Kind::constant, 0, found->second};
  }
  const int fact = book_.fact(name);
  if (fact >= 0) {
    if (unit) *unit = book_.facts[static_cast<std::size_t>(fact)].unit;
    return {Operand::Kind::input, static_cast<std::int16_t>(fact), 0};
  }
  const auto known = program_.formula_by_name.find(name);
  if (known != program_.formula_by_name.end()) {
    if (unit) *unit = program_.formulas[static_cast<std::size_t>(known->second)].unit;
    return {Operand::Kind::derived, static_cast<std::int16_t>(known->second), 0};
  }
  const Json* source = nullptr;
  Place where = place;
  const auto part = folded_.derive.find(name);
  if (part != folded_.derive.end()) {
    source = part->second.json;
    where = {nullptr, {}, -1, book_.instruments[static_cast<std::size_t>(part->second.instrument)].id + ".json",
             part->second.pointer};
  } else if (book_.common_derive) {
    source = book_.common_derive->find(name);
    where = {nullptr, {}, -1, "facts.json", "/derive/" + name};
  }
  const Json* is = source ? source->find("is") : nullptr;
  if (!is) {
    problem(place, "no fact is called \"" + name + "\"", nearest_name(name, known_names()));
    return {};
  }
  if (!open_.insert(name).second) {
    problem(where, "the formula of \"" + name + "\" refers to itself in a circle");
    return {};
  }
  if (too_deep(where)) return {};
  std::string found_unit;
  const Operand value = operand(*is, where.member("is"), &found_unit);
  open_.erase(name);
  const std::string declared(source->get_text("unit", found_unit));
  if (!found_unit.empty() && !declared.empty() && found_unit != declared && is->is(Json::Kind::string)) {
    problem(where, "the unit of \"" + name + "\" is \"" + declared + "\" but its formula gives \"" + found_unit + "\"");
  }
  if (unit) *unit = declared;
  Formula formula;
  formula.operation = Operation::copy;
  formula.a = value;
  formula.name = name;
  formula.unit = declared;
  return add_formula(std::move(formula));
}

Operand ExpressionCompiler::operand(const Json& json, const Place& place, std::string* unit) {
  if (json.is(Json::Kind::number)) return {Operand::Kind::constant, 0, json.number};
  if (json.is(Json::Kind::string)) {
    const int fact = book_.fact(json.text);
    if (fact >= 0 && book_.facts[static_cast<std::size_t>(fact)].type != FactType::number) {
      problem(place, "\"" + json.text + "\" is not a number");
    }
    return name_operand(json.text, place, unit);
  }
  if (json.is(Json::Kind::array) && !json.items.empty()) return formula(json, place, unit);
  problem(place, "expected a number, a \"$parameter\", the name of a fact, or [operation, ...]");
  return {};
}

Operand ExpressionCompiler::formula(const Json& json, const Place& place, std::string* unit) {
  static constexpr std::pair<const char*, Operation> operations[] = {
      {"+", Operation::plus}, {"-", Operation::minus},   {"*", Operation::times},
      {"/", Operation::divide}, {"min", Operation::smaller}, {"max", Operation::larger},
      {"first-known", Operation::first_known}};
  const std::string& word = json.items[0].text;
  if (word == "if") {
    if (json.items.size() != 4) {
      problem(place, "\"if\" takes a condition and two values");
      return {};
    }
    Formula choice;
    choice.operation = Operation::choose;
    choice.node = condition(json.items[1], place.item(1));
    choice.a = operand(json.items[2], place.item(2), unit);
    choice.b = operand(json.items[3], place.item(3));
    return add_formula(std::move(choice));
  }
  for (const auto& [name, operation] : operations) {
    if (word != name) continue;
    if (json.items.size() < 3) {
      problem(place, "\"" + word + "\" takes at least two values");
      return {};
    }
    std::string left_unit;
    Operand left = operand(json.items[1], place.item(1), &left_unit);
    for (std::size_t i = 2; i < json.items.size(); ++i) {
      std::string right_unit;
      const Operand right = operand(json.items[i], place.item(i), &right_unit);
      const bool same_unit = operation != Operation::times && operation != Operation::divide;
      if (same_unit && !left_unit.empty() && !right_unit.empty() && left_unit != right_unit) {
        problem(place, "\"" + word + "\" of " + left_unit + " and " + right_unit);
      }
      if (left_unit.empty() && same_unit) left_unit = right_unit;
      Formula step;
      step.operation = operation;
      step.a = left;
      step.b = right;
      left = add_formula(std::move(step));
    }
    if (unit && operation != Operation::times && operation != Operation::divide) *unit = left_unit;
    return left;
  }
  problem(place, "unknown operation \"" + word + "\"; expected +, -, *, /, min, max, first-known or if");
  return {};
}

}  // namespace chip_rules
