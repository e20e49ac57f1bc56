// The list of claims, a list for each origin.
#include "core/view/claims_view.h"

namespace chip_rules {

std::vector<view::Block> claims_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                       std::optional<CaseError>& error) {
  const ClaimsFound found = find_claims(question, error);
  if (error) return {};
  std::vector<view::Block> out;
  std::vector<std::string> counts;
  for (const auto& [finding, count] : found.counts) {
    counts.push_back(words("claims.count", {{"count", words.number(static_cast<double>(count))}, {"finding", words("claims.finding." + finding)}}));
  }
  out.push_back(view::Paragraph{"note", words("claims.head", {{"counts", words.list(counts)}})});
  if (found.claims.empty()) out.push_back(view::Paragraph{"note", words("claims.none")});
  for (std::size_t i = 0; i < found.claims.size();) {
    view::List list;
    list.role = "claims";
    list.title = words.pick(found.claims[i].origin_title);
    const std::string origin = found.claims[i].origin;
    for (; i < found.claims.size() && found.claims[i].origin == origin; ++i) {
      const Json& claim = *found.claims[i].json;
      const std::string finding = words("claims.finding." + std::string(claim.get_text("finding")));
      std::string detail = words.pick(claim.find("why"));
      if (found.claims[i].outcome) {
        detail = words.sentences({detail, words("claims.case", {{"outcome", names.outcome_short(*found.claims[i].outcome)}})});
      }
      const Json* sources = claim.find("sources");
      view::Link cite;
      if (sources && !sources->items.empty()) {
        const Json* title = sources->items[0].find("title");  // a title stays in the language of its source
        cite = {title && title->is(Json::Kind::string) ? title->text : words.pick(title), std::string(sources->items[0].get_text("url"))};
      }
      list.entries.push_back({words("claims.entry", {{"finding", finding}, {"said", words.pick(claim.find("said"))}, {"by", words.law(claim.get_text("by"))}}), detail, cite});
    }
    out.push_back(std::move(list));
  }
  return out;
}

}  // namespace chip_rules
