// The view of "lines": knobs, the plane with its zones and chips, and the same as tables.
#include <algorithm>
#include <cmath>
#include <map>

#include "core/ask/lines.h"
#include "core/ask/matrix.h"
#include "core/json/number.h"
#include "core/order.h"
#include "core/place.h"
#include "core/view/check_parts.h"
#include "core/view/scales.h"

namespace chip_rules::view {
namespace {

constexpr double far = 60;  // times a line: chips beyond are told in the table only
constexpr std::size_t most_told = 3;  // of a chip's distances to lines, the nearest

class LinesView {
 public:
  LinesView(const Question& question, const Words& words, const Names& names, const LinesAsked& asked)
      : question_(question), book_(question.book()), words_(words), names_(names), asked_(asked), program_(*asked.base.program),
        context_{book_, asked.base, words, names}, x_unit_(names.operand_unit(program_, asked.x.operand)), y_unit_(names.operand_unit(program_, asked.y.operand)) {}

  std::vector<Block> run() {
    knobs();
    plot();
    for (Paragraph& paragraph : assumptions_and_coverage(context_)) {
      if (paragraph.role != "assumed") out_.push_back(std::move(paragraph));
    }
    zone_table();
    chip_table();
    out_.push_back(Paragraph{"legal", words_("view.legal")});
    return std::move(out_);
  }

 private:
  // Words of a field

  std::string class_name(const Field& field) const {
    if (!field.class_known) return words_("facts.class_open");
    return field.classified < 0 ? words_("facts.no_class") : book_.classes[at(field.classified)];
  }
  const ClauseVersion* clause(int index) const { return index < 0 ? nullptr : program_.clauses[at(index)].source; }

  Tone tone(const Field& field) const {
    if (asked_.by_outcome) return Names::tone(field.outcome);
    return !field.class_known ? Tone::undetermined : field.classified < 0 ? Tone::not_controlled : Tone::plain;
  }
  std::string meaning(const Field& field) const { return asked_.by_outcome ? names_.outcome_short(field.outcome) : class_name(field); }

  std::vector<int> duties(const Field& field) const {
    std::vector<int> out;
    for (std::size_t i = 0; i < asked_.duties.size(); ++i) {
      if (field.duties >> i & 1) out.push_back(asked_.duties[i]);
    }
    return out;
  }

  std::string zone_label(const Field& field) const {
    std::string name = field.classified >= 0 ? book_.classes[at(field.classified)] : std::string();
    if (name.empty() && field.classifying >= 0) name = clause(field.classifying)->citation.cite;
    if (asked_.by_outcome) name = name.empty() ? names_.outcome_short(field.outcome) : words_("lines.zone", {{"class", name}, {"outcome", names_.outcome_short(field.outcome)}});
    if (name.empty()) name = class_name(field);
    for (const int duty : duties(field)) {
      name = words_("lines.zone_duty", {{"zone", name}, {"rate", words_.quantity(program_.clauses[at(duty)].effect.rate, "share")}});
    }
    return name;
  }

  // The clauses that make a field what it is: what classifies, what decides, what is due.
  std::vector<int> clauses(const Field& field) const {
    std::vector<int> out;
    if (field.classifying >= 0) out.push_back(field.classifying);
    if (field.deciding >= 0 && field.deciding != field.classifying) out.push_back(field.deciding);
    for (const int duty : duties(field)) out.push_back(duty);
    return out;
  }
  std::string says(const Field& field) const {
    std::string out;
    for (const int index : clauses(field)) {
      const std::string one = names_.says(program_, *clause(index));
      out = out.empty() ? one : words_("lines.and_then", {{"first", out}, {"then", one}});
    }
    return out;
  }
  std::string cites(const Field& field) const {
    std::vector<std::string> out;
    for (const int index : clauses(field)) out.push_back(clause(index)->citation.cite);
    return words_.list(out);
  }
  // Where nothing is controlled and no clause says so, paper stays paper.
  bool shown(const Field& field) const {
    if (field.classifying >= 0 || !field.duties == false) return true;
    return asked_.by_outcome ? field.outcome.verdict != Verdict::not_controlled : !(field.class_known && field.classified < 0);
  }

  // Words of a chip

  std::string figure(const AxisFigure& figure, double value, bool none) const {
    return none ? words_("lines.none") : words_.quantity(value, names_.operand_unit(program_, figure.operand));
  }
  std::string name(const ChipPoint& chip) const { return chip.row < 0 ? words_("lines.own_chip") : names_.row(book_.chips, chip.row); }
  std::string vendor(const ChipPoint& chip) const { return chip.row < 0 ? std::string() : std::string(book_.chips.text(chip.row, "vendor")); }

