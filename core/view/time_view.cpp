// The view "time": a case from the first covered day to today as two tracks, on paper and as enforced, the events above
// them, a knob for the day, and a table that says the same.
#include <algorithm>

#include "core/ask/timeline.h"
#include "core/order.h"
#include "core/view/check_parts.h"
#include "core/view/knobs.h"
#include "core/view/timeline_words.h"

namespace chip_rules::view {
namespace {

// Days on which the outcome stays the same; `last` is the last of them that is shown.
struct Span {
  Day from = 0, last = 0;
  const Decision* decision = nullptr;
};

class TimeView {
 public:
  TimeView(const Question& question, const Words& words, const Names& names, const Case& the_case, const BothBases& bases)
      : book_(question.book()), words_(words), names_(names), case_(the_case), bases_(bases), low_(book_.covers_from),
        today_(question.today), now_(std::max(regime_of(book_, the_case, today_).on, low_)), high_(std::max(today_, now_)), events_(timeline_events(book_)) {
    codified_ = spans(bases.codified);
    enforced_ = spans(bases.enforced);
  }

  std::vector<Block> run() {
    std::vector<Block> out;
    out.push_back(knobs());
    for (Paragraph& paragraph : what_if_warning({book_, decision_now(), words_, names_})) out.push_back(std::move(paragraph));
    out.push_back(tracks());
    out.push_back(on_the_day());
    out.push_back(table());
    if (List happened = what_happened(); !happened.entries.empty()) out.push_back(std::move(happened));
    out.push_back(Paragraph{"legal", words_("view.legal")});
    return out;
  }

 private:
  std::vector<Span> spans(const BasisTimeline& basis) const {
    std::vector<Span> out;
    for (const Stretch& stretch : basis.stretches) {
      if (stretch.from > high_) break;
      const Day last = std::min(stretch.to.value_or(high_), high_);
      const Decision& decision = stretch.decision;
      const bool same = !out.empty() && out.back().decision->answer.outcome == decision.answer.outcome && out.back().decision->possible == decision.possible;
      if (same) out.back().last = last;
      else out.push_back({stretch.from, last, &decision});
    }
    return out;
  }

  static const Span& span_on(const std::vector<Span>& spans, Day day) {
    auto after = std::upper_bound(spans.begin(), spans.end(), day, [](Day value, const Span& span) { return value < span.from; });
    return after == spans.begin() ? *after : *(after - 1);
  }

  // Of the basis asked. A span has the decision of its first day, when the law may have had other numbers to set aside.
  const Decision& decision_now() const {
    const std::vector<Stretch>& stretches = (case_.codified ? bases_.codified : bases_.enforced).stretches;
    auto after = std::upper_bound(stretches.begin(), stretches.end(), now_, [](Day value, const Stretch& stretch) { return value < stretch.from; });
    return (after == stretches.begin() ? after : after - 1)->decision;
  }

  // The case on a day and a basis, under the law of that day; without a date of its own it stays so as long as that is today.
  std::string case_on(Day day, bool codified) const {
    Case out = case_;
    out.regime.reset();
    out.codified = codified;
    if (case_.on || day != today_) out.on = day;
    return write_case(book_, out);
  }

  std::string outcome(const Span& span) const { return names_.outcome_short(span.decision->answer.outcome); }
  Tone tone(const Span& span) const { return Names::tone(span.decision->answer.outcome); }

  std::string dates(Day from, Day last) const {
    if (last >= high_) return words_("time.since", {{"from", words_.date(from)}});
    if (from == last) return words_.date(from);
    return words_("time.from_to", {{"from", words_.date(from)}, {"to", words_.date(last)}});
  }

  std::string reasons(const BasisTimeline& basis, Day day) const {
    for (const TimelineStep& step : basis.steps) {
      if (step.on == day) return step_in_brief(book_, words_, names_, step);
    }
    return {};
  }

  Link cite(const Span& span) const {
    const int deciding = span.decision->answer.deciding;
    return deciding < 0 ? Link{} : names_.cite(span.decision->program->clauses[static_cast<std::size_t>(deciding)].source->citation);
  }

  Tracks::Track track(const BasisTimeline& basis, const std::vector<Span>& spans) const {
    Tracks::Track out;
    out.label = words_(basis.enforced ? "time.enforced" : "time.codified");
    for (const Span& span : spans) {
      const std::string why = reasons(basis, span.from);
      const std::string when = dates(span.from, span.last);
      Tracks::Span one;
      one.from = span.from;
      one.to = span.last + 1;
      one.text = outcome(span);
      one.detail = why.empty() ? when : words_("time.span", {{"dates", when}, {"why", why}});
      const bool here = span.from <= now_ && now_ <= span.last;
      one.case_text = case_on(here ? now_ : span.from, !basis.enforced);
      one.tone = tone(span);
      one.cite = cite(span);
      out.spans.push_back(std::move(one));
    }
    return out;
  }

