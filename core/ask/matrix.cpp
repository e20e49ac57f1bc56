// Chips × destinations, and the answer as compact JSON.
#include "core/ask/matrix.h"

#include <algorithm>

#include "core/ask/asked.h"
#include "core/place.h"
#include "core/rules/compile_groups.h"

namespace chip_rules {
namespace {

constexpr const char* everything = "all";

std::vector<int> all_rows(const Catalog& catalog) {
  std::vector<int> out;
  for (int row = 0; row < static_cast<int>(catalog.count); ++row) out.push_back(row);
  return out;
}

// Ids as rows; the first that is not in the catalog, or stands twice, is refused.
std::optional<CaseError> read_rows(const Catalog& catalog, const char* key, std::string_view text, const char* says, std::vector<int>& out) {
  for (const std::string& id : split_list(text)) {
    const auto found = catalog.by_id.find(id);
    if (found == catalog.by_id.end()) {
      CaseError error{"unknown_id", key, std::string(text), says, {nearest_name(id, catalog.ids)}, {id}};
      std::erase(error.nearest, "");
      return error;
    }
    if (std::find(out.begin(), out.end(), found->second) != out.end()) {
      return CaseError{"duplicate", key, std::string(text), "error.stands_twice", {}, {id}};
    }
    out.push_back(found->second);
  }
  return std::nullopt;
}

// The list that the timeline gives for when nobody names one.
std::string own_list(const RuleBook& book, const char* member) {
  const Json* matrix = book.timeline ? book.timeline->find("matrix") : nullptr;
  const Json* list = matrix ? matrix->find(member) : nullptr;
  std::string out;
  for (std::size_t i = 0; list && i < list->items.size(); ++i) out += (out.empty() ? "" : ",") + list->items[i].text;
  return out.empty() ? everything : out;
}

}  // namespace

std::optional<CaseError> read_chips(const RuleBook& book, std::string_view text, std::vector<int>& out) {
  if (text.empty()) return read_chips(book, own_list(book, "chips"), out);
  if (text == everything) {
    out = all_rows(book.chips);
    return std::nullopt;
  }
  for (int row = 0; row < static_cast<int>(book.chips.count); ++row) {
    if (book.chips.text(row, "vendor") == text || book.chips.text(row, "vendor_id") == text) out.push_back(row);
  }
  return out.empty() ? read_rows(book.chips, "chips", text, "error.no_such_chips", out) : std::nullopt;
}

std::optional<CaseError> read_places(const RuleBook& book, const Program& program, std::string_view text, std::vector<int>& out) {
  if (text.empty()) return read_places(book, program, own_list(book, "to"), out);
  if (text == everything) {
    out = all_rows(book.countries);
    return std::nullopt;
  }
  const std::string name(text);
  if (!book.group_names.count(name)) return read_rows(book.countries, "to", text, "error.no_such_places", out);
  Problems problems;
  const Folded folded = fold(book, program.choice, problems);
  const Group group = GroupResolver(book, program.choice, folded, problems).resolve_named(name, FactType::country);
  for (std::size_t row = 0; row < book.countries.count; ++row) {
    if (group.members[row] == Tri::yes) out.push_back(static_cast<int>(row));
  }
  if (!out.empty()) return std::nullopt;
  return CaseError{"bad_value", "to", name, "error.empty_group", {}};
}

std::optional<CaseError> ask_matrix(ProgramCache& programs, const Case& the_case, Day today, By by, std::string_view chips,
                                    std::string_view places, Matrix& out) {
  const RuleBook& book = programs.book();
  out.by = by;
  Case open = the_case;
  set_aside(book, open, "chip", out.set_aside);
  set_aside_countries(book, by, open, out.set_aside);
  // What is asked about are chips, also where the case itself names none.
  const int chip = book.fact("chip");
  if (auto error = read_chips(book, chips, out.chips)) return error;
  Case first = open;
  if (chip >= 0 && !out.chips.empty()) first.facts[chip] = book.chips.ids[at(out.chips[0])];
  if (auto error = decide_plainly(programs, open, today, out.base)) return error;
  const Program& program = *out.base.program;
  if (auto error = read_places(book, program, places, out.places)) return error;
  Facts facts = facts_of(book, first, out.base.choice.on);
  std::vector<Outcome> found;
  for (const int row : out.chips) {
    if (chip >= 0) set_fact(book, facts, chip, Value::exactly(row));
    for (const int place : out.places) {
      place_in(book, by, place, facts);
      found.push_back(plain_answer(program, facts).outcome);
    }
  }
  const std::vector<OutcomeCount> counts = count_outcomes(found);
  out.cells.assign(out.chips.size(), std::vector<std::uint8_t>(out.places.size()));
  for (std::size_t i = 0; i < counts.size(); ++i) {
    out.outcomes.push_back(counts[i].outcome);
    out.counts.push_back(static_cast<int>(counts[i].places.size()));
    for (const int cell : counts[i].places) out.cells[at(cell) / out.places.size()][at(cell) % out.places.size()] = static_cast<std::uint8_t>(i);
  }
  return std::nullopt;
}

std::optional<CaseError> matrix_of(const Question& question, Matrix& out) {
  std::optional<CaseError> error;
  const Case the_case = case_of(question, "case", error);
  if (error) return error;
  By by = By::both;
  error = read_by(question.book(), the_case, question.today, question.text("by"), by);
  if (error) return error;
  return ask_matrix(question.rules.programs(), the_case, question.today, by, question.text("chips"), question.text("to"), out);
}

std::string matrix_json(const Question& question, std::optional<CaseError>& error) {
  Matrix matrix;
  error = matrix_of(question, matrix);
  if (error) return {};
  const RuleBook& book = question.book();
  JsonWriter json;
  json.open('{');
  write_law(json, book, matrix.base);
  json.member("by", by_word(matrix.by));
  write_texts(json, "set_aside", matrix.set_aside);
  write_texts(json, "unused", matrix.base.unused);
  json.key("chips").open('[');
  for (const int row : matrix.chips) json.value(book.chips.ids[at(row)]);
  json.close(']').key("places").open('[');
  for (const int row : matrix.places) json.value(book.countries.ids[at(row)]);
  json.close(']').key("outcomes").open('[');
  for (std::size_t i = 0; i < matrix.outcomes.size(); ++i) {
    json.open('{');
    write_outcome(json, book, matrix.outcomes[i]);
    json.member("cells", static_cast<double>(matrix.counts[i])).close('}');
  }
  json.close(']').key("cells").open('[');
  for (const std::vector<std::uint8_t>& line : matrix.cells) {
    json.open('[');
    for (const std::uint8_t cell : line) json.value(static_cast<double>(cell));
    json.close(']');
  }
  json.close(']').close('}');
  return json.take();
}

}  // namespace chip_rules
