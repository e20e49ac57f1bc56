// See case_reader.h.
#include "core/case/case_reader.h"

#include <algorithm>
#include <cmath>

#include "core/case/cell.h"
#include "core/case/percent.h"
#include "core/json/number.h"
#include "core/order.h"

namespace chip_rules {
namespace {

template <class Map>
std::vector<std::string> keys_of(const Map& map) {
  std::vector<std::string> out;
  for (const auto& [key, value] : map) out.push_back(key);
  return out;
}

class CaseReader {
 public:
  CaseReader(const RuleBook& book, bool forgive, Case& out) : book_(book), forgive_(forgive), out_(out) {}

  std::optional<CaseError> read(std::string_view text) {
    if (!text.empty() && text[0] == '?') text.remove_prefix(1);
    if (text.size() > max_case_bytes) {
      return CaseError{"too_long", "", "", "error.too_long", {}, {std::to_string(max_case_bytes), std::to_string(text.size())}};
    }
    while (!text.empty() && !error_) {
      const std::size_t end = std::min(text.find('&'), text.size());
      if (end > 0) pair(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (!error_) contradictions();
    return error_;
  }

  std::optional<CaseError> read_one(int fact, const std::string& value) {
    fact_value(fact, book_.facts[static_cast<std::size_t>(fact)].key, value);
    return error_;
  }

 private:
  void fail(const char* code, std::string_view key, std::string_view value, std::string says, std::vector<std::string> nearest = {},
            std::vector<std::string> told = {}) {
    std::erase_if(nearest, [](const std::string& name) { return name.empty(); });
    error_ = CaseError{code, std::string(key), std::string(value), std::move(says), std::move(nearest), std::move(told)};
  }

  void pair(std::string_view text) {
    const std::size_t equals = text.find('=');
    const std::optional<std::string> key = percent_decoded(text.substr(0, equals));
    const std::optional<std::string> value = equals == std::string_view::npos ? std::string() : percent_decoded(text.substr(equals + 1));
    if (!key || !value) {
      return fail("bad_encoding", key.value_or(shown_bytes(text.substr(0, equals))), shown_bytes(text), "error.encoding");
    }
    if (!seen_.emplace(*key, 1).second) return fail("duplicate", *key, *value, "error.twice");
    if (value->empty()) {
      if (known_key(*key)) return fail("bad_value", *key, "", "error.no_value");
      return unknown_key(*key, *value);
    }
    if (*key == "on") return date(*value);
    if (*key == "basis") return basis(*value);
    if (*key == "regime") return regime(*value);
    if (*key == "without") return without(*value);
    if (key->rfind("set.", 0) == 0) return parameter(*key, key->substr(4), *value);
    if (key->rfind("group.", 0) == 0) return group(*key, key->substr(6), *value);
    if (key->rfind("reading.", 0) == 0) return reading(*key, key->substr(8), *value);
    const auto fact = book_.fact_by_key.find(*key);
    if (fact == book_.fact_by_key.end()) return unknown_key(*key, *value);
    fact_value(fact->second, *key, *value);
  }

  bool known_key(const std::string& key) const {
    const bool what_if = key.rfind("set.", 0) == 0 || key.rfind("group.", 0) == 0 || key.rfind("reading.", 0) == 0;
    return what_if || book_.fact_by_key.count(key) > 0;
  }

  void unknown_key(const std::string& key, const std::string& value) {
    if (forgive_) {
      out_.dropped.push_back(key);
      return;
    }
    fail("unknown_key", key, value, "error.unknown_key", {nearest_name(key, keys_of(book_.fact_by_key))});
  }

  void unknown_name(const std::string& key, const std::string& value, const char* says, const std::string& name,
                    const std::vector<std::string>& known) {
    fail("unknown_id", key, value, says, {nearest_name(name, known)}, {name});
  }

  void date(const std::string& value) {
    out_.on = read_date(value);
    if (!out_.on) fail("bad_value", "on", value, "error.date");
  }

  void basis(const std::string& value) {
    out_.codified = value == "codified";
    if (value != "codified" && value != "enforced") fail("bad_value", "basis", value, "error.basis", {"codified", "enforced"});
  }

  void regime(const std::string& value) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < book_.regimes.size(); ++i) {
      if (book_.regimes[i].id == value) out_.regime = static_cast<int>(i);
      names.push_back(book_.regimes[i].id);
    }
    if (out_.regime) return;
    if (value != own_id) return unknown_name("regime", value, "error.unknown_regime", value, names);
    if (forgive_) return out_.dropped.push_back("regime=" + value);
    fail("unknown_id", "regime", value, "error.own_absent");
  }

  void without(const std::string& value) {
    std::vector<std::string> names;
    for (const std::string& exception : book_.exceptions) names.push_back(lower_case(exception));
    std::size_t start = 0;
    while (start <= value.size()) {
      const std::size_t end = std::min(value.find(',', start), value.size());
      const std::string name = lower_case(std::string_view(value).substr(start, end - start));
      if (std::find(names.begin(), names.end(), name) == names.end()) return unknown_name("without", value, "error.unknown_exception", name, names);
      out_.without.push_back(name);
      start = end + 1;
    }
    sort_up(out_.without);
    out_.without.erase(std::unique(out_.without.begin(), out_.without.end()), out_.without.end());
  }

  void parameter(const std::string& key, const std::string& id, const std::string& value) {
    if (!book_.parameter_names.count(id)) return unknown_name(key, value, "error.unknown_parameter", id, keys_of(book_.parameter_names));
    const std::optional<double> number = read_number(value);
    if (!number || *number < 0) return fail("bad_value", key, value, "error.amount");
    out_.parameters[id] = write_number(*number);
  }

