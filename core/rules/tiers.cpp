// See tiers.h.
#include "core/rules/tiers.h"

#include <algorithm>

namespace chip_rules {
namespace {

bool says(const Json& tier, const char* word) {
  const Json* value = tier.find(word);
  return value && value->flag;
}

}  // namespace

std::string_view standing_tier(const Json& tier) {
  for (const char* beside : {"after", "before"}) {
    if (tier.find(beside)) return tier.get_text(beside);
  }
  return says(tier, "replace") || says(tier, "remove") ? tier.get_text("id") : std::string_view();
}

void amend_tiers(std::vector<Part>& standing, const Part& list, const std::string& file, bool forgive, Problems& problems) {
  const std::vector<Json>& tiers = list.json->items;
  const bool whole = std::all_of(tiers.begin(), tiers.end(), [](const Json& tier) { return standing_tier(tier).empty(); });
  if (whole) standing.clear();
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    const Json& tier = tiers[i];
    const Part part{&tier, list.instrument, list.pointer + "/" + std::to_string(i)};
    const std::string_view id = tier.get_text("id"), beside = standing_tier(tier);
    const bool after = tier.find("after"), before = tier.find("before"), replace = says(tier, "replace");
    const bool added = whole || after || before;
    bool met = whole, twice = false;
    std::vector<Part> next;
    for (const Part& other : standing) {
      const bool here = other.json->get_text("id") == beside;
      met = met || here;
      twice = twice || (added && other.json->get_text("id") == id);
      if (here && before) next.push_back(part);
      if (!here || added) next.push_back(other);
      if (here && (after || replace)) next.push_back(part);
    }
    if (whole) next.push_back(part);
    if (met && !twice) {
      standing = std::move(next);
    } else if (!forgive) {
      const char* member = twice ? "id" : after ? "after" : before ? "before" : "id";
      std::vector<std::string> ids;
      for (const Part& other : standing) ids.emplace_back(other.json->get_text("id"));
      const std::string message = twice ? "there is a tier \"" + std::string(id) + "\" already; say \"replace\": true to change it"
                                        : "no tier \"" + std::string(beside) + "\" stands here to be amended";
      problems.push_back({file, part.pointer + "/" + member, message, twice ? std::string() : nearest_name(beside, ids)});
    }
  }
}

}  // namespace chip_rules
