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
    const auto named = [&](std::string_view id) {
      return std::find_if(standing.begin(), standing.end(), [&](const Part& other) { return other.json->get_text("id") == id; });
    };
    const auto wrong = [&](const char* member, const std::string& message, const std::string& nearest) {
      if (!forgive) problems.push_back({file, part.pointer + "/" + member, message, nearest});
    };
    const bool added = tier.find("after") || tier.find("before");
    if ((whole || added) && named(tier.get_text("id")) != standing.end()) {
      wrong("id", "there is a tier \"" + std::string(tier.get_text("id")) + "\" already; say \"replace\": true to change it", "");
      continue;
    }
    if (whole) {
      standing.push_back(part);
      continue;
    }
    const auto place = named(standing_tier(tier));
    if (place == standing.end()) {
      std::vector<std::string> ids;
      for (const Part& other : standing) ids.emplace_back(other.json->get_text("id"));
      const std::string id(standing_tier(tier));
      wrong(tier.find("after") ? "after" : tier.find("before") ? "before" : "id", "no tier \"" + id + "\" stands here to be amended", nearest_name(id, ids));
      continue;
    }
    if (says(tier, "remove")) standing.erase(place);
    else if (says(tier, "replace")) *place = part;
    else standing.insert(tier.find("after") ? place + 1 : place, part);
  }
}

}  // namespace chip_rules
