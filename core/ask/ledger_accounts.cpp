// Keys of accounts, and shares of fleets.
#include "core/ask/ledger_accounts.h"
#include "core/place.h"

#include <algorithm>

namespace chip_rules {
// Where the rules treat a country as another one, there is one account for both.
int Accounts::country_of(int country, Day on) const {
  for (const CountryAlias& alias : book_.aliases) {
    if (alias.country == country && alias.from <= on) return alias.target;
  }
  return country;
}

int Accounts::party_of(int fact, const Shipment& shipment) const {
  for (const auto& [other, number] : shipment.others) {
    if (other == fact) return number;
  }
  const FactDef& def = book_.facts[at(fact)];
  const bool follows = def.absent.kind == AbsentRule::Kind::same_as && shipment.facts.origins[at(fact)] != Origin::given;
  return follows ? party_of(def.absent.other_facts[0], shipment) : -1;
}

int Accounts::number_of(int fact, const Shipment& shipment) const {
  const Value& value = shipment.facts.values[at(fact)];
  if (!value.known()) return -1;
  const FactDef& def = book_.facts[at(fact)];
  const int number = static_cast<int>(value.low);
  if (def.type == FactType::country) return country_of(number, shipment.on);
  if (def.type != FactType::company || number < static_cast<int>(book_.companies.count)) return number;
  const int party = party_of(fact, shipment);
  return party < 0 ? -1 : static_cast<int>(book_.companies.count) + 1 + party;
}

std::string Accounts::text_of(int fact, const Shipment& shipment) const {
  const int number = number_of(fact, shipment);
  if (number < 0) return "?";
  const FactDef& def = book_.facts[at(fact)];
  const int others = static_cast<int>(book_.companies.count) + 1;
  if (def.type == FactType::company && number >= others) return parties_.name(number - others);
  if (def.type == FactType::country) return book_.countries.ids[at(number)];
  return value_text(book_, fact, shipment.facts.values[at(fact)]);
}

bool Accounts::known(const LimitCode& limit, const Shipment& shipment) const {
  return std::all_of(limit.key_facts.begin(), limit.key_facts.end(), [&](int fact) { return number_of(fact, shipment) >= 0; });
}

void Accounts::set_key(const LimitCode& limit, const Shipment& shipment) {
  const auto id = limits_.find(limit.id);
  const int number = id != limits_.end() ? id->second : limits_.emplace(limit.id, static_cast<int>(limits_.size())).first->second;
  key_.assign({number, limit.calendar_year ? split_date(shipment.on).year : 0});
  for (const int fact : limit.key_facts) {
    key_.push_back(fact);  // the same limit may be keyed by another fact under another reading or a later instrument
    key_.push_back(number_of(fact, shipment));
  }
}

const Account* Accounts::find(const LimitCode& limit, const Shipment& shipment) {
  set_key(limit, shipment);
  const auto found = accounts_.find(key_);
  return found == accounts_.end() ? nullptr : &found->second;
}

Account& Accounts::of(const LimitCode& limit, const Shipment& shipment) {
  set_key(limit, shipment);
  const auto found = accounts_.find(key_);
  if (found != accounts_.end()) return found->second;
  Account account;
  account.limit = limit.id;
  account.unit = limit.unit;
  account.year = limit.calendar_year ? split_date(shipment.on).year : 0;
  account.share = limit.measure == LimitCode::Measure::share;
  for (const int fact : limit.key_facts) account.key.push_back(text_of(fact, shipment));
  return accounts_.emplace(key_, std::move(account)).first->second;
}

Fleet::Fleet(const RuleBook& book, Accounts& accounts)
    : book_(book), accounts_(accounts), table_(book.ledger ? book.ledger->find("fleet") : nullptr) {
  if (!table_) return;
  owner_ = book.fact(table_->get_text("owner"));
  place_ = book.fact(table_->get_text("at"));
  const Json* amount = table_->find("amount");
  for (std::size_t i = 0; amount && i < amount->items.size(); ++i) factors_.push_back(book.fact(amount->items[i].text));
}

std::optional<double> Fleet::amount_of(const Shipment& shipment) const {
  double out = 1;
  for (const int fact : factors_) {
    const Value& value = shipment.facts.values[at(fact)];
    if (!value.known()) return std::nullopt;
    out *= value.low;
  }
  return out;
}

// {"in": [ids]}, {"not_in": a group of the rules in force} or {"same": "to"}.
Tri Fleet::counts(const Program& program, const Json& rule, int country, int here) const {
  if (const Json* ids = rule.find("in")) {
    for (const Json& id : ids->items) {
      const auto row = book_.countries.by_id.find(id.text);
      if (row != book_.countries.by_id.end() && row->second == country) return Tri::yes;
    }
    return Tri::no;
  }
  if (rule.find("same")) return country == here ? Tri::yes : Tri::no;
  const auto group = program.group_by_name.find(rule.get_text("not_in"));
  if (group == program.group_by_name.end()) return Tri::unknown;
  const Tri member = program.groups[at(group->second)].members[at(country)];
  return member == Tri::yes ? Tri::no : member == Tri::no ? Tri::yes : Tri::unknown;
}

void Fleet::set_shares(const Program& program, int classified, Shipment& shipment) const {
  const Json* shares = table_ ? table_->find("shares") : nullptr;
  if (!shares) return;
  const int owner = accounts_.number_of(owner_, shipment), here = accounts_.number_of(place_, shipment);
  const std::optional<double> amount = amount_of(shipment);
  if (owner < 0 || here < 0 || !amount) return;
  for (std::size_t i = 0; i < shares->keys.size(); ++i) {
    const int fact = book_.fact(shares->keys[i]);
    if (shipment.facts.origins[at(fact)] == Origin::given) continue;
    double total = 0, low = 0, high = 0;
    const auto add = [&](int country, double more) {
      const Tri which = counts(program, shares->items[i], country, here);
      total += more;
      low += which == Tri::yes ? more : 0;
      high += which != Tri::no ? more : 0;
    };
    add(here, *amount);
    for (auto place = amounts_.lower_bound({owner, classified, -1}); place != amounts_.end(); ++place) {
      if (place->first.owner != owner || place->first.classified != classified) break;
      add(place->first.country, place->second);
    }
    if (total <= 0) continue;
    shipment.facts.values[at(fact)] = {low / total, high / total, Value::None::no};
    shipment.facts.origins[at(fact)] = Origin::followed;
  }
}

void Fleet::add(int classified, const Shipment& shipment) {
  if (!table_) return;
  const int owner = accounts_.number_of(owner_, shipment), here = accounts_.number_of(place_, shipment);
  const std::optional<double> amount = amount_of(shipment);
  if (owner >= 0 && here >= 0 && amount) amounts_[{owner, classified, here}] += *amount;
}

}  // namespace chip_rules
