// A ledger beside the limit: its balances as steps, its accounts, and the rows that broke something.
#include <algorithm>
#include <map>

#include "core/ask/models_against.h"
#include "core/order.h"
#include "core/view/ledger_view.h"
#include "core/view/quota_parts.h"
#include "core/view/refusal.h"
#include "core/view/scales.h"

namespace chip_rules::view {
namespace {

constexpr std::size_t most_balances = 6;   // in the picture: the largest
constexpr std::size_t most_problems = 30;  // rows that broke a limit or could not be read

struct Balance {
  std::string label;
  std::vector<Plot::Point> points;
};

struct Collected {
  const CheckContext& context;
  const std::string& limit;
  std::map<const Account*, Balance> balances;
  List problems;
  std::size_t more = 0;
};

std::string label_of(const CheckContext& context, const Account& account) {
  std::vector<std::string> parts;
  for (const std::string& part : account.key) {
    const auto country = context.book.countries.by_id.find(part);
    const auto company = context.book.companies.by_id.find(part);
    parts.push_back(country != context.book.countries.by_id.end()   ? context.names.row(context.book.countries, country->second)
                    : company != context.book.companies.by_id.end() ? context.names.row(context.book.companies, company->second)
                                                                    : part);
  }
  if (account.year != 0) parts.push_back(std::to_string(account.year));
  return context.words.list_open(parts);
}

void take(void* place, const Ledger& ledger, const LedgerLine& line) {
  Collected& here = *static_cast<Collected*>(place);
  bool broke = !line.shipment;
  if (line.shipment) {
    for (const LimitUse& use : line.result->limits) {
      broke = broke || use.broken;
      if (use.limit->id != here.limit || !use.account || !use.after.known()) continue;
      Balance& balance = here.balances[use.account];
      if (balance.label.empty()) balance.label = label_of(here.context, *use.account);
      balance.points.push_back({static_cast<double>(line.shipment->on), use.after.low, here.context.words.quantity(use.after.low, use.limit->unit)});
    }
  }
  if (!broke) return;
  if (here.problems.entries.size() == most_problems) {
    ++here.more;
    return;
  }
  here.problems.entries.push_back({row_text(here.context.words, here.context.names, ledger, line), "", {}});
}

// `unit`: the limit's own, which the axis shows in words.
void add_balances(const CheckContext& context, Collected& collected, const std::string& unit, Plot& plot) {
  std::vector<Balance> balances;
  for (auto& [account, balance] : collected.balances) balances.push_back(std::move(balance));
  sort_by(balances, [](const Balance& a, const Balance& b) { return a.points.back().y > b.points.back().y; });
  if (balances.size() > most_balances) balances.resize(most_balances);
  double high = plot.y.high;
  Day first = static_cast<Day>(plot.x.low), last = static_cast<Day>(plot.x.high);
  for (std::size_t i = 0; i < balances.size(); ++i) {
    for (const Plot::Point& point : balances[i].points) {
      high = std::max(high, point.y);
      first = std::min(first, static_cast<Day>(point.x));
      last = std::max(last, static_cast<Day>(point.x));
    }
  }
  if (high > plot.y.high) plot.y = linear_scale(context.words, plot.y.title, unit, plot.y.low, high);
  if (first < plot.x.low || last > plot.x.high) plot.x = date_scale(context.words, plot.x.title, first, last);
  for (std::size_t i = 0; i < balances.size(); ++i) {
    Plot::Series one;
    one.id = "ledger-" + std::to_string(i + 1);
    one.label = std::move(balances[i].label);
    one.kind = "step";
    one.unit = plot.y.unit;
    one.points = std::move(balances[i].points);
    one.points.push_back({plot.x.high, one.points.back().y, {}});
    plot.series.push_back(std::move(one));
  }
  if (!balances.empty()) plot.empty.clear();
}

}  // namespace

std::vector<Block> quota_ledger(const Question& question, const CheckContext& context, const Quota& quota, Plot& plot) {
  std::vector<Block> out;
  const std::string_view text = question.request.get_text("ledger");
  if (text.empty()) return out;
  const Words& words = context.words;
  Case base = law_alone(context.decision.the_case);
  base.on.reset();
  std::optional<CaseError> error;
  Ledger ledger(question.rules, base, question.today, std::nullopt);
  const std::string none;
  Collected collected{context, quota.limit < 0 ? none : quota.shown().id, {}, {}, 0};
  collected.problems.role = "problems";
  collected.problems.title = words("quota.ledger_problems");
  if (!question.book().ledger || !run_ledger(words, ledger, text, take, &collected, error)) {
    out.push_back(Paragraph{"warning", words("error.case", {{"message", error ? refusal_text(question.book(), words, *error) : words("quota.ledger_unread")}})});
    return out;
  }
  add_balances(context, collected, quota.limit < 0 ? none : quota.shown().unit, plot);
  for (Block& block : ledger_summary(words, context.names, ledger)) {
    if (const auto* headline = std::get_if<Headline>(&block)) {
      out.push_back(Paragraph{"note", words.sentences({words("quota.ledger_read", {{"read", headline->label}, {"result", headline->text}})})});
    } else {
      out.push_back(std::move(block));
    }
  }
  if (!collected.problems.entries.empty()) out.push_back(std::move(collected.problems));
  if (collected.more > 0) out.push_back(Paragraph{"note", words("ledger.more_rows", {{"count", words.number(static_cast<double>(collected.more))}})});
  return out;
}

}  // namespace chip_rules::view
