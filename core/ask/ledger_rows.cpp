// Reads headers and cells.
#include "core/ask/ledger_rows.h"

#include <algorithm>
#include <bitset>

#include "core/case/cell.h"
#include "core/json/number.h"
#include "core/place.h"

namespace chip_rules {
namespace {

// Lower case for ASCII, one space for many.
std::string folded(std::string_view text) {
  std::string out;
  for (char c : trimmed(text)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  return out;
}

std::string column_name(std::string_view text) {
  std::string out = folded(text);
  std::replace(out.begin(), out.end(), ' ', '-');
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

bool holds(const Json* list, std::string_view word) {
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    if (list->items[i].text == word) return true;
  }
  return false;
}

std::string shortened(std::string_view text) { return std::string(text.substr(0, 200)); }

CaseError bad_row(const char* says, std::vector<std::string> told, std::string_view value = {}) {
  return {"bad_row", "", shortened(value), says, {}, std::move(told)};
}

}  // namespace

int PartyNames::number(std::string_view name) {
  const std::string key = folded(name);
  const auto found = numbers_.find(key);
  if (found != numbers_.end()) return found->second;
  const int number = static_cast<int>(names_.size());
  numbers_.emplace(key, number);
  names_.emplace_back(trimmed(name));
  return number;
}

LedgerRows::LedgerRows(const RuleBook& book, const Case& base) : book_(book), table_(book.ledger), base_day_(base.on) {
  base_ = facts_of(book, base, base.on.value_or(0));
  for (std::size_t i = 0; i < book.facts.size(); ++i) {
    if (base_.origins[i] != Origin::given) base_.origins[i] = Origin::unknown;
  }
  const int date = book.fact("on");
  if (date >= 0 && !base.on) base_.origins[at(date)] = Origin::unknown;
  for (const Catalog* catalog : {&book.countries, &book.chips, &book.companies}) {
    auto& names = by_name_[catalog];
    for (std::size_t row = 0; row < catalog->count; ++row) {
      names.emplace(folded(catalog->text(static_cast<int>(row), "name")), static_cast<int>(row));
    }
    for (std::size_t row = 0; row < catalog->count; ++row) names[folded(catalog->ids[row])] = static_cast<int>(row);
  }
}

std::vector<std::string> LedgerRows::names_of_columns() const {
  std::vector<std::string> out;
  const Json* columns = table_ ? table_->find("columns") : nullptr;
  if (columns) out = columns->keys;
  for (const char* member : {"claim", "ids"}) {
    const Json* list = table_ ? table_->find(member) : nullptr;
    for (std::size_t i = 0; list && i < list->items.size(); ++i) out.push_back(list->items[i].text);
  }
  for (const auto& [key, fact] : book_.fact_by_key) out.push_back(key);
  return out;
}

// What a column of that name is for. Some keys of a case hold for all rows alike.
ColumnUse LedgerRows::use_of(const std::string& name, std::optional<CaseError>& problem) const {
  ColumnUse use;
  const Json* columns = table_ ? table_->find("columns") : nullptr;
  const Json* named = columns ? columns->find(name) : nullptr;
  if (table_ && holds(table_->find("claim"), name)) {
    use.role = ColumnUse::Role::claim;
  } else if (table_ && holds(table_->find("ids"), name)) {
    use.role = ColumnUse::Role::ids;
  } else if (named) {
    use = {ColumnUse::Role::fact, book_.fact(named->text)};
  } else if (const auto key = book_.fact_by_key.find(name); key != book_.fact_by_key.end() && !name.empty()) {
    use = {ColumnUse::Role::fact, key->second};
  }
  const bool what_if = name.rfind("set.", 0) == 0 || name.rfind("group.", 0) == 0 || name.rfind("reading.", 0) == 0;
  const bool used = use.fact >= 0 && book_.facts[at(use.fact)].id.rfind("used.", 0) == 0;
  const bool of_law = what_if || name == "basis" || name == "regime" || name == "without";
  if (of_law) problem = bad_row("error.row.of_law", {shortened(name)});
  if (used) problem = bad_row("error.row.used_before", {shortened(name)});
  return use;
}

const ColumnUse* LedgerRows::known_use(const std::string& written, std::optional<CaseError>& problem) {
  const auto found = uses_.find(written);
  if (found != uses_.end()) return &found->second;
  const std::string name = column_name(written);
  const ColumnUse use = use_of(name, problem);
  if (problem) return nullptr;
  constexpr std::size_t most_names = 1000;
  if (uses_.size() >= most_names) {
    problem = bad_row("error.row.many_names", {std::to_string(most_names)});
    return nullptr;
  }
  if (use.role == ColumnUse::Role::unused) unused_.emplace(name, nearest_name(name, names_of_columns()));
  has_ids_ = has_ids_ || use.role == ColumnUse::Role::ids;
  return &uses_.emplace(written, use).first->second;
}

std::optional<CaseError> LedgerRows::header(const std::vector<std::string>& names) {
  columns_.clear();
  names_.clear();
  std::map<std::string, std::string> seen;  // what a column is for -> its name
  for (const std::string& written : names) {
    const std::string name = column_name(written);
    std::optional<CaseError> problem;
    if (name.empty()) {  // a column without a name, as spreadsheets leave them at the end
      columns_.push_back({});
      names_.push_back(name);
      continue;
    }
    const ColumnUse* use = known_use(written, problem);
    if (!use) return CaseError{"bad_value", "header", name, problem->says, {}, problem->told};
    const std::string what = use->role == ColumnUse::Role::fact    ? "f" + std::to_string(use->fact)
                             : use->role == ColumnUse::Role::claim ? "claim"
                             : use->role == ColumnUse::Role::ids   ? "ids"
                                                                   : "n" + name;
    const auto [twin, fresh] = seen.emplace(what, name);
    if (!fresh) {
      if (twin->second == name) return CaseError{"duplicate", "header", name, "error.column.twice", {}, {shortened(name)}};
      return CaseError{"duplicate", "header", name, "error.column.same", {}, {shortened(twin->second), shortened(name)}};
    }
    columns_.push_back(*use);
    names_.push_back(name);
  }
  const Json* needed = table_ ? table_->find("needed") : nullptr;
  for (std::size_t i = 0; needed && i < needed->items.size(); ++i) {
    bool there = false;
    std::vector<std::string> one_of;
    for (const Json& fact : needed->items[i].items) {
      const int index = book_.fact(fact.text);
      there = there || seen.count("f" + std::to_string(index)) || base_.origins[at(index)] == Origin::given;
      std::string name = book_.facts[at(index)].key;
      const Json* columns = table_->find("columns");
      for (std::size_t k = columns->keys.size(); k-- > 0;) {
        if (columns->items[k].text == fact.text) name = columns->keys[k];
      }
      one_of.push_back(std::move(name));
    }
    if (there) continue;
    std::string meant;  // a column that no rule asks about and whose name is near
    for (const auto& [name, nearest] : unused_) {
      if (std::find(one_of.begin(), one_of.end(), nearest) != one_of.end()) meant = name;
    }
    const bool several = one_of.size() > 1;
    const char* says = meant.empty() ? (several ? "error.column.missing_any" : "error.column.missing") : several ? "error.column.missing_any_near" : "error.column.missing_near";
    return CaseError{"missing", "header", shortened(meant), says, {}, std::move(one_of)};
  }
  return std::nullopt;
}

bool LedgerRows::is_party(int fact) const {
  return table_ && holds(table_->find("parties"), book_.facts[at(fact)].id);
}

// A row of the catalog by its id or name, in any case; -1 when there is none.
int LedgerRows::row_named(int fact, std::string_view text) const {
  const Catalog* catalog = book_.catalog(book_.facts[at(fact)].type);
  const auto names = by_name_.find(catalog);
  if (!catalog) return -1;
  const auto exact = catalog->by_id.find(text);
  if (exact != catalog->by_id.end()) return exact->second;
  if (names == by_name_.end()) return -1;
  const auto found = names->second.find(folded(text));
  return found == names->second.end() ? -1 : found->second;
}

void LedgerRows::fact_cell(int fact, const std::string& name, const std::string& text, Shipment& out) {
  const FactDef& def = book_.facts[at(fact)];
  Value& value = out.facts.values[at(fact)];
  Origin& origin = out.facts.origins[at(fact)];
  const int row = book_.catalog(def.type) ? row_named(fact, text) : -1;
  if (def.type == FactType::date) {
    const std::optional<Day> day = read_date(text);
    if (!day) {
      out.problem = RowProblem{shortened(name), bad_row("error.row.date", {}, text)};
      return;
    }
    out.on = *day;
    value = Value::exactly(*day);
  } else if (row >= 0) {
    value = Value::exactly(row);
  } else if (is_party(fact)) {
    if (book_.countries.by_id.count(text)) {
      out.problem = RowProblem{shortened(name), bad_row("error.row.country", {}, text)};
      return;
    }
    value = Value::exactly(static_cast<double>(book_.companies.count));
    out.others.push_back({fact, parties_.number(text)});
  } else {
    std::string canonical;
    if (auto error = read_fact(book_, fact, text, canonical)) {
      out.problem = RowProblem{shortened(name), std::move(*error)};
      return;
    }
    value = fact_value(book_, fact, canonical);
  }
  origin = Origin::given;
}

void LedgerRows::claim_cell(const std::string& name, const std::string& text, Shipment& out) const {
  const std::string word = folded(text);
  std::vector<std::string> known;
  const auto look = [&](const std::vector<std::string>& names, Claim::Kind kind) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      known.push_back(names[i]);
      if (folded(names[i]) == word) out.claim = {kind, static_cast<int>(i)};
    }
  };
  look(book_.exceptions, Claim::Kind::exception);
  look(book_.authorizations, Claim::Kind::authorization);
  const Json* claims = table_ ? table_->find("claims") : nullptr;
  for (std::size_t i = 0; claims && i < claims->keys.size(); ++i) {
    known.push_back(claims->keys[i]);
    if (claims->keys[i] == word) out.claim = {claims->items[i].text == "license" ? Claim::Kind::license : Claim::Kind::none, -1};
  }
  if (out.claim.kind != Claim::Kind::nothing_said) return;
  CaseError why = bad_row("error.row.claim", {}, text);
  if (std::string nearest = nearest_name(text, known); !nearest.empty()) why.nearest.push_back(std::move(nearest));
  out.problem = RowProblem{shortened(name), std::move(why)};
}

