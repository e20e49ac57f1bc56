// Tests of one fact, one number or one reading, tests of sets of facts, and patterns of outcomes.
#include "core/rules/compile_expressions.h"

namespace chip_rules {
namespace {

std::optional<Compare> read_compare(std::string_view word) {
  if (word == "<") return Compare::less;
  if (word == "<=") return Compare::at_most;
  if (word == "=" || word == "is") return Compare::equal;
  if (word == ">=") return Compare::at_least;
  if (word == ">") return Compare::more;
  if (word == "!=" || word == "is not") return Compare::different;
  return std::nullopt;
}

}  // namespace

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
