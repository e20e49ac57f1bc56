// Walks the days on which something may change and keeps the stretches in which nothing does.
#include "core/ask/timeline.h"

#include <algorithm>

#include "core/ask/asked.h"
#include "core/order.h"
#include "core/place.h"

namespace chip_rules {
namespace {

constexpr DecisionScope plainly{false, false, false};

void add_day(std::vector<Day>& days, std::string_view text, Day later = 0) {
  if (const std::optional<Day> day = read_date(text)) days.push_back(*day + later);
}

void sort_days(std::vector<Day>& days, Day first) {
  sort_up(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  days.erase(days.begin(), std::lower_bound(days.begin(), days.end(), first));
}

// Days on which what is told beside the law changes: gaps, names and status of regimes, the last check.
void days_of_timeline(const RuleBook& book, std::vector<Day>& days) {
  days.push_back(book.covers_from);
  days.push_back(book.checked + 1);
  const Json* gaps = book.timeline ? book.timeline->find("gaps") : nullptr;
  for (std::size_t i = 0; gaps && i < gaps->items.size(); ++i) {
    add_day(days, gaps->items[i].get_text("from"));
    add_day(days, gaps->items[i].get_text("to"), 1);
  }
  for (const NamedRegime& regime : book.regimes) {
    add_day(days, regime.json->get_text("from"));
    const Json* statuses = regime.json->find("statuses");
    for (std::size_t i = 0; statuses && i < statuses->items.size(); ++i) add_day(days, statuses->items[i].items[0].text);
  }
}

// Days that clauses compare the date with.
void days_of_tests(const Program& program, std::vector<Day>& days) {
  const int date = program.book->fact("on");
  for (const Atom& atom : program.atoms) {
    const bool dated = atom.kind == Atom::Kind::compare && atom.a.kind == Operand::Kind::input && atom.a.slot == date &&
                       atom.b.kind == Operand::Kind::constant;
    if (!dated) continue;
    const Day day = static_cast<Day>(atom.b.value);
    days.push_back(day);
    days.push_back(day + 1);
  }
}

// Days from which a flag of the catalog holds for what the case names (a company put on a list).
void days_of_catalogs(const RuleBook& book, const Case& the_case, std::vector<Day>& days) {
  for (const FactDef& def : book.facts) {
    if (!def.from || !def.from->since) continue;
    const auto chosen = the_case.facts.find(def.from->selector);
    const Catalog* catalog = book.catalog(book.facts[at(def.from->selector)].type);
    if (chosen == the_case.facts.end() || !catalog) continue;
    const auto row = catalog->by_id.find(chosen->second);
    if (row == catalog->by_id.end()) continue;
    if (const std::optional<Day> day = read_date(catalog->text(row->second, def.from->column), true)) days.push_back(*day);
  }
}

std::string tier_id(const Decision& decision, int tier) {
  return tier < 0 ? std::string() : decision.program->tiers[at(tier)].id;
}

const ClauseVersion* deciding(const Decision& decision) {
  return decision.answer.deciding < 0 ? nullptr : decision.program->clauses[at(decision.answer.deciding)].source;
}

bool looks_alike(const Decision& a, const Decision& b) {
  return a.regime == b.regime && a.status == b.status && a.coverage == b.coverage && a.answer.outcome == b.answer.outcome &&
         a.answer.otherwise == b.answer.otherwise && a.possible == b.possible && a.answer.class_known == b.answer.class_known &&
         a.answer.classified == b.answer.classified && deciding(a) == deciding(b) &&
         tier_id(a, a.tier_destination) == tier_id(b, b.tier_destination) && tier_id(a, a.tier_buyer) == tier_id(b, b.tier_buyer);
}

// Stretches and steps on one basis; false when a program has problems.
bool walk(ProgramCache& programs, const Case& the_case, const std::vector<Day>& common, BasisTimeline& out) {
  Case dated = the_case;
  dated.codified = !out.enforced;
  std::vector<Day> days = common;
  for (const Day day : common) {
    RegimeChoice choice = regime_of(programs.book(), dated, day);
    const std::shared_ptr<const Program> program = programs.get(choice);
    if (!program) return false;
    days_of_tests(*program, days);
  }
  sort_days(days, programs.book().covers_from);
  Decision before;
  for (const Day day : days) {
    Decision now = decide_case(programs, dated, day, plainly);
    if (!now.program) return false;
    if (out.stretches.empty()) {
      out.stretches.push_back({day, std::nullopt, now});
    } else {
      TimelineStep step = timeline_step(before, now);
      step.new_stretch = !looks_alike(out.stretches.back().decision, now);
      if (step.new_stretch) {
        out.stretches.back().to = day - 1;
        out.stretches.push_back({day, std::nullopt, now});
      }
      if (step.shows()) out.steps.push_back(std::move(step));
    }
    before = std::move(now);
  }
  return true;
}

Case without_law(Case the_case) {
  the_case.on.reset();
  the_case.regime.reset();
  the_case.codified = false;
  return the_case;
}

}  // namespace

std::shared_ptr<const BothBases> both_bases(ProgramCache& programs, Case the_case) {
  const RuleBook& book = programs.book();
  const Case open = without_law(std::move(the_case));
  return programs.kept<BothBases>("timeline?" + write_case(book, open), [&]() -> std::shared_ptr<const BothBases> {
    std::vector<Day> days = programs.days();
    days_of_timeline(book, days);
    days_of_catalogs(book, open, days);
    sort_days(days, book.covers_from);
    auto out = std::make_shared<BothBases>();
    out->codified.enforced = false;
    if (!walk(programs, open, days, out->enforced) || !walk(programs, open, days, out->codified)) return nullptr;
    return out;
  });
}

std::optional<CaseError> ask_timeline(ProgramCache& programs, const Case& the_case, Day today, Timeline& out) {
  const RuleBook& book = programs.book();
  out.today = today;
  if (the_case.on) out.set_aside.push_back("on=" + write_date(*the_case.on));
  if (the_case.codified) out.set_aside.push_back("basis=codified");
  if (the_case.regime) out.set_aside.push_back("regime=" + book.regimes[at(*the_case.regime)].id);
  const Case open = without_law(the_case);
  out.case_text = write_case(book, open);
  out.bases = both_bases(programs, open);
  if (!out.bases) {
    Decision none;
    return decide_plainly(programs, open, programs.problems().empty() ? today : book.covers_from, none).value_or(CaseError{"bad_rules", "", "", "error.rules", {}});
  }
  for (std::size_t i = 0; i < book.regimes.size(); ++i) {
    Case named = open;
    named.regime = static_cast<int>(i);
    NamedEntry entry;
    entry.regime = static_cast<int>(i);
    entry.by_date = !book.regimes[i].json->get_text("from").empty();
    if (auto error = decide_plainly(programs, named, today, entry.decision)) return error;
    out.named.push_back(std::move(entry));
  }
  sort_by(out.named, [](const NamedEntry& a, const NamedEntry& b) { return a.decision.choice.on < b.decision.choice.on; });
  return std::nullopt;
}

std::vector<const Json*> timeline_events(const RuleBook& book) {
  std::vector<const Json*> out;
  for (std::size_t i = 0; book.events && i < book.events->items.size(); ++i) {
    const std::optional<Day> day = read_date(book.events->items[i].get_text("date"));
    if (day && *day >= book.covers_from) out.push_back(&book.events->items[i]);
  }
  return out;
}

std::optional<CaseError> timeline_of(const Question& question, Timeline& out) {
  std::optional<CaseError> error;
  const Case the_case = case_of(question, "case", error);
  return error ? error : ask_timeline(question.rules.programs(), the_case, question.today, out);
}

}  // namespace chip_rules
