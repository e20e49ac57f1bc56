// The case string: URL query syntax in, checked keys and values out, canonical text back.
// May know: the rule book's declarations of facts, regimes, parameters, groups, readings and limits.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/case/facts.h"
#include "core/rules/fold.h"

namespace chip_rules {

constexpr std::size_t max_case_bytes = 8192;

/// Why a case string was refused, as a value: `refusal_text` (core/view/refusal.h) has it in words. `code`: unknown_key,
/// unknown_id, bad_value, out_of_range, duplicate, contradiction, too_long, bad_encoding. `says`: the rule that was broken, a
/// key of the words ("error.number"); a text that is no such key stands for itself, as do the problems of rule files.
/// `nearest`: valid names or values close to what was written. `told`: what the words speak of besides key and value, as {1},
/// {2} and {3}, or all of it as {choices}.
struct CaseError {
  std::string code;
  std::string key;
  std::string value;
  std::string says;
  std::vector<std::string> nearest;
  std::vector<std::string> told = {};
};

/// A checked case. Values stay text here (that is what is written back); `facts_of` makes numbers of them.
struct Case {
  std::map<int, std::string> facts;  // fact -> value as written canonically; none that absence would mean anyway
  std::optional<int> regime;
  bool codified = false;
  std::optional<Day> on;
  std::vector<std::string> without;             // lower case, sorted
  std::map<std::string, std::string> parameters, groups, readings;
  std::vector<std::string> dropped;             // keys a forgiving reader left out
};

/// Reads `text`. With `forgive`, keys that are not known are dropped and listed instead of being an error.
std::optional<CaseError> read_case(const RuleBook& book, std::string_view text, bool forgive, Case& out);

/// Canonical text: keys in the order of facts.json, assumed values left out, then the what-ifs in order of name.
/// With `spell_date`, `on` is always there (the decision's own form).
std::string write_case(const RuleBook& book, const Case& whole, std::optional<Day> spell_date = std::nullopt);

/// The facts of a case on a day, complete.
Facts facts_of(const RuleBook& book, const Case& the_case, Day on);

/// The regime choice of a case; `today` is the host's date, used when the case names none.
RegimeChoice regime_of(const RuleBook& book, const Case& the_case, Day today);

/// A value percent-encoded as case strings carry it.
std::string encode_case_value(std::string_view value);

/// A fact's value in canonical text: a number, a date, a choice, a catalog id. Empty when it is not known.
std::string value_text(const RuleBook& book, int fact, const Value& value);

}  // namespace chip_rules
