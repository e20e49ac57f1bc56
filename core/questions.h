// Every question that the core answers: those of core/api.h and those about more than one case (core/ask/).
// May know: all of the core. The first answer of the page does without this file; command line, API module and app do not.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api.h"
#include "core/case/case.h"
#include "core/view/names.h"

namespace chip_rules {

/// What a question is asked with: the request's members and the host's date.
struct Question {
  const Rules& rules;
  const Json& request;
  Day today;
  std::vector<std::string>* needs = nullptr;  // packs without which the answer lacks something; see `need`

  const RuleBook& book() const { return rules.book(); }
  std::string text(std::string_view member, std::string_view otherwise = {}) const {
    return std::string(request.get_text(member, otherwise));
  }
  /// Notes that the view is poorer until this pack comes ("models", "record"); the host loads it and asks again.
  void need(std::string_view pack) const {
    if (needs && std::find(needs->begin(), needs->end(), pack) == needs->end()) needs->emplace_back(pack);
  }
};

/// A question by its name: answered as JSON text, or as the blocks of a view. A refusal is left in `error`. Without
/// `json` its only form is the view, without `blocks` only the text.
struct QuestionKind {
  const char* name;
  std::string (*json)(const Question& question, std::optional<CaseError>& error);
  std::vector<view::Block> (*blocks)(const Question& question, const view::Words& words, const view::Names& names,
                                     std::optional<CaseError>& error);
};

/// All questions about more than one case, in the order in which help lists them.
const std::vector<QuestionKind>& question_kinds();

/// Answers {"ask": <name of a question>, ...}, {"ask": "view", "view": <name of a question>, ...}, and whatever
/// `ask` answers. On false in `ok` the answer is {"error": {...}} as there.
std::string ask_any(const Rules& rules, std::string_view request, bool& ok);

/// Adds a pack as `load` does, or {"own": {"name", "text"}}: an instrument of the reader's own, with `text` as its file has it
/// (`Rules::add_own`). That is answered by {"own": {"regime", "title"}}, or {"error": {..., "problems": [{"file", "pointer",
/// "value", "message", "nearest"}]}} with all that is wrong in it. With "in_parts" in "own" it is only loaded, and the answer has
/// "days" (since 1970-01-01) besides, for each of which {"own_day": {"name", "day"}} then compiles it, in any order: answered by {"own_day": {}} or
/// the same kind of error. Until all were, nothing may be asked.
std::string load_any(Rules& rules, std::string_view pack, bool& ok);

/// The view of a question, or of what `view_of` shows; `error` of the view says why there is none.
view::View view_any(const Rules& rules, std::string_view request);

/// Reads member `name` of the question's request as a case; the refusal, if any, in `error`.
Case case_of(const Question& question, std::string_view name, std::optional<CaseError>& error);

}  // namespace chip_rules
