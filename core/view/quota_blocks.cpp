// The view of "quota".
#include <algorithm>

#include "core/place.h"
#include "core/view/knobs.h"
#include "core/view/quota_parts.h"

namespace chip_rules {
namespace {

using view::CheckContext;
using view::Words;

view::Headline head(const CheckContext& context, const Quota& quota) {
  const Words& words = context.words;
  view::Headline out = view::headline(context);
  out.reason.clear();
  out.cite = {};
  out.tone = view::Tone::plain;
  if (quota.limit < 0) {
    out.text = words("quota.no_limit");
    return out;
  }
  const LimitCode& limit = quota.shown();
  if (!quota.line || !quota.line->after.known() || !quota.cap) {
    const std::vector<QuotaLine>& lines = context.decision.quota;
    const bool none = std::none_of(lines.begin(), lines.end(), [&](const QuotaLine& line) { return counts(context.decision, line); });
    out.text = none ? words("quota.none_counts") : words("quota.not_counted", {{"limit", context.names.limit(limit)}});
    return out;
  }
  const double after = quota.line->after.low, cap = *quota.cap;
  const double part = cap > 0 ? after / cap : 0;
  const std::string used = words.quantity(after < cap ? std::min(part, 0.9999) : part, "share");  // what is left is not rounded away
  const bool fits = quota.line->fits == Tri::yes;
  out.text = limit.measure == LimitCode::Measure::share ? words("quota.share_used", {{"after", words.quantity(after, limit.unit)}, {"cap", words.quantity(cap, limit.unit)}})
             : fits                                     ? words("quota.used_of", {{"used", used}, {"cap", words.quantity(cap, limit.unit)}})
                                                        : words("quota.over_cap", {{"over", words.quantity(after - cap, limit.unit)}, {"cap", words.quantity(cap, limit.unit)}});
  if (fits && quota.line->chips_left) out.reason = words("bar.left", {{"chips", words.number(*quota.line->chips_left)}});
  out.cite = {std::string(limit.json->get_text("cite")), std::string(limit.json->get_text("url"))};
  if (!fits) out.tone = view::Tone::deny;
  return out;
}

view::Controls knobs(const Question& question, const CheckContext& context, const Quota& quota) {
  const Words& words = context.words;
  const Program& program = *context.decision.program;
  view::Controls out;
  out.title = words("quota.knobs");
  out.controls.push_back(view::fact_knob(context, "item.qty", {1, 1000000, 1, true}));
  if (quota.limit < 0) return out;
  const LimitCode& limit = quota.shown();
  const bool share = limit.measure == LimitCode::Measure::share;
  const int used = context.book.fact("used." + limit.id);
  if (used >= 0 && !share && !context.book.facts[at(used)].key.empty()) {
    const double high = quota.cap.value_or(0) > 0 ? *quota.cap : 1e9;
    out.controls.push_back(view::fact_knob(context, context.book.facts[at(used)].id.c_str(), {0, high, 0, false}));
  }
  if (share) {  // the facts that the share itself is made of
    for (std::size_t fact = 0; fact < context.book.facts.size(); ++fact) {
      const bool part = context.book.facts[fact].unit == limit.unit && !context.book.facts[fact].key.empty();
      const bool named = limit.after.kind == Operand::Kind::input    ? at(limit.after.slot) == fact
                         : limit.after.kind == Operand::Kind::derived ? program.formulas[at(limit.after.slot)].depends[fact]
                                                                      : false;
      if (part && named) out.controls.push_back(view::fact_knob(context, context.book.facts[fact].id.c_str(), {0, 1, 0.01, false}));
    }
  }
  std::vector<view::Controls::Option> options;
  for (const int index : quota.limits) options.push_back({program.limits[at(index)].id, context.names.limit(program.limits[at(index)])});
  std::stable_partition(options.begin(), options.end(), [&](const view::Controls::Option& one) { return one.value == limit.id; });
  if (options.size() > 1) {
    view::Controls::Control choice = view::option_knob(question, words, "view.limit", words("ledger.limit"), options);
    choice.value = limit.id;
    choice.value_text = context.names.limit(limit);
    choice.changed = !question.text("view.limit").empty();
    out.controls.push_back(std::move(choice));
  }
  return out;
}

// Laws that do have quotas, for a case whose law has none.
view::Choices elsewhere(const Question& question, const CheckContext& context) {
  view::Choices out;
  out.title = context.words("quota.elsewhere");
  for (const NamedRegime& regime : context.book.regimes) {
    const bool caps = std::any_of(regime.instruments.begin(), regime.instruments.end(), [&](int act) {
      const Json* limits = context.book.instruments[at(act)].json->find("limits");
      return limits && std::any_of(limits->items.begin(), limits->items.end(), [](const Json& one) {
        const Json* cap = one.find("cap");
        return cap && !cap->is(Json::Kind::null);
      });
    });
    if (!caps) continue;
    Case other = context.decision.the_case;
    other.codified = false;
    other.on.reset();
    other.regime = static_cast<int>(&regime - context.book.regimes.data());
    out.choices.push_back({context.words.regime(regime), "", write_case(question.book(), other), view::Tone::plain});
  }
  return out;
}

}  // namespace

std::vector<view::Block> quota_blocks(const Question& question, const Words& words, const view::Names& names, std::optional<CaseError>& error) {
  Quota quota;
  error = quota_of(question, quota);
  if (error) return {};
  const CheckContext context{question.book(), quota.decision, words, names};
  std::vector<view::Block> out{head(context, quota), knobs(question, context, quota)};
  view::Plot plot;
  if (quota.limit >= 0) plot = view::quota_plot(context, quota);
  std::vector<view::Block> ledger = view::quota_ledger(question, context, quota, plot);
  if (quota.limit >= 0) out.push_back(std::move(plot));
  for (view::Bar& bar : view::quota_bars(context)) out.push_back(std::move(bar));
  if (!quota.decision.parts.empty()) out.push_back(view::order_parts(context));
  if (!quota.chips.empty()) out.push_back(view::quota_chips(context, quota));
  if (quota.limit >= 0) {
    out.push_back(view::quota_periods(context, quota));
    out.push_back(view::quota_limits(context, quota));
  }
  if (!quota.line) out.push_back(elsewhere(question, context));
  for (view::Block& block : view::quota_share_out(question, context, quota)) out.push_back(std::move(block));
  for (view::Block& block : ledger) out.push_back(std::move(block));
  for (view::Paragraph& paragraph : view::assumptions_and_coverage(context)) out.push_back(std::move(paragraph));
  out.push_back(view::Paragraph{"legal", words("view.legal")});
  return out;
}

}  // namespace chip_rules
