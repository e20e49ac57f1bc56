// A small rule book of its own, written for tests: four places, two groups, a chip's figure, one instrument.
// Knows the shape of a pack and nothing of any real rule.
#pragma once

namespace chip_rules::tests {

// The instrument is left out; it stands where "@" is.
inline constexpr const char* small_pack_around = R"json({
"version": "small",
"countries": {"columns": {"iso3": ["AAA", "BBB", "CCC", "DDD"], "name": ["Aland", "Bland", "Cland", "Dland"],
  "alias_of": [null, null, null, "CCC"], "alias_from": [null, null, null, "2020-01-01"]}, "count": 4},
"companies": {"columns": {"id": ["smith"], "name": ["Smith"], "hq": ["BBB"], "parent": ["CCC"]}, "count": 1},
"chips": {"columns": {"id": ["box"], "name": ["Box"], "power": [100]}, "count": 1},
"groups": {"X:1": {"label": "far", "members": [{"iso3": "CCC"}, {"iso3": "BBB", "from": "2025-01-01"}], "unknown": ["DDD"]},
  "Y:1": {"label": "near", "members": [{"iso3": "AAA"}]}},
"facts": {"facts": [
  {"id": "chip", "key": "chip", "type": "chip", "absent": "unknown", "flips": true, "group": "main"},
  {"id": "chip.power", "key": "power", "type": "number", "unit": "W", "low": 0, "high": 1000000, "absent": "unknown",
   "from": {"by": "chip", "column": "power"}, "flips": true, "group": "chip"},
  {"id": "chip.area", "key": "area", "type": "number", "unit": "mm", "low": 0, "high": 1000, "absent": "unknown", "group": "chip"},
  {"id": "chip.home", "key": "home", "type": "flag", "absent": {"assume": "0"}, "flips": true, "group": "order"},
  {"id": "item.qty", "key": "qty", "type": "number", "unit": "chips", "low": 1, "high": 1000000, "step": 1,
   "absent": {"assume": "1"}, "flips": true, "group": "main"},
  {"id": "to", "key": "to", "type": "country", "absent": "unknown", "flips": true, "group": "main"},
  {"id": "company", "key": "company", "type": "company", "absent": "unknown", "group": "main"},
  {"id": "buyer.hq", "key": "hq", "type": "country", "absent": "unknown", "from": {"by": "company", "column": "hq"}, "group": "main"},
  {"id": "buyer.parent", "key": "parent", "type": "country", "absent": {"same_as": "buyer.hq"},
   "from": {"by": "company", "column": "parent"}, "group": "main"},
  {"id": "act", "key": "act", "type": "choice", "choices": ["ship", "use"], "absent": {"assume": "ship"}, "flips": true, "group": "order"},
  {"id": "without", "key": "without", "type": "names", "absent": {"assume": ""}, "group": "law"},
  {"id": "on", "key": "on", "type": "date", "absent": "unknown", "flips": true, "group": "main"},
  {"id": "basis", "key": "basis", "type": "choice", "choices": ["enforced", "codified"], "absent": {"assume": "enforced"}, "group": "main"},
  {"id": "regime", "key": "regime", "type": "choice", "absent": "unknown", "group": "law"},
  {"id": "item", "key": "", "type": "choice", "choices": ["chips", "weights"], "told_by": ["chip", "model"], "absent": "unknown", "group": "none"}],
 "sets": {"buyer.seat": ["buyer.hq", "buyer.parent"]},
 "derive": {"chip.density": {"unit": "W/mm", "is": ["/", "chip.power", "chip.area"]},
  "shipment.power": {"unit": "W", "is": ["*", "item.qty", "chip.power"]}}},
"instruments": {"act-one": @},
"timeline": {"covers": {"from": "2020-01-01", "checked": "2030-01-01"}, "gaps": [], "instruments": ["act-one"],
 "regimes": [{"id": "one", "title": {"en": "One"}, "on": "2024-06-01", "from": "2024-01-01", "instruments": ["act-one"]}]},
"text": {"en": {}}
})json";

// A chip of 50 W or more needs a license to far places; up to 1,000 W a year go under an exception.
inline constexpr const char* small_instrument = R"json({
"title": "Act One", "kind": "rule", "status": "in_force", "cite": "Act One",
"dates": {"effective": "2024-01-01", "checked": "2024-06-01"},
"sources": [{"id": "own", "title": "written for tests", "confidence": "text"}],
"parameters": {
  "line": {"value": 50, "unit": "W", "cite": "Act One, 1", "confidence": "text", "says": "Power from which a chip counts."},
  "allowance": {"value": 1000, "unit": "W", "cite": "Act One, 3", "confidence": "text", "says": "Yearly allowance."}},
"groups": {"far": {"is": ["minus", "X:1", "Y:1"], "label": "far places", "cite": "Act One, 2"}},
"readings": {"home": {"question": "Do home chips count?", "cite": "Act One, 4",
  "choices": {"no": "They do not.", "yes": "They do."}}},
"terms": {"counts": {"says": "the chip counts",
  "when": {"any": [["chip.home", "is", 0], ["reading.home", "is", "yes"]]}}},
"derive": {"chip.double": {"unit": "W", "is": ["*", 2, "chip.power"]}},
"tiers": [{"id": "near", "label": "near"}, {"id": "far", "in": "far", "label": "far"}],
"limits": [{"id": "allowance", "says": "Allowance", "cite": "Act One, 3", "measure": "flow", "unit": "W",
  "amount": "shipment.power", "per": "chip.power", "cap": "$allowance", "window": {"calendar_year": true}, "key": ["to"],
  "partial": "split", "when": {"class": "K1"}}],
"clauses": [
  {"id": "class", "step": "classify", "order": 1, "cite": "Act One, 1", "confidence": "text", "says": "Counts from {line}.",
   "when": {"all": [["item", "is", "chips"], ["chip.power", ">=", "$line"], {"term": "counts"}]}, "effect": {"classify": "K1"}},
  {"id": "scope", "step": "scope", "order": 1, "cite": "Act One, 2", "confidence": "text", "says": "To far places.",
   "when": {"all": [{"class": "K1"}, ["any", ["to", "buyer.seat"], "in", "far"]]}, "effect": {"require": true}},
  {"id": "small", "step": "exceptions", "order": 1, "cite": "Act One, 3", "confidence": "text", "says": "Within the allowance.",
   "when": {"fits": "allowance"}, "effect": {"exception": "SML", "draw": "allowance"}},
  {"id": "dense", "step": "review", "order": 1, "cite": "Act One, 5", "confidence": "text", "says": "Dense chips are refused.",
   "when": ["chip.density", ">=", 2], "effect": {"license": "deny"}},
  {"id": "rest", "step": "review", "order": 2, "cite": "Act One, 5", "confidence": "text", "says": "The rest case by case.",
   "effect": {"license": "case_by_case"}},
  {"id": "report", "step": "obligations", "order": 1, "cite": "Act One, 6", "confidence": "text", "says": "Report.",
   "when": {"outcome": "exception:SML"}, "effect": {"oblige": "report"}}]
})json";

}  // namespace chip_rules::tests
