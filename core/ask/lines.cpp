// Which plane, which chips, and what a drag leads to.
#include "core/ask/lines.h"

#include <algorithm>
#include <cmath>

#include "core/ask/asked.h"
#include "core/json/number.h"
#include "core/place.h"

namespace chip_rules {
namespace {

constexpr const char* words_of_axes[] = {"tpp-pd", "tpp-mem", "tpp-io"};
constexpr Axes all_axes[] = {Axes::density, Axes::memory, Axes::interconnect};
constexpr const char* chip = "chip";
constexpr const char* power = "chip.tpp";
constexpr const char* flag = "chip.dc";
constexpr const char* speed = "chip.rate16";  // follows TPP where it is not told

std::vector<int> duty_clauses(const Program& program) {
  std::vector<int> out;
  for (std::size_t i = 0; i < program.clauses.size(); ++i) {
    if (program.clauses[i].effect.kind == Effect::Kind::duty) out.push_back(static_cast<int>(i));
  }
  return out;
}

// 2: review or duties compare the figure; 1: what classifies does; 0: nothing does.
int weight(const Program& program, const AxisFigure& figure) {
  int out = 0;
  for (const ClauseCode& clause : program.clauses) {
    if (!clause.depends[at(figure.fact)]) continue;
    if (clause.step == Step::classify) out = std::max(out, 1);
    if (clause.step == Step::review || clause.effect.kind == Effect::Kind::duty) out = 2;
  }
  return out;
}

// What the case's chip is told by, when it is not a catalog row as it stands.
bool own_figures(const RuleBook& book, const Case& the_case) {
  if (!the_case.facts.count(book.fact(chip))) return true;
  for (const auto& [fact, text] : the_case.facts) {
    const FactDef& def = book.facts[at(fact)];
    if (def.from && def.from->selector == book.fact(chip) && fact != book.fact(speed)) return true;
  }
  return false;
}

// Takes out every fact that tells of the chip.
Case without_chip(const RuleBook& book, const Case& the_case) {
  Case out = the_case;
  out.facts.erase(book.fact(chip));
  for (std::size_t i = 0; i < book.facts.size(); ++i) {
    if (book.facts[i].from && book.facts[i].from->selector == book.fact(chip)) out.facts.erase(static_cast<int>(i));
  }
  return out;
}

ChipPoint point_of(const LinesAsked& asked, const Facts& facts) {
  const Program& program = *asked.base.program;
  ChipPoint out;
  Evaluation evaluation(program, facts);
  const Value x = evaluation.value(asked.x.operand), y = evaluation.value(asked.y.operand);
  const Value& dc = facts.values[at(program.book->fact(flag))];
  out.data_center = dc.known() && dc.low == 1;
  out.none = x.known() && (y.none == Value::None::yes || (y.known() && y.low == 0));
  out.placed = x.known() && x.low > 0 && (out.none || (y.known() && y.low > 0));
  out.x = x.known() ? x.low : 0;
  out.y = !out.none && y.known() ? y.low : 0;
  out.field = field_of(program, facts, asked.by_outcome, asked.duties);
  return out;
}

std::string move_json(const Question& question, Axes axes, std::optional<CaseError>& error) {
  const RuleBook& book = question.book();
  const Case the_case = case_of(question, "case", error);
  if (error) return {};
  const auto coordinate = [&](const char* name) {
    const Json* found = question.request.find(name);
    return found && found->is(Json::Kind::number) && found->number > 0 ? found->number : 0;
  };
  const double x = coordinate("x"), y = coordinate("y");
  Decision base;
  if ((error = decide_plainly(question.rules.programs(), the_case, question.today, base))) return {};
  AxisFigure first, second;
  if (!figures_of(*base.program, axes, first, second) || x <= 0 || y <= 0) {
    error = CaseError{"bad_request", x <= 0 ? "x" : "y", "", "error.moved_figures", {}};
    return {};
  }
  // Three digits are as fine as a hand is.
  const auto rounded = [](double value, int digits) {
    const double unit = power_of_ten(static_cast<int>(std::floor(std::log10(value))) - digits + 1);
    return std::round(value / unit) * unit;
  };
  Case moved = described_chip(book, the_case, base.choice.on);
  const double tpp = std::max(rounded(x, 3), 1.0), step = book.facts[at(second.fact)].step;
  double other = second.operand.kind == Operand::Kind::derived ? rounded(tpp / y, 4) : rounded(y, 3);
  if (step > 0) other = std::max(std::round(other / step), 1.0) * step;
  moved.facts[first.fact] = write_number(tpp);
  moved.facts[second.fact] = write_number(other);
  Case checked;
  if ((error = read_case(book, write_case(book, moved), true, checked))) return {};
  JsonWriter json;
  json.open('{').member("case", write_case(book, checked)).close('}');
  return json.take();
}

}  // namespace

const char* axes_word(Axes axes) { return words_of_axes[static_cast<std::size_t>(axes)]; }

bool figures_of(const Program& program, Axes axes, AxisFigure& x, AxisFigure& y) {
  const RuleBook& book = *program.book;
  const auto input = [](int fact) { return Operand{Operand::Kind::input, static_cast<std::int16_t>(fact), 0}; };
  x.fact = book.fact(power);
  y.fact = book.fact(axes == Axes::density ? "chip.die" : axes == Axes::memory ? "chip.mem" : "chip.io");
  if (x.fact < 0 || y.fact < 0) return false;
  x.operand = input(x.fact);
  y.operand = input(y.fact);
  if (axes != Axes::density) return true;
  const auto found = program.formula_by_name.find("chip.pd");
  if (found == program.formula_by_name.end()) return false;
  y.operand = {Operand::Kind::derived, static_cast<std::int16_t>(found->second), 0};
  return true;
}

Axes usual_axes(const Program& program, const Facts& facts) {
  const Value& to = facts.values[at(program.book->fact(destination_fact))];
  Axes best = Axes::density;
  int most = -1;
  for (const Axes axes : all_axes) {
    LinesAsked trial;
    if (!figures_of(program, axes, trial.x, trial.y)) continue;
    int here = weight(program, trial.y);
    if (here > 0) {
      trial.by_outcome = to.known();
      trial.duties = duty_clauses(program);
      draw_zones(program, facts, trial);
      const bool divides = std::any_of(trial.lines.begin(), trial.lines.end(), [](const LegalLine& line) { return line.across; });
      here += divides ? 2 : 0;
    }
    if (here > most) best = axes;
    most = std::max(most, here);
  }
  return best;
}

Case described_chip(const RuleBook& book, const Case& the_case, Day on) {
  const Facts facts = facts_of(book, the_case, on);
  Case out = without_chip(book, the_case);
  for (std::size_t i = 0; i < book.facts.size(); ++i) {
    const FactDef& def = book.facts[i];
    if (!def.from || def.from->selector != book.fact(chip) || static_cast<int>(i) == book.fact(speed)) continue;
    const bool told = facts.origins[i] == Origin::given || facts.origins[i] == Origin::catalog;
    if (told && facts.values[i].known()) out.facts[static_cast<int>(i)] = value_text(book, static_cast<int>(i), facts.values[i]);
  }
  return out;
}

std::optional<CaseError> lines_of(const Question& question, LinesAsked& out) {
  const RuleBook& book = question.book();
  std::optional<CaseError> error;
  const Case the_case = case_of(question, "case", error);
  if (error) return error;
  if ((error = decide_plainly(question.rules.programs(), the_case, question.today, out.base))) return error;
  const Program& program = *out.base.program;
  const Day on = out.base.choice.on;
  Facts facts = facts_of(book, described_chip(book, the_case, on), on);
  const int dc = book.fact(flag), row_of = book.fact(chip);
  const std::string wanted = question.text("view.dc");
  if (auto refused = refuse_option("view.dc", wanted, {"1", "0"})) return refused;
  out.flag_from_view = !wanted.empty();
  out.data_center = out.flag_from_view ? wanted != "0" : !facts.values[at(dc)].known() || facts.values[at(dc)].low == 1;
  set_fact(book, facts, dc, Value::exactly(out.data_center ? 1 : 0));
  out.by_outcome = facts.values[at(book.fact(destination_fact))].known();
  out.duties = duty_clauses(program);

  const std::string named = question.text("view.axes");
  if (auto refused = refuse_option("view.axes", named, {std::begin(words_of_axes), std::end(words_of_axes)})) return refused;
  const auto found = std::find(std::begin(words_of_axes), std::end(words_of_axes), named);
  out.axes = found == std::end(words_of_axes) ? usual_axes(program, facts) : all_axes[found - std::begin(words_of_axes)];
  if (!figures_of(program, out.axes, out.x, out.y)) return CaseError{"bad_request", "view.axes", named, "error.axes", {}};
  draw_zones(program, facts, out);

  const bool own = own_figures(book, the_case);
  const std::string vendor = question.text("view.vendor", "all");
  std::vector<std::string> vendors{"all"};
  for (int row = 0; row < static_cast<int>(book.chips.count); ++row) vendors.emplace_back(book.chips.text(row, "vendor_id"));
  if (auto refused = refuse_option("view.vendor", vendor, vendors)) return refused;
  Case first = without_chip(book, the_case);  // what is asked about are chips, also where the case itself names none
  if (book.chips.count > 0) first.facts[row_of] = book.chips.ids[0];
  Facts of_chip = facts_of(book, first, on);
  for (int row = 0; row < static_cast<int>(book.chips.count); ++row) {
    const bool chosen = !own && the_case.facts.at(row_of) == book.chips.ids[at(row)];
    if (vendor != "all" && book.chips.text(row, "vendor_id") != vendor && !chosen) continue;
    set_fact(book, of_chip, row_of, Value::exactly(row));
    ChipPoint point = point_of(out, of_chip);
    point.row = row;
    point.chosen = chosen;
    out.chips.push_back(point);
  }
  if (own) {
    ChipPoint point = point_of(out, out.base.facts);
    point.chosen = true;
    if (point.placed) out.chips.push_back(point);
  }
  return std::nullopt;
}

std::string move_density_json(const Question& question, std::optional<CaseError>& error) { return move_json(question, Axes::density, error); }
std::string move_memory_json(const Question& question, std::optional<CaseError>& error) { return move_json(question, Axes::memory, error); }
std::string move_interconnect_json(const Question& question, std::optional<CaseError>& error) { return move_json(question, Axes::interconnect, error); }

}  // namespace chip_rules
