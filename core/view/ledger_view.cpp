// Rows, accounts and registry as blocks.
#include "core/view/ledger_view.h"
#include "core/place.h"
#include "core/view/refusal.h"

namespace chip_rules {
namespace {

using view::Words;

constexpr std::size_t most_shown = 200;  // of each table

std::string amount(const Words& words, const Value& value, const std::string& unit) {
  return value.known() ? words.quantity(value.low, unit) : words("view.unknown");
}

std::string use_text(const Words& words, const LimitUse& use) {
  const std::string after = amount(words, use.after, use.limit->unit);
  if (!use.limit->capped) return words("ledger.counted", {{"limit", use.limit->id}, {"after", after}});
  const std::string cap = amount(words, use.cap, use.limit->unit);
  return words(use.broken ? "ledger.broke" : "ledger.drew", {{"limit", use.limit->id}, {"after", after}, {"cap", cap}});
}

std::string whose(const Words& words, const Account& account) {
  std::vector<std::string> parts(account.key.begin(), account.key.end());
  if (account.year != 0) parts.push_back(std::to_string(account.year));
  return words.list_open(parts);
}

view::Table accounts(const Words& words, const Ledger& ledger, std::size_t& more) {
  view::Table out;
  out.title = words("ledger.accounts");
  out.align = "llrrrr";
  out.columns = {words("ledger.limit"), words("ledger.whose"), words("ledger.used"), words("ledger.cap"), words("ledger.rows"), words("ledger.over")};
  for (const auto& [key, account] : ledger.accounts().all()) {
    if (account.rows == 0 && account.broken == 0) continue;  // only looked at
    if (out.rows.size() == most_shown) {
      ++more;
      continue;
    }
    const std::string over = account.broken == 0 ? std::string()
                                                 : words("ledger.over_from", {{"count", words.count(account.broken)}, {"line", words.count(account.first_broken)}});
    out.rows.push_back({account.limit, whose(words, account), words.quantity(account.opening + account.used, account.unit),
                        account.cap ? words.quantity(*account.cap, account.unit) : words("view.unknown"), words.count(account.rows), over});
  }
  return out;
}

void registry(const Words& words, const Ledger& ledger, std::vector<view::Block>& out) {
  const Registry& registry = ledger.registry();
  const LedgerTotals& totals = ledger.totals();
  std::size_t gone_count = 0;
  const std::vector<Registry::LastSeen> gone = registry.never_again(gone_count);
  view::Facts facts;
  facts.title = words("ledger.registry");
  facts.rows.push_back({words("ledger.ids"), words.count(registry.count()), "", view::Tone::plain});
  facts.rows.push_back({words("ledger.twice"), words.count(totals.twice), words("ledger.twice_help"), view::Tone::plain});
  facts.rows.push_back({words("ledger.mismatched"), words.count(totals.mismatched), "", view::Tone::plain});
  facts.rows.push_back({words("ledger.gone"), words.count(gone_count), words("ledger.gone_help"), view::Tone::plain});
  out.push_back(std::move(facts));
  if (totals.registry_full) out.push_back(view::Paragraph{"warning", words("ledger.registry_full")});
  view::Table holders;
  holders.title = words("ledger.holders", {{"date", words.date(registry.on())}});
  holders.align = "lr";
  holders.columns = {words("ledger.holder"), words("ledger.ids")};
  for (const Registry::Holding& one : registry.holdings()) {
    if (holders.rows.size() < most_shown) holders.rows.push_back({one.holder, words.count(one.count)});
  }
  out.push_back(std::move(holders));
  if (gone.empty()) return;
  view::Table unseen;
  unseen.title = words("ledger.gone");
  unseen.align = "lllr";
  unseen.columns = {words("ledger.id"), words("ledger.holder"), words("ledger.last_seen"), words("ledger.line")};
  for (const Registry::LastSeen& one : gone) {
    if (unseen.rows.size() == 20) break;
    unseen.rows.push_back({one.id, one.holder, words.list_open({words.date(one.on), one.act}), words.count(one.line)});
  }
  out.push_back(std::move(unseen));
}

}  // namespace

std::string problem_text(const RuleBook& book, const Words& words, const RowProblem& problem) {
  const std::string what = view::refusal_text(book, words, problem.why);
  return problem.column.empty() ? what : words("ledger.cell", {{"column", problem.column}, {"what", what}});
}

CaseError header_refusal(const RuleBook& book, const Words& words, const CaseError& error) {
  return {error.code, "header", error.value, words("ledger.header", {{"what", view::refusal_text(book, words, error)}}), error.nearest};
}

std::string row_text(const Words& words, const view::Names& names, const Ledger& ledger, const LedgerLine& line) {
  const std::string number = words.count(line.line);
  if (!line.shipment) return words("ledger.bad_row", {{"line", number}, {"reason", problem_text(ledger.book(), words, *line.problem)}});
  const RuleBook& book = ledger.book();
  const Shipment& shipment = *line.shipment;
  const int quantity = book.fact("item.qty"), to = book.fact("to");
  std::string out = words("ledger.row", {{"line", number},
                                         {"date", write_date(shipment.on)},
                                         {"chips", words.quantity(shipment.facts.values[at(quantity)].low, "chips")},
                                         {"party", ledger.accounts().text_of(book.fact("company"), shipment)},
                                         {"to", names.value(to, shipment.facts.values[at(to)])},
                                         {"outcome", names.outcome_short(line.result->answer.outcome)}});
  if (line.result->claim == ClaimResult::not_given) out += words("view.beside") + words("ledger.not_given");
  if (line.result->claim == ClaimResult::not_needed) out += words("view.beside") + words("ledger.not_needed");
  for (const LimitUse& use : line.result->limits) {
    if (use.drawn || use.broken) out += words("view.beside") + use_text(words, use);
  }
  if (!line.result->missing.empty()) {
    std::vector<std::string> missing;
    for (const int fact : line.result->missing) missing.push_back(book.facts[at(fact)].key);
    out += words("view.beside") + words("ledger.missing", {{"facts", words.list(missing)}});
  }
  if (line.mismatched) out += words("view.beside") + words("ledger.ids_differ", {{"ids", words.count(shipment.ids.size())}});
  for (const SeenTwice& one : line.twice) {
    out += words("view.beside") + words(one.same_row ? "ledger.id_same_row" : "ledger.id_twice", {{"id", one.id}, {"holder", one.holder}, {"line", words.count(one.line)}});
    if (&one - line.twice.data() == 4) break;
  }
  return out;
}

std::vector<view::Block> ledger_summary(const Words& words, const view::Names& names, const Ledger& ledger) {
  const LedgerTotals& totals = ledger.totals();
  std::vector<view::Block> out;
  view::Headline headline;
  headline.label = words("ledger.read", {{"rows", words.count(totals.run + totals.bad)}});
  headline.text = words("ledger.headline", {{"run", words.count(totals.run)}, {"bad", words.count(totals.bad)}, {"broke", words.count(totals.broke)}});
  headline.tone = totals.broke > 0 ? view::Tone::deny : view::Tone::plain;
  out.push_back(std::move(headline));
  for (const auto& [name, nearest] : ledger.rows().unused()) {
    out.push_back(view::Paragraph{"warning", words(nearest.empty() ? "ledger.column" : "ledger.column_near", {{"name", name}, {"nearest", nearest}})});
  }
  view::Facts facts;
  const auto row = [&](const char* key, std::size_t number) {
    if (number > 0) facts.rows.push_back({words(key), words.count(number), "", view::Tone::plain});
  };
  row("ledger.undetermined", totals.undetermined);
  row("ledger.claims_not_given", totals.not_given);
  row("ledger.claims_not_needed", totals.not_needed);
  row("ledger.strangers", ledger.rows().parties().count());
  for (const auto& [text, alike] : totals.outcomes) {
    const bool told = alike.outcome.verdict == Verdict::undetermined;  // above
    if (!told) facts.rows.push_back({names.outcome_short(alike.outcome), words.count(alike.rows), "", view::Names::tone(alike.outcome)});
  }
  out.push_back(std::move(facts));
  std::size_t more = 0;
  view::Table table = accounts(words, ledger, more);
  if (!table.rows.empty()) out.push_back(std::move(table));
  if (more > 0) out.push_back(view::Paragraph{"note", words("ledger.more_accounts", {{"count", words.count(more)}})});
  if (ledger.has_registry()) registry(words, ledger, out);
  return out;
}

std::vector<view::Block> ledger_blocks(const Question& question, const Words& words, const view::Names& names,
                                       std::optional<CaseError>& error) {
  Case base;
  std::optional<Day> on;
  error = read_ledger_request(question.book(), question.text("case"), question.text("date"), base, on);
  if (error) return {};
  Ledger ledger(question.rules, base, question.today, on);
  struct Context {
    const Words& words;
    const view::Names& names;
    view::List rows;
    std::size_t count = 0;
  } context{words, names, {}};
  context.rows.role = "rows";
  context.rows.title = words("ledger.title");
  const EachLine each = [](void* place, const Ledger& of, const LedgerLine& line) {
    Context& here = *static_cast<Context*>(place);
    if (++here.count <= most_shown) here.rows.entries.push_back({row_text(here.words, here.names, of, line), "", {}});
  };
  if (!run_ledger(words, ledger, question.request.get_text("text"), each, &context, error)) return {};
  std::vector<view::Block> out = ledger_summary(words, names, ledger);
  out.push_back(std::move(context.rows));
  if (context.count > most_shown) out.push_back(view::Paragraph{"note", words("ledger.more_rows", {{"count", words.count(context.count - most_shown)}})});
  return out;
}

}  // namespace chip_rules
