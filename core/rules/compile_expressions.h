// Turns the JSON of conditions and formulas into the flat arrays of a program, resolving names and checking types.
// May know: the rule book, the fold, groups.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/rules/compile_groups.h"
#include "core/rules/program.h"

namespace chip_rules {

/// Where a piece of JSON stands, for problems; built only when one is found.
struct Place {
  const Place* up = nullptr;
  std::string_view name;  // member name, or empty
  int index = -1;         // place in an array
  std::string file;       // of the outermost only
  std::string pointer;    // of the outermost only

  Place member(std::string_view key) const { return {this, key, -1, {}, {}}; }
  Place item(std::size_t i) const { return {this, {}, static_cast<int>(i), {}, {}}; }
  std::string file_name() const { return up ? up->file_name() : file; }
  std::string path() const;
};

/// A test of that kind, else empty.
inline Atom atom_of(Atom::Kind kind) {
  Atom atom;
  atom.kind = kind;
  return atom;
}

/// Where a word stands in a list, -1: nowhere.
inline int index_in(const std::vector<std::string>& list, std::string_view word) {
  const auto found = std::find(list.begin(), list.end(), word);
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

class ExpressionCompiler {
 public:
  ExpressionCompiler(const RuleBook& book, const Folded& folded, Program& program, Problems& problems)
      : book_(book), folded_(folded), program_(program), problems_(problems),
        groups_(book, program.choice, folded, problems) {}

  /// Index of the condition's node.
  int condition(const Json& json, const Place& place);
  /// Readings on which the members of a group hang.
  const std::set<std::string, std::less<>>& group_readings() const { return groups_.readings_used(); }
  /// A number, "$parameter", fact, derived fact or formula. `unit` (may be null) receives its unit.
  Operand operand(const Json& json, const Place& place, std::string* unit = nullptr);
  /// The operand of that name, or nothing with a problem noted.
  Operand name_operand(const std::string& name, const Place& place, std::string* unit = nullptr);
  /// Adds a formula under `name` (may be empty) and returns the operand that reads it.
  Operand add_formula(Formula formula);
  int add_atom(Atom atom);
  int add_node(Node node);
  int atom_node(Atom atom) { return add_node({Node::Kind::atom, add_atom(std::move(atom)), 0}); }
  FactMask depends_of(int node) const;
  FactMask depends_of(const Operand& operand) const;
  int group_of(const Json& expression, FactType domain, const Place& place);
  void problem(const Place& place, std::string message, std::string nearest = {});
  OutcomePattern outcome_pattern(std::string_view text, const Place& place);

 private:
  bool too_deep(const Place& place);
  int list_condition(const Json& list, Node::Kind kind, const Place& place);
  int object_condition(const Json& json, const Place& place);
  int triple(const std::string& left, const std::string& op, const Json& right, const Place& place);
  int fact_test(int fact, const std::string& op, const Json& right, const Place& place);
  int choice_test(int fact, const std::string& op, const Json& right, const Place& place);
  int reading_test(const std::string& id, const std::string& op, const Json& right, const Place& place);
  int number_test(const Json& left, const std::string& op, const Json& right, const Place& place);
  int set_test(const Json& json, const Place& place);
  int negated(int node, bool negate);
  int group_node(Node::Kind kind, const std::vector<int>& nodes);
  Operand formula(const Json& json, const Place& place, std::string* unit);
  std::vector<std::string> known_names() const;
  int choice_index(const FactDef& fact, const Json& word, const Place& place);

  const RuleBook& book_;
  const Folded& folded_;
  Program& program_;
  Problems& problems_;
  GroupResolver groups_;
  std::map<std::string, int> atom_index_;
  std::set<std::string> open_;  // derived facts and terms being compiled, to find circles
  bool full_ = false;           // said already that there are too many conditions
};

}  // namespace chip_rules
