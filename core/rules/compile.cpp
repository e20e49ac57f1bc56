// Compiles a regime: fold, parameters and readings with their overrides, limits, clauses with their effects, tiers.
// May know: the fold and the expression compiler.
#include <algorithm>

#include "core/rules/compile_expressions.h"
#include "core/rules/compile_jumps.h"
#include "core/rules/program.h"

namespace chip_rules {
namespace {

constexpr const char* verdict_words[] = {"undetermined", "not_controlled", "no_license",   "exception",
                                         "authorized",   "license",        "barred",       "not_eligible"};
constexpr const char* policy_words[] = {"", "approve", "approve_within_cap", "case_by_case", "unknown", "deny", "deny_over_cap"};

class RegimeCompiler {
 public:
  RegimeCompiler(const RuleBook& book, const RegimeChoice& choice, Problems& problems)
      : book_(book), problems_(problems), folded_(fold(book, choice, problems)), program_(std::make_unique<Program>()) {
    program_->book = &book;
    program_->choice = choice;
    program_->instruments = folded_.instruments;
    choose_parameters();
    choose_readings();
  }

  std::unique_ptr<Program> run() {
    ExpressionCompiler expressions(book_, folded_, *program_, problems_);
    // Names first, so that limits may test each other; then their conditions.
    for (const Part& part : folded_.limits) add_limit(expressions, part);
    for (std::size_t i = 0; i < folded_.limits.size(); ++i) finish_limit(expressions, folded_.limits[i], program_->limits[i]);
    for (const ClauseVersion* clause : folded_.clauses) add_clause(expressions, *clause);
    if (program_->clauses.size() > max_clauses) {
      problems_.push_back({"", "", "more than " + std::to_string(max_clauses) + " clauses in one regime", ""});
    }
    add_tiers(expressions);
    program_->group_readings = expressions.group_readings();
    find_steps();
    complete_dependencies();
    skip_copies();
    if (problems_.empty()) add_jumps(*program_);
    return std::move(program_);
  }

 private:
  const std::string file(int instrument) const { return book_.instruments[static_cast<std::size_t>(instrument)].id + ".json"; }

  void choose_parameters() {
    program_->parameters = folded_.parameters;
    for (const auto& [id, parameter] : folded_.parameters) program_->parameter_values[id] = parameter->value;
    for (const auto& [id, value] : program_->choice.parameters) {
      if (program_->parameter_values.count(id)) program_->parameter_values[id] = value;
    }
  }

  void choose_readings() {
    program_->readings = folded_.readings;
    for (const Reading* reading : folded_.readings) {
      const auto chosen = program_->choice.readings.find(reading->id);
      const bool valid = chosen != program_->choice.readings.end() && index_in(reading->choices, chosen->second) >= 0;
      program_->reading_choice[reading->id] = valid ? chosen->second : reading->choices[0];
    }
  }

  void add_limit(ExpressionCompiler& expressions, const Part& part) {
    const Json& json = *part.json;
    const Place place{nullptr, {}, -1, file(part.instrument), part.pointer};
    LimitCode limit;
    limit.id = json.get_text("id");
    limit.unit = json.get_text("unit");
    limit.json = part.json;
    limit.instrument = part.instrument;
    const std::string_view measure = json.get_text("measure");
    if (measure == "stock") limit.measure = LimitCode::Measure::stock;
    if (measure == "share") limit.measure = LimitCode::Measure::share;
    if (measure != "flow" && measure != "stock" && measure != "share") {
      expressions.problem(place.member("measure"), "expected flow, stock or share, not \"" + std::string(measure) + "\"");
    }
    const std::string_view partial = json.get_text("partial", "none");
    if (partial == "split") limit.partial = LimitCode::Partial::split;
    if (partial == "bar") limit.partial = LimitCode::Partial::bar;
    if (partial != "none" && partial != "split" && partial != "bar") {
      expressions.problem(place.member("partial"), "expected none, split or bar, not \"" + std::string(partial) + "\"");
    }
    add_amounts(expressions, json, place, limit);
    const Json* window = json.find("window");
    if (window && window->find("calendar_year")) limit.calendar_year = true;
    if (window) limit.from = read_date(window->get_text("from"));
    if (window) limit.to = read_date(window->get_text("to"));
    const Json* tested = json.find("tested");
    for (std::size_t i = 0; tested && i < tested->items.size(); ++i) {
      const std::optional<Day> day = read_date("2024-" + tested->items[i].text);
      if (!day) expressions.problem(place.member("tested"), "expected \"MM-DD\", not \"" + tested->items[i].text + "\"");
      if (day) limit.tested.push_back({split_date(*day).month, split_date(*day).day});
    }
    const Json* key = json.find("key");
    for (std::size_t i = 0; key && i < key->items.size(); ++i) {
      const std::string name = by_reading(expressions, key->items[i], place.member("key").item(i));
      const int fact = book_.fact(name);
      if (fact < 0) expressions.problem(place.member("key").item(i), "no fact is called \"" + name + "\"");
      if (fact >= 0) limit.key_facts.push_back(fact);
    }
    if (const Json* start = json.find("counts_from")) {
      const std::string day = by_reading(expressions, *start, place.member("counts_from"));
      limit.counts_from = read_date(day);
      if (!limit.counts_from) expressions.problem(place.member("counts_from"), "expected a date such as 2025-06-01, not \"" + day + "\"");
    }
    program_->limits.push_back(std::move(limit));
  }

