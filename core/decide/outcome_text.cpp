// Outcomes as text, and back; names of operands.
#include <algorithm>

#include "core/decide/decision.h"
#include "core/place.h"

namespace chip_rules {
std::string granted_id(const RuleBook& book, const Outcome& outcome) {
  if (outcome.verdict == Verdict::exception) return book.exceptions[at(outcome.name)];
  if (outcome.verdict == Verdict::authorized) return book.authorizations[at(outcome.name)];
  return {};
}

std::string outcome_text(const RuleBook& book, const Outcome& outcome) {
  std::string out = verdict_word(outcome.verdict);
  if (const std::string id = granted_id(book, outcome); !id.empty()) out += ":" + id;
  if (outcome.verdict == Verdict::license) out += std::string(":") + policy_word(outcome.policy);
  return out;
}

std::optional<Outcome> read_outcome(const RuleBook& book, std::string_view text) {
  const std::size_t names = std::max(book.exceptions.size(), book.authorizations.size());
  for (int verdict = 0; verdict <= static_cast<int>(Verdict::not_eligible); ++verdict) {
    Outcome out;
    out.verdict = static_cast<Verdict>(verdict);
    const bool licensed = out.verdict == Verdict::license;
    const bool named = out.verdict == Verdict::exception || out.verdict == Verdict::authorized;
    const std::size_t kinds = named ? names : licensed ? static_cast<std::size_t>(Policy::deny_over_cap) + 1 : 1;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      if (licensed) out.policy = static_cast<Policy>(kind);
      if (named) out.name = static_cast<std::int16_t>(kind);
      if (out.verdict == Verdict::exception && kind >= book.exceptions.size()) continue;
      if (out.verdict == Verdict::authorized && kind >= book.authorizations.size()) continue;
      if (outcome_text(book, out) == text) return out;
    }
  }
  return std::nullopt;
}

std::string operand_name(const Program& program, const Operand& operand) {
  if (operand.kind == Operand::Kind::input) return program.book->facts[at(operand.slot)].id;
  if (operand.kind == Operand::Kind::derived) return program.formulas[at(operand.slot)].name;
  return {};
}

}  // namespace chip_rules
