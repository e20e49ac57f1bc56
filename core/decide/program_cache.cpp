// Programs by regime, basis, stretch of days and overrides. Bounded: it starts afresh when it has grown large.
#include "core/decide/program_cache.h"

#include <algorithm>
#include <limits>

#include "core/json/number.h"

namespace chip_rules {
namespace {
constexpr std::size_t max_programs = 256;

// The first day on which something holds on one basis and not on the other.
Day first_parting(const RuleBook& book) {
  Day out = std::numeric_limits<Day>::max();
  for (const int index : book.by_date) {
    const Instrument& act = book.instruments[static_cast<std::size_t>(index)];
    Day begins = act.holds_from();
    for (const ClauseVersion& clause : act.clauses) begins = std::min(begins, clause.from.value_or(begins));
    if (act.codified != act.enforced) out = std::min(out, begins);
    for (const Suspension& suspension : act.suspensions) {
      if (suspension.codified != suspension.enforced) out = std::min(out, suspension.from.value_or(begins));
    }
  }
  return out;
}

}  // namespace

ProgramCache::ProgramCache(const RuleBook& book) : book_(book), days_(change_days(book)), bases_part_(first_parting(book)) {}

std::shared_ptr<const Program> ProgramCache::get(const RegimeChoice& choice) {
  const auto stretch = std::upper_bound(days_.begin(), days_.end(), choice.on) - days_.begin();
  const bool enforced = choice.enforced || (choice.named < 0 && choice.on < bases_part_);
  std::string key = std::to_string(choice.named) + (enforced ? "e" : "c") + std::to_string(stretch);
  for (const auto& [id, value] : choice.parameters) key += "&" + id + "=" + write_number(value);
  for (const auto& [id, value] : choice.groups) key += "&" + id + "=" + value;
  for (const auto& [id, value] : choice.readings) key += "&" + id + "=" + value;
  const auto found = programs_.find(key);
  if (found != programs_.end()) return found->second;
  if (programs_.size() >= max_programs) programs_.clear();
  Problems problems;
  std::shared_ptr<const Program> program = compile(book_, choice, problems);
  if (!problems.empty()) {
    problems_.insert(problems_.end(), problems.begin(), problems.end());
    program.reset();
  }
  return programs_[key] = std::move(program);
}

}  // namespace chip_rules