  Tracks tracks() const {
    Tracks out;
    out.title = words_("time.title");
    out.note = words_("time.note");
    out.low = low_;
    out.high = high_ + 1;
    out.now = now_;
    out.now_text = words_.date(now_);
    out.key = "on";
    for (int year = split_date(low_).year + 1; join_date(year, 1, 1) <= high_; ++year) {
      out.ticks.push_back({static_cast<double>(join_date(year, 1, 1)), std::to_string(year)});
    }
    out.tracks.push_back(track(bases_.codified, codified_));
    out.tracks.push_back(track(bases_.enforced, enforced_));
    for (const Json* event : events_) {
      const Day day = *read_date(event->get_text("date"));
      if (day > high_) break;
      out.events.push_back({static_cast<double>(day), words_.date(day), words_.pick(event->find("title")), std::string(event->get_text("kind")),
                            case_on(day, case_.codified), source(*event)});
    }
    return out;
  }

  static Link source(const Json& event) {
    const Json* sources = event.find("sources");
    if (!sources || sources->items.empty()) return {};
    return {std::string(sources->items[0].get_text("title")), std::string(sources->items[0].get_text("url"))};
  }

  Controls knobs() const {
    Controls out;
    Controls::Control day = day_knob(words_, case_, now_, low_, high_);
    day.label = words_("time.day");
    day.detail = words_(case_.regime ? "time.regime" : "time.day.says", {{"title", case_.regime ? words_.regime(book_.regimes[static_cast<std::size_t>(*case_.regime)]) : std::string()}});
    for (const Day change : changes()) {
      if (change > low_ && change <= high_) day.options.push_back({write_date(change), words_.date(change)});
    }
    out.controls.push_back(std::move(day));
    Controls::Control basis;
    basis.key = "basis";
    basis.kind = "choice";
    basis.label = words_("time.basis");
    // A named set of rules has no basis: neither is chosen.
    if (!case_.regime) basis.value = case_.codified ? "codified" : "enforced";
    if (!case_.regime) basis.value_text = words_(case_.codified ? "time.codified" : "time.enforced");
    basis.options = {{"codified", words_("time.codified")}, {"enforced", words_("time.enforced")}};
    out.controls.push_back(std::move(basis));
    return out;
  }

  // Days on which the law that concerns this case changed on either basis.
  std::vector<Day> changes() const {
    std::vector<Day> out;
    for (const BasisTimeline* basis : {&bases_.codified, &bases_.enforced}) {
      for (const TimelineStep& step : basis->steps) out.push_back(step.on);
    }
    sort_up(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  view::Facts on_the_day() const {
    view::Facts out;
    out.title = words_("time.on", {{"date", words_.date(now_)}});
    const Span &paper = span_on(codified_, now_), &practice = span_on(enforced_, now_);
    out.rows.push_back({words_("time.codified"), outcome(paper), dates(paper.from, paper.last), tone(paper)});
    out.rows.push_back({words_("time.enforced"), outcome(practice), dates(practice.from, practice.last), tone(practice)});
    return out;
  }

  Table table() const {
    Table out;
    out.title = words_("time.table");
    out.align = "llll";
    out.columns = {words_("time.column.when"), words_("time.codified"), words_("time.enforced"), words_("time.column.why")};
    std::vector<Day> starts;
    for (const Span& span : codified_) starts.push_back(span.from);
    for (const Span& span : enforced_) starts.push_back(span.from);
    sort_up(starts);
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const Span &paper = span_on(codified_, starts[i]), &practice = span_on(enforced_, starts[i]);
      // Why an outcome begins stands where it begins.
      const std::string on_paper = paper.from == starts[i] ? reasons(bases_.codified, starts[i]) : std::string();
      const std::string in_practice = practice.from == starts[i] ? reasons(bases_.enforced, starts[i]) : std::string();
      std::string why = on_paper.empty() ? in_practice : on_paper;
      if (!on_paper.empty() && !in_practice.empty() && on_paper != in_practice) {
        why = words_("time.both", {{"codified", on_paper}, {"enforced", in_practice}});
      }
      out.rows.push_back({dates(starts[i], i + 1 < starts.size() ? starts[i + 1] - 1 : high_), outcome(paper), outcome(practice), why});
      out.tones.push_back(tone(paper));  // a row's sign stands in its second column
      out.cases.push_back(case_on(starts[i], case_.codified));
    }
    return out;
  }

  List what_happened() const {
    List out;
    out.role = "events";
    out.title = words_("time.events");
    for (const Json* event : events_) {
      const Day day = *read_date(event->get_text("date"));
      out.entries.push_back({words_("timeline.event", {{"date", words_.date(day)}, {"title", words_.pick(event->find("title"))}}),
                             words_.pick(event->find("text")), source(*event)});
    }
    return out;
  }

  const RuleBook& book_;
  const Words& words_;
  const Names& names_;
  const Case& case_;
  const BothBases& bases_;
  Day low_, today_, now_, high_;
  std::vector<const Json*> events_;
  std::vector<Span> codified_, enforced_;
};

}  // namespace
}  // namespace chip_rules::view

namespace chip_rules {

std::vector<view::Block> time_blocks(const Question& question, const view::Words& words, const view::Names& names, std::optional<CaseError>& error) {
  using namespace view;
  const Case the_case = case_of(question, "case", error);
  if (error) return {};
  const std::shared_ptr<const BothBases> bases = both_bases(question.rules.programs(), the_case);
  if (!bases || bases->enforced.stretches.empty()) {
    error = CaseError{"bad_rules", "", "", "error.rules", {}};
    return {};
  }
  if (!question.book().events) question.need("record");
  return TimeView(question, words, names, the_case, *bases).run();
}

}  // namespace chip_rules
