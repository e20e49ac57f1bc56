// The view of "matrix": a table of short marks when it is small, else how many places each chip has of each outcome.
#include "core/ask/matrix.h"
#include "core/place.h"
#include "core/view/check_parts.h"

namespace chip_rules::view {
namespace {

constexpr std::size_t most_columns = 14;  // of a table that still fits a page

// "LPP", "deny": what stands in a cell.
std::string mark(const Words& words, const Names& names, const Outcome& outcome) {
  if (std::string name = names.granted(outcome); !name.empty()) return name;
  std::string key = std::string("mark.") + verdict_word(outcome.verdict);
  if (outcome.verdict == Verdict::license) key += std::string(".") + policy_word(outcome.policy);
  return words(key);
}

Table small_table(const Question& question, const Words& words, const Names& names, const Matrix& matrix) {
  const RuleBook& book = question.book();
  Table out;
  out.align = "l" + std::string(matrix.places.size(), 'l');
  out.columns.push_back(words("column.chip"));
  for (const int place : matrix.places) out.columns.push_back(book.countries.ids[at(place)]);
  for (std::size_t i = 0; i < matrix.chips.size(); ++i) {
    std::vector<std::string> row{names.row(book.chips, matrix.chips[i])};
    for (const std::uint8_t cell : matrix.cells[i]) row.push_back(mark(words, names, matrix.outcomes[cell]));
    out.rows.push_back(std::move(row));
  }
  return out;
}

Table counts_table(const Question& question, const Words& words, const Names& names, const Matrix& matrix) {
  Table out;
  out.title = words("matrix.places_of");
  out.align = "l" + std::string(matrix.outcomes.size(), 'r');
  out.columns.push_back(words("column.chip"));
  for (const Outcome& outcome : matrix.outcomes) out.columns.push_back(mark(words, names, outcome));
  for (std::size_t i = 0; i < matrix.chips.size(); ++i) {
    std::vector<double> counts(matrix.outcomes.size(), 0);
    for (const std::uint8_t cell : matrix.cells[i]) counts[cell] += 1;
    std::vector<std::string> row{names.row(question.book().chips, matrix.chips[i])};
    for (const double count : counts) row.push_back(count == 0 ? std::string() : words.number(count));
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace
}  // namespace chip_rules::view

namespace chip_rules {

std::vector<view::Block> matrix_blocks(const Question& question, const view::Words& words, const view::Names& names, std::optional<CaseError>& error) {
  using namespace view;
  Matrix matrix;
  error = matrix_of(question, matrix);
  if (error) return {};
  const RuleBook& book = question.book();
  const CheckContext context{book, matrix.base, words, names};
  std::vector<Block> out;
  const std::string chips = words.number(static_cast<double>(matrix.chips.size()));
  const std::string places = words.number(static_cast<double>(matrix.places.size()));
  out.push_back(Headline{{}, words(std::string("matrix.by_") + by_word(matrix.by), {{"chips", chips}, {"places", places}}), {}, {}, Tone::plain});
  if (!matrix.set_aside.empty()) out.push_back(Paragraph{"note", words("ask.set_aside", {{"keys", words.list(names.keys(matrix.set_aside))}})});
  for (Paragraph& paragraph : assumptions_and_coverage(context)) out.push_back(std::move(paragraph));
  const bool small = matrix.places.size() <= most_columns;
  out.push_back(small ? small_table(question, words, names, matrix) : counts_table(question, words, names, matrix));
  view::Facts legend;
  legend.title = words("matrix.legend");
  for (std::size_t i = 0; i < matrix.outcomes.size(); ++i) {
    const std::string cells = words(matrix.counts[i] == 1 ? "matrix.cell" : "matrix.cells", {{"count", words.number(matrix.counts[i])}});
    legend.rows.push_back({mark(words, names, matrix.outcomes[i]), names.outcome_short(matrix.outcomes[i]), cells, Names::tone(matrix.outcomes[i])});
  }
  out.push_back(std::move(legend));
  List gap_list = gaps(context);
  if (!gap_list.entries.empty()) out.push_back(std::move(gap_list));
  out.push_back(Paragraph{"legal", words("view.legal")});
  return out;
}

}  // namespace chip_rules
