// What would change it: the nearest number below and above at which the outcome turns, and every choice that turns it.
// May know: decisions and programs.
#include <algorithm>
#include <cmath>
#include <map>

#include "core/decide/decision.h"
#include "core/json/number.h"
#include "core/order.h"
#include "core/place.h"

namespace chip_rules {
namespace {

constexpr std::size_t most_missing = 2;  // with more than that no single fact settles a case
constexpr int max_doublings = 64;
constexpr int max_halvings = 80;

class FlipFinder {
 public:
  FlipFinder(ProgramCache& programs, const Decision& decision)
      : programs_(programs), book_(programs.book()), decision_(decision), program_(*decision.program),
        now_(decision.answer.outcome), facts_(decision.facts) {}

  std::vector<Flip> run() {
    if (!decision_.answer.outcome_known) return what_would_settle_it();
    for (std::size_t i = 0; i < book_.facts.size(); ++i) {
      const FactDef& def = book_.facts[i];
      const int fact = static_cast<int>(i);
      if (!asked_about(fact)) continue;
      if (def.type == FactType::number) numbers(fact);
      if (def.type == FactType::date) dates(fact);
      if (def.type == FactType::choice || def.type == FactType::flag || book_.catalog(def.type)) choices(fact);
    }
    return std::move(flips_);
  }

 private:
  // Of an open case: the values of a missing fact that alone give an answer.
  std::vector<Flip> what_would_settle_it() {
    if (decision_.missing.size() > most_missing) return {};
    for (const int fact : decision_.missing) {
      const FactDef& def = book_.facts[at(fact)];
      if (def.type == FactType::choice || def.type == FactType::flag || def.type == FactType::country) choices(fact);
    }
    return std::move(flips_);
  }

  bool looked_at(int fact) const {
    return std::any_of(program_.clauses.begin(), program_.clauses.end(), [&](const ClauseCode& clause) { return clause.depends[at(fact)]; });
  }

  bool asked_about(int fact) const {
    const FactDef& def = book_.facts[at(fact)];
    if (def.key.empty() || def.key == "basis" || def.key == "regime") return false;
    const Origin origin = facts_.origins[at(fact)];
    if (def.type == FactType::chip) return origin != Origin::unknown;
    if (def.type == FactType::date) return def.id == "on";  // other dates say when something was done, not what the rules were
    if (!looked_at(fact)) return false;
    if (def.type == FactType::number) return (def.flips && facts_.values[at(fact)].known()) || origin == Origin::given;
    return def.flips && origin != Origin::unknown;
  }

  Outcome outcome_with(int fact, double value) {
    Facts facts = facts_;
    set_fact(book_, facts, fact, Value::exactly(value));
    return decide(program_, facts).outcome;
  }

  void add_number(int fact, double from, double to, Outcome outcome) {
    Flip flip;
    flip.fact = fact;
    flip.from = value_text(book_, fact, Value::exactly(from));
    flip.to = value_text(book_, fact, Value::exactly(to));
    flip.outcome = outcome;
    flips_.push_back(std::move(flip));
  }

  // Values of the fact at which some test of the trace turns, nearest first, on one side.
  std::vector<double> turning_points(int fact, bool upward) {
    std::vector<double> points;
    const FactDef& def = book_.facts[at(fact)];
    for (std::size_t i = 0; i < program_.atoms.size(); ++i) {
      const Atom& atom = program_.atoms[i];
      if (atom.kind != Atom::Kind::compare || !atom.depends[at(fact)]) continue;
      if (const std::optional<double> point = turning_point(def, fact, static_cast<int>(i), upward)) points.push_back(*point);
    }
    sort_by(points, [&](double a, double b) { return upward ? a < b : a > b; });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
  }

  Tri atom_at(int fact, int atom, double value) {
    Facts facts = facts_;
    set_fact(book_, facts, fact, Value::exactly(value));
    return Evaluation(program_, facts).atom(atom);
  }

  // Steps away in doubling strides until the test turns, then halves the stride down to the input's own grid.
  std::optional<double> turning_point(const FactDef& def, int fact, int atom, bool upward) {
    const double start = facts_.values[at(fact)].low;
    const Tri before = atom_at(fact, atom, start);
    const double limit = upward ? def.high : def.low;
    double near = start, stride = def.step > 0 ? def.step : std::max(std::fabs(start), 1e-6) * 1e-3;
    for (int i = 0; i < max_doublings; ++i, stride *= 2) {
      double far = upward ? near + stride : near - stride;
      const bool last = upward ? far >= limit : far <= limit;
      if (last) far = limit;
      if (!std::isfinite(far)) return std::nullopt;
      if (atom_at(fact, atom, far) != before) return halve(def, fact, atom, before, near, far);
      if (last) return std::nullopt;
      near = far;
    }
    return std::nullopt;
  }

