// Collects the days on which something may change, and takes the first.
#include "core/decide/holds_until.h"
#include "core/place.h"

#include <algorithm>

namespace chip_rules {
namespace {

class Horizon {
 public:
  Horizon(const ProgramCache& programs, const Decision& decision)
      : programs_(programs), program_(*decision.program), facts_(decision.facts), on_(decision.choice.on) {}

  std::optional<Day> run() {
    const std::vector<Day>& days = programs_.days();
    if (const auto next = std::upper_bound(days.begin(), days.end(), on_); next != days.end()) may_change(*next);
    may_change(programs_.book().checked + 1);  // from then on an answer says that it lies after the last check
    find_moving();
    catalog_dates();
    for (const Atom& atom : program_.atoms) look_at(atom);
    for (const Formula& formula : program_.formulas) {
      const bool copies = formula.operation == Operation::copy || formula.operation == Operation::choose;
      if (!copies && (moves(formula.a) || moves(formula.b))) may_change(on_ + 1);  // arithmetic with the day
    }
    for (const LimitCode& limit : program_.limits) look_at(limit);
    return first_;
  }

 private:
  void may_change(Day day) {
    if (day > on_ && (!first_ || day < *first_)) first_ = day;
  }

  // Dates that follow the day of the question.
  void find_moving() {
    const std::vector<FactDef>& defs = programs_.book().facts;
    for (std::size_t i = 0; i < defs.size(); ++i) {
      if (defs[i].type == FactType::date && (defs[i].id == "on" || facts_.origins[i] == Origin::followed)) moving_.set(i);
    }
  }

  // Flags that a catalog sets from a month on.
  void catalog_dates() {
    const RuleBook& book = programs_.book();
    for (std::size_t i = 0; i < book.facts.size(); ++i) {
      const std::optional<CatalogRule>& from = book.facts[i].from;
      if (!from || !from->since || facts_.origins[i] == Origin::given) continue;
      const Catalog* catalog = book.catalog(book.facts[at(from->selector)].type);
      const Json* cell = catalog ? catalog->cell(static_cast<int>(facts_.values[at(from->selector)].low), from->column) : nullptr;
      if (!cell || !cell->is(Json::Kind::string)) continue;
      if (const std::optional<Day> day = read_date(cell->text, true)) may_change(*day);
    }
  }

  // Whether an operand is such a date, or is told from one as it stands.
  bool moves(const Operand& operand) const {
    if (operand.kind == Operand::Kind::input) return moving_.test(at(operand.slot));
    if (operand.kind != Operand::Kind::derived) return false;
    const Formula& formula = program_.formulas[at(operand.slot)];
    return (formula.operation == Operation::copy || formula.operation == Operation::choose) && (moves(formula.a) || moves(formula.b));
  }

  void look_at(const Atom& atom) {
    if (atom.kind != Atom::Kind::compare) return;  // membership and knowledge of a date do not turn with the day
    const bool first = moves(atom.a), second = moves(atom.b);
    if (first && second) return;
    if (!first && !second) return;
    const Operand& other = first ? atom.b : atom.a;
    if (other.kind == Operand::Kind::derived) return may_change(on_ + 1);
    const Value held = other.kind == Operand::Kind::constant ? Value::exactly(other.value) : facts_.values[at(other.slot)];
    if (!held.known()) return may_change(on_ + 1);
    may_change(static_cast<Day>(held.low));
    may_change(static_cast<Day>(held.low) + 1);
  }

  static bool tested_on(const LimitCode& limit, Day day) {
    const YearMonthDay date = split_date(day);
    return std::find(limit.tested.begin(), limit.tested.end(), std::pair{date.month, date.day}) != limit.tested.end();
  }

  void look_at(const LimitCode& limit) {
    if (limit.calendar_year) may_change(join_date(split_date(on_).year + 1, 1, 1));
    if (limit.tested.empty()) return;
    Day next = on_ + 1;
    while (tested_on(limit, next) == tested_on(limit, on_)) ++next;  // a test stands in every year, so this ends
    may_change(next);
  }

  const ProgramCache& programs_;
  const Program& program_;
  const Facts& facts_;
  Day on_;
  FactMask moving_;
  std::optional<Day> first_;
};

}  // namespace

std::optional<Day> holds_until(const ProgramCache& programs, const Decision& decision) { return Horizon(programs, decision).run(); }

}  // namespace chip_rules
