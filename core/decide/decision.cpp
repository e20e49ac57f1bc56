// Puts a decision together from one evaluation: quota, parts, thresholds, obligations, trace, readings, other basis.
#include "core/decide/decision.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/decide/decision_regime.h"
#include "core/decide/explore.h"
#include "core/decide/missing.h"
#include "core/json/number.h"
#include "core/place.h"

namespace chip_rules {
namespace {

bool follows_old_rules(const Program& program, Day on) {
  return follows_dates(*program.book, program.choice) && on < program.book->covers_from;
}

class Assembler {
 public:
  Assembler(ProgramCache& programs, Decision& out) : programs_(programs), book_(programs.book()), out_(out) {}

  void run(const DecisionScope& scope) {
    const Program& program = *out_.program;
    answer();
    Evaluation evaluation(program, out_.facts);
    evaluation.know(out_.answer);
    tiers();
    layers(evaluation);
    out_.quota = quota_lines(program, out_.facts, out_.answer);
    parts();
    thresholds(evaluation);
    duties(evaluation);
    if (scope.trace) trace(evaluation);
    assumed(evaluation);
    if (!scope.others) return;
    readings();
    other_basis();
  }

 private:
  void answer() {
    const Program& program = *out_.program;
    out_.answer = Evaluation(program, out_.facts).run();
    if (out_.answer.blocked >= 0) branches();
    if (follows_old_rules(program, out_.choice.on)) {
      out_.answer.outcome = {};
      out_.answer.outcome_known = false;
      out_.answer.deciding = -1;
      out_.possible.clear();
      out_.missing.clear();
    }
  }

  void branches() {
    const Branches found = explore(*out_.program, out_.facts);
    const Answer blocked = out_.answer;
    if (found.complete && found.outcomes.size() == 1) {
      out_.answer = found.outcomes[0];
      out_.either_way = true;
    } else {
      for (const Answer& branch : found.outcomes) out_.possible.push_back(branch.outcome);
      add_missing(found.missing);
    }
    // The class is told when every branch agrees on it.
    out_.answer.class_known = found.complete && found.classified_alike;
    out_.answer.classified = out_.answer.class_known ? static_cast<std::int16_t>(found.classified) : std::int16_t{-1};
    if (blocked.class_known) out_.answer.classifying = blocked.classifying;
  }

  // Those of the facts that a reader can still tell. True when there are any.
  bool add_missing(const FactMask& facts) {
    const std::vector<int> asked = facts_to_ask(book_, out_.facts, facts);
    for (const int fact : asked) {
      if (std::find(out_.missing.begin(), out_.missing.end(), fact) == out_.missing.end()) out_.missing.push_back(fact);
    }
    return !asked.empty();
  }

  void tiers() {
    const int to = book_.fact("to");
    if (to >= 0 && out_.facts.values[at(to)].known()) {
      out_.tier_destination = tier_of(*out_.program, static_cast<int>(out_.facts.values[at(to)].low));
    }
    out_.tier_buyer = buyer_tier(*out_.program, out_.facts);
  }

  void layers(Evaluation& evaluation) {
    if (follows_old_rules(*out_.program, out_.choice.on)) return;
    const auto [first, last] = out_.program->steps[static_cast<std::size_t>(Step::layers)];
    for (int i = first; i < last; ++i) {
      if (evaluation.condition(out_.program->clauses[at(i)].node) == Tri::yes) out_.layers.push_back(i);
    }
  }

  // The part that a limit still holds, as if the whole order fitted, and the rest.
  void parts() {
    const int quantity = book_.fact("item.qty");
    if (quantity < 0) return;
    for (const QuotaLine& line : out_.quota) {
      const LimitCode& limit = out_.program->limits[at(line.limit)];
      if (limit.partial != LimitCode::Partial::split || !line.drawn || line.fits != Tri::no) continue;
      const double chips = out_.facts.values[at(quantity)].low;
      if (!line.request.known() || !line.cap.known() || line.request.low <= 0) return;
      const double per = line.request.low / chips;
      const double inside = floor_tolerant((line.cap.low - line.before.low) / per);
      if (inside < 1) return;
      const Assumptions fits{{limit.fits, true}};
      const Answer within = Evaluation(*out_.program, out_.facts, &fits).run();
      if (within.blocked >= 0) return;
      out_.parts.push_back({inside, within.outcome});
      out_.parts.push_back({chips - inside, out_.answer.outcome});
    }
  }

  // Lines that may concern the case and that it comes near in some way.
  void thresholds(Evaluation& evaluation) {
    for (ThresholdLine& line : threshold_lines(*out_.program, evaluation)) {
      if (line.applies != Tri::no && (line.amount.known() || line.days)) out_.thresholds.push_back(std::move(line));
    }
  }

