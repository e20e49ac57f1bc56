// The fold: versions of each slot in order of date; those that do not hold or are suspended drop out, the last stands.
#include "core/order.h"
#include "core/rules/fold.h"
#include "core/rules/tiers.h"

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
    const NamedRegime* regime = choice.named >= 0 ? &book.regimes[static_cast<std::size_t>(choice.named)] : nullptr;
    enforced_ = regime && follows_dates(book, choice) ? regime->on_top == NamedRegime::OnTop::enforced : choice.enforced;
    if (follows_dates(book, choice)) members_ = book.by_date;
    if (!regime) return;
    as_if_ = regime->instruments;
    for (const int index : members_) as_if_.erase(std::remove(as_if_.begin(), as_if_.end(), index), as_if_.end());
    members_.insert(members_.end(), as_if_.begin(), as_if_.end());
  }

  Folded run() {
    for (const int index : members_) add(index);
    place_clauses();
    for (auto& [id, part] : limits_) out_.limits.push_back(part);
    return std::move(out_);
  }

 private:
  const Instrument& instrument(int index) const { return book_.instruments[static_cast<std::size_t>(index)]; }
  // Read as if in force, whatever its dates and bases.
  bool as_if(int index) const { return std::find(as_if_.begin(), as_if_.end(), index) != as_if_.end(); }

  bool on_basis(int index) const {
    return as_if(index) || (enforced_ ? instrument(index).enforced : instrument(index).codified);
  }
  // The instrument as a whole holds: its clauses without dates of their own, its limits and tiers.
  bool holds(int index) const { return as_if(index) || instrument(index).holds_from() <= choice_.on; }
  // Its names may be used: it is out, or one of its clauses already holds.
  bool is_out(int index) const {
    if (holds(index)) return true;
    const std::vector<ClauseVersion>& clauses = instrument(index).clauses;
    return std::any_of(clauses.begin(), clauses.end(),
                       [&](const ClauseVersion& clause) { return clause.from && *clause.from <= choice_.on; });
  }
  bool holds(const ClauseVersion& clause) const {
    if (as_if(clause.instrument)) return true;
    const Day from = clause.from ? *clause.from : instrument(clause.instrument).holds_from();
    return from <= choice_.on && (!clause.to || choice_.on <= *clause.to);
  }
  bool suspended(int index, const std::string& slot) const {
    for (const int other : members_) {
      const Instrument& act = instrument(other);
      if (!on_basis(other)) continue;
      for (const Suspension& suspension : act.suspensions) {
        if (!as_if(other) && !lasts(act, suspension, enforced_, choice_.on)) continue;
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
    if (!on_basis(index) || !is_out(index)) return;
    out_.instruments.push_back(index);
    if (act.later) problems_.push_back({sentences_pack, "", "holds the clauses of \"" + act.id + "\"; load it first", ""});
    for (const ParameterVersion& parameter : act.parameters) {
      if (holds(index) || !out_.parameters.count(parameter.id)) out_.parameters[parameter.id] = &parameter;
    }
    add_parts(index, "groups", [&](const std::string& id, Part part) { out_.groups[id].push_back(std::move(part)); });
    add_parts(index, "derive", [&](const std::string& id, Part part) { out_.derive[id] = std::move(part); });
    add_parts(index, "terms", [&](const std::string& id, Part part) { out_.terms[id] = std::move(part); });
    add_readings(act);
    if (holds(index)) add_limits_and_tiers(index);
    for (const ClauseVersion& clause : act.clauses) {
      if (holds(clause) && !suspended(index, clause.slot)) versions_[clause.slot].push_back(&clause);
    }
  }

  // Several instruments may ask the same question.
  void add_readings(const Instrument& act) {
    const Json* readings = act.json->find("readings");
    for (const auto& [id, reading] : book_.readings) {
      if (!readings || !readings->find(id)) continue;
      if (std::find(out_.readings.begin(), out_.readings.end(), &reading) == out_.readings.end()) out_.readings.push_back(&reading);
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
    if (!tiers || suspended(index, "tiers")) return;
    // As with clauses: a reader's own text is asked on any day, also before there was what it amends.
    amend_tiers(out_.tiers, Part{tiers, index, "/tiers"}, instrument(index).id + ".json", instrument(index).id == own_id, problems_);
  }

  void place_clauses() {
    for (const auto& [slot, versions] : versions_) {
      const ClauseVersion* standing = nullptr;
      for (const ClauseVersion* version : versions) {
        if ((version->replace || version->remove) && !standing) {
          if (version->absent == "skip") continue;
          // A reader's own text is asked on any day, also before there was what it replaces; its names are checked as it comes in.
          if (version->absent != "add" && instrument(version->instrument).id != own_id) {
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
  bool enforced_ = true;
  std::vector<int> members_;
  std::vector<int> as_if_;  // those of the named regime
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

bool follows_dates(const RuleBook& book, const RegimeChoice& choice) {
  return choice.named < 0 ||
         book.regimes[static_cast<std::size_t>(choice.named)].on_top != NamedRegime::OnTop::nothing;
}

bool lasts(const Instrument& act, const Suspension& suspension, bool enforced, Day on) {
  const bool on_this_basis = enforced ? suspension.enforced : suspension.codified;
  return on_this_basis && suspension.from.value_or(act.holds_from()) <= on && (!suspension.to || on <= *suspension.to);
}

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
