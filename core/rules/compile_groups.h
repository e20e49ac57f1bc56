// Resolves groups: named tables with dated members, changes by instruments, set expressions, aliases, overrides.
// May know: the rule book and the fold.
#pragma once

#include <set>

#include "core/rules/fold.h"
#include "core/rules/program.h"

namespace chip_rules {

class GroupResolver {
 public:
  GroupResolver(const RuleBook& book, const RegimeChoice& choice, const Folded& folded, Problems& problems)
      : book_(book), choice_(choice), folded_(folded), problems_(problems) {}

  /// Readings on which the groups resolved so far hang.
  const std::set<std::string, std::less<>>& readings_used() const { return readings_used_; }

  /// Members of a group that a condition names or spells out, aliases applied. `file` and `pointer` are for problems.
  Group resolve(const Json& expression, FactType domain, const std::string& file, const std::string& pointer);

  /// Members of the group of that name alone.
  Group resolve_named(const std::string& name, FactType domain);

 private:
  std::vector<Tri> members(const Json& expression, FactType domain, const std::string& file,
                           const std::string& pointer, int depth);
  std::vector<Tri> named(const std::string& name, FactType domain, const std::string& file,
                         const std::string& pointer, int depth);
  std::vector<Tri> by_reading(const Json& expression, FactType domain, const std::string& file,
                              const std::string& pointer, int depth);
  void table_members(const Json& group, std::vector<Tri>& out);
  void change(std::vector<Tri>& out, const Json& list, Tri to, FactType domain, const Part& part);
  void override_members(std::vector<Tri>& out, const std::string& changes, FactType domain);
  void follow_aliases(std::vector<Tri>& out) const;
  std::size_t domain_size(FactType domain) const;
  int index_of(std::string_view id, FactType domain, const std::string& file, const std::string& pointer);
  void problem(const std::string& file, const std::string& pointer, std::string message, std::string nearest = {}) {
    problems_.push_back({file, pointer, std::move(message), std::move(nearest)});
  }

  const RuleBook& book_;
  const RegimeChoice& choice_;
  const Folded& folded_;
  Problems& problems_;
  std::set<std::string, std::less<>> readings_used_;
  int parts_ = 0;  // of the expression being resolved
};

}  // namespace chip_rules
