// The view of "rule": what the knobs change, the knobs, the clauses.
#include <algorithm>
#include <map>

#include "core/ask/asked.h"
#include "core/ask/rule.h"
#include "core/ask/what_if.h"
#include "core/order.h"
#include "core/place.h"
#include "core/view/rule_knobs.h"

namespace chip_rules::view {
namespace {

constexpr std::size_t most_places = 4;  // named in a cell
constexpr std::size_t most_ways = 7;    // at a glance

class RuleView {
 public:
  RuleView(const Question& question, const Words& words, const Names& names, const Decision& decision, const Decision& by_law)
      : question_(question), book_(question.book()), words_(words), names_(names), decision_(decision), by_law_(by_law), context_{book_, decision, words, names} {}

  std::vector<Block> run() {
    // The same paragraph that every view has says first whether this is a what-if.
    for (Paragraph& paragraph : assumptions_and_coverage(context_)) {
      if (paragraph.role == "warning" || paragraph.role == "coverage") out_.push_back(std::move(paragraph));
    }
    const bool turned = is_what_if(decision_);
    if (!turned) out_.push_back(Paragraph{"note", words_("rule.try")});
    std::vector<Controls> knobs = parameter_knobs(context_, by_law_);
    if (turned && knobs.empty()) changes();
    for (std::size_t i = 0; i < knobs.size(); ++i) {
      out_.push_back(std::move(knobs[i]));
      if (turned && i == 0) changes();  // below the first knobs, which stay where they are while they are turned
    }
    Controls readings = reading_knobs(context_);
    if (!readings.controls.empty()) out_.push_back(std::move(readings));
    clauses();
    out_.push_back(Paragraph{"legal", words_("view.legal")});
    return std::move(out_);
  }

 private:
  std::string count(std::size_t number) const { return words_.number(static_cast<double>(number)); }

  std::string places(const std::vector<int>& rows) const {
    if (rows.size() > most_places) return words_("rule.places", {{"count", count(rows.size())}});
    std::vector<std::string> out;
    for (const int row : rows) out.push_back(names_.row(book_.countries, row));
    return words_.list(out);
  }

  void changes() {
    WhatIf what_if;
    if (ask_what_if(question_.rules.programs(), decision_.the_case, question_.today, what_if)) return;
    view::Facts sums;
    sums.title = words_("rule.changes");
    sums.rows.push_back({words_("rule.orders"), words_("rule.of_all", {{"count", count(what_if.changed)}, {"all", count(what_if.asked)}}), words_("rule.orders_detail"), Tone::plain});
    struct Way {
      Outcome before, after;
      std::size_t orders = 0, chips = 0;
    };
    std::vector<Way> ways;
    for (const ChangedChip& one : what_if.changes) {
      auto way = std::find_if(ways.begin(), ways.end(), [&](const Way& known) { return known.before == one.before && known.after == one.after; });
      if (way == ways.end()) way = ways.insert(ways.end(), {one.before, one.after});
      way->orders += one.places.size();
      way->chips++;
    }
    sort_by(ways, [](const Way& a, const Way& b) { return a.orders > b.orders; });
    if (ways.size() > most_ways) ways.resize(most_ways);  // the table has them all
    for (const Way& way : ways) {
      sums.rows.push_back({words_("rule.way", {{"before", names_.outcome_short(way.before)}, {"after", names_.outcome_short(way.after)}}), count(way.orders),
                           words_("rule.chips", {{"count", count(way.chips)}}), Names::tone(way.after)});
    }
    out_.push_back(std::move(sums));
    if (what_if.changes.empty()) return;
    Table table;
    table.title = words_("rule.each_change");
    table.align = "llll";
    table.columns = {words_("column.chip"), words_("rule.column_law"), words_("rule.column_what_if"), words_("rule.column_where")};
    for (const ChangedChip& one : what_if.changes) {
      table.rows.push_back({names_.row(book_.chips, one.chip), names_.outcome_short(one.before), names_.outcome_short(one.after), places(one.places)});
      table.tones.push_back(Names::tone(one.after));
    }
    out_.push_back(std::move(table));
  }

  // By step as they are asked, or by the act that wrote them.
  void clauses() {
    const bool by_act = question_.text("view.by") == "act";
    Controls knobs;
    Controls::Control by;
    by.key = "view.by";
    by.kind = "choice";
    by.label = words_("rule.by");
    by.value = by_act ? "act" : "step";
    for (const char* one : {"step", "act"}) by.options.push_back({one, words_(std::string("rule.by_") + one)});
    by.value_text = by.options[by_act ? 1 : 0].label;
    by.changed = by_act;
    knobs.controls.push_back(std::move(by));
    out_.push_back(std::move(knobs));

    Clauses text = trace(context_);
    text.title = words_("rule.clauses");
    if (by_act) {
      const Program& program = *decision_.program;
      std::vector<std::pair<int, Clauses::Clause>> sorted;
      for (std::size_t i = 0; i < text.clauses.size(); ++i) {
        const int act = program.clauses[at(decision_.trace[i].clause)].source->instrument;
        text.clauses[i].step = words_.law(book_.instruments[at(act)].title);
        const auto place = std::find(program.instruments.begin(), program.instruments.end(), act) - program.instruments.begin();
        sorted.emplace_back(static_cast<int>(place), std::move(text.clauses[i]));
      }
      sort_by(sorted, [](const auto& a, const auto& b) { return a.first < b.first; });
      for (std::size_t i = 0; i < sorted.size(); ++i) text.clauses[i] = std::move(sorted[i].second);
    }
    out_.push_back(std::move(text));
  }

  const Question& question_;
  const RuleBook& book_;
  const Words& words_;
  const Names& names_;
  const Decision& decision_;
  const Decision& by_law_;
  const CheckContext context_;
  std::vector<Block> out_;
};

}  // namespace
}  // namespace chip_rules::view

namespace chip_rules {

std::vector<view::Block> rule_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                     std::optional<CaseError>& error) {
  using namespace view;
  const Case the_case = case_of(question, "case", error);
  if (error) return {};
  if ((error = refuse_option("view.by", question.text("view.by"), {"step", "act"}))) return {};
  Decision decision;
  if ((error = decide_plainly(question.rules.programs(), the_case, question.today, decision))) return {};
  decision = decide_case(question.rules.programs(), the_case, question.today, {true, false, false});
  if (!is_what_if(decision)) return RuleView(question, words, names, decision, decision).run();
  const Decision by_law = decide_case(question.rules.programs(), without_overrides(the_case), question.today, {true, false, false});
  return RuleView(question, words, names, decision, by_law).run();
}

}  // namespace chip_rules
