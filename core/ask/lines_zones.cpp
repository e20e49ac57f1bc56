// Lines and zones from a program: where a test on a figure turns, and what holds between.
#include <algorithm>
#include <cmath>

#include "core/ask/lines.h"
#include "core/json/number.h"
#include "core/order.h"
#include "core/place.h"

namespace chip_rules {
namespace {

// The plane in which lines are looked for, in any unit that chips are measured in.
constexpr double least = 1e-3, most = 1e9;

bool same(const Operand& a, const Operand& b) { return a.kind == b.kind && a.slot == b.slot && a.kind != Operand::Kind::constant; }

// The clauses whose conditions hold an atom.
class Owners {
 public:
  explicit Owners(const Program& program) : program_(program), of_(program.atoms.size()) {
    for (std::size_t i = 0; i < program.clauses.size(); ++i) walk(program.clauses[i].node, static_cast<int>(i));
  }
  const std::vector<int>& of(std::size_t atom) const { return of_[atom]; }

 private:
  void walk(int node, int clause) {
    if (node < 0) return;
    const Node& one = program_.nodes[at(node)];
    if (one.kind == Node::Kind::atom) {
      std::vector<int>& list = of_[at(one.first)];
      if (list.empty() || list.back() != clause) list.push_back(clause);
    } else if (one.kind == Node::Kind::all || one.kind == Node::Kind::any || one.kind == Node::Kind::negate) {
      for (int i = 0; i < std::max(one.count, 1); ++i) walk(program_.children[at(one.first + i)], clause);
    }
  }

  const Program& program_;
  std::vector<std::vector<int>> of_;
};

class Lines {
 public:
  Lines(const Program& program, const Facts& facts, const LinesAsked& asked) : program_(program), facts_(facts), asked_(asked), owners_(program) {}

  // Every value of a figure at which a test turns, in order.
  std::vector<LegalLine> run(bool across) {
    std::vector<LegalLine> out;
    const AxisFigure& figure = across ? asked_.y : asked_.x;
    for (std::size_t i = 0; i < program_.atoms.size(); ++i) {
      const Atom& atom = program_.atoms[i];
      if (atom.kind != Atom::Kind::compare || !touches(atom, figure) || owners_.of(i).empty()) continue;
      const bool left = same(atom.a, figure.operand), right = same(atom.b, figure.operand);
      std::optional<double> value;
      if (left != right) value = known(left ? atom.b : atom.a, 1, 1);
      else if (!touches(atom, across ? asked_.x : asked_.y) || depends_on_one(atom, across)) value = turn(atom, across);
      if (value && *value > least && *value < most) add(out, {across, *value, owners_.of(i), further_figure(atom)});
    }
    sort_by(out, [](const LegalLine& a, const LegalLine& b) { return a.value < b.value; });
    return out;
  }

 private:
  bool touches(const Atom& atom, const AxisFigure& figure) const { return atom.depends[at(figure.fact)] || (figure.operand.kind == Operand::Kind::input && atom.depends[at(figure.operand.slot)]); }

  // A density rests on both figures' facts; seen from the second figure, tests on the first alone are no lines.
  bool depends_on_one(const Atom& atom, bool across) const { return !across && !same(atom.a, asked_.y.operand) && !same(atom.b, asked_.y.operand); }

  std::optional<double> known(const Operand& operand, double x, double y) const {
    Facts facts = facts_;
    place_chip(*program_.book, asked_.x, asked_.y, x, y, facts);
    Evaluation evaluation(program_, facts);
    const Value value = evaluation.value(operand);
    return value.known() ? std::optional(value.low) : std::nullopt;
  }

  // The sign of a - b at a place along a figure, the other one in the middle of things.
  std::optional<int> side(const Atom& atom, bool across, double value) const {
    const double middle = 1000;
    const std::optional<double> a = known(atom.a, across ? middle : value, across ? value : middle), b = known(atom.b, across ? middle : value, across ? value : middle);
    if (!a || !b) return std::nullopt;
    return compare_numbers(*a, *b);
  }

  // Where a test that reaches the figure through a formula turns: found by halving, on the scale of magnitudes.
  std::optional<double> turn(const Atom& atom, bool across) const {
    double low = least, high = most;
    const std::optional<int> begin = side(atom, across, low), end = side(atom, across, high);
    if (!begin || !end || *begin == *end || *begin == 0 || *end == 0) return std::nullopt;
    for (int i = 0; i < 48; ++i) {
      const double middle = std::sqrt(low * high);
      const std::optional<int> here = side(atom, across, middle);
      if (!here) return std::nullopt;
      if (*here == 0) return middle;
      (*here == *begin ? low : high) = middle;
    }
    return std::sqrt(low * high);
  }

  // A fact of the chip, other than those of the plane, that the test looks at; -1: none.
  int further_figure(const Atom& atom) const {
    const RuleBook& book = *program_.book;
    for (std::size_t fact = 0; fact < book.facts.size(); ++fact) {
      const FactDef& def = book.facts[fact];
      const bool of_chip = def.type == FactType::number && def.from && def.from->selector == book.fact("chip");
      const int number = static_cast<int>(fact);
      if (atom.depends[fact] && of_chip && number != asked_.x.fact && number != asked_.y.fact) return number;
    }
    return -1;
  }