  // A figure that was noted from memory, or a row that is an estimate altogether.
  bool estimate(const ChipPoint& chip) const {
    if (chip.row < 0) return false;
    const std::string_view confidence = book_.chips.text(chip.row, "confidence");
    if (confidence == "low" || confidence == "memory") return true;
    const std::string listed = " " + std::string(book_.chips.text(chip.row, "from_memory")) + " ";
    for (const AxisFigure* one : {&asked_.x, &asked_.y}) {
      if (listed.find(" " + book_.facts[at(one->fact)].from->column + " ") != std::string::npos) return true;
    }
    return false;
  }

  struct Distance {
    double ratio = 0;
    const LegalLine* line = nullptr;
  };
  // To each line, the nearest first. A line that moves with a figure of the chip is measured for the case's chip alone.
  std::vector<std::string> distances(const ChipPoint& chip, std::size_t most) const {
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
      const std::string& unit = line.across ? y_unit_ : x_unit_;
      const int side = compare_numbers(value, line.value);
      const char* key = side == 0 ? "lines.at" : side > 0 ? "lines.above" : "lines.below";
      out.push_back(words_(key, {{"distance", words_.quantity(std::fabs(value - line.value), unit)}, {"line", words_.quantity(line.value, unit)}}));
    }
    return out;
  }

  // The case with this chip. What a case may leave out hangs on the chip's maker: one text a maker, the id put in.
  std::string case_of_chip(const ChipPoint& chip) {
    if (chip.row < 0) return asked_.base.case_text;
    const std::string& id = book_.chips.ids[at(chip.row)];
    auto known = cases_.find(book_.chips.text(chip.row, "vendor_id"));
    if (known == cases_.end()) known = cases_.emplace(book_.chips.text(chip.row, "vendor_id"), std::pair(case_of_row(chip.row), encode_case_value(id))).first;
    const auto& [text, there] = known->second;
    const std::size_t place = text.find(there);
    return std::string(text).replace(place, there.size(), encode_case_value(id));
  }

  std::string case_of_row(int row) const {
    Case other = asked_.base.the_case;
    const int selector = book_.fact("chip");
    for (std::size_t i = 0; i < book_.facts.size(); ++i) {
      if (book_.facts[i].from && book_.facts[i].from->selector == selector) other.facts.erase(static_cast<int>(i));
    }
    other.facts[selector] = book_.chips.ids[at(row)];
    return write_case(book_, other);
  }

  // Blocks

  void knobs() {
    Controls block;
    Controls::Control axes;
    axes.key = "view.axes";
    axes.kind = "choice";
    axes.label = words_("lines.axes");
    axes.value = axes_word(asked_.axes);
    axes.value_text = words_(std::string("lines.axes.") + axes.value);
    axes.changed = !question_.text("view.axes").empty();
    for (const Axes one : {Axes::density, Axes::memory, Axes::interconnect}) {
      LinesAsked trial;
      if (figures_of(program_, one, trial.x, trial.y)) axes.options.push_back({axes_word(one), words_(std::string("lines.axes.") + axes_word(one))});
    }
    block.controls.push_back(std::move(axes));

    Controls::Control vendor;
    vendor.key = "view.vendor";
    vendor.kind = "choice";
    vendor.label = words_("lines.vendor");
    vendor.value = question_.text("view.vendor", "all");
    vendor.options.push_back({"all", words_("lines.vendor_all")});
    for (int row = 0; row < static_cast<int>(book_.chips.count); ++row) {
      const std::string id(book_.chips.text(row, "vendor_id"));
      const bool there = std::any_of(vendor.options.begin(), vendor.options.end(), [&](const Controls::Option& one) { return one.value == id; });
      if (!there) vendor.options.push_back({id, std::string(book_.chips.text(row, "vendor"))});
    }
    for (const Controls::Option& option : vendor.options) {
      if (option.value == vendor.value) vendor.value_text = option.label;
    }
    block.controls.push_back(std::move(vendor));

    Controls::Control flag;
    flag.key = "view.dc";
    flag.kind = "flag";
    flag.label = words_("lines.dc");
    flag.value = asked_.data_center ? "1" : "0";
    flag.value_text = words_(asked_.data_center ? "view.yes" : "view.no");
    block.controls.push_back(std::move(flag));
    out_.push_back(std::move(block));
  }

