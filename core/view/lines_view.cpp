// The view of "lines": knobs, the plane with its zones and chips, and the same as tables.
#include <algorithm>
#include <cmath>

#include "core/ask/lines.h"
#include "core/ask/matrix.h"
#include "core/json/number.h"
#include "core/order.h"
#include "core/place.h"
#include "core/view/check_parts.h"
#include "core/view/lines_words.h"
#include "core/view/scales.h"

namespace chip_rules::view {
namespace {

constexpr double far = 60;            // times a line: chips beyond are told in the table only
constexpr std::size_t most_told = 3;  // of a chip's distances to lines, the nearest

class LinesView {
 public:
  LinesView(const Question& question, const Words& words, const Names& names, const LinesAsked& asked)
      : question_(question), book_(question.book()), words_(words), names_(names), asked_(asked), program_(*asked.base.program),
        context_{book_, asked.base, words, names}, tell_(book_, words, names, asked) {}

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
      if (tell_.shown(zone.field)) add_zone(block, zone);
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
    for (const int index : tell_.clauses(zone.field)) made.id += (made.id.empty() ? "" : "+") + tell_.clause(index)->slot;
    made.label = tell_.zone_label(zone.field);
    made.says = tell_.says(zone.field);
    const std::vector<int> all = tell_.clauses(zone.field);
    if (!all.empty()) {
      const ClauseVersion& first = *tell_.clause(asked_.by_outcome && zone.field.deciding >= 0 ? zone.field.deciding : all.front());
      made.cite = names_.cite(first.citation);
    }
    made.tone = tell_.tone(zone.field);
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
    made.value_text = words_.quantity(line.value, line.across ? tell_.y_unit : tell_.x_unit);
    block.lines.push_back(std::move(made));
  }

  void add_mark(Plot& block, const ChipPoint& chip) {
    Plot::Mark mark;
    mark.id = chip.row < 0 ? "own" : book_.chips.ids[at(chip.row)];
    mark.label = tell_.name(chip);
    mark.group = tell_.vendor(chip);
    mark.shape = chip.data_center ? "circle" : "triangle";
    mark.text = tell_.meaning(chip.field);
    mark.tone = tell_.tone(chip.field);
    mark.x = chip.x;
    mark.y = chip.none ? block.y.low : chip.y;
    mark.chosen = chip.chosen;
    mark.estimate = tell_.estimate(chip);
    mark.case_text = tell_.case_of_chip(chip);
    mark.lines.push_back(words_("lines.figures", {{"vendor", mark.group.empty() ? mark.label : mark.group}, {"x", tell_.figure(asked_.x, chip.x, false)}, {"y", tell_.figure(asked_.y, chip.y, chip.none)}}));
    if (asked_.by_outcome) mark.lines.push_back(words_("lines.class", {{"class", tell_.class_name(chip.field)}}));
    const std::vector<std::string> all = tell_.distances(chip, asked_.lines.size());
    const std::size_t told = all.size() <= most_told + 1 ? all.size() : most_told;
    mark.lines.insert(mark.lines.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(told));
    if (told < all.size()) mark.lines.push_back(words_("lines.further", {{"count", words_.number(static_cast<double>(all.size() - told))}}));
    if (mark.estimate) mark.lines.push_back(words_("lines.estimate"));
    block.marks.push_back(std::move(mark));
  }

  void add_keys(Plot& block) const {
    for (const ChipPoint& chip : asked_.chips) {
      if (!chip.placed) continue;
      const std::string text = tell_.meaning(chip.field);
      const bool there = std::any_of(block.keys.begin(), block.keys.end(), [&](const Plot::Key& key) { return key.text == text; });
      if (!there) block.keys.push_back({text, "circle", tell_.tone(chip.field)});
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
      if (!tell_.shown(zone.field)) continue;
      table.rows.push_back({tell_.zone_label(zone.field), tell_.meaning(zone.field), tell_.says(zone.field), tell_.cites(zone.field)});
      table.tones.push_back(tell_.tone(zone.field));
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
      const std::vector<std::string> near = tell_.distances(chip, 1);
      table.rows.push_back({tell_.name(chip), tell_.vendor(chip), chip.x > 0 ? tell_.figure(asked_.x, chip.x, false) : words_("view.unknown"),
                            chip.none || chip.y > 0 ? tell_.figure(asked_.y, chip.y, chip.none) : words_("view.unknown"), tell_.class_name(chip.field),
                            asked_.by_outcome ? names_.outcome_short(chip.field.outcome) : std::string(), near.empty() ? std::string() : near.front()});
      table.tones.push_back(tell_.tone(chip.field));
      table.cases.push_back(tell_.case_of_chip(chip));
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
  LinesWords tell_;
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