  void duties(Evaluation& evaluation) {
    const auto [first, last] = out_.program->steps[static_cast<std::size_t>(Step::obligations)];
    for (int i = first; i < last; ++i) {
      const ClauseCode& clause = out_.program->clauses[at(i)];
      const Tri met = evaluation.condition(clause.node);
      // A charge that cannot be told is not taken for none; of an open case nothing is told but what it needs.
      if (met == Tri::unknown && clause.effect.kind == Effect::Kind::duty && out_.answer.outcome_known && add_missing(open_facts(evaluation, clause.node))) {
        out_.open_duties.push_back(i);
      }
      if (met != Tri::yes) continue;
      if (clause.effect.kind == Effect::Kind::oblige) out_.obligations.push_back(i);
      if (clause.effect.kind == Effect::Kind::duty) out_.duties.push_back(i);
      if (clause.effect.kind == Effect::Kind::note) out_.notes.push_back(i);
    }
  }

  // The facts of the tests below a node that keep it from being told.
  FactMask open_facts(Evaluation& evaluation, int index) const {
    const Node& node = out_.program->nodes[at(index)];
    FactMask facts;
    if (node.kind == Node::Kind::atom) return evaluation.atom(node.first) == Tri::unknown ? out_.program->atoms[at(node.first)].depends : facts;
    for (int i = 0; i < node.count; ++i) {
      const int child = out_.program->children[at(node.first + i)];
      if (evaluation.condition(child) == Tri::unknown) facts |= open_facts(evaluation, child);
    }
    return facts;
  }

  static Tri opposite(Tri value) { return value == Tri::yes ? Tri::no : value == Tri::no ? Tri::yes : Tri::unknown; }

  // The tests below a node, each as the clause asks it. In an "any" that is met only what is met decides, in an "all"
  // that fails only what fails; a negation turns this round.
  void collect(Evaluation& evaluation, int index, bool negated, bool decisive, std::vector<Comparison>& out) const {
    const Node& node = out_.program->nodes[at(index)];
    if (node.kind == Node::Kind::atom) {
      const Tri result = negated ? opposite(evaluation.atom(node.first)) : evaluation.atom(node.first);
      for (Comparison& known : out) {
        if (known.atom != node.first || known.negated != negated) continue;
        known.decisive = known.decisive || decisive;
        return;
      }
      out.push_back({node.first, negated, decisive, result});
      return;
    }
    const Tri whole = evaluation.condition(index);
    for (int i = 0; i < node.count; ++i) {
      const int child = out_.program->children[at(node.first + i)];
      const bool shares = node.kind == Node::Kind::negate || evaluation.condition(child) == whole;
      collect(evaluation, child, negated != (node.kind == Node::Kind::negate), decisive && shares, out);
    }
  }

  void trace(Evaluation& evaluation) {
    const Program& program = *out_.program;
    std::vector<TraceEntry> entries(program.clauses.size());
    evaluation.trace(out_.answer, entries.data());
    for (std::size_t i = 0; i < program.clauses.size(); ++i) {
      TraceLine line;
      line.clause = static_cast<int>(i);
      line.result = entries[i].result;
      line.reached = entries[i].reached;
      line.refused = entries[i].refused;
      line.closed_by = entries[i].closed_by;
      line.decided = line.clause == out_.answer.deciding;
      collect(evaluation, program.clauses[i].node, false, true, line.compared);
      out_.trace.push_back(std::move(line));
    }
  }

  void assumed(Evaluation& evaluation) {
    FactMask looked_at;
    for (const TraceLine& line : out_.trace) {
      if (!line.reached || line.clause < 0) continue;
      const Step step = out_.program->clauses[at(line.clause)].step;
      if (step == Step::thresholds || (step == Step::obligations && line.result != Tri::yes)) continue;
      looked_at |= looked_at_by(evaluation, out_.program->clauses[at(line.clause)].node);
    }
    for (std::size_t i = 0; i < book_.facts.size(); ++i) {
      if (looked_at[i] && out_.facts.origins[i] == Origin::assumed) out_.assumed.push_back(static_cast<int>(i));
      if (out_.facts.origins[i] == Origin::given && differs_from_catalog(static_cast<int>(i))) out_.overridden.push_back(static_cast<int>(i));
    }
  }

