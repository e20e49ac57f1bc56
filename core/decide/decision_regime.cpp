// See decision_regime.h.
#include "core/decide/decision_regime.h"
#include "core/place.h"

#include <algorithm>

namespace chip_rules {
void name_regime(const RuleBook& book, Decision& out) {
  int chosen = out.choice.named;
  if (chosen < 0) {
    for (std::size_t i = 0; i < book.regimes.size(); ++i) {
      const Json& json = *book.regimes[i].json;
      const std::optional<Day> from = read_date(json.get_text("from"));
      const Json* bases = json.find("bases");
      const char* basis = out.choice.enforced ? "enforced" : "codified";
      bool fits = !bases;
      for (std::size_t k = 0; bases && k < bases->items.size(); ++k) fits = fits || bases->items[k].text == basis;
      if (from && *from <= out.choice.on && fits) chosen = static_cast<int>(i);
    }
  }
  if (chosen < 0) return;
  out.regime = book.regimes[at(chosen)].id;
  const Json* statuses = book.regimes[at(chosen)].json->find("statuses");
  for (std::size_t i = 0; statuses && i < statuses->items.size(); ++i) {
    const std::optional<Day> from = read_date(statuses->items[i].items[0].text);
    if (from && *from <= out.choice.on) out.status = statuses->items[i].items[1].text;
  }
}

void find_coverage(const RuleBook& book, Decision& out) {
  out.coverage = "full";
  if (!follows_dates(book, out.choice)) return;
  if (out.choice.on > book.checked) out.coverage = "stale";
  const Json* gaps = book.timeline ? book.timeline->find("gaps") : nullptr;
  for (std::size_t i = 0; gaps && i < gaps->items.size(); ++i) {
    const std::optional<Day> from = read_date(gaps->items[i].get_text("from"));
    const std::optional<Day> to = read_date(gaps->items[i].get_text("to"));
    if (from && *from <= out.choice.on && (!to || out.choice.on <= *to)) out.gaps.push_back(static_cast<int>(i));
  }
  if (!out.gaps.empty() || out.choice.on < book.covers_from) out.coverage = "partial";
}

void find_unused(const Decision& decision, const Program& program, std::vector<std::string>& unused) {
  for (const auto& [id, value] : decision.the_case.parameters) {
    if (!program.parameter_values.count(id)) unused.push_back("set." + id);
  }
  for (const auto& [id, value] : decision.the_case.groups) {
    const bool used = program.group_by_name.count(id) > 0 || std::any_of(program.groups.begin(), program.groups.end(), [&name = id](const Group& g) { return g.id == name; });
    const Json* tables = program.book->country_groups;
    if (!used && !(tables && tables->find(id))) unused.push_back("group." + id);
  }
  for (const auto& [id, value] : decision.the_case.readings) {
    if (!program.reading_choice.count(id)) unused.push_back("reading." + id);
  }
  for (const auto& [fact, value] : decision.the_case.facts) {
    const std::string& id = program.book->facts[at(fact)].id;
    if (id.rfind("used.", 0) != 0) continue;
    const bool used = std::any_of(program.limits.begin(), program.limits.end(), [&](const LimitCode& limit) { return "used." + limit.id == id; });
    if (!used) unused.push_back(program.book->facts[at(fact)].key);
  }
}

}  // namespace chip_rules
