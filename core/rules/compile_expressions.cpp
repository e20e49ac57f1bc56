// Conditions: all, any, not, triples, set tests, and the object tests fits, tested, class, required, outcome, term.
#include "core/rules/compile_expressions.h"

#include <algorithm>
#include <cstring>

namespace chip_rules {
namespace {

constexpr std::size_t max_nodes = 20000;  // conditions of one regime, those of terms counted wherever they are named
constexpr std::size_t max_open = 64;      // terms and derived facts inside each other

std::optional<Compare> read_compare(std::string_view word) {
  if (word == "<") return Compare::less;
  if (word == "<=") return Compare::at_most;
  if (word == "=" || word == "is") return Compare::equal;
  if (word == ">=") return Compare::at_least;
  if (word == ">") return Compare::more;
  if (word == "!=" || word == "is not") return Compare::different;
  return std::nullopt;
}

std::string describe(const Operand& operand) {
  std::string out(1, static_cast<char>('c' + static_cast<int>(operand.kind)));
  out += std::to_string(operand.slot);
  out.append(reinterpret_cast<const char*>(&operand.value), sizeof operand.value);
  return out;
}

Atom atom_of(Atom::Kind kind) {
  Atom atom;
  atom.kind = kind;
  return atom;
}

int index_in(const std::vector<std::string>& list, std::string_view word) {
  const auto found = std::find(list.begin(), list.end(), word);
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

}  // namespace

std::string Place::path() const {
  if (!up) return pointer;
  return up->path() + "/" + (index >= 0 ? std::to_string(index) : std::string(name));
}

void ExpressionCompiler::problem(const Place& place, std::string message, std::string nearest) {
  problems_.push_back({place.file_name(), place.path(), std::move(message), std::move(nearest)});
}

int ExpressionCompiler::add_node(Node node) {
  program_.nodes.push_back(node);
  return static_cast<int>(program_.nodes.size()) - 1;
}

int ExpressionCompiler::add_atom(Atom atom) {
  std::string key(1, static_cast<char>('a' + static_cast<int>(atom.kind)));
  key += static_cast<char>('0' + static_cast<int>(atom.op));
  key += describe(atom.a) + describe(atom.b) + std::to_string(atom.group) + "/" +
         std::to_string(static_cast<int>(atom.pattern.verdict)) + "/" + std::to_string(atom.pattern.name) + "/" +
         std::to_string(static_cast<int>(atom.pattern.policy));
  const auto [place, fresh] = atom_index_.try_emplace(key, static_cast<int>(program_.atoms.size()));
  if (fresh) {
    atom.depends = depends_of(atom.a) | depends_of(atom.b);
    if (program_.atoms.size() >= max_atoms) {
      problems_.push_back({"", "", "more than " + std::to_string(max_atoms) + " tests in one regime", ""});
      return place->second = 0;
    }
    program_.atoms.push_back(std::move(atom));
  }
  return place->second;
}

FactMask ExpressionCompiler::depends_of(const Operand& operand) const {
  FactMask mask;
  if (operand.kind == Operand::Kind::input) mask.set(static_cast<std::size_t>(operand.slot));
  if (operand.kind == Operand::Kind::derived) mask = program_.formulas[static_cast<std::size_t>(operand.slot)].depends;
  return mask;
}

FactMask ExpressionCompiler::depends_of(int index) const {
  const Node& node = program_.nodes[static_cast<std::size_t>(index)];
  if (node.kind == Node::Kind::atom) return program_.atoms[static_cast<std::size_t>(node.first)].depends;
  FactMask mask;
  for (int i = 0; i < node.count; ++i) mask |= depends_of(program_.children[static_cast<std::size_t>(node.first + i)]);
  return mask;
}

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

int ExpressionCompiler::group_node(Node::Kind kind, const std::vector<int>& nodes) {
  const auto first = static_cast<std::int32_t>(program_.children.size());
  program_.children.insert(program_.children.end(), nodes.begin(), nodes.end());
  return add_node({kind, first, static_cast<std::int32_t>(nodes.size())});
}

int ExpressionCompiler::negated(int node, bool negate) {
  return negate ? group_node(Node::Kind::negate, {node}) : node;
}

int ExpressionCompiler::list_condition(const Json& list, Node::Kind kind, const Place& place) {
  std::vector<int> nodes;
  if (!list.is(Json::Kind::array) || list.items.empty()) problem(place, "expected a list of conditions");
  for (std::size_t i = 0; i < list.items.size(); ++i) nodes.push_back(condition(list.items[i], place.item(i)));
  return group_node(kind, nodes);
}

// Terms that name terms grow fast: a regime has an end, however its file is written.
bool ExpressionCompiler::too_deep(const Place& place) {
  if (open_.size() <= max_open) return false;
  problem(place, "terms and formulas nested deeper than " + std::to_string(max_open));
  return true;
}

int ExpressionCompiler::condition(const Json& json, const Place& place) {
  if (program_.nodes.size() >= max_nodes) {
    if (!full_) problem(place, "more than " + std::to_string(max_nodes) + " conditions in one regime");
    full_ = true;
    return 0;
  }
  if (json.is(Json::Kind::boolean)) return add_node({json.flag ? Node::Kind::yes : Node::Kind::no, 0, 0});
  if (json.is(Json::Kind::object)) return object_condition(json, place);
  if (json.is(Json::Kind::array) && json.items.size() == 4) return set_test(json, place);
  if (!json.is(Json::Kind::array) || json.items.size() != 3 || !json.items[1].is(Json::Kind::string)) {
    problem(place, "expected a condition: [fact, test, value], [\"any\"|\"all\", facts, test, value] or an object");
    return add_node({Node::Kind::no, 0, 0});
  }
  if (!json.items[0].is(Json::Kind::string)) return number_test(json.items[0], json.items[1].text, json.items[2], place);
  return triple(json.items[0].text, json.items[1].text, json.items[2], place);
}

int ExpressionCompiler::object_condition(const Json& json, const Place& place) {
  const std::string word = json.keys.size() == 1 ? json.keys[0] : std::string();
  const Json* value = json.items.empty() ? nullptr : &json.items[0];
  if (word == "all") return list_condition(*value, Node::Kind::all, place.member(word));
  if (word == "any") return list_condition(*value, Node::Kind::any, place.member(word));
  if (word == "not") return group_node(Node::Kind::negate, {condition(*value, place.member(word))});
  if (word == "required") return negated(atom_node(atom_of(Atom::Kind::required)), !value->flag);
  if (word == "outcome") {
    Atom atom = atom_of(Atom::Kind::outcome);
    atom.pattern = outcome_pattern(value->text, place.member(word));
    return atom_node(std::move(atom));
  }
  if (word == "class") {
    const int index = index_in(book_.classes, value->text);
    if (index < 0) problem(place, "no clause classifies anything as \"" + value->text + "\"", nearest_name(value->text, book_.classes));
    Atom atom = atom_of(Atom::Kind::classified);
    atom.group = index;
    return atom_node(std::move(atom));
  }
  if (word == "known") {
    Atom atom = atom_of(Atom::Kind::known);
    atom.a = name_operand(value->text, place.member(word));
    return atom_node(std::move(atom));
  }
  if (word == "fits" || word == "tested") {
    for (std::size_t i = 0; i < program_.limits.size(); ++i) {
      if (program_.limits[i].id != value->text) continue;
      if (word == "fits" && program_.limits[i].fits < 0) problem(place, "the limit \"" + value->text + "\" has no cap to fit under");
      if (word == "fits") return add_node({Node::Kind::atom, std::max(0, program_.limits[i].fits), 0});
      Atom atom = atom_of(Atom::Kind::tested);
      atom.group = static_cast<std::int32_t>(i);
      return atom_node(std::move(atom));
    }
    problem(place, "no limit is called \"" + value->text + "\" here", nearest_name(value->text, book_.limits));
    return add_node({Node::Kind::no, 0, 0});
  }
  if (word == "term") {
    const auto term = folded_.terms.find(value->text);
    if (term == folded_.terms.end()) {
      std::vector<std::string> names;
      for (const auto& [id, part] : folded_.terms) names.push_back(id);
      problem(place, "no term is called \"" + value->text + "\"", nearest_name(value->text, names));
      return add_node({Node::Kind::no, 0, 0});
    }
    if (!open_.insert("term " + value->text).second) {
      problem(place, "the term \"" + value->text + "\" refers to itself in a circle");
      return add_node({Node::Kind::no, 0, 0});
    }
    const Json* when = term->second.json->find("when");
    const Place where{nullptr, {}, -1, book_.instruments[static_cast<std::size_t>(term->second.instrument)].id + ".json",
                      term->second.pointer + "/when"};
    if (too_deep(where)) return add_node({Node::Kind::no, 0, 0});
    const int node = condition(when ? *when : *term->second.json, where);
    open_.erase("term " + value->text);
    return node;
  }
  problem(place, "expected one of all, any, not, known, class, required, outcome, fits, tested, term");
  return add_node({Node::Kind::no, 0, 0});
}

OutcomePattern ExpressionCompiler::outcome_pattern(std::string_view text, const Place& place) {
  OutcomePattern pattern;
  const std::size_t colon = text.find(':');
  const std::string_view verdict = text.substr(0, colon);
  const std::string_view detail = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
  bool known = false;
  for (int v = 0; v <= static_cast<int>(Verdict::not_eligible); ++v) {
    if (verdict == verdict_word(static_cast<Verdict>(v))) {
      pattern.verdict = static_cast<Verdict>(v);
      known = true;
    }
  }
  if (!known) problem(place, "\"" + std::string(verdict) + "\" is no verdict");
  if (!detail.empty() && pattern.verdict == Verdict::license) {
    const std::optional<Policy> policy = read_policy(detail);
    if (policy) pattern.policy = *policy;
    if (!policy) problem(place, "\"" + std::string(detail) + "\" is no review policy");
  } else if (!detail.empty()) {
    const auto& names = pattern.verdict == Verdict::exception ? book_.exceptions : book_.authorizations;
    pattern.name = index_in(names, detail);
    if (pattern.name < 0) problem(place, "no clause gives \"" + std::string(detail) + "\"", nearest_name(detail, names));
  }
  return pattern;
}

int ExpressionCompiler::triple(const std::string& left, const std::string& op, const Json& right, const Place& place) {
  if (left.rfind("reading.", 0) == 0) return reading_test(left.substr(8), op, right, place);
  const int fact = book_.fact(left);
  if (fact >= 0 && book_.facts[static_cast<std::size_t>(fact)].type != FactType::number) {
    return fact_test(fact, op, right, place);
  }
  Json name;
  name.kind = Json::Kind::string;
  name.text = left;
  return number_test(name, op, right, place);
}

int ExpressionCompiler::number_test(const Json& left, const std::string& op, const Json& right, const Place& place) {
  const std::optional<Compare> compare = read_compare(op);
  if (!compare) {
    problem(place.item(1), "unknown test \"" + op + "\" of a number; expected <, <=, =, >=, > or !=");
    return add_node({Node::Kind::no, 0, 0});
  }
  std::string left_unit, right_unit;
  Atom atom;
  atom.op = *compare;
  atom.a = operand(left, place.item(0), &left_unit);
  atom.b = operand(right, place.item(2), &right_unit);
  if (!left_unit.empty() && !right_unit.empty() && left_unit != right_unit) {
    problem(place, "compares " + left_unit + " with " + right_unit);
  }
  return atom_node(std::move(atom));
}

int ExpressionCompiler::reading_test(const std::string& id, const std::string& op, const Json& right, const Place& place) {
  for (std::size_t i = 0; i < program_.readings.size(); ++i) {
    const Reading& reading = *program_.readings[i];
    if (reading.id != id) continue;
    const int tested = index_in(reading.choices, right.text);
    if (tested < 0) problem(place.item(2), "the reading has no choice \"" + right.text + "\"", nearest_name(right.text, reading.choices));
    Atom atom = atom_of(Atom::Kind::reading);
    atom.group = static_cast<std::int32_t>(i);
    atom.a.value = index_in(reading.choices, program_.reading_choice[id]);
    atom.b.value = tested;
    return negated(atom_node(std::move(atom)), op == "is not");
  }
  std::vector<std::string> names;
  for (const auto& [name, reading] : book_.readings) names.push_back(name);
  problem(place.item(0), "no reading is called \"" + id + "\" here", nearest_name(id, names));
  return add_node({Node::Kind::no, 0, 0});
}

int ExpressionCompiler::choice_index(const FactDef& fact, const Json& word, const Place& place) {
  if (fact.type == FactType::flag && word.is(Json::Kind::number)) return word.number != 0 ? 1 : 0;
  const int index = index_in(fact.choices, word.text);
  if (index < 0) problem(place, "\"" + fact.id + "\" has no value \"" + word.text + "\"", nearest_name(word.text, fact.choices));
  return index;
}

int ExpressionCompiler::choice_test(int fact, const std::string& op, const Json& right, const Place& place) {
  const FactDef& def = book_.facts[static_cast<std::size_t>(fact)];
  const bool negate = op == "is not" || op == "not in";
  std::vector<int> nodes;
  const bool list = right.is(Json::Kind::array);
  for (std::size_t i = 0; i < (list ? right.items.size() : 1); ++i) {
    Atom atom;
    atom.op = Compare::equal;
    atom.a = {Operand::Kind::input, static_cast<std::int16_t>(fact), 0};
    atom.b.value = choice_index(def, list ? right.items[i] : right, place.item(2));
    nodes.push_back(atom_node(std::move(atom)));
  }
  return negated(nodes.size() == 1 ? nodes[0] : group_node(Node::Kind::any, nodes), negate);
}

int ExpressionCompiler::group_of(const Json& expression, FactType domain, const Place& place) {
  const auto named = expression.is(Json::Kind::string) ? program_.group_by_name.find(expression.text) : program_.group_by_name.end();
  if (named != program_.group_by_name.end() && program_.groups[static_cast<std::size_t>(named->second)].domain == domain) return named->second;
  const std::size_t problems = problems_.size();
  Group group = groups_.resolve(expression, domain, place.file_name(), place.path());
  for (std::size_t i = 0; i < program_.groups.size(); ++i) {
    const Group& known = program_.groups[i];
    if (known.domain == domain && known.id == group.id && known.members == group.members) return static_cast<int>(i);
  }
  // One that has problems is resolved again wherever it is named: each place is told.
  if (!group.id.empty() && problems_.size() == problems) program_.group_by_name.emplace(group.id, static_cast<int>(program_.groups.size()));
  program_.groups.push_back(std::move(group));
  return static_cast<int>(program_.groups.size()) - 1;
}

int ExpressionCompiler::fact_test(int fact, const std::string& op, const Json& right, const Place& place) {
  const FactDef& def = book_.facts[static_cast<std::size_t>(fact)];
  const bool member = op == "in" || op == "not in";
  const bool same = op == "is" || op == "is not" || op == "=";
  if (def.type == FactType::flag || def.type == FactType::choice) {
    if (!member && !same) problem(place.item(1), "unknown test \"" + op + "\" of \"" + def.id + "\"; expected is, is not, in or not in");
    return choice_test(fact, op, right, place);
  }
  if (def.type == FactType::date) {
    const std::optional<Compare> compare = read_compare(op);
    const std::optional<Day> day = read_date(right.text);
    if (!compare || !day) problem(place, "a date is tested with <, <=, =, >=, > against \"YYYY-MM-DD\"");
    Atom atom;
    atom.op = compare.value_or(Compare::equal);
    atom.a = {Operand::Kind::input, static_cast<std::int16_t>(fact), 0};
    atom.b.value = day.value_or(0);
    return atom_node(std::move(atom));
  }
  if (!book_.catalog(def.type)) {
    problem(place.item(0), "\"" + def.id + "\" cannot be tested");
    return add_node({Node::Kind::no, 0, 0});
  }
  if (!member && !same) {
    problem(place.item(1), "unknown test \"" + op + "\" of \"" + def.id + "\"; expected in, not in, is or is not");
  }
  Json expression = right;
  if (same) {
    expression = Json{};
    expression.kind = Json::Kind::array;
    expression.items.push_back(right);
  }
  Atom atom = atom_of(Atom::Kind::member);
  atom.a = {Operand::Kind::input, static_cast<std::int16_t>(fact), 0};
  atom.group = group_of(expression, def.type, place.item(2));
  return negated(atom_node(std::move(atom)), op == "not in" || op == "is not");
}

// ["any"|"all", facts, test, value]: facts is a list of names, or the name of a set.
int ExpressionCompiler::set_test(const Json& json, const Place& place) {
  const std::string& how = json.items[0].text;
  if (how != "any" && how != "all") {
    problem(place.item(0), "a test of several facts starts with \"any\" or \"all\", not \"" + how + "\"");
    return add_node({Node::Kind::no, 0, 0});
  }
  std::vector<int> facts;
  const auto add = [&](const Json& name, const Place& where) {
    const auto set = book_.fact_sets.find(name.text);
    if (set != book_.fact_sets.end()) {
      facts.insert(facts.end(), set->second.begin(), set->second.end());
    } else if (book_.fact(name.text) >= 0) {
      facts.push_back(book_.fact(name.text));
    } else {
      problem(where, "no fact or set of facts is called \"" + name.text + "\"", nearest_name(name.text, known_names()));
    }
  };
  if (json.items[1].is(Json::Kind::array)) {
    for (std::size_t i = 0; i < json.items[1].items.size(); ++i) add(json.items[1].items[i], place.item(1).item(i));
  } else {
    add(json.items[1], place.item(1));
  }
  std::vector<int> nodes;
  for (const int fact : facts) {
    nodes.push_back(triple(book_.facts[static_cast<std::size_t>(fact)].id, json.items[2].text, json.items[3], place));
  }
  return group_node(how == "any" ? Node::Kind::any : Node::Kind::all, nodes);
}

}  // namespace chip_rules
