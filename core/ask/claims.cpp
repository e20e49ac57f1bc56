// Finds claims and answers as JSON.
#include "core/ask/claims.h"

#include "core/decide/decision.h"
#include "core/view/words.h"

namespace chip_rules {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::optional<Outcome> outcome_of(const Question& question, const Json& claim) {
  const std::string_view text = claim.get_text("case");
  Case the_case;
  if (text.empty() || read_case(question.book(), text, false, the_case)) return std::nullopt;
  const Decision decision = decide_case(question.rules.programs(), the_case, question.today, {false, false, false});
  return decision.program ? std::optional<Outcome>(decision.answer.outcome) : std::nullopt;
}

void text_or_null(JsonWriter& json, const char* name, const std::string& text) {
  json.key(name);
  if (text.empty()) {
    json.null();
  } else {
    json.value(text);
  }
}

}  // namespace

ClaimsFound find_claims(const Question& question, std::optional<CaseError>& error) {
  ClaimsFound out;
  const view::Words words(question.book(), question.text("lang", "en"));
  const Json* files = question.book().claims;
  if (!files) {
    error = CaseError{"not_loaded", "claims", "", "error.no_claims", {}};
    return out;
  }
  const std::string finding = question.text("finding"), search = lower(question.text("search"));
  for (std::size_t i = 0; i < files->items.size(); ++i) {
    const Json* list = files->items[i].find("claims");
    for (std::size_t k = 0; list && k < list->items.size(); ++k) {
      const Json& claim = list->items[k];
      ++out.counts[std::string(claim.get_text("finding"))];
      if (!finding.empty() && claim.get_text("finding") != finding) continue;
      std::string all = std::string(claim.get_text("id")) + "\n" + std::string(claim.get_text("by")) + "\n" + words.pick(claim.find("said")) + "\n" + words.pick(claim.find("why"));
      for (const char* member : {"said", "why"}) all += "\n" + std::string(claim.find(member) ? claim.find(member)->get_text("en") : "");
      if (lower(all).find(search) == std::string::npos) continue;
      out.claims.push_back({files->keys[i], files->items[i].find("title"), &claim, outcome_of(question, claim)});
    }
  }
  if (!finding.empty() && !out.counts.count(finding)) {
    std::vector<std::string> known;
    for (const auto& [name, count] : out.counts) known.push_back(name);
    error = CaseError{"bad_value", "finding", finding, "error.finding", known, known};
  }
  return out;
}

std::string claims_json(const Question& question, std::optional<CaseError>& error) {
  const ClaimsFound found = find_claims(question, error);
  if (error) return {};
  const view::Words words(question.book(), question.text("lang", "en"));
  JsonWriter json;
  json.open('{').key("counts").open('{');
  for (const auto& [finding, count] : found.counts) json.member(finding, static_cast<double>(count));
  json.close('}').key("claims").open('[');
  for (const ClaimFound& one : found.claims) {
    const Json& claim = *one.json;
    json.open('{').member("origin", one.origin).member("title", words.pick(one.origin_title));
    json.member("id", claim.get_text("id")).member("said", words.pick(claim.find("said"))).member("by", claim.get_text("by"));
    text_or_null(json, "where", std::string(claim.get_text("where")));
    json.member("finding", claim.get_text("finding")).member("why", words.pick(claim.find("why")));
    text_or_null(json, "case", std::string(claim.get_text("case")));
    text_or_null(json, "outcome", one.outcome ? outcome_text(question.book(), *one.outcome) : std::string());
    json.key("sources").open('[');
    const Json* sources = claim.find("sources");
    for (std::size_t i = 0; sources && i < sources->items.size(); ++i) {
      const Json& source = sources->items[i];
      json.open('{').member("title", words.pick(source.find("title")));
      text_or_null(json, "url", std::string(source.get_text("url")));
      json.member("confidence", source.get_text("confidence")).close('}');
    }
    json.close(']').close('}');
  }
  json.close(']').close('}');
  return json.take();
}

}  // namespace chip_rules
