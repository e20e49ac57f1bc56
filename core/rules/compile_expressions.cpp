// Conditions: all, any, not, and the object tests fits, tested, class, required, outcome, term. What they compare: compile_operands.cpp;
// triples and set tests: compile_tests.cpp.
#include "core/rules/compile_expressions.h"

#include <algorithm>
#include <cstring>

namespace chip_rules {
namespace {

constexpr std::size_t max_nodes = 20000;  // conditions of one regime, those of terms counted wherever they are named
constexpr std::size_t max_open = 64;      // terms and derived facts inside each other

std::string describe(const Operand& operand) {
  std::string out(1, static_cast<char>('c' + static_cast<int>(operand.kind)));
  out += std::to_string(operand.slot);
  out.append(reinterpret_cast<const char*>(&operand.value), sizeof operand.value);
  return out;
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

}  // namespace chip_rules
