// How somebody cites an answer: a short text, APA, BibTeX, with the rule, its date and the version of the data.
// May know: decisions, the view "card", words.
#pragma once

#include "core/questions.h"

namespace chip_rules {

/// Answers {"ask": "citation", "case", "lang"?, "today", "url"?}: {"case", "text", "apa", "bibtex"}. `text` is one sentence to
/// post. `url`: where the answer stands, an http(s) address of at most 8000 bytes; without it the citations name none.
std::string citation_json(const Question& question, std::optional<CaseError>& error);

}  // namespace chip_rules
