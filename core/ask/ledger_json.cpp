// Rows and summary of a ledger as JSON.
#include "core/ask/ledger.h"
#include "core/json/number.h"
#include "core/place.h"
#include "core/view/ledger_view.h"

namespace chip_rules {
namespace {

void number(JsonWriter& json, const char* name, const Value& value) {
  json.key(name);
  if (value.known()) {
    json.value(value.low);
  } else {
    json.null();
  }
}

std::string key_text(const Account& account) {
  std::string out = account.limit;
  for (const std::string& part : account.key) out += ":" + part;
  if (account.year != 0) out += ":" + std::to_string(account.year);
  return out;
}

void limit_use(JsonWriter& json, const LimitUse& use) {
  json.open('{').member("limit", use.limit->id).member("key", key_text(*use.account)).member("unit", use.limit->unit);
  if (use.limit->measure != LimitCode::Measure::share) {
    number(json, "before", use.before);
    number(json, "request", use.request);
  }
  number(json, "after", use.after);
  number(json, "cap", use.cap);
  json.key("fits");
  if (use.fits == Tri::unknown) {
    json.null();
  } else {
    json.value(use.fits == Tri::yes);
  }
  json.member("drawn", use.drawn).close('}');
}

std::string claim_text(const RuleBook& book, const Claim& claim) {
  switch (claim.kind) {
    case Claim::Kind::exception: return book.exceptions[at(claim.name)];
    case Claim::Kind::authorization: return book.authorizations[at(claim.name)];
    case Claim::Kind::license: return "license";
    case Claim::Kind::none: return "none";
    case Claim::Kind::nothing_said: break;
  }
  return {};
}

void seen_twice(JsonWriter& json, const std::vector<SeenTwice>& twice) {
  constexpr std::size_t most = 1000;
  json.key("twice").open('[');
  for (std::size_t i = 0; i < twice.size() && i < most; ++i) {
    json.open('{').member("id", twice[i].id).member("holder", twice[i].holder);
    json.member("line", static_cast<double>(twice[i].line)).member("same_row", twice[i].same_row).close('}');
  }
  json.close(']');
}

void registry(JsonWriter& json, const Ledger& ledger) {
  const Registry& book = ledger.registry();
  std::size_t count = 0;
  const std::vector<Registry::LastSeen> gone = book.never_again(count);
  json.key("registry").open('{').member("complete", !ledger.totals().registry_full).member("date", write_date(book.on())).member("ids", static_cast<double>(book.count()));
  json.member("twice", static_cast<double>(ledger.totals().twice)).member("mismatched", static_cast<double>(ledger.totals().mismatched));
  json.key("holders").open('[');
  for (const Registry::Holding& one : book.holdings()) {
    json.open('{').member("holder", one.holder).member("count", static_cast<double>(one.count)).key("ids").open('[');
    for (const std::string& id : one.ids) json.value(id);
    json.close(']').close('}');
  }
  json.close(']').member("never_again_count", static_cast<double>(count)).key("never_again").open('[');
  for (const Registry::LastSeen& one : gone) {
    json.open('{').member("id", one.id).member("last_seen", write_date(one.on)).member("line", static_cast<double>(one.line));
    json.member("act", one.act).member("holder", one.holder).close('}');
  }
  json.close(']').close('}');
}

}  // namespace

std::string line_json(const view::Words& words, const Ledger& ledger, const LedgerLine& line) {
  const RuleBook& book = ledger.book();
  JsonWriter json;
  json.open('{').member("line", static_cast<double>(line.line));
  if (!line.shipment) {
    json.key("error").open('{').member("code", "bad_row").member("message", problem_text(book, words, *line.problem)).close('}').close('}');
    return json.take();
  }
  const Shipment& shipment = *line.shipment;
  const ShipmentResult& result = *line.result;
  json.member("date", write_date(shipment.on));
  json.member("qty", shipment.facts.values[at(book.fact("item.qty"))].low);
  json.member("to", ledger.accounts().text_of(book.fact("to"), shipment));
  json.member("party", ledger.accounts().text_of(book.fact("company"), shipment));
  json.member("outcome", outcome_text(book, result.answer.outcome));
  if (!result.possible.empty()) {
    json.key("possible").open('[');
    for (const Outcome& outcome : result.possible) json.value(outcome_text(book, outcome));
    json.close(']');
  }
  if (!result.missing.empty()) {
    json.key("missing").open('[');
    for (const int fact : result.missing) json.value(book.facts[at(fact)].key);
    json.close(']');
  }
  if (result.claim != ClaimResult::nothing_said) {
    json.key("claim").open('{').member("under", claim_text(book, shipment.claim)).member("result", claim_word(result.claim)).close('}');
  }
  json.key("limits").open('[');
  for (const LimitUse& use : result.limits) limit_use(json, use);
  json.close(']').key("broke").open('[');
  for (const LimitUse& use : result.limits) {
    if (use.broken) json.value(use.limit->id);
  }
  json.close(']');
  if (!shipment.ids.empty()) {
    json.key("ids").open('{').member("count", static_cast<double>(shipment.ids.size())).member("mismatched", line.mismatched);
    seen_twice(json, line.twice);
    json.close('}');
  }
  json.close('}');
  return json.take();
}

std::string summary_json(const Ledger& ledger) {
  const LedgerTotals& totals = ledger.totals();
  const auto count = [](std::size_t number) { return static_cast<double>(number); };
  JsonWriter json;
  json.open('{').key("rows").open('{').member("read", count(totals.run + totals.bad)).member("run", count(totals.run));
  json.member("bad", count(totals.bad)).member("undetermined", count(totals.undetermined)).member("broke", count(totals.broke));
  json.member("not_given", count(totals.not_given)).member("not_needed", count(totals.not_needed)).close('}');
  json.key("first");
  totals.first ? json.value(write_date(*totals.first)) : json.null();
  json.key("last");
  totals.last ? json.value(write_date(*totals.last)) : json.null();
  json.key("outcomes").open('{');
  for (const auto& [outcome, alike] : totals.outcomes) json.member(outcome, count(alike.rows));
  json.close('}').key("accounts").open('[');
  for (const auto& [key, account] : ledger.accounts().all()) {
    if (account.rows == 0 && account.broken == 0) continue;  // only looked at
    json.open('{').member("limit", account.limit).member("key", key_text(account)).key("of").open('[');
    for (const std::string& part : account.key) json.value(part);
    json.close(']');
    if (account.year != 0) json.member("year", account.year * 1.0);
    const double used = account.opening + account.used;
    json.member("unit", account.unit).member("used", used).key("cap");
    account.cap ? json.value(*account.cap) : json.null();
    json.key("left");
    account.cap ? json.value(*account.cap - used) : json.null();
    json.member("rows", count(account.rows)).member("unknown", count(account.unknown)).member("broken", count(account.broken));
    json.key("first_broken");
    account.first_broken ? json.value(count(account.first_broken)) : json.null();
    json.close('}');
  }
  json.close(']').key("unused_columns").open('[');
  for (const auto& [name, nearest] : ledger.rows().unused()) json.open('{').member("name", name).member("nearest", nearest).close('}');
  json.close(']').member("parties_not_in_catalog", count(ledger.rows().parties().count()));
  if (ledger.has_registry()) registry(json, ledger);
  json.close('}');
  return json.take();
}

}  // namespace chip_rules
