// The matrix, the clocks and the table.
#include "tests/bench/bench.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>

#include "core/api.h"
#include "core/decide/decision.h"
#include "core/json/number.h"
#include "core/rules/compile_groups.h"
#include "tests/bench/diffusion_by_hand.h"

namespace chip_rules::bench {
namespace {

constexpr const char* regime = "us-2025-01-diffusion";
constexpr const char* day = "2025-06-01";
constexpr const char* seats[] = {"USA", "CHN", "HKG", "MAC", "DEU", "GBR", "POL", "IND", "SAU", "ARE", "SGP", "TWN", "RUS", "VNM", "PSE"};
constexpr int rounds = 3;  // the best one counts

// Of the processor, so that other work on the machine does not count.
double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

template <class Work>
double best_of(int times, Work work) {
  double best = 1e9;
  for (int i = 0; i < times; ++i) {
    const double start = seconds();
    work();
    best = std::min(best, seconds() - start);
  }
  return best;
}

struct Matrix {
  std::shared_ptr<const Program> program;
  std::vector<Facts> facts;         // one a chip and seat
  std::vector<Order> orders;        // the same, for the rule by hand
  Places places;
  std::size_t countries = 0;
  std::size_t chips = 0;
  std::vector<std::pair<std::size_t, std::size_t>> told, open;  // facts and country: all known, or something not
};

void add_bit(const RuleBook& book, GroupResolver& groups, const char* expression, Place bit, Places& places) {
  Json json;
  parse_json(expression, json);
  const Group group = groups.resolve(json, FactType::country, "bench", "");
  for (std::size_t i = 0; i < book.countries.count; ++i) {
    if (group.members[i] == Tri::yes) places.in[i] |= bit;
    if (group.members[i] == Tri::unknown) places.unknown[i] |= bit;
  }
}

Matrix matrix_of(Rules& rules) {
  const RuleBook& book = rules.book();
  Matrix out;
  out.countries = book.countries.count;
  const Day on = *read_date(day);
  Case base;
  read_case(book, std::string("regime=") + regime + "&on=" + day, false, base);
  const RegimeChoice choice = regime_of(book, base, on);
  out.program = rules.programs().get(choice);
  out.places.in.resize(out.countries + 1);
  out.places.unknown.resize(out.countries + 1);
  Problems problems;
  const Folded folded = fold(book, choice, problems);
  GroupResolver groups(book, choice, folded, problems);
  for (const auto& [expression, bit] : {std::pair{"\"aia\"", aia}, std::pair{"\"D:5\"", arms}, std::pair{"[\"MAC\"]", macau}, std::pair{"\"D:1\"", d1},
                                        std::pair{"\"D:4\"", d4}, std::pair{"[\"or\",\"A:5\",\"A:6\"]", friends}, std::pair{"\"US\"", home}}) {
    add_bit(book, groups, expression, bit, out.places);
  }
  for (const std::string& chip : book.chips.ids) {
    const Json* tpp = book.chips.cell(static_cast<int>(&chip - book.chips.ids.data()), "tpp");
    if (!tpp || !tpp->is(Json::Kind::number)) continue;
    ++out.chips;
    for (const char* seat : seats) {
      Case the_case;
      read_case(book, "chip=" + chip + "&qty=500&to=DEU&hq=" + seat + "&regime=" + regime + "&on=" + day, false, the_case);
      const Facts facts = facts_of(book, the_case, on);
      const auto value = [&](const char* id) { return facts.values[static_cast<std::size_t>(book.fact(id))]; };
      Order order;
      order.tpp = value("chip.tpp").low;
      order.area = value("chip.die").known() ? value("chip.die").low : -1;
      order.data_center = value("chip.dc").low == 1;
      order.quantity = value("item.qty").low;
      order.seat = order.parent = static_cast<std::uint16_t>(value("buyer.hq").low);
      out.facts.push_back(facts);
      out.orders.push_back(order);
    }
  }
  for (std::size_t i = 0; i < out.orders.size(); ++i) {
    for (std::size_t country = 0; country < out.countries; ++country) {
      const Order& order = out.orders[i];
      const bool known = order.area >= 0 && !out.places.unknown[order.seat] && !out.places.unknown[country];
      (known ? out.told : out.open).push_back({i, country});
    }
  }
  return out;
}

Result result_of(const RuleBook& book, const Outcome& outcome) {
  static constexpr std::pair<const char*, Result> words[] = {
      {"undetermined", Result::undetermined}, {"not_controlled", Result::not_controlled}, {"no_license", Result::no_license},
      {"exception:NAC", Result::nac}, {"exception:ACA", Result::aca}, {"exception:ACM", Result::acm}, {"exception:AIA", Result::aia},
      {"exception:LPP", Result::lpp}, {"authorized:UVEU", Result::uveu}, {"authorized:NVEU", Result::nveu},
      {"license:approve", Result::approve}, {"license:approve_within_cap", Result::within_cap}, {"license:unknown", Result::unknown_policy},
      {"license:deny_over_cap", Result::over_cap}, {"license:deny", Result::deny}, {"barred", Result::barred}, {"not_eligible", Result::not_eligible}};
  const std::string text = outcome_text(book, outcome);
  for (const auto& [word, result] : words) {
    if (text == word) return result;
  }
  return Result::undetermined;
}

// Sets the destination of each case in turn and calls `decided` with its index and country.
template <class Decided>
void each_case(Matrix& matrix, std::size_t to, const std::vector<std::pair<std::size_t, std::size_t>>& cases, Decided decided) {
  for (const auto& [i, country] : cases) {
    matrix.facts[i].values[to] = Value::exactly(static_cast<double>(country));
    matrix.orders[i].to = static_cast<std::uint16_t>(country);
    decided(i, country);
  }
}

class Table {
 public:
  void line(const std::string& name, const std::string& figure, const std::string& remark = {}) {
    text_ += name + std::string(name.size() < 44 ? 44 - name.size() : 1, ' ');
    text_ += std::string(figure.size() < 14 ? 14 - figure.size() : 1, ' ') + figure;
    text_ += (remark.empty() ? "" : "   " + remark) + "\n";
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string digits(double number, int places) {
  double scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  return write_number(static_cast<double>(static_cast<long long>(number * scale + 0.5)) / scale);
}

std::string nanoseconds(double time, std::size_t cases) { return digits(time / static_cast<double>(cases) * 1e9, 1) + " ns"; }
std::string rate(double time, std::size_t cases) { return digits(static_cast<double>(cases) / time / 1e6, 2) + " million a second"; }

// One question as a front end asks it, with everything.
void measure_check(Rules& rules, Table& table) {
  static constexpr const char* cases[] = {
      "chip=nvidia-h100-sxm&qty=500&to=IND&hq=IND&regime=us-2025-01-diffusion", "chip=nvidia-h100-sxm&qty=60000&to=POL&hq=POL&on=2025-06-01&basis=codified",
      "chip=nvidia-h20&qty=10&to=CHN&hq=CHN", "tpp=2000&dc=1&to=CHN", "chip=nvidia-rtx-4090&qty=10&to=VNM&company=g42&on=2024-08-01"};
  std::size_t bytes = 0;
  for (const bool view : {false, true}) {
    double worst = 0, total = 0;
    for (const char* text : cases) {
      const auto once = [&] {
        if (view) {
          ViewRequest request;
          request.case_text = text;
          request.today = "2026-11-22";
          bytes += view::to_json(view_of(rules, request)).size();
        } else {
          Case the_case;
          read_case(rules.book(), text, false, the_case);
          bytes += decision_json(rules.book(), decide_case(rules.programs(), the_case, *read_date("2026-11-22"))).size();
        }
      };
      once();  // compiles the regimes it needs
      const double time = best_of(5, once);
      worst = std::max(worst, time);
      total += time;
    }
    table.line(view ? "view of a check, JSON" : "check: decision with trace and flips, JSON", digits(total / std::size(cases) * 1e3, 2) + " ms",
               "slowest " + digits(worst * 1e3, 2) + " ms of " + std::to_string(std::size(cases)) + " cases" + (bytes ? "" : "!"));
  }
}

}  // namespace

std::string run(std::string_view pack) {
  Table table;
  auto rules = std::make_unique<Rules>();
  Problems problems;
  const double load = best_of(rounds, [&] {
    rules = std::make_unique<Rules>();
    problems = rules->load(pack);
  });
  if (!problems.empty()) return problems[0].text() + "\n";
  Case first;
  read_case(rules->book(), std::string("regime=") + regime, false, first);
  const RegimeChoice choice = regime_of(rules->book(), first, 0);
  const double compiled = best_of(rounds, [&] { compile(rules->book(), choice, problems); });
  Matrix matrix = matrix_of(*rules);
  const RuleBook& book = rules->book();
  const Program& program = *matrix.program;
  const auto to = static_cast<std::size_t>(book.fact("to"));

  std::size_t different = 0;
  std::string example;
  for (const auto* cases : {&matrix.told, &matrix.open}) {
    each_case(matrix, to, *cases, [&](std::size_t i, std::size_t country) {
      const Outcome outcome = decide(program, matrix.facts[i]).outcome;
      const Result by_hand = decide_by_hand(matrix.places, matrix.orders[i]);
      if (result_of(book, outcome) == by_hand || ++different > 1) return;
      example = value_text(book, book.fact("chip"), matrix.facts[i].values[static_cast<std::size_t>(book.fact("chip"))]) + " to " +
                book.countries.ids[country] + " for " + seats[i % std::size(seats)] + ": " + outcome_text(book, outcome) + ", by hand " +
                std::to_string(static_cast<int>(by_hand));
    });
  }

  table.line(std::to_string(matrix.chips) + " chips x " + std::to_string(matrix.countries) + " countries x " + std::to_string(std::size(seats)) + " headquarters",
             std::to_string(matrix.told.size() + matrix.open.size()), std::to_string(program.clauses.size()) + " clauses, " + std::to_string(program.atoms.size()) + " tests");
  std::size_t sum = 0;  // keeps the work from being left out
  std::array<TraceEntry, max_clauses> trace;
  for (const bool known : {true, false}) {
    const auto& cases = known ? matrix.told : matrix.open;
    const int times = known ? rounds : 1;
    const double by_hand = best_of(times, [&] {
      each_case(matrix, to, cases, [&](std::size_t i, std::size_t) { sum += static_cast<std::size_t>(decide_by_hand(matrix.places, matrix.orders[i])); });
    });
    const double plain = best_of(times, [&] {
      each_case(matrix, to, cases, [&](std::size_t i, std::size_t) { sum += static_cast<std::size_t>(decide(program, matrix.facts[i]).outcome.verdict); });
    });
    const double traced = best_of(times, [&] {
      each_case(matrix, to, cases, [&](std::size_t i, std::size_t) {
        sum += static_cast<std::size_t>(decide(program, matrix.facts[i], trace.data()).outcome.verdict);
        sum += static_cast<std::size_t>(trace[program.clauses.size() - 1].result);
      });
    });
    const std::string what = known ? "" : ", a figure or place not known";
    table.line("written by hand" + what, nanoseconds(by_hand, cases.size()), rate(by_hand, cases.size()) + ", " + std::to_string(cases.size()) + " cases");
    table.line("decide" + what, nanoseconds(plain, cases.size()), rate(plain, cases.size()) + ", " + digits(plain / by_hand, 1) + " x by hand");
    table.line("decide with trace" + what, nanoseconds(traced, cases.size()), rate(traced, cases.size()) + (sum ? "" : "!"));
  }
  measure_check(*rules, table);
  table.line("load the first pack", digits(load * 1e3, 1) + " ms", std::to_string(pack.size() / 1000) + " kB of JSON");
  table.line("compile one regime", digits(compiled * 1e3, 2) + " ms");
  if (different) table.line("DIFFERENT outcomes", std::to_string(different), example);
  return table.take();
}

}  // namespace chip_rules::bench
