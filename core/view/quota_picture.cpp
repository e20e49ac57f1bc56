// One limit over time as picture and rows; all limits; chips.
#include <algorithm>

#include "core/place.h"
#include "core/view/quota_parts.h"
#include "core/view/scales.h"

namespace chip_rules::view {
namespace {

std::string amount(const Words& words, const std::optional<double>& value, const std::string& unit) {
  return value ? words.quantity(*value, unit) : words("view.unknown");
}

Link cite_of(const LimitCode& limit) { return {std::string(limit.json->get_text("cite")), std::string(limit.json->get_text("url"))}; }

Plot::Series caps(const CheckContext& context, const Quota& quota) {
  Plot::Series out;
  out.id = "cap";
  out.label = context.words("ledger.cap");
  out.kind = "step";
  const std::string& unit = quota.shown().unit;
  out.unit = context.words.unit(unit);
  out.cite = cite_of(quota.shown());
  for (const QuotaPeriod& period : quota.periods) {
    if (!period.cap) continue;
    out.points.push_back({static_cast<double>(period.from), *period.cap, amount(context.words, period.cap, unit)});
  }
  if (!out.points.empty()) out.points.push_back({static_cast<double>(quota.periods.back().to), out.points.back().y, {}});
  return out;
}

Plot::Series used(const CheckContext& context, const Quota& quota) {
  Plot::Series out;
  out.id = "used";
  out.label = context.words("quota.used_with");
  out.kind = "bars";
  const std::string& unit = quota.shown().unit;
  out.unit = context.words.unit(unit);
  for (const QuotaPeriod& period : quota.periods) {
    if (period.used) out.points.push_back({(period.from + period.to) / 2.0, *period.used, amount(context.words, period.used, unit)});
  }
  return out;
}

}  // namespace

Plot quota_plot(const CheckContext& context, const Quota& quota) {
  const Words& words = context.words;
  const LimitCode& limit = quota.shown();
  const Day on = context.decision.choice.on;
  Plot out;
  out.title = context.names.limit(limit);
  Day from = on, to = on;
  double high = quota.line && quota.line->after.known() ? quota.line->after.low : 0;
  for (const QuotaPeriod& period : quota.periods) {
    from = std::min(from, period.from);
    to = std::max(to, period.to);
    high = std::max(high, period.cap.value_or(0));
  }
  const bool share = limit.measure == LimitCode::Measure::share;
  out.x = date_scale(words, words("quota.time"), from, to);
  out.y = linear_scale(words, words("ledger.used"), limit.unit, 0, share ? 1 : high > 0 ? high : 1);
  Plot::Series bars = used(context, quota);
  if (!bars.points.empty()) out.series.push_back(std::move(bars));
  if (quota.line && !share && quota.line->before.known() && quota.line->before.low > 0) {
    Plot::Series before;
    before.id = "before";
    before.label = words("quota.before");
    before.kind = "step";
    before.unit = words.unit(limit.unit);
    before.second = true;
    before.points = {{out.x.low, quota.line->before.low, words.quantity(quota.line->before.low, limit.unit)}, {out.x.high, quota.line->before.low, {}}};
    out.series.push_back(std::move(before));
  }
  Plot::Series cap = caps(context, quota);
  if (!cap.points.empty()) out.series.push_back(std::move(cap));
  Plot::Line now;
  now.id = "on";
  now.label = words("quota.day");
  now.value_text = words.date(on);
  now.value = on;
  out.lines.push_back(std::move(now));
  out.note = words(quota.line ? "quota.note" : "quota.note_not_counted");
  if (out.series.empty()) out.empty = words("quota.no_cap");
  return out;
}

Table quota_periods(const CheckContext& context, const Quota& quota) {
  const Words& words = context.words;
  const std::string& unit = quota.shown().unit;
  Table out;
  out.title = words("quota.periods", {{"limit", context.names.limit(quota.shown())}});
  out.align = "lrrr";
  out.columns = {words("quota.from"), words("ledger.cap"), words("quota.used_with"), words("quota.left")};
  for (std::size_t i = 0; i < quota.periods.size(); ++i) {
    const QuotaPeriod& period = quota.periods[i];
    if (i > 0 && period.cap == quota.periods[i - 1].cap && period.used == quota.periods[i - 1].used) continue;  // nothing new
    std::optional<double> left;
    if (period.cap && period.used) left = *period.cap - *period.used;
    const std::string over = left && *left < 0 ? words("bar.over", {{"over", words.quantity(-*left, unit)}}) : left ? words.quantity(*left, unit) : std::string();
    out.rows.push_back({words.date(period.from), period.cap ? words.quantity(*period.cap, unit) : words("quota.none_set"),
                        period.used ? words.quantity(*period.used, unit) : std::string(), over});
    out.tones.push_back(left && *left < 0 ? Tone::deny : Tone::plain);
  }
  return out;
}

Table quota_limits(const CheckContext& context, const Quota& quota) {
  const Words& words = context.words;
  const Program& program = *context.decision.program;
  Table out;
  out.title = words("quota.limits");
  out.align = "lrll";
  out.columns = {words("ledger.limit"), words("ledger.cap"), words("quota.counts"), words("quota.basis")};
  Evaluation evaluation(program, context.decision.facts);
  for (const int index : quota.limits) {
    const LimitCode& limit = program.limits[at(index)];
    const Value cap = evaluation.value(limit.cap);
    const auto line = std::find_if(context.decision.quota.begin(), context.decision.quota.end(), [&](const QuotaLine& one) { return one.limit == index && counts(context.decision, one); });
    std::string counts = words("quota.counts_not");
    if (line != context.decision.quota.end()) {
      counts = words(line->fits == Tri::yes ? "quota.counts_fits" : "quota.counts_over", {{"after", words.quantity(line->after.low, limit.unit)}});
    }
    out.rows.push_back({context.names.limit(limit), cap.known() ? words.quantity(cap.low, limit.unit) : words("quota.none_set"), counts, cite_of(limit).text});
  }
  return out;
}

Table quota_chips(const CheckContext& context, const Quota& quota) {
  const Words& words = context.words;
  const LimitCode& limit = quota.shown();
  Table out;
  out.title = words("quota.in_chips", {{"cap", amount(words, quota.cap, limit.unit)}});
  const bool counts = std::any_of(quota.chips.begin(), quota.chips.end(), [](const ChipsThatFit& one) { return one.left.has_value(); });
  out.align = counts ? "lrrr" : "lrr";
  out.columns = {words("quota.chip"), words("quota.each"), words("quota.fit")};
  if (counts) out.columns.push_back(words("quota.fit_left"));
  for (const ChipsThatFit& one : quota.chips) {
    std::vector<std::string> row{context.names.row(context.book.chips, one.chip), words.quantity(one.per, limit.unit), words.number(one.in_cap)};
    if (counts) row.push_back(one.left ? words.number(*one.left) : std::string());
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace chip_rules::view