void LedgerRows::cell(const ColumnUse& use, const std::string& name, std::string_view text, Shipment& out) {
  text = trimmed(text);
  if (text.empty() || out.problem) return;
  if (use.role == ColumnUse::Role::fact) return fact_cell(use.fact, name, std::string(text), out);
  if (use.role == ColumnUse::Role::claim) return claim_cell(name, std::string(text), out);
  if (use.role != ColumnUse::Role::ids) return;
  constexpr const char* between = " ;,\t\r\n";
  for (std::size_t start = text.find_first_not_of(between); start != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(between, start), text.size());
    out.ids.emplace_back(text.substr(start, end - start));
    start = text.find_first_not_of(between, end);
  }
}

void LedgerRows::read(const Record& record, Shipment& out) {
  out.line = record.line;
  out.facts = base_;
  out.on = base_day_.value_or(0);
  out.others.clear();
  out.claim = {};
  out.ids.clear();
  out.problem.reset();
  if (!record.problem.empty()) {
    out.problem = RowProblem{"", bad_row(record.problem.says.c_str(), record.problem.told)};
    return;
  }
  if (record.names.empty()) {
    for (std::size_t i = 0; i < record.fields.size() && i < columns_.size(); ++i) cell(columns_[i], names_[i], record.fields[i], out);
  } else {
    std::bitset<max_facts> seen;
    for (std::size_t i = 0; i < record.fields.size() && !out.problem; ++i) {
      std::optional<CaseError> why;
      const ColumnUse* use = known_use(record.names[i], why);
      if (!use) {
        out.problem = RowProblem{"", std::move(*why)};
        continue;
      }
      if (use->fact >= 0 && seen[at(use->fact)]) out.problem = RowProblem{"", bad_row("error.row.member_twice", {shortened(record.names[i])})};
      if (use->fact >= 0) seen[at(use->fact)] = true;
      cell(*use, record.names[i], record.fields[i], out);
    }
  }
  if (!out.problem) finish(out);
}