  double halve(const FactDef& def, int fact, int atom, Tri before, double near, double far) {
    for (int i = 0; i < max_halvings; ++i) {
      if (def.step > 0 && std::fabs(far - near) <= def.step) break;
      double middle = near + (far - near) / 2;
      if (def.step > 0) middle = std::round(middle / def.step) * def.step;
      if (middle == near || middle == far || compare_numbers(near, far) == 0) break;
      (atom_at(fact, atom, middle) == before ? near : far) = middle;
    }
    if (def.step > 0) return far;
    // No grid of its own: a number of six digits just beyond the line.
    const int places = 5 - static_cast<int>(std::floor(std::log10(std::max(std::fabs(far), 1e-300))));
    const double scale = power_of_ten(std::abs(places));
    const double scaled = places > 0 ? far * scale : far / scale;
    const double rounded = far > near ? std::ceil(scaled) : std::floor(scaled);
    return places > 0 ? rounded / scale : rounded * scale;
  }

  void numbers(int fact) {
    const double start = facts_.values[at(fact)].low;
    for (const bool upward : {false, true}) {
      for (const double point : turning_points(fact, upward)) {
        const FactDef& def = book_.facts[at(fact)];
        if (point < def.low || point > def.high) continue;
        const Outcome outcome = outcome_with(fact, point);
        if (outcome == now_ || outcome.verdict == Verdict::undetermined) continue;
        add_number(fact, start, point, outcome);
        break;
      }
    }
  }

  // The nearest days before and after on which something in the rules changes and the outcome with it.
  void dates(int fact) {
    const Day on = decision_.choice.on;
    const std::vector<Day>& days = programs_.days();
    const auto later = std::upper_bound(days.begin(), days.end(), on);
    for (auto day = later; day != days.end(); ++day) {  // also what is laid down for days to come
      if (day_turns(fact, on, *day)) break;
    }
    for (auto day = later; day != days.begin();) {
      --day;
      if (*day <= book_.covers_from) break;
      if (day_turns(fact, on, *day - 1)) break;
    }
  }

  bool day_turns(int fact, Day on, Day day) {
    RegimeChoice choice = decision_.choice;
    choice.on = day;
    const std::shared_ptr<const Program> program = programs_.get(choice);
    if (!program) return false;
    const Facts facts = facts_of(book_, decision_.the_case, day);
    const Outcome outcome = decide(*program, facts).outcome;
    if (outcome == now_ || outcome.verdict == Verdict::undetermined) return false;
    add_number(fact, on, day, outcome);
    return true;
  }

  std::size_t choice_count(const FactDef& def) const {
    if (def.type == FactType::flag) return 2;
    if (const Catalog* catalog = book_.catalog(def.type)) return catalog->count;
    return def.choices.size();
  }

  // A row of a catalog that brings no other facts is to the rules what groups it is in: alike for all with the same.
  std::string memberships(int fact, std::size_t row) const {
    const auto brings = [&](const FactDef& def) { return def.from && def.from->selector == fact; };
    const FactDef& def = book_.facts[at(fact)];
    std::string out;
    if (!book_.catalog(def.type) || std::any_of(book_.facts.begin(), book_.facts.end(), brings)) return out;
    for (const Group& group : program_.groups) {
      if (group.domain == def.type) out += static_cast<char>('0' + static_cast<int>(group.members[row]));
    }
    return out;
  }

  Outcome outcome_of_choice(int fact, std::size_t row, std::map<std::string, Outcome>& known) {
    const std::string alike = memberships(fact, row);
    const auto found = alike.empty() ? known.end() : known.find(alike);
    if (found != known.end()) return found->second;
    const Outcome outcome = outcome_with(fact, static_cast<double>(row));
    if (!alike.empty()) known[alike] = outcome;
    return outcome;
  }

  void choices(int fact) {
    const FactDef& def = book_.facts[at(fact)];
    std::map<std::string, Outcome> known;
    const std::size_t first = flips_.size();
    for (std::size_t i = 0; i < choice_count(def); ++i) {
      const Value value = Value::exactly(static_cast<double>(i));
      if (facts_.values[at(fact)].known() && facts_.values[at(fact)].low == value.low) continue;
      const Outcome outcome = outcome_of_choice(fact, i, known);
      if (outcome == now_ || outcome.verdict == Verdict::undetermined) continue;
      flip_to(fact, outcome, first).values.push_back(value_text(book_, fact, value));
    }
  }

  Flip& flip_to(int fact, Outcome outcome, std::size_t first) {
    for (std::size_t i = first; i < flips_.size(); ++i) {
      if (flips_[i].outcome == outcome) return flips_[i];
    }
    Flip flip;
    flip.fact = fact;
    flip.outcome = outcome;
    flips_.push_back(std::move(flip));
    return flips_.back();
  }

  ProgramCache& programs_;
  const RuleBook& book_;
  const Decision& decision_;
  const Program& program_;
  const Outcome now_;
  const Facts& facts_;
  std::vector<Flip> flips_;
};

}  // namespace

std::vector<Flip> find_flips(ProgramCache& programs, const Decision& decision) { return FlipFinder(programs, decision).run(); }

}  // namespace chip_rules
