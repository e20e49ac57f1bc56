// Names of what a decision speaks about: facts, values, outcomes, clauses, limits, in words.
// May know: decisions and words.
#pragma once

#include <string>

#include "core/decide/decision.h"
#include "core/view/blocks.h"
#include "core/view/words.h"

namespace chip_rules::view {

class Names {
 public:
  Names(const RuleBook& book, const Words& words) : book_(book), words_(words) {}

  std::string fact(int fact) const;
  /// The label of a choice or flag, the name of a country, chip or company, a number with its unit, a date.
  std::string value(int fact, const Value& value) const;
  std::string value_text(int fact, const std::string& text) const;
  std::string row(const Catalog& catalog, int row) const;
  /// A whole sentence without a full stop: "License needed; denial is presumed".
  std::string outcome(const Outcome& outcome, const Outcome* otherwise = nullptr) const;
  /// A few words, for tables and buttons: "License: denial presumed".
  std::string outcome_short(const Outcome& outcome) const;
  static Tone tone(const Outcome& outcome);
  /// What the exception or authorization of an outcome is called for short, empty when it has none.
  std::string granted(const Outcome& outcome) const;
  /// A license exception's or authorization's short name by its id: the id where no instrument gives it one.
  std::string grant(const std::string& id) const;
  /// Its full name, empty when no instrument gives it one.
  std::string grant_title(const std::string& id) const;
  /// The clause's sentence with its parameters and groups filled in.
  std::string says(const Program& program, const ClauseVersion& clause) const;
  /// The clause's note, empty when it has none.
  std::string note(const ClauseVersion& clause) const { return words_.law(clause.note); }
  /// The short name and the title of an act.
  std::string brief(const Instrument& act) const {
    return act.id == own_id ? words_("own.title", {{"title", act.brief}}) : words_.law(act.brief);
  }
  std::string title(const Instrument& act) const { return words_.law(act.title); }
  /// What a parameter is, in its own sentence.
  std::string parameter(const Program& program, const ParameterVersion& parameter) const;
  /// The same as a name within another sentence: without its full stop. Its id while the sentences are not loaded.
  std::string parameter_name(const Program& program, const ParameterVersion& parameter) const;
  /// What a reading asks, and what one of its choices says, each as a name within another sentence.
  std::string reading(const Program& program, const std::string& id) const;
  std::string reading_choice(const Program& program, const std::string& id, const std::string& choice) const;
  /// A group by its id: what its law calls it.
  std::string group(const Program& program, const std::string& id) const;
  /// What the facts of these keys are called; a key of no fact stays as it is.
  std::vector<std::string> keys(const std::vector<std::string>& keys) const;
  /// Keys of a case beside what they are called; one that nobody names stays as it is.
  std::vector<std::string> keys_with_names(const std::vector<std::string>& list) const;
  /// Whether `says` met a clause whose sentence comes with a later pack, and gave its citation instead.
  bool sentences_missing() const { return sentences_missing_; }
  /// Notes that something else of that pack is missing.
  void miss_sentences() const { sentences_missing_ = true; }
  std::string limit(const LimitCode& limit) const;
  std::string operand(const Program& program, const Operand& operand) const;
  std::string operand_unit(const Program& program, const Operand& operand) const;
  std::string group(const Program& program, const Group& group) const;
  std::string effect(const Program& program, const Effect& effect) const;
  std::string tier(const TierCode& tier) const;
  std::string tier_detail(const TierCode& tier) const;
  Link cite(const Citation& citation) const { return {citation.cite, citation.url}; }

 private:
  std::string filled(const Program& program, std::string text) const;
  std::string changed_name(const std::string& key) const;

  const RuleBook& book_;
  const Words& words_;
  mutable bool sentences_missing_ = false;
};

}  // namespace chip_rules::view
