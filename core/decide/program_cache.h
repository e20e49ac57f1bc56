// Keeps compiled regimes, since one question asks many: other readings, the other basis, other days.
// May know: the rule book and its compiler.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/rules/program.h"

namespace chip_rules {

class ProgramCache {
 public:
  explicit ProgramCache(const RuleBook& book) : book_(book), days_(change_days(book)) {}

  /// The program of a choice, compiled once for all days between two changes; nullptr when it has problems.
  std::shared_ptr<const Program> get(const RegimeChoice& choice);
  /// Days on which something may change, sorted.
  const std::vector<Day>& days() const { return days_; }
  const Problems& problems() const { return problems_; }
  const RuleBook& book() const { return book_; }

 private:
  const RuleBook& book_;
  std::vector<Day> days_;
  std::map<std::string, std::shared_ptr<const Program>> programs_;
  Problems problems_;
};

}  // namespace chip_rules
