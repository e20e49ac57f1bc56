// Programs by regime, basis, stretch of days and overrides. Bounded: it starts afresh when it has grown large.
#include "core/decide/program_cache.h"

#include <algorithm>

#include "core/json/number.h"

namespace chip_rules {
namespace {
constexpr std::size_t max_programs = 256;
}

std::shared_ptr<const Program> ProgramCache::get(const RegimeChoice& choice) {
  const auto stretch = std::upper_bound(days_.begin(), days_.end(), choice.on) - days_.begin();
  std::string key = std::to_string(choice.named) + (choice.enforced ? "e" : "c") + std::to_string(stretch);
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