  // The facts of the tests that were needed to tell a condition, left to right.
  FactMask looked_at_by(Evaluation& evaluation, int index) const {
    const Node& node = out_.program->nodes[at(index)];
    FactMask mask;
    if (node.kind == Node::Kind::atom) {
      const Atom& atom = out_.program->atoms[at(node.first)];
      // Class, requirement and outcome are looked into where their own clauses stand in the trace.
      const bool own = atom.kind == Atom::Kind::compare || atom.kind == Atom::Kind::member || atom.kind == Atom::Kind::known;
      return own ? atom.depends : mask;
    }
    for (int i = 0; i < node.count; ++i) {
      const int child = out_.program->children[at(node.first + i)];
      mask |= looked_at_by(evaluation, child);
      const Tri result = evaluation.condition(child);
      if ((node.kind == Node::Kind::all && result == Tri::no) || (node.kind == Node::Kind::any && result == Tri::yes)) break;
    }
    return mask;
  }

  bool differs_from_catalog(int fact) const {
    if (!book_.facts[at(fact)].from) return false;
    Facts other = out_.facts;
    clear_fact(book_, other, fact);
    return other.origins[at(fact)] == Origin::catalog && other.values[at(fact)].low != out_.facts.values[at(fact)].low;
  }

  // Whether another choice can end otherwise: only then is it worth compiling the rules with that choice.
  bool reading_matters(std::size_t index) const {
    const Program& program = *out_.program;
    if (group_hangs_on(program.readings[index]->id)) return true;
    const auto tests_it = [&](const Atom& atom) { return atom.kind == Atom::Kind::reading && at(atom.group) == index; };
    if (std::none_of(program.atoms.begin(), program.atoms.end(), tests_it)) return false;
    Evaluation open(program, out_.facts);
    open.leave_open(static_cast<int>(index));
    const Answer answer = open.run();
    return answer.blocked >= 0 || !(answer.outcome == out_.answer.outcome);
  }

  // A membership whose date depends on the reading, or a list that does.
  bool group_hangs_on(const std::string& reading) const {
    if (out_.program->group_readings.count(reading)) return true;
    for (std::size_t g = 0; book_.country_groups && g < book_.country_groups->items.size(); ++g) {
      const Json* members = book_.country_groups->items[g].find("members");
      for (std::size_t i = 0; members && i < members->items.size(); ++i) {
        const Json* other = members->items[i].find("to_by_reading");
        if (other && other->get_text("reading") == reading) return true;
      }
    }
    return false;
  }

  Outcome outcome_under(const RegimeChoice& choice) {
    const std::shared_ptr<const Program> program = programs_.get(choice);
    if (!program || follows_old_rules(*program, choice.on)) return {};
    return decide(*program, out_.facts).outcome;
  }

  void readings() {
    for (std::size_t i = 0; i < out_.program->readings.size(); ++i) {
      if (!reading_matters(i)) continue;
      const Reading& reading = *out_.program->readings[i];
      for (const std::string& choice : reading.choices) {
        if (choice == out_.program->reading_choice.at(reading.id)) continue;
        RegimeChoice other = out_.choice;
        other.readings[reading.id] = choice;
        const Outcome outcome = outcome_under(other);
        if (!(outcome == out_.answer.outcome)) out_.arguable.push_back({reading.id, choice, outcome});
      }
    }
  }

  void other_basis() {
    if (out_.choice.named >= 0) return;
    RegimeChoice other = out_.choice;
    other.enforced = !other.enforced;
    out_.other_basis = outcome_under(other);
  }

  ProgramCache& programs_;
  const RuleBook& book_;
  Decision& out_;
};

}  // namespace

Decision decide_case(ProgramCache& programs, const Case& the_case, Day today, DecisionScope scope) {
  const RuleBook& book = programs.book();
  Decision out;
  out.the_case = the_case;
  out.choice = regime_of(book, the_case, today);
  out.case_text = write_case(book, the_case, out.choice.on);
  out.program = programs.get(out.choice);
  if (!out.program) return out;
  out.facts = facts_of(book, the_case, out.choice.on);
  name_regime(book, out);
  find_coverage(book, out);
  find_unused(out, *out.program, out.unused);
  Assembler(programs, out).run(scope);
  out.flips_asked = scope.flips;
  if (scope.flips) out.flips = find_flips(programs, out);
  return out;
}

bool is_what_if(const Decision& decision) {
  const Case& asked = decision.the_case;
  const auto idle = std::count_if(decision.unused.begin(), decision.unused.end(), [](const std::string& key) {
    return key.rfind("set.", 0) == 0 || key.rfind("group.", 0) == 0 || key.rfind("reading.", 0) == 0;
  });
  return asked.parameters.size() + asked.groups.size() + asked.readings.size() > static_cast<std::size_t>(idle);
}

}  // namespace chip_rules
