// What the readers of a pack's parts (load_parts.h) share: the book, what is wrong in a file, names, dates, citations.
// May know: members and dates as they stand in every file of rules/.
#pragma once

#include <algorithm>

#include "core/rules/load.h"
#include "core/rules/members.h"

namespace chip_rules {

/// A part of one pack being read into `book`; what is wrong goes to `problems`. `sentences_later`: the pack leaves out sentences
/// that another pack brings.
class PackReader {
 public:
  PackReader(RuleBook& book, Problems& problems, bool sentences_later = false) : book_(book), problems_(problems), sentences_later_(sentences_later) {}

 protected:
  void problem(std::string file, std::string pointer, std::string message, std::string nearest = {}) {
    problems_.push_back({std::move(file), std::move(pointer), std::move(message), std::move(nearest)});
  }

  int fact_named(std::string_view id, const std::string& pointer) {
    const int found = book_.fact(id);
    if (found < 0) {
      std::vector<std::string> names;
      for (const auto& [name, slot] : book_.fact_by_id) names.push_back(name);
      problem("facts.json", pointer, "no fact is called \"" + std::string(id) + "\"", nearest_name(id, names));
    }
    return found;
  }

  static double number_or(const Json& json, const char* key, double otherwise) {
    const Json* value = json.find(key);
    return value && value->is(Json::Kind::number) ? value->number : otherwise;
  }

  std::optional<Day> date(const Json& json, const char* key, const std::string& file, const std::string& pointer) {
    const std::string_view text = json.get_text(key);
    if (text.empty()) return std::nullopt;
    const std::optional<Day> day = read_date(text);
    if (!day) problem(file, pointer + "/" + key, "expected a date such as 2025-06-01, not \"" + std::string(text) + "\"");
    return day;
  }

  static Citation citation(const Json& json) { return {std::string(json.get_text("cite")), std::string(json.get_text("url"))}; }

  // A misspelled member would pass unseen: a clause without "when" always matches.
  void only(const Json& json, const std::string& file, const std::string& pointer, MemberNames names) {
    refuse_other_members(json, file, pointer, names, problems_);
  }

  static void name_once(std::vector<std::string>& list, std::string_view name) {
    if (!name.empty() && std::find(list.begin(), list.end(), name) == list.end()) list.emplace_back(name);
  }

  std::vector<std::string> instrument_ids() const {
    std::vector<std::string> names;
    for (const Instrument& act : book_.instruments) names.push_back(act.id);
    return names;
  }

  RuleBook& book_;
  Problems& problems_;
  bool sentences_later_;
};

}  // namespace chip_rules
