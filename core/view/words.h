// Words and numbers in a language: UI texts with places to fill, numbers with separators, dates, units.
// May know: the rule book's texts.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "core/rules/book.h"

namespace chip_rules::view {

using Fill = std::pair<std::string_view, std::string_view>;

class Words {
 public:
  Words(const RuleBook& book, std::string_view lang);

  const std::string& lang() const { return lang_; }
  /// The text of `key`, with each {name} replaced. English when the language lacks it, the key when nobody has it.
  std::string operator()(std::string_view key, std::initializer_list<Fill> fills = {}) const;
  bool has(std::string_view key) const;
  /// A sentence of the rule files in this language; one that is not translated as it stands now comes in English, marked.
  std::string law(std::string_view english) const;
  /// The text of a {"en": ..., "zh-Hans": ...} object, else `law` of its English one, empty when there is none.
  std::string pick(const Json* by_language) const;
  /// What a regime is called; one of the reader's own says that it is.
  std::string regime(const NamedRegime& regime) const;

  /// "15,824", "0.25", "1.58 × 10²⁶" from 10^15 on. Round values in the large units that the language has: "7.9亿".
  std::string number(double value) const;
  /// How many there are, as `number` has it.
  std::string count(std::size_t items) const { return number(static_cast<double>(items)); }
  /// A number with its unit: "26,900,000 TPP", "25 %" for shares.
  std::string quantity(double value, std::string_view unit) const;
  /// The same with every digit, where `quantity` rounds: to tell two numbers apart that lie next to each other.
  std::string quantity_in_full(double value, std::string_view unit) const;
  /// A word of a catalog's cell ("high", "Likely") as a reader reads it; the word itself when the language has none for it.
  std::string cell(std::string_view word) const;
  /// A unit without a number, as a heading has it; the unit itself when the language has no word for it.
  std::string unit(std::string_view unit) const;
  /// "1 June 2025".
  std::string date(Day day) const;
  /// "1 June", of every year.
  std::string day_of_year(Day day) const;
  /// Items joined with commas and a last "and".
  std::string list(const std::vector<std::string>& items) const;
  /// Items joined with commas alone: more is to come.
  std::string list_open(const std::vector<std::string>& items) const;
  /// Like `list`, of whole phrases, which may hold commas themselves.
  std::string phrases(const std::vector<std::string>& items) const;
  /// Sentences one after the other.
  std::string sentences(const std::vector<std::string>& items) const;
  /// The pack that these words lack although the language was asked for, empty when there is none.
  const std::string& missing_pack() const { return missing_pack_; }

 private:
  std::string number_to(double value, bool in_full) const;
  std::string quantity_to(double value, std::string_view unit, bool in_full) const;
  std::string joined(const std::vector<std::string>& items, const char* between, const char* last) const;

  const RuleBook& book_;
  std::string lang_;
  std::string missing_pack_;
};

/// Replaces each {name} in `text`.
std::string fill(std::string_view text, std::initializer_list<Fill> fills);

}  // namespace chip_rules::view
