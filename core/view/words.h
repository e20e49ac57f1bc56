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
  /// The text of a {"en": ..., "zh-Hans": ...} object, English as the fallback, empty when there is none.
  std::string pick(const Json* by_language) const;

  /// "15,824", "0.25", "1.58 × 10²⁶" from 10^15 on.
  std::string number(double value) const;
  /// A number with its unit: "26,900,000 TPP", "25 %" for shares.
  std::string quantity(double value, std::string_view unit) const;
  /// "1 June 2025".
  std::string date(Day day) const;
  /// Items joined with commas and a last "and".
  std::string list(const std::vector<std::string>& items) const;

 private:
  const RuleBook& book_;
  std::string lang_;
};

/// Replaces each {name} in `text`.
std::string fill(std::string_view text, std::initializer_list<Fill> fills);

}  // namespace chip_rules::view