  // A word, or {"reading": id, choice: word, ...}: the word of the choice in force.
  std::string by_reading(ExpressionCompiler& expressions, const Json& json, const Place& place) const {
    if (!json.is(Json::Kind::object)) return json.text;
    const std::string id(json.get_text("reading"));
    const auto reading = book_.readings.find(id);
    if (reading == book_.readings.end()) {
      expressions.problem(place.member("reading"), "no reading is called \"" + id + "\"");
      return {};
    }
    for (const std::string& choice : reading->second.choices) {
      if (json.get_text(choice).empty()) expressions.problem(place, "the reading \"" + id + "\" also has the choice \"" + choice + "\"");
    }
    const auto chosen = program_->reading_choice.find(id);
    return std::string(json.get_text(chosen == program_->reading_choice.end() ? reading->second.choices[0] : chosen->second));
  }

  // before, request, after, cap and left as named formulas, and the atom after <= cap.
  void add_amounts(ExpressionCompiler& expressions, const Json& json, const Place& place, LimitCode& limit) {
    const std::string prefix = "limit." + limit.id + ".";
    const auto named = [&](const char* name, Operation operation, Operand a, Operand b = {}) {
      Formula formula;
      formula.operation = operation;
      formula.a = a;
      formula.b = b;
      formula.name = prefix + name;
      formula.unit = limit.unit;
      return expressions.add_formula(std::move(formula));
    };
    const Json* amount = json.find("amount");
    Operand request;
    if (amount) request = expressions.operand(*amount, place.member("amount"));
    if (!amount) expressions.problem(place, "a limit needs an \"amount\"");
    if (limit.measure == LimitCode::Measure::share) {
      limit.after = named("after", Operation::copy, request);
    } else {
      const int used = book_.fact("used." + limit.id);
      limit.before = named("before", Operation::copy, {Operand::Kind::input, static_cast<std::int16_t>(used), 0});
      limit.request = named("request", Operation::copy, request);
      limit.after = named("after", Operation::plus, limit.before, limit.request);
      if (const Json* per = json.find("per")) limit.per = expressions.operand(*per, place.member("per"));
    }
    const Json* cap = json.find("cap");
    limit.capped = cap && !cap->is(Json::Kind::null);
    if (!limit.capped) return;
    limit.cap = cap_operand(expressions, json, *cap, place.member("cap"), prefix + "cap", limit.unit);
    limit.left = named("left", Operation::minus, limit.cap, limit.after);
    Atom fits;
    fits.op = Compare::at_most;
    fits.a = limit.after;
    fits.b = limit.cap;
    limit.fits = expressions.add_atom(std::move(fits));
  }