  void group(const std::string& key, const std::string& id, std::string value) {
    if (!book_.group_names.count(id)) return unknown_name(key, value, "error.unknown_group", id, keys_of(book_.group_names));
    std::replace(value.begin(), value.end(), ' ', '+');  // a form decoder's reading of "+"
    std::size_t start = 0;
    while (start <= value.size()) {
      const std::size_t end = std::min(value.find(',', start), value.size());
      const std::string entry = value.substr(start, end - start);
      if (entry.size() < 2 || (entry[0] != '+' && entry[0] != '-')) {
        return fail("bad_value", key, value, "error.group_change", {}, {entry});
      }
      const std::string member = entry.substr(1);
      bool known = false;
      for (const Catalog* catalog : {&book_.countries, &book_.companies, &book_.chips}) known = known || catalog->by_id.count(member);
      if (!known) return unknown_name(key, value, "error.unknown_destination", member, book_.countries.ids);
      start = end + 1;
    }
    out_.groups[id] = value;
  }

  void reading(const std::string& key, const std::string& id, const std::string& value) {
    const auto found = book_.readings.find(id);
    if (found == book_.readings.end()) return unknown_name(key, value, "error.unknown_reading", id, keys_of(book_.readings));
    const std::vector<std::string>& choices = found->second.choices;
    if (std::find(choices.begin(), choices.end(), value) == choices.end()) {
      return fail("bad_value", key, value, "error.choice", choices, choices);
    }
    out_.readings[id] = value;
  }

  void fact_value(int fact, const std::string& key, const std::string& value) {
    const FactDef& def = book_.facts[static_cast<std::size_t>(fact)];
    if (out_.facts.count(fact)) return fail("duplicate", key, value, "error.same_fact", {}, {def.key});
    if (def.type == FactType::number) return number(fact, key, value);
    if (def.type == FactType::flag) {
      if (value != "0" && value != "1") return fail("bad_value", key, value, "error.flag", {"1", "0"});
    } else if (def.type == FactType::choice) {
      if (std::find(def.choices.begin(), def.choices.end(), value) == def.choices.end()) {
        return fail("bad_value", key, value, "error.choice", {nearest_name(value, def.choices)}, def.choices);
      }
    } else if (def.type == FactType::date) {
      if (!read_date(value)) return fail("bad_value", key, value, "error.date");
    } else if (const Catalog* catalog = book_.catalog(def.type)) {
      const bool other = value == def.absent.assumed && def.absent.kind == AbsentRule::Kind::assume;
      const bool outsider = std::find(def.choices.begin(), def.choices.end(), value) != def.choices.end();
      if (!catalog->by_id.count(value) && !other && !outsider) {
        return fail("unknown_id", key, value, "error.not_in." + catalog->name, {nearest_name(value, catalog->ids)});
      }
    }
    out_.facts[fact] = value;
  }

  void number(int fact, const std::string& key, const std::string& value) {
    const FactDef& def = book_.facts[static_cast<std::size_t>(fact)];
    const std::optional<double> number = read_number(value);
    if (!number) return fail("bad_value", key, value, "error.number");
    if (*number < def.low || *number > def.high) {
      const bool bounded = std::isfinite(def.high);
      return fail("out_of_range", key, value, bounded ? "error.range" : "error.at_least", {},
                  {write_number(def.low), bounded ? write_number(def.high) : std::string()});
    }
    if (def.step == 1 && *number != std::floor(*number) && def.unit == "chips") {
      return fail("bad_value", key, value, "error.whole_number");
    }
    out_.facts[fact] = write_number(*number);
  }

  // Facts that cannot hold together, as facts.json declares them.
  void contradictions() {
    if (out_.regime && seen_.count("basis")) {
      return fail("contradiction", "basis", "", "error.basis_of_named");
    }
    for (const FactDef& def : book_.facts) {
      if (def.absent.kind != AbsentRule::Kind::sum) continue;
      const auto own = number_of(book_.fact(def.id));
      double sum = 0;
      for (const int other : def.absent.other_facts) sum += number_of(other).value_or(0);
      if (own && compare_numbers(*own, sum) < 0) {
        return fail("contradiction", def.key, write_number(*own), "error.less_than_parts", {}, {write_number(sum)});
      }
    }
    for (const Whole& whole : book_.wholes) {
      const auto where = out_.facts.find(whole.where);
      if (!whole.holds(where == out_.facts.end() ? std::string_view() : where->second)) continue;
      double sum = 0;
      for (const int fact : whole.parts) sum += number_of(fact).value_or(0);
      if (compare_numbers(sum, 1) > 0) return fail("contradiction", book_.facts[static_cast<std::size_t>(whole.parts[0])].key, write_number(sum), "error.more_than_whole");
    }
  }

  std::optional<double> number_of(int fact) const {
    const auto found = out_.facts.find(fact);
    return found == out_.facts.end() ? std::nullopt : read_number(found->second);
  }

  const RuleBook& book_;
  bool forgive_;
  Case& out_;
  std::map<std::string, int> seen_;
  std::optional<CaseError> error_;
};

}  // namespace

std::optional<CaseError> read_pairs(const RuleBook& book, std::string_view text, bool forgive, Case& out) {
  return CaseReader(book, forgive, out).read(text);
}

std::optional<CaseError> read_fact(const RuleBook& book, int fact, const std::string& text, std::string& canonical) {
  Case one;
  const std::optional<CaseError> error = CaseReader(book, false, one).read_one(fact, text);
  if (!error) canonical = one.facts[fact];
  return error;
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace chip_rules
