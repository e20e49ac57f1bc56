// A made-up instrument with all that an instrument may have, and the shipped rules with it.
#pragma once

#include "tests/unit/asking.h"

namespace chip_rules::tests {

// A tightening with a line, a group, a quota, a reading and a duty of its own.
inline constexpr const char* made_up = R"json({
  "title": "A made-up tightening", "brief": "Tightening", "kind": "proposal", "status": "proposed", "cite": "Made-up Act",
  "dates": {"effective": "2026-03-01", "checked": "2026-11-21"},
  "sources": [{"id": "own", "title": "written for a test", "confidence": "text"}],
  "parameters": {
    "tiny_tpp": {"value": 500, "unit": "TPP", "cite": "Made-up Act, section 1", "confidence": "text", "says": "From which a chip is watched."},
    "tiny_quota": {"value": 50000, "unit": "TPP", "cite": "Made-up Act, section 3", "confidence": "text", "says": "A quarter's quota."}
  },
  "groups": {"island": {"is": ["minus", ["ISL", "IRL", "MLT", "NZL"], "aia"], "label": "islands", "cite": "Made-up Act, section 2"}},
  "readings": {"island-seat": {"question": "Does the seat count?", "cite": "Made-up Act, section 2",
    "choices": {"place": "Only the destination counts.", "seat": "The seat counts too."}}},
  "derive": {"chip.tide": {"unit": "TPP", "is": ["min", "chip.tpp", ["*", 2, "chip.tpp"]]}},
  "terms": {"on-an-island": {"says": "an island is concerned", "when": {"any": [["to", "in", "island"],
    {"all": [["reading.island-seat", "is", "seat"], ["any", "buyer.seat", "in", "island"]]}]}}},
  "limits": [{"id": "tide", "says": "Tide quota", "cite": "Made-up Act, section 3", "measure": "flow", "unit": "TPP", "amount": "shipment.tpp",
    "per": "chip.tpp", "cap": {"by_date": [["2026-03-01", "$tiny_quota"], ["2026-07-01", ["*", 2, "$tiny_quota"]]], "until": "2026-12-31"},
    "window": null, "key": ["to"], "partial": "split", "when": {"class": "9X999"}}],
  "clauses": [
    {"id": "9x999", "step": "classify", "order": 5, "cite": "Made-up Act, section 1", "confidence": "text",
     "says": "Chips of {tiny_tpp} or more are watched.",
     "when": {"all": [["item", "is", "chips"], ["chip.tide", ">=", "$tiny_tpp"], ["chip.tpp", "<", 1000]]}, "effect": {"classify": "9X999"}},
    {"id": "9x999-scope", "step": "scope", "order": 5, "cite": "Made-up Act, section 2", "confidence": "text", "says": "To islands.",
     "when": {"all": [{"class": "9X999"}, {"term": "on-an-island"}]}, "effect": {"require": true}},
    {"id": "9x999-tide", "step": "exceptions", "order": 5, "cite": "Made-up Act, section 4", "confidence": "text", "says": "Boats may carry five.",
     "when": {"all": [{"class": "9X999"}, ["item.qty", "<=", 5]]}, "effect": {"exception": "TDE"}},
    {"id": "9x999-within", "step": "review", "order": 1, "cite": "Made-up Act, section 3", "confidence": "text", "says": "Within the tide.",
     "when": {"all": [{"class": "9X999"}, {"fits": "tide"}]}, "effect": {"license": "approve_within_cap", "draw": "tide"}},
    {"id": "9x999-over", "step": "review", "order": 2, "cite": "Made-up Act, section 3", "confidence": "text", "says": "Over the tide.",
     "when": {"class": "9X999"}, "effect": {"license": "deny_over_cap", "draw": "tide"}},
    {"id": "9x999-duty", "step": "obligations", "order": 1, "cite": "Made-up Act, section 5", "confidence": "text", "says": "A toll is due.",
     "when": {"class": "9X999"}, "effect": {"duty": {"id": "toll", "rate": 0.1}}},
    {"id": "9x999-report", "step": "obligations", "order": 2, "cite": "Made-up Act, section 6", "confidence": "text", "says": "Report.",
     "when": {"outcome": "license"}, "effect": {"oblige": "tide-report"}}
  ]
})json";

inline nlohmann::ordered_json pack_with_made_up() {
  nlohmann::ordered_json pack = shipped_pack();
  pack["instruments"]["xx-made-up"] = nlohmann::ordered_json::parse(made_up);
  pack["timeline"]["instruments"].push_back("xx-made-up");
  return pack;
}

inline Rules& rules_with_made_up() {
  static std::unique_ptr<Rules> rules = [] {
    Problems problems;
    auto made = rules_of(pack_with_made_up(), problems);
    for (const Problem& problem : problems) MESSAGE(problem.text());
    return made;
  }();
  return *rules;
}

}  // namespace chip_rules::tests
