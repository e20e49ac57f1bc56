// Keeps compiled regimes, since one question asks many: other readings, the other basis, other days.
// May know: the rule book and its compiler.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "core/rules/program.h"

namespace chip_rules {

class ProgramCache {
 public:
  explicit ProgramCache(const RuleBook& book);

  /// The program of a choice, compiled once for all days between two changes; nullptr when it has problems.
  std::shared_ptr<const Program> get(const RegimeChoice& choice);
  /// Days on which something may change, sorted.
  const std::vector<Day>& days() const { return days_; }
  const Problems& problems() const { return problems_; }
  const RuleBook& book() const { return book_; }

  /// An answer that is costly and rests on the rules and on `key` alone: made once, then kept for a while. One key goes
  /// with one type; nothing is kept when `make` gives nothing.
  template <class T, class Make>
  std::shared_ptr<const T> kept(const std::string& key, Make&& make) {
    for (const auto& [known, answer] : kept_) {
      if (known == key) return std::static_pointer_cast<const T>(answer);
    }
    std::shared_ptr<const T> made = make();
    if (made) kept_.emplace_back(key, made);
    if (kept_.size() > max_kept) kept_.pop_front();
    return made;
  }

 private:
  static constexpr std::size_t max_kept = 4;

  const RuleBook& book_;
  std::vector<Day> days_;
  Day bases_part_;  // until then the two bases have the same rules
  std::deque<std::pair<std::string, std::shared_ptr<const void>>> kept_;
  std::map<std::string, std::shared_ptr<const Program>> programs_;
  Problems problems_;
};

}  // namespace chip_rules
