// The view of "timeline": for each basis a table of stretches and what changed at each step; then the named texts.
#include <algorithm>

#include "core/ask/timeline.h"
#include "core/place.h"
#include "core/view/check_parts.h"
#include "core/view/timeline_words.h"

namespace chip_rules::view {
namespace {

class TimelineView {
 public:
  TimelineView(const RuleBook& book, const Words& words, const Names& names, const Timeline& timeline)
      : book_(book), words_(words), names_(names), timeline_(timeline) {}

  std::vector<Block> run() {
    const Stretch* now = &timeline_.bases->enforced.stretches.front();
    for (const Stretch& stretch : timeline_.bases->enforced.stretches) {
      if (stretch.from <= timeline_.today) now = &stretch;
    }
    const CheckContext context{book_, now->decision, words_, names_};
    Headline head = headline(context);
    head.label = words_("timeline.today", {{"order", head.label}, {"date", words_.date(timeline_.today)}});
    out_.push_back(std::move(head));
    if (!timeline_.set_aside.empty()) out_.push_back(Paragraph{"note", words_("timeline.set_aside", {{"keys", words_.list(set_aside())}})});
    for (const BasisTimeline* basis : {&timeline_.bases->enforced, &timeline_.bases->codified}) {
      out_.push_back(stretches(*basis));
      out_.push_back(steps(*basis));
    }
    out_.push_back(named());
    List happened = events();
    if (!happened.entries.empty()) out_.push_back(std::move(happened));
    List gap_list = gaps(context);
    if (!gap_list.entries.empty()) out_.push_back(std::move(gap_list));
    out_.push_back(Paragraph{"legal", words_("view.legal")});
    return std::move(out_);
  }

 private:
  // The keys with their values ("on=2024-01-01") in words.
  std::vector<std::string> set_aside() const {
    std::vector<std::string> out;
    for (const std::string& one : timeline_.set_aside) {
      const std::size_t sign = std::min(one.find('='), one.size());
      const std::string value = one.substr(std::min(sign + 1, one.size()));
      out.push_back(one);
      if (const std::optional<Day> day = read_date(value)) out.back() = words_.date(*day);
      if (words_.has("basis." + value)) out.back() = words_("basis." + value);
      for (const NamedRegime& regime : book_.regimes) {
        if (regime.id == value) out.back() = words_.regime(regime);
      }
    }
    return out;
  }

  std::string basis_word(const BasisTimeline& basis) const { return words_(basis.enforced ? "basis.enforced" : "basis.codified"); }

  std::string regime(const Decision& decision) const {
    for (const NamedRegime& regime : book_.regimes) {
      if (regime.id != decision.regime) continue;
      const std::string title = words_.regime(regime);
      return decision.status.empty() ? title : words_("timeline.regime", {{"title", title}, {"status", words_("status." + decision.status)}});
    }
    return {};
  }

  std::string cite(const Decision& decision) const {
    return decision.answer.deciding < 0 ? std::string() : decision.program->clauses[at(decision.answer.deciding)].source->citation.cite;
  }

  Table stretches(const BasisTimeline& basis) const {
    Table out;
    out.title = words_("timeline.stretches", {{"basis", basis_word(basis)}});
    out.align = "lllll";
    out.columns = {words_("column.first_day"), words_("column.until"), words_("column.outcome"), words_("column.regime"), words_("column.clause")};
    for (const Stretch& stretch : basis.stretches) {
      out.rows.push_back({words_.date(stretch.from), stretch.to ? words_.date(*stretch.to) : words_("timeline.open"),
                          names_.outcome_short(stretch.decision.answer.outcome), regime(stretch.decision), cite(stretch.decision)});
    }
    return out;
  }

  List steps(const BasisTimeline& basis) const {
    List out;
    out.role = "notes";
    out.title = words_("timeline.steps", {{"basis", basis_word(basis)}});
    for (const TimelineStep& step : basis.steps) {
      const std::string date = words_.date(step.on);
      const std::string after = names_.outcome_short(step.after);
      const bool same = step.before == step.after;
      List::Entry entry;
      entry.text = words_(same ? "timeline.same" : "timeline.step", {{"date", date}, {"before", names_.outcome_short(step.before)}, {"after", after}});
      entry.detail = step_reasons(book_, words_, names_, step);
      out.entries.push_back(std::move(entry));
    }
    return out;
  }

  List events() const {
    List out;
    out.role = "notes";
    out.title = words_("timeline.events");
    for (const Json* one : timeline_events(book_)) {
      const std::string date = words_.date(read_date(one->get_text("date")).value_or(0));
      out.entries.push_back({words_("timeline.event", {{"date", date}, {"title", words_.pick(one->find("title"))}}), {}, {}});
    }
    return out;
  }

  Table named() const {
    Table out;
    out.title = words_("timeline.named");
    out.align = "llll";
    out.columns = {words_("column.name"), words_("column.date"), words_("column.outcome"), words_("column.clause")};
    for (const NamedEntry& entry : timeline_.named) {
      const std::string title = words_.regime(book_.regimes[at(entry.regime)]);
      out.rows.push_back({title, words_.date(entry.decision.choice.on), names_.outcome_short(entry.decision.answer.outcome), cite(entry.decision)});
    }
    return out;
  }

  const RuleBook& book_;
  const Words& words_;
  const Names& names_;
  const Timeline& timeline_;
  std::vector<Block> out_;
};

}  // namespace
}  // namespace chip_rules::view

namespace chip_rules {

std::vector<view::Block> timeline_blocks(const Question& question, const view::Words& words, const view::Names& names, std::optional<CaseError>& error) {
  using namespace view;
  Timeline timeline;
  error = timeline_of(question, timeline);
  return error ? std::vector<Block>{} : TimelineView(question.book(), words, names, timeline).run();
}

}  // namespace chip_rules
