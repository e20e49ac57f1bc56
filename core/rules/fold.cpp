// The fold: versions of each slot in order of date; those that do not hold or are suspended drop out, the last stands.
#include "core/order.h"
#include "core/rules/fold.h"

#include <algorithm>

namespace chip_rules {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Folder {
 public:
  Folder(const RuleBook& book, const RegimeChoice& choice, Problems& problems)
      : book_(book), choice_(choice), problems_(problems) {
    if (choice.named >= 0) {
      members_ = book.regimes[static_cast<std::size_t>(choice.named)].instruments;
    } else {
      members_ = book.by_date;
    }
  }

  Folded run() {
    for (const int index : members_) add(index);
    place_clauses();
    for (auto& [id, part] : limits_) out_.limits.push_back(part);
    return std::move(out_);
  }

 private:
  const Instrument& instrument(int index) const { return book_.instruments[static_cast<std::size_t>(index)]; }
  bool named() const { return choice_.named >= 0; }

  bool on_basis(const Instrument& instrument) const {
    return named() || (choice_.enforced ? instrument.enforced : instrument.codified);
  }
  // The instrument as a whole holds: its clauses without dates of their own, its limits and tiers.
  bool holds(const Instrument& instrument) const { return named() || instrument.holds_from() <= choice_.on; }
  // Its names may be used: it is out, or one of its clauses already holds.
  bool is_out(const Instrument& instrument) const {
    if (holds(instrument)) return true;
    return std::any_of(instrument.clauses.begin(), instrument.clauses.end(),
                       [&](const ClauseVersion& clause) { return clause.from && *clause.from <= choice_.on; });
  }
  bool holds(const ClauseVersion& clause) const {
    if (named()) return true;
    const Day from = clause.from ? *clause.from : instrument(clause.instrument).holds_from();
    return from <= choice_.on && (!clause.to || choice_.on <= *clause.to);
  }
  bool suspended(int index, const std::string& slot) const {
    for (const int other : members_) {
      const Instrument& act = instrument(other);
      if (!on_basis(act)) continue;
      for (const Suspension& suspension : act.suspensions) {
        if (!named() && !(choice_.enforced ? suspension.enforced : suspension.codified)) continue;
        const Day from = suspension.from.value_or(act.holds_from());
        if (!named() && (choice_.on < from || (suspension.to && choice_.on > *suspension.to))) continue;
        const bool whole = suspension.instrument == instrument(index).id && suspension.clauses.empty();
        const bool listed = contains(suspension.clauses, slot) &&
                            (suspension.instrument.empty() || suspension.instrument == instrument(index).id);
        if ((whole || listed) && !contains(suspension.except, slot)) return true;
      }
    }
    return false;
  }

  void add(int index) {
    const Instrument& act = instrument(index);
    if (!on_basis(act) || !is_out(act)) return;
    out_.instruments.push_back(index);
    for (const ParameterVersion& parameter : act.parameters) {
      if (holds(act) || !out_.parameters.count(parameter.id)) out_.parameters[parameter.id] = &parameter;
    }
    add_parts(index, "groups", [&](const std::string& id, Part part) { out_.groups[id].push_back(std::move(part)); });
    add_parts(index, "derive", [&](const std::string& id, Part part) { out_.derive[id] = std::move(part); });
    add_parts(index, "terms", [&](const std::string& id, Part part) { out_.terms[id] = std::move(part); });
    for (const auto& [id, reading] : book_.readings) {
      if (reading.instrument == index) out_.readings.push_back(&reading);
    }
    if (holds(act)) add_limits_and_tiers(index);
    for (const ClauseVersion& clause : act.clauses) {
      if (holds(clause) && !suspended(index, clause.slot)) versions_[clause.slot].push_back(&clause);
    }
  }

  template <class Take>
  void add_parts(int index, const char* member, Take take) {
    const Json* parts = instrument(index).json->find(member);
    if (!parts) return;
    for (std::size_t i = 0; i < parts->keys.size(); ++i) {
      take(parts->keys[i], Part{&parts->items[i], index, "/" + std::string(member) + "/" + parts->keys[i]});
    }
  }

  void add_limits_and_tiers(int index) {
    const Json* limits = instrument(index).json->find("limits");
    for (std::size_t i = 0; limits && i < limits->items.size(); ++i) {
      const std::string id(limits->items[i].get_text("id"));
      if (!suspended(index, id)) limits_[id] = Part{&limits->items[i], index, "/limits/" + std::to_string(i)};
    }
    const Json* tiers = instrument(index).json->find("tiers");
    if (tiers && !suspended(index, "tiers")) out_.tiers = Part{tiers, index, "/tiers"};
  }

  void place_clauses() {
    for (const auto& [slot, versions] : versions_) {
      const ClauseVersion* standing = nullptr;
      for (const ClauseVersion* version : versions) {
        if ((version->replace || version->remove) && !standing) {
          if (version->absent == "skip") continue;
          if (version->absent != "add") {
            problems_.push_back({instrument(version->instrument).id + ".json", version->pointer,
                                 "there is no clause \"" + slot + "\" to " + (version->remove ? "remove" : "replace") +
                                     " here; say \"absent\": \"add\" or \"skip\"",
                                 ""});
          }
        }
        standing = version->remove ? nullptr : version;
      }
      if (standing) out_.clauses.push_back(standing);
    }
    sort_by(out_.clauses, [](const ClauseVersion* a, const ClauseVersion* b) {
      if (a->step != b->step) return a->step < b->step;
      if (a->order != b->order) return a->order < b->order;
      return a->slot < b->slot;
    });
  }

  const RuleBook& book_;
  const RegimeChoice& choice_;
  Problems& problems_;
  std::vector<int> members_;
  std::map<std::string, std::vector<const ClauseVersion*>> versions_;
  std::map<std::string, Part> limits_;
  Folded out_;
};

void add_day(std::vector<Day>& days, std::optional<Day> day) {
  if (day) days.push_back(*day);
}

// Days named anywhere below `json` as "from" (first day in), "to" or "until" (last day in), or in a by_date table.
void add_dates_below(std::vector<Day>& days, const Json& json) {
  for (std::size_t i = 0; i < json.items.size(); ++i) {
    const Json& item = json.items[i];
    const std::string_view key = i < json.keys.size() ? std::string_view(json.keys[i]) : std::string_view();
    if (item.is(Json::Kind::string)) {
      const std::optional<Day> day = read_date(item.text);
      if (day && key == "from") days.push_back(*day);
      if (day && (key == "to" || key == "until")) days.push_back(*day + 1);
      if (day && key.empty() && i == 0) days.push_back(*day);  // first of a [date, cap] pair
    } else {
      add_dates_below(days, item);
    }
  }
}

}  // namespace

Folded fold(const RuleBook& book, const RegimeChoice& choice, Problems& problems) {
  return Folder(book, choice, problems).run();
}

std::vector<Day> change_days(const RuleBook& book) {
  std::vector<Day> days{book.covers_from};
  for (const Instrument& act : book.instruments) {
    days.push_back(act.holds_from());
    for (const ClauseVersion& clause : act.clauses) {
      add_day(days, clause.from);
      if (clause.to) days.push_back(*clause.to + 1);
    }
    for (const char* member : {"groups", "limits", "suspends"}) {
      if (const Json* part = act.json->find(member)) add_dates_below(days, *part);
    }
  }
  if (book.country_groups) add_dates_below(days, *book.country_groups);
  for (const CountryAlias& alias : book.aliases) days.push_back(alias.from);
  sort_up(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace chip_rules