  // All lines and the chips around them; what is a whole class larger or smaller would press the rest together.
  Plot::Scale scale(const AxisFigure& figure, bool across) const {
    double low = HUGE_VAL, high = 0, least = 0, most = HUGE_VAL;
    const auto hold = [&](double value) {
      low = std::min(low, value);
      high = std::max(high, value);
    };
    for (const LegalLine& line : asked_.lines) {
      if (line.across == across) hold(line.value);
    }
    if (high > 0) least = low / far, most = high * far;
    for (const ChipPoint& chip : asked_.chips) {
      const double value = across ? chip.y : chip.x;
      if (chip.placed && !(across && chip.none) && (chip.chosen || (value >= least && value <= most))) hold(value);
    }
    if (high <= 0) low = 1, high = 1000;
    return tight_log_scale(words_, across ? words_(std::string("lines.y.") + axes_word(asked_.axes)) : words_("lines.x"), names_.operand_unit(program_, figure.operand), low / 1.3, high * 1.3);
  }

  void plot() {
    Plot block;
    block.title = words_(std::string("lines.title.") + axes_word(asked_.axes));
    block.x = scale(asked_.x, false);
    block.y = scale(asked_.y, true);
    for (const Zone& zone : asked_.zones) {
      if (shown(zone.field)) add_zone(block, zone);
    }
    for (const LegalLine& line : asked_.lines) add_line(block, line);
    std::size_t unplaced = 0;
    // The chips that everybody speaks of come first: labels settle in this order.
    std::vector<int> known;
    std::vector<const ChipPoint*> order;
    read_chips(book_, {}, known);
    for (const bool first : {true, false}) {
      for (const ChipPoint& chip : asked_.chips) {
        if ((std::find(known.begin(), known.end(), chip.row) != known.end()) == first) order.push_back(&chip);
      }
    }
    for (const ChipPoint* each : order) {
      const ChipPoint& chip = *each;
      const bool inside = chip.placed && chip.x >= block.x.low && chip.x <= block.x.high && (chip.none || (chip.y >= block.y.low && chip.y <= block.y.high));
      if (inside) add_mark(block, chip);
      else unplaced++;
    }
    add_keys(block);
    const bool chosen = std::any_of(block.marks.begin(), block.marks.end(), [](const Plot::Mark& mark) { return mark.chosen; });
    if (chosen) block.move = asked_.axes == Axes::density ? "move-chip-pd" : asked_.axes == Axes::memory ? "move-chip-mem" : "move-chip-io";
    std::vector<std::string> notes{words_(asked_.data_center ? "lines.note_dc" : "lines.note_other")};
    if (!asked_.by_outcome) notes.push_back(words_("lines.note_class"));
    for (const LegalLine& line : asked_.lines) {
      if (line.rests_on < 0) continue;
      const std::string value = names_.value(line.rests_on, asked_.base.facts.values[at(line.rests_on)]);
      notes.push_back(words_("lines.note_rests_on", {{"fact", names_.fact(line.rests_on)}, {"value", value}}));
      break;
    }
    if (chosen) notes.push_back(words_("lines.note_move"));
    if (unplaced > 0) notes.push_back(words_("lines.note_unplaced", {{"count", words_.number(static_cast<double>(unplaced))}}));
    for (const std::string& note : notes) block.note = block.note.empty() ? note : words_("lines.and_then", {{"first", block.note}, {"then", note}});
    block.empty = words_("lines.empty");
    out_.push_back(std::move(block));
  }

  void add_zone(Plot& block, const Zone& zone) const {
    Plot::Zone made;
    for (const int index : clauses(zone.field)) made.id += (made.id.empty() ? "" : "+") + clause(index)->slot;
    made.label = zone_label(zone.field);
    made.says = says(zone.field);
    const std::vector<int> all = clauses(zone.field);
    if (!all.empty()) {
      const ClauseVersion& first = *clause(asked_.by_outcome && zone.field.deciding >= 0 ? zone.field.deciding : all.front());
      made.cite = names_.cite(first.citation);
    }
    made.tone = tone(zone.field);
    for (const Zone::Part& part : zone.parts) {
      const Plot::Rectangle inside{std::max(part.left, block.x.low), std::max(part.bottom, block.y.low), std::min(part.right, block.x.high), std::min(part.top, block.y.high)};
      if (inside.left < inside.right && inside.bottom < inside.top) made.parts.push_back(inside);
    }
    if (!made.parts.empty()) block.zones.push_back(std::move(made));
  }

  void add_line(Plot& block, const LegalLine& line) const {
    Plot::Line made;
    made.across = line.across;
    made.value = line.value;
    made.id = std::string(line.across ? "y" : "x") + write_number(line.value);
    made.value_text = words_.quantity(line.value, line.across ? y_unit_ : x_unit_);
    block.lines.push_back(std::move(made));
  }

