// What the zones and chips of the plane "lines" are called and what they say.
#include "core/view/lines_words.h"

#include <algorithm>
#include <cmath>

#include "core/json/number.h"
#include "core/order.h"
#include "core/place.h"

namespace chip_rules::view {
namespace {

struct Distance {
  double ratio = 0;
  const LegalLine* line = nullptr;
};

}  // namespace

LinesWords::LinesWords(const RuleBook& book, const Words& words, const Names& names, const LinesAsked& asked)
    : x_unit(names.operand_unit(*asked.base.program, asked.x.operand)),
      y_unit(names.operand_unit(*asked.base.program, asked.y.operand)),
      book_(book), words_(words), names_(names), asked_(asked), program_(*asked.base.program) {}

// Words of a field

std::string LinesWords::class_name(const Field& field) const {
  if (!field.class_known) return words_("facts.class_open");
  return field.classified < 0 ? words_("facts.no_class") : book_.classes[at(field.classified)];
}
const ClauseVersion* LinesWords::clause(int index) const { return index < 0 ? nullptr : program_.clauses[at(index)].source; }

Tone LinesWords::tone(const Field& field) const {
  if (asked_.by_outcome) return Names::tone(field.outcome);
  return !field.class_known ? Tone::undetermined : field.classified < 0 ? Tone::not_controlled : Tone::plain;
}
std::string LinesWords::meaning(const Field& field) const { return asked_.by_outcome ? names_.outcome_short(field.outcome) : class_name(field); }

std::vector<int> LinesWords::duties(const Field& field) const {
  std::vector<int> out;
  for (std::size_t i = 0; i < asked_.duties.size(); ++i) {
    if (field.duties >> i & 1) out.push_back(asked_.duties[i]);
  }
  return out;
}

std::string LinesWords::zone_label(const Field& field) const {
  std::string name = field.classified >= 0 ? book_.classes[at(field.classified)] : std::string();
  if (name.empty() && field.classifying >= 0) name = clause(field.classifying)->citation.cite;
  if (asked_.by_outcome) name = name.empty() ? names_.outcome_short(field.outcome) : words_("lines.zone", {{"class", name}, {"outcome", names_.outcome_short(field.outcome)}});
  if (name.empty()) name = class_name(field);
  for (const int duty : duties(field)) {
    name = words_("lines.zone_duty", {{"zone", name}, {"rate", words_.quantity(program_.clauses[at(duty)].effect.rate, "share")}});
  }
  return name;
}

std::vector<int> LinesWords::clauses(const Field& field) const {
  std::vector<int> out;
  if (field.classifying >= 0) out.push_back(field.classifying);
  if (field.deciding >= 0 && field.deciding != field.classifying) out.push_back(field.deciding);
  for (const int duty : duties(field)) out.push_back(duty);
  return out;
}
std::string LinesWords::says(const Field& field) const {
  std::string out;
  for (const int index : clauses(field)) {
    const std::string one = names_.says(program_, *clause(index));
    out = out.empty() ? one : words_("lines.and_then", {{"first", out}, {"then", one}});
  }
  return out;
}
std::string LinesWords::cites(const Field& field) const {
  std::vector<std::string> out;
  for (const int index : clauses(field)) out.push_back(clause(index)->citation.cite);
  return words_.list(out);
}
bool LinesWords::shown(const Field& field) const {
  if (field.classifying >= 0 || field.duties != 0) return true;
  return asked_.by_outcome ? field.outcome.verdict != Verdict::not_controlled : !(field.class_known && field.classified < 0);
}

// Words of a chip

std::string LinesWords::figure(const AxisFigure& figure, double value, bool none) const {
  return none ? words_("lines.none") : words_.quantity(value, names_.operand_unit(program_, figure.operand));
}
std::string LinesWords::name(const ChipPoint& chip) const { return chip.row < 0 ? words_("lines.own_chip") : names_.row(book_.chips, chip.row); }
std::string LinesWords::vendor(const ChipPoint& chip) const { return chip.row < 0 ? std::string() : std::string(book_.chips.text(chip.row, "vendor")); }

bool LinesWords::estimate(const ChipPoint& chip) const {
  if (chip.row < 0) return false;
  const std::string_view confidence = book_.chips.text(chip.row, "confidence");
  if (confidence == "low" || confidence == "memory") return true;
  const std::string listed = " " + std::string(book_.chips.text(chip.row, "from_memory")) + " ";
  for (const AxisFigure* one : {&asked_.x, &asked_.y}) {
    if (listed.find(" " + book_.facts[at(one->fact)].from->column + " ") != std::string::npos) return true;
  }
  return false;
}

std::vector<std::string> LinesWords::distances(const ChipPoint& chip, std::size_t most) const {
  std::vector<Distance> order;
  for (const LegalLine& line : asked_.lines) {
    const double value = line.across ? chip.y : chip.x;
    if (value > 0 && (line.rests_on < 0 || chip.chosen)) order.push_back({std::fabs(std::log(value / line.value)), &line});
  }
  sort_by(order, [](const Distance& a, const Distance& b) { return a.ratio < b.ratio; });
  std::vector<std::string> out;
  for (std::size_t i = 0; i < order.size() && i < most; ++i) {
    const LegalLine& line = *order[i].line;
    const double value = line.across ? chip.y : chip.x;
    const std::string& unit = line.across ? y_unit : x_unit;
    const int side = compare_numbers(value, line.value);
    const char* key = side == 0 ? "lines.at" : side > 0 ? "lines.above" : "lines.below";
    out.push_back(words_(key, {{"distance", words_.quantity(std::fabs(value - line.value), unit)}, {"line", words_.quantity(line.value, unit)}}));
  }
  return out;
}

std::string LinesWords::case_of_chip(const ChipPoint& chip) {
  if (chip.row < 0) return asked_.base.case_text;
  const std::string& id = book_.chips.ids[at(chip.row)];
  auto known = cases_.find(book_.chips.text(chip.row, "vendor_id"));
  if (known == cases_.end()) known = cases_.emplace(book_.chips.text(chip.row, "vendor_id"), std::pair(case_of_row(chip.row), encode_case_value(id))).first;
  const auto& [text, there] = known->second;
  const std::size_t place = text.find(there);
  return std::string(text).replace(place, there.size(), encode_case_value(id));
}

std::string LinesWords::case_of_row(int row) const {
  Case other = asked_.base.the_case;
  const int selector = book_.fact("chip");
  for (std::size_t i = 0; i < book_.facts.size(); ++i) {
    if (book_.facts[i].from && book_.facts[i].from->selector == selector) other.facts.erase(static_cast<int>(i));
  }
  other.facts[selector] = book_.chips.ids[at(row)];
  return write_case(book_, other);
}

}  // namespace chip_rules::view
