// What the questions of this folder share: the law that a case is asked under, keys that a question varies itself,
// refusals, and an outcome as JSON.
// May know: cases, decisions, tones of outcomes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decide/decision.h"
#include "core/json/json.h"

namespace chip_rules {

/// The fact that a map goes through and that lines need before they tell outcomes.
constexpr const char* destination_fact = "to";

/// The decision of a case as far as one program tells it: no trace, no flips, no other readings. A refusal when the
/// rules have problems.
std::optional<CaseError> decide_plainly(ProgramCache& programs, const Case& the_case, Day today, Decision& out);

/// Takes the fact out of the case; its key is added to `set_aside` when it was there.
void set_aside(const RuleBook& book, Case& the_case, const char* fact, std::vector<std::string>& keys);

/// The key of a fact as case strings spell it, the id when the rules have no such fact.
std::string key_of(const RuleBook& book, const char* fact);

/// A refusal when an option of a question is given and none of `known`; it tells them all where they are few, else the nearest.
std::optional<CaseError> refuse_option(std::string_view key, const std::string& value, const std::vector<std::string>& known);

/// Items of "a,b,c"; empty ones are kept, so that they can be refused.
std::vector<std::string> split_list(std::string_view text);

/// The members "case", "regime", "basis", "status", "coverage" and "data" of an answer.
void write_law(JsonWriter& json, const RuleBook& book, const Decision& decision);

/// The members "outcome" and "tone".
void write_outcome(JsonWriter& json, const RuleBook& book, const Outcome& outcome);

/// A member that holds a list of texts.
void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts);

/// A member that is a text, or null when the text is empty.
void write_text_or_null(JsonWriter& json, std::string_view key, std::string_view text);

}  // namespace chip_rules