  void add_mark(Plot& block, const ChipPoint& chip) {
    Plot::Mark mark;
    mark.id = chip.row < 0 ? "own" : book_.chips.ids[at(chip.row)];
    mark.label = name(chip);
    mark.group = vendor(chip);
    mark.shape = chip.data_center ? "circle" : "triangle";
    mark.text = meaning(chip.field);
    mark.tone = tone(chip.field);
    mark.x = chip.x;
    mark.y = chip.none ? block.y.low : chip.y;
    mark.chosen = chip.chosen;
    mark.estimate = estimate(chip);
    mark.case_text = case_of_chip(chip);
    mark.lines.push_back(words_("lines.figures", {{"vendor", mark.group.empty() ? mark.label : mark.group}, {"x", figure(asked_.x, chip.x, false)}, {"y", figure(asked_.y, chip.y, chip.none)}}));
    if (asked_.by_outcome) mark.lines.push_back(words_("lines.class", {{"class", class_name(chip.field)}}));
    const std::vector<std::string> all = distances(chip, asked_.lines.size());
    const std::size_t told = all.size() <= most_told + 1 ? all.size() : most_told;
    mark.lines.insert(mark.lines.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(told));
    if (told < all.size()) mark.lines.push_back(words_("lines.further", {{"count", words_.number(static_cast<double>(all.size() - told))}}));
    if (mark.estimate) mark.lines.push_back(words_("lines.estimate"));
    block.marks.push_back(std::move(mark));
  }

  void add_keys(Plot& block) const {
    for (const ChipPoint& chip : asked_.chips) {
      if (!chip.placed) continue;
      const std::string text = meaning(chip.field);
      const bool there = std::any_of(block.keys.begin(), block.keys.end(), [&](const Plot::Key& key) { return key.text == text; });
      if (!there) block.keys.push_back({text, "circle", tone(chip.field)});
    }
    const auto any = [&](auto&& test) { return std::any_of(block.marks.begin(), block.marks.end(), test); };
    if (any([](const Plot::Mark& mark) { return mark.shape == "triangle"; })) block.keys.push_back({words_("lines.key_other"), "triangle", Tone::plain});
    if (any([](const Plot::Mark& mark) { return mark.estimate; })) block.keys.push_back({words_("lines.estimate"), "estimate", Tone::plain});
  }

  void zone_table() {
    Table table;
    table.title = words_("lines.zones");
    table.align = "llll";
    table.columns = {words_("lines.column_zone"), words_("column.outcome"), words_("lines.column_says"), words_("column.clause")};
    for (const Zone& zone : asked_.zones) {
      if (!shown(zone.field)) continue;
      table.rows.push_back({zone_label(zone.field), meaning(zone.field), says(zone.field), cites(zone.field)});
      table.tones.push_back(tone(zone.field));
    }
    if (!table.rows.empty()) out_.push_back(std::move(table));
  }

  void chip_table() {
    Table table;
    table.title = words_("lines.chips");
    table.align = "llrrlll";
    table.columns = {words_("column.chip"), words_("lines.column_vendor"), words_("lines.x"), words_(std::string("lines.y.") + axes_word(asked_.axes)), words_("facts.classification"),
                     words_("column.outcome"), words_("lines.column_nearest")};
    for (const ChipPoint& chip : asked_.chips) {
      const std::vector<std::string> near = distances(chip, 1);
      table.rows.push_back({name(chip), vendor(chip), chip.x > 0 ? figure(asked_.x, chip.x, false) : words_("view.unknown"),
                            chip.none || chip.y > 0 ? figure(asked_.y, chip.y, chip.none) : words_("view.unknown"), class_name(chip.field),
                            asked_.by_outcome ? names_.outcome_short(chip.field.outcome) : std::string(), near.empty() ? std::string() : near.front()});
      table.tones.push_back(tone(chip.field));
      table.cases.push_back(case_of_chip(chip));
    }
    out_.push_back(std::move(table));
  }

  const Question& question_;
  const RuleBook& book_;
  const Words& words_;
  const Names& names_;
  const LinesAsked& asked_;
  const Program& program_;
  const CheckContext context_;
  const std::string x_unit_, y_unit_;
  std::map<std::string, std::pair<std::string, std::string>, std::less<>> cases_;  // by maker: a case text, the id in it
  std::vector<Block> out_;
};

}  // namespace
}  // namespace chip_rules::view

namespace chip_rules {

std::vector<view::Block> lines_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                      std::optional<CaseError>& error) {
  using namespace view;
  LinesAsked asked;
  error = lines_of(question, asked);
  return error ? std::vector<view::Block>() : LinesView(question, words, names, asked).run();
}

}  // namespace chip_rules
