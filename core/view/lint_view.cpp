// Checks the whole rule book: every regime on every stretch of days, and what rests on weak sources.
#include <set>

#include "core/case/told_cases.h"
#include "core/rules/check_sources.h"
#include "core/view/lists.h"

namespace chip_rules {
namespace view {
namespace {

void compile_all(const RuleBook& book, Problems& problems) {
  std::vector<Day> days = change_days(book);
  for (const Day day : days) {
    for (int named = -1; named < static_cast<int>(book.regimes.size()); ++named) {
      for (const bool enforced : {true, false}) {
        if (named >= 0 && enforced) continue;
        RegimeChoice choice;
        choice.named = named;
        choice.enforced = enforced;
        choice.on = day;
        compile(book, choice, problems);
      }
    }
  }
}

// A dated membership that an act declares must stand in the table of country groups.
void check_memberships(const RuleBook& book, Problems& problems) {
  for (const Instrument& act : book.instruments) {
    const Json* list = act.json->find("membership");
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      const Json& change = list->items[i];
      const Json* table = book.country_groups ? book.country_groups->find(change.get_text("group")) : nullptr;
      const Json* members = table ? table->find("members") : nullptr;
      bool found = false;
      for (std::size_t k = 0; members && k < members->items.size(); ++k) {
        const Json& member = members->items[k];
        found = found || (member.get_text("iso3") == change.get_text("member") && member.get_text("from") == change.get_text("from") && member.get_text("to") == change.get_text("to"));
      }
      if (!found) {
        problems.push_back({act.id + ".json", "/membership/" + std::to_string(i), "the table of country groups does not have this change of \"" + std::string(change.get_text("member")) + "\"", ""});
      }
    }
  }
}

// What a clause grants has a name, of its instrument or of another. A reader's own text may do without: then the id is shown.
void check_names(const RuleBook& book, Problems& problems) {
  for (const Instrument& act : book.instruments) {
    for (const ClauseVersion& clause : act.clauses) {
      for (const char* kind : {"exception", "authorize"}) {
        const std::string id(clause.effect ? clause.effect->get_text(kind) : std::string_view());
        if (id.empty() || book.grant(id)) continue;
        problems.push_back({act.id + ".json", clause.pointer + "/effect/" + kind, "nothing says what \"" + id + "\" is called: expected its name at /grants/" + id, ""});
      }
    }
  }
}

Problems without_repeats(const Problems& problems) {
  Problems out;
  std::set<std::string> seen;
  for (const Problem& problem : problems) {
    if (seen.insert(problem.text()).second) out.push_back(problem);
  }
  return out;
}

}  // namespace

Problems rule_problems(const RuleBook& book) {
  Problems problems;
  compile_all(book, problems);
  check_memberships(book, problems);
  check_names(book, problems);
  check_told_cases(book, problems);
  const Problems unsourced = missing_sources(book);
  problems.insert(problems.end(), unsourced.begin(), unsourced.end());
  return without_repeats(problems);
}

std::vector<Block> lint(const Rules& rules, const Words& words) {
  const RuleBook& book = rules.book();
  std::vector<Block> out;
  const Problems problems = rule_problems(book);
  std::size_t clauses = 0, parameters = 0;
  Table weak;
  weak.title = words("lint.unverified");
  weak.columns = {words("lint.where"), words("lint.what"), words("lint.confidence")};
  weak.align = "lll";
  for (const WeakSource& found : weak_sources(book)) {
    weak.rows.push_back({found.where, found.what, words(std::string("confidence.") + confidence_word(found.confidence))});
  }
  for (const Instrument& act : book.instruments) {
    clauses += act.clauses.size();
    parameters += act.parameters.size();
  }
  if (problems.empty()) {
    const auto count = [&](std::size_t n) { return words.number(static_cast<double>(n)); };
    out.push_back(Paragraph{"note", words("lint.fine", {{"instruments", count(book.instruments.size())}, {"clauses", count(clauses)}, {"parameters", count(parameters)}})});
  } else {
    List list;
    list.role = "problems";
    list.title = words("lint.problems");
    for (const Problem& problem : problems) list.entries.push_back({problem.text(), "", {}});
    out.push_back(std::move(list));
  }
  out.push_back(std::move(weak));
  return out;
}

}  // namespace view
}  // namespace chip_rules