  Operand cap_operand(ExpressionCompiler& expressions, const Json& limit, const Json& cap, const Place& place,
                      const std::string& name, const std::string& unit) {
    const Day on = program_->choice.on;
    Formula formula;
    formula.name = name;
    formula.unit = unit;
    formula.operation = Operation::unknown;
    const Json* window = limit.find("window");
    const std::optional<Day> from = window ? read_date(window->get_text("from")) : std::nullopt;
    const std::optional<Day> to = window ? read_date(window->get_text("to")) : std::nullopt;
    const bool inside = (!from || *from <= on) && (!to || on <= *to);
    const Json* table = cap.is(Json::Kind::object) ? cap.find("by_date") : nullptr;
    if (!table) {
      const Operand value = expressions.operand(cap, place);
      if (inside) {
        formula.operation = Operation::copy;
        formula.a = value;
      }
      return expressions.add_formula(std::move(formula));
    }
    const std::optional<Day> until = read_date(cap.get_text("until"));
    for (std::size_t i = 0; i < table->items.size(); ++i) {
      const Json& row = table->items[i];
      const std::optional<Day> start = row.items.size() == 2 ? read_date(row.items[0].text) : std::nullopt;
      if (!start) {
        expressions.problem(place.member("by_date").item(i), "expected [\"YYYY-MM-DD\", cap]");
        continue;
      }
      if (*start > on || (until && on > *until)) continue;
      formula.operation = Operation::copy;
      formula.a = expressions.operand(row.items[1], place.member("by_date").item(i).item(1));
    }
    return expressions.add_formula(std::move(formula));
  }

  void finish_limit(ExpressionCompiler& expressions, const Part& part, LimitCode& limit) {
    const Place place{nullptr, {}, -1, file(part.instrument), part.pointer};
    const Json* when = part.json->find("when");
    Json always;
    always.kind = Json::Kind::boolean;
    always.flag = true;
    limit.when = expressions.condition(when ? *when : always, place.member("when"));
  }

  void add_clause(ExpressionCompiler& expressions, const ClauseVersion& source) {
    const Place place{nullptr, {}, -1, file(source.instrument), source.pointer};
    ClauseCode clause;
    clause.source = &source;
    clause.step = source.step;
    Json always;
    always.kind = Json::Kind::boolean;
    always.flag = true;
    clause.node = expressions.condition(source.when ? *source.when : always, place.member("when"));
    clause.effect = effect(expressions, *source.effect, place.member("effect"));
    clause.depends = expressions.depends_of(clause.node);
    program_->clauses.push_back(std::move(clause));
  }

  Effect effect(ExpressionCompiler& expressions, const Json& json, const Place& place) {
    Effect out;
    using Kind = Effect::Kind;
    const auto text = [&](const char* key) { return std::string(json.get_text(key)); };
    if (json.find("classify")) {
      out.name = index_in(book_.classes, text("classify"));
      out.kind = out.name < 0 ? Kind::unclassify : Kind::classify;
      if (out.name < 0 && !json.find("classify")->is(Json::Kind::null)) expressions.problem(place.member("classify"), "expected a name, or null for out of scope");
    } else if (const Json* required = json.find("require")) {
      out.kind = required->flag ? Kind::require : Kind::spare;
    } else if (json.find("exception")) {
      out.kind = Kind::exception;
      out.name = index_in(book_.exceptions, text("exception"));
      if (out.name < 0) expressions.problem(place.member("exception"), "expected the exception's name");
    } else if (json.find("authorize")) {
      out.kind = Kind::authorize;
      out.name = index_in(book_.authorizations, text("authorize"));
      if (out.name < 0) expressions.problem(place.member("authorize"), "expected the authorization's name");
    } else if (json.find("license")) {
      out.kind = Kind::license;
      const std::optional<Policy> policy = read_policy(text("license"));
      if (!policy) expressions.problem(place.member("license"), "\"" + text("license") + "\" is no review policy");
      out.policy = policy.value_or(Policy::unknown);
    } else if (json.find("bar")) {
      out.kind = Kind::bar;
    } else if (json.find("not_eligible")) {
      out.kind = Kind::not_eligible;
      out.claim = book_.fact(text("not_eligible"));
      if (out.claim < 0) expressions.problem(place.member("not_eligible"), "no fact is called \"" + text("not_eligible") + "\"");
    } else if (const Json* allowed = json.find("only_exceptions")) {
      out.kind = Kind::only_exceptions;
      for (const Json& name : allowed->items) {
        const int index = index_in(book_.exceptions, name.text);
        if (index >= 0) out.allowed |= std::uint64_t{1} << index;
      }
    } else if (const Json* threshold = json.find("threshold")) {
      out.kind = Kind::threshold;
      out.id = threshold->get_text("id");
      const Place where = place.member("threshold");
      std::string line_unit;
      if (const Json* amount = threshold->find("amount")) out.amount = expressions.operand(*amount, where.member("amount"), &out.unit);
      if (const Json* line = threshold->find("line")) out.line = expressions.operand(*line, where.member("line"), &line_unit);
      if (!out.unit.empty() && !line_unit.empty() && out.unit != line_unit) expressions.problem(where, "sets " + out.unit + " against " + line_unit);
      const Json* over = threshold->find("over");
      out.over = over && over->flag;
    } else if (json.find("oblige")) {
      out.kind = Kind::oblige;
      out.id = text("oblige");
    } else if (const Json* duty = json.find("duty")) {
      out.kind = Kind::duty;
      out.id = duty->get_text("id");
      if (const Json* rate = duty->find("rate")) out.rate = expressions.operand(*rate, place.member("duty").member("rate")).value;
    } else if (json.find("note")) {
      out.kind = Kind::note;
      out.id = text("note");
    } else {
      expressions.problem(place, "expected one of classify, require, exception, authorize, license, bar, not_eligible, "
                                 "only_exceptions, threshold, oblige, duty, note");
    }
    if (const Json* draws = json.find("draw")) {
      for (std::size_t i = 0; i < program_->limits.size(); ++i) {
        if (program_->limits[i].id == draws->text) out.draws.push_back(static_cast<int>(i));
      }
      if (out.draws.empty()) expressions.problem(place.member("draw"), "no limit is called \"" + draws->text + "\" here", nearest_name(draws->text, book_.limits));
    }
    return out;
  }