  static void add(std::vector<LegalLine>& out, const LegalLine& found) {
    for (LegalLine& line : out) {
      if (compare_numbers(line.value, found.value) != 0) continue;
      for (const int clause : found.clauses) {
        if (std::find(line.clauses.begin(), line.clauses.end(), clause) == line.clauses.end()) line.clauses.push_back(clause);
      }
      if (found.rests_on < 0) line.rests_on = -1;  // it stands there for every chip, too
      return;
    }
    out.push_back(found);
  }

  const Program& program_;
  const Facts& facts_;
  const LinesAsked& asked_;
  Owners owners_;
};

// The fields between the lines, decided one by one and put together where they are alike.
struct Grid {
  std::vector<double> x, y;  // edges
  std::vector<Field> fields;

  std::size_t columns() const { return x.size() - 1; }
  std::size_t rows() const { return y.size() - 1; }
  const Field& field(std::size_t column, std::size_t row) const { return fields[row * columns() + column]; }
};

std::vector<double> edges(const std::vector<LegalLine>& lines) {
  std::vector<double> out{least};
  for (const LegalLine& line : lines) out.push_back(line.value);
  out.push_back(most);
  return out;
}

// Lines at which nothing changes are left out.
std::vector<LegalLine> that_matter(const Grid& grid, const std::vector<LegalLine>& lines, bool across) {
  std::vector<LegalLine> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    bool matters = false;
    for (std::size_t k = 0; k < (across ? grid.columns() : grid.rows()) && !matters; ++k) {
      matters = across ? !(grid.field(k, i) == grid.field(k, i + 1)) : !(grid.field(i, k) == grid.field(i + 1, k));
    }
    if (matters) out.push_back(lines[i]);
  }
  return out;
}

std::vector<Zone> zones_of(const Grid& grid) {
  std::vector<Zone> out;
  std::vector<char> used(grid.fields.size(), 0);
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    for (std::size_t column = 0; column < grid.columns(); ++column) {
      if (used[row * grid.columns() + column]) continue;
      const Field& field = grid.field(column, row);
      const auto alike = [&](std::size_t c, std::size_t r) { return !used[r * grid.columns() + c] && grid.field(c, r) == field; };
      std::size_t right = column + 1, top = row + 1;
      while (right < grid.columns() && alike(right, row)) ++right;
      for (bool whole = true; top < grid.rows() && whole;) {
        for (std::size_t c = column; c < right; ++c) whole = whole && alike(c, top);
        if (whole) ++top;
      }
      for (std::size_t r = row; r < top; ++r) std::fill_n(used.begin() + static_cast<std::ptrdiff_t>(r * grid.columns() + column), right - column, char{1});
      auto zone = std::find_if(out.begin(), out.end(), [&](const Zone& one) { return one.field == field; });
      if (zone == out.end()) zone = out.insert(out.end(), Zone{field, {}});
      zone->parts.push_back({grid.x[column], grid.y[row], grid.x[right], grid.y[top]});
    }
  }
  return out;
}

}  // namespace

void place_chip(const RuleBook& book, const AxisFigure& x, const AxisFigure& y, double at_x, double at_y, Facts& facts) {
  set_fact(book, facts, x.fact, Value::exactly(at_x));
  const bool density = y.operand.kind == Operand::Kind::derived;
  set_fact(book, facts, y.fact, Value::exactly(density ? at_x / at_y : at_y));
}

Field field_of(const Program& program, const Facts& facts, bool by_outcome, const std::vector<int>& duties) {
  Field out;
  const Answer answer = plain_answer(program, facts);
  out.class_known = answer.class_known;
  out.classified = answer.classified;
  out.classifying = answer.classifying;
  if (!by_outcome) return out;
  out.outcome = answer.outcome;
  out.deciding = answer.deciding;
  if (duties.empty() || !answer.outcome_known) return out;
  Evaluation evaluation(program, facts);
  evaluation.know(answer);
  for (std::size_t i = 0; i < duties.size() && i < 64; ++i) {
    if (evaluation.condition(program.clauses[at(duties[i])].node) == Tri::yes) out.duties |= std::uint64_t{1} << i;
  }
  return out;
}

void draw_zones(const Program& program, const Facts& facts, LinesAsked& out) {
  const RuleBook& book = *program.book;
  Lines lines(program, facts, out);
  std::vector<LegalLine> standing = lines.run(false), across = lines.run(true);
  // Not every test matters here. A first look along each figure spares most fields of the grid.
  Grid grid;
  Facts here = facts;
  for (int pass = 0; pass < 2; ++pass) {
    grid = {edges(standing), edges(across), {}};
    for (std::size_t row = 0; row < grid.rows(); ++row) {
      for (std::size_t column = 0; column < grid.columns(); ++column) {
        place_chip(book, out.x, out.y, std::sqrt(grid.x[column] * grid.x[column + 1]), std::sqrt(grid.y[row] * grid.y[row + 1]), here);
        grid.fields.push_back(field_of(program, here, out.by_outcome, out.duties));
      }
    }
    const std::size_t before = standing.size() + across.size();
    standing = that_matter(grid, standing, false);
    across = that_matter(grid, across, true);
    if (standing.size() + across.size() == before) break;
  }
  out.lines = std::move(standing);
  out.lines.insert(out.lines.end(), across.begin(), across.end());
  out.zones = zones_of(grid);
}

}  // namespace chip_rules
