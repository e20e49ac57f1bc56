// Statements about the rules, each with our finding and its sources, as rules/claims/ holds them.
// May know: the rule book; decisions, for what the case of a claim comes to.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/questions.h"

namespace chip_rules {

/// One statement; `json` as rules/schema/claims.schema.json describes it. `outcome`: what its case comes to today.
struct ClaimFound {
  std::string origin;           // file name without ending
  const Json* origin_title = nullptr;
  const Json* json = nullptr;
  std::optional<Outcome> outcome;
};

struct ClaimsFound {
  std::vector<ClaimFound> claims;
  std::map<std::string, std::size_t> counts;  // by finding, of all there are
};

/// The claims that have the request's "finding" and hold its "search" in what was said, by whom or why, in the request's
/// language or English; without either, all. In the order of the files.
ClaimsFound find_claims(const Question& question, std::optional<CaseError>& error);

/// {"counts", "claims": [{"origin", "title", "id", "said", "by", "where", "finding", "why", "case", "outcome", "sources"}]}
std::string claims_json(const Question& question, std::optional<CaseError>& error);

}  // namespace chip_rules