  void add_tiers(ExpressionCompiler& expressions) {
    for (const Part& part : folded_.tiers) {
      const Json& json = *part.json;
      TierCode tier;
      tier.id = json.get_text("id");
      tier.level = json.get_text("level");
      tier.json = &json;
      const Place place{nullptr, {}, -1, file(part.instrument), part.pointer};
      if (const Json* in = json.find("in")) tier.group = expressions.group_of(*in, FactType::country, place.member("in"));
      program_->tiers.push_back(std::move(tier));
    }
  }

  void find_steps() {
    for (int step = 0; step < step_count; ++step) {
      const auto is_step = [&](const ClauseCode& clause) { return static_cast<int>(clause.step) == step; };
      const auto first = std::find_if(program_->clauses.begin(), program_->clauses.end(), is_step);
      const auto last = std::find_if_not(first, program_->clauses.end(), is_step);
      program_->steps[static_cast<std::size_t>(step)] = {static_cast<int>(first - program_->clauses.begin()),
                                                          static_cast<int>(last - program_->clauses.begin())};
    }
  }

  // A formula reads what a copy copies; tests keep the copy, for its name.
  void skip_copies() {
    for (Formula& formula : program_->formulas) {
      for (Operand* operand : {&formula.a, &formula.b}) {
        while (operand->kind == Operand::Kind::derived) {
          const Formula& source = program_->formulas[static_cast<std::size_t>(operand->slot)];
          if (source.operation != Operation::copy) break;
          *operand = source.a;
        }
      }
    }
  }

  // A test of the class or of the requirement looks at all that these steps look at.
  void complete_dependencies() {
    FactMask classify, scope;
    for (const ClauseCode& clause : program_->clauses) {
      if (clause.step == Step::classify) classify |= clause.depends;
      if (clause.step == Step::scope) scope |= clause.depends;
    }
    for (Atom& atom : program_->atoms) {
      if (atom.kind == Atom::Kind::classified) atom.depends |= classify;
      if (atom.kind == Atom::Kind::required) atom.depends |= classify | scope;
    }
  }

  const RuleBook& book_;
  Problems& problems_;
  Folded folded_;
  std::unique_ptr<Program> program_;
};

}  // namespace

const char* verdict_word(Verdict verdict) { return verdict_words[static_cast<std::size_t>(verdict)]; }
const char* policy_word(Policy policy) { return policy_words[static_cast<std::size_t>(policy)]; }
std::optional<Policy> read_policy(std::string_view word) {
  for (std::size_t i = 1; i < std::size(policy_words); ++i) {
    if (word == policy_words[i]) return static_cast<Policy>(i);
  }
  return std::nullopt;
}

std::unique_ptr<Program> compile(const RuleBook& book, const RegimeChoice& choice, Problems& problems) {
  return RegimeCompiler(book, choice, problems).run();
}

}  // namespace chip_rules