// What must be there, and what follows from the rest.
void LedgerRows::finish(Shipment& out) const {
  const Json* needed = table_ ? table_->find("needed") : nullptr;
  for (std::size_t i = 0; needed && i < needed->items.size(); ++i) {
    bool there = false;
    std::vector<std::string> one_of;
    for (const Json& fact : needed->items[i].items) {
      const int index = book_.fact(fact.text);
      there = there || out.facts.origins[at(index)] == Origin::given;
      one_of.push_back(book_.facts[at(index)].key);
    }
    if (!there) {
      const char* says = one_of.size() > 1 ? "error.row.missing_any" : "error.row.missing";
      out.problem = RowProblem{"", bad_row(says, std::move(one_of))};
      return;
    }
  }
  const int date = book_.fact("on"), item = book_.fact("item");
  if (date >= 0) {
    out.facts.values[at(date)] = Value::exactly(out.on);
    out.facts.origins[at(date)] = Origin::given;
  }
  if (item >= 0) {  // shipments of chips
    out.facts.values[at(item)] = Value::exactly(0);
    out.facts.origins[at(item)] = Origin::given;
  }
  for (const Whole& whole : book_.wholes) {
    const bool told = whole.where >= 0 && out.facts.origins[at(whole.where)] == Origin::given;
    if (!whole.holds(told ? value_text(book_, whole.where, out.facts.values[at(whole.where)]) : std::string())) continue;
    double sum = 0;
    for (const int fact : whole.parts) sum += out.facts.origins[at(fact)] == Origin::given ? out.facts.values[at(fact)].low : 0;
    if (compare_numbers(sum, 1) > 0) out.problem = RowProblem{"", bad_row("error.more_than_whole", {}, write_number(sum))};
  }
  if (out.problem) return;
  complete_facts(book_, out.facts);
  // Somebody else's seat is not that of the buyer: it is known from the catalog or not at all.
  const Json* seats = table_ ? table_->find("seat_of") : nullptr;
  for (std::size_t i = 0; seats && i < seats->keys.size(); ++i) {
    const int party = book_.fact(seats->keys[i]), seat = book_.fact(seats->items[i].text), buyer = book_.fact("company");
    if (out.facts.origins[at(party)] != Origin::given || out.facts.origins[at(seat)] == Origin::given) continue;
    const auto number_of = [&](int fact) {
      for (const auto& [other, number] : out.others) {
        if (other == fact) return number;
      }
      return -1;
    };
    const bool itself = out.facts.values[at(party)].low == out.facts.values[at(buyer)].low && number_of(party) == number_of(buyer);
    if (itself) continue;
    const std::string_view home = book_.companies.text(static_cast<int>(out.facts.values[at(party)].low), "hq");
    const auto country = book_.countries.by_id.find(home);
    if (country != book_.countries.by_id.end()) {
      out.facts.values[at(seat)] = Value::exactly(country->second);
      out.facts.origins[at(seat)] = Origin::catalog;
    } else {
      out.facts.values[at(seat)] = full_range(book_, seat);
      out.facts.origins[at(seat)] = Origin::unknown;
    }
  }
}

std::optional<Day> LedgerRows::date_of(const Record& record) const {
  const int date = book_.fact("on");
  std::optional<CaseError> problem;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const bool csv = record.names.empty();
    if (csv && i >= columns_.size()) break;
    const ColumnUse use = csv ? columns_[i] : use_of(column_name(record.names[i]), problem);
    if (use.fact != date) continue;
    const std::string_view text = trimmed(record.fields[i]);
    return text.empty() ? base_day_ : read_date(text);
  }
  return base_day_;
}

}  // namespace chip_rules
