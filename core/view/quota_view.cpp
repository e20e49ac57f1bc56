// Quota bars, split orders, obligations and remarks.
#include <algorithm>
#include <cmath>

#include "core/place.h"

#include "core/view/check_parts.h"

namespace chip_rules::view {
namespace {

std::string due_text(const CheckContext& context, const Json* due) {
  const Words& words = context.words;
  if (!due) return {};
  if (const Json* days = due->find("days")) {
    if (days->number == 0) return words("due.before");
    const std::string count = words.number(std::fabs(days->number));
    const std::string from(due->get_text("from"));
    if (from != "shipment") return words("due.days_after_" + from, {{"days", count}});
    return words(days->number < 0 ? "due.days_before" : "due.days_after", {{"days", count}});
  }
  if (const Json* months = due->find("every_months")) return words("due.months", {{"months", words.number(months->number)}});
  if (const Json* yearly = due->find("yearly")) {
    std::vector<std::string> dates;
    for (const Json& item : yearly->items) {
      dates.push_back(words.day_of_year(read_date("2024-" + item.text).value_or(0)));
    }
    return words("due.yearly", {{"dates", words.list(dates)}});
  }
  return {};
}

}  // namespace

std::vector<Bar> quota_bars(const CheckContext& context) {
  const Words& words = context.words;
  std::vector<Bar> out;
  for (const QuotaLine& line : context.decision.quota) {
    const LimitCode& limit = context.decision.program->limits[at(line.limit)];
    if (!line.cap.known()) continue;
    Bar bar;
    bar.title = context.names.limit(limit);
    bar.unit = words.unit(limit.unit);
    bar.before = line.before.low;
    bar.request = line.request.low;
    bar.after = line.after.low;
    bar.cap = line.cap.low;
    bar.fits = line.fits == Tri::yes;
    bar.after_text = words.quantity(line.after.low, limit.unit);
    bar.cap_text = words.quantity(line.cap.low, limit.unit);
    const bool share = limit.measure == LimitCode::Measure::share;
    if (!share) {
      bar.before_text = words.quantity(line.before.low, limit.unit);
      bar.request_text = words("bar.request", {{"amount", words.quantity(line.request.low, limit.unit)}});
    }
    if (!bar.fits) {
      bar.left_text = words("bar.over", {{"over", words.quantity(line.after.low - line.cap.low, limit.unit)}});
    } else if (share) {
      bar.left_text = words("bar.share", {{"after", bar.after_text}, {"cap", bar.cap_text}});
    } else if (line.chips_left) {
      bar.left_text = *line.chips_left < 1 ? words("bar.full") : words("bar.left", {{"chips", words.number(*line.chips_left)}});
    }
    // A limit that bars the order decided without being drawn on.
    const bool barred = context.decision.answer.outcome.verdict == Verdict::barred && !bar.fits;
    bar.drawn = line.drawn || barred;
    if (!bar.drawn) bar.left_text += (bar.left_text.empty() ? "" : words("view.beside")) + words("bar.not_drawn");
    bar.cite = {std::string(limit.json->get_text("cite")), std::string(limit.json->get_text("url"))};
    bar.tone = bar.fits ? Tone::plain : Tone::deny;
    out.push_back(std::move(bar));
  }
  return out;
}

List order_parts(const CheckContext& context) {
  List out;
  out.role = "parts";
  out.title = context.words("parts.title");
  for (const OrderPart& part : context.decision.parts) {
    const std::string chips = context.words.number(part.chips);
    out.entries.push_back({context.words("parts.part", {{"chips", chips}, {"outcome", context.names.outcome_short(part.outcome)}}), "", {}});
  }
  return out;
}

List obligations(const CheckContext& context) {
  List out;
  out.role = "obligations";
  out.title = context.words("obligations.title");
  for (const int index : context.decision.obligations) {
    const ClauseVersion& clause = *context.decision.program->clauses[at(index)].source;
    out.entries.push_back({context.names.says(*context.decision.program, clause), due_text(context, clause.effect->find("due")),
                           context.names.cite(clause.citation)});
  }
  for (const int index : context.decision.duties) {
    const ClauseVersion& clause = *context.decision.program->clauses[at(index)].source;
    out.entries.push_back({context.names.says(*context.decision.program, clause), "", context.names.cite(clause.citation)});
  }
  std::vector<std::string> missing;
  for (const int fact : context.decision.missing) missing.push_back(context.names.fact(fact));
  for (const int index : context.decision.open_duties) {
    const ClauseVersion& clause = *context.decision.program->clauses[at(index)].source;
    out.entries.push_back({context.names.says(*context.decision.program, clause),
                           context.words("obligations.may_be_due", {{"facts", context.words.list(missing)}}), context.names.cite(clause.citation)});
  }
  return out;
}

List gaps(const CheckContext& context) {
  List out;
  out.role = context.decision.gaps.empty() ? "standing" : "gaps";  // what no answer looks at is a footnote
  out.title = context.words("gaps.title");
  const Json* list = context.book.timeline ? context.book.timeline->find("gaps") : nullptr;
  for (const int gap : context.decision.gaps) {
    const Json& json = list->items[at(gap)];
    const std::optional<Day> from = read_date(json.get_text("from"));
    out.entries.push_back({context.words.pick(json.find("text")), from ? context.words("gaps.since", {{"date", context.words.date(*from)}}) : "", {}});
  }
  const Json* standing = context.book.timeline ? context.book.timeline->find("standing") : nullptr;
  for (std::size_t i = 0; standing && i < standing->items.size(); ++i) {
    const Json& json = standing->items[i];
    out.entries.push_back({context.words.pick(json.find("text")), context.words("gaps.standing"), {std::string(json.get_text("cite")), std::string(json.get_text("url"))}});
  }
  return out;
}

List remarks(const CheckContext& context) {
  List out;
  out.role = "notes";
  out.title = context.words("notes.title");
  const Program& program = *context.decision.program;
  for (const int index : context.decision.notes) {
    const ClauseVersion& clause = *program.clauses[at(index)].source;
    out.entries.push_back({context.names.says(program, clause), "", context.names.cite(clause.citation)});
  }
  std::vector<int> lines;  // a line of computing power speaks when the case stands against it
  for (const ThresholdLine& line : context.decision.thresholds) lines.push_back(line.clause);
  for (const TraceLine& line : context.decision.trace) {
    const ClauseVersion& clause = *program.clauses[at(line.clause)].source;
    const bool against = clause.step != Step::thresholds || std::find(lines.begin(), lines.end(), line.clause) != lines.end();
    const bool spoke = line.result == Tri::yes && line.reached && against;
    if (spoke && !clause.note.empty()) out.entries.push_back({context.names.note(clause), "", context.names.cite(clause.citation)});
  }
  if (follows_dates(context.book, context.decision.choice)) {
    for (const int index : program.instruments) {
      const Instrument& act = context.book.instruments[at(index)];
      const std::string says = context.words.pick(act.json->find("says"));
      if (!says.empty()) out.entries.push_back({says, "", context.names.cite(act.citation)});
    }
  }
  return out;
}

}  // namespace chip_rules::view
