// Writes the answer to "compare" as JSON.
#include <map>

#include "core/ask/asked.h"
#include "core/ask/compare.h"
#include "core/place.h"

namespace chip_rules {
namespace {

class CompareWriter {
 public:
  CompareWriter(const Question& question, const LawComparison& comparison)
      : book_(question.book()), all_(comparison), words_(book_, question.text("lang", "en")), names_(book_, words_) {}

  std::string run() {
    json_.open('{');
    law("a", all_.a);
    law("b", all_.b);
    json_.member("data", book_.version).key("clauses").open('[');
    for (const ClauseDifference& line : all_.clauses) clause(line);
    json_.close(']').key("parameters").open('[');
    for (const ParameterDifference& line : all_.parameters) parameter(line);
    json_.close(']').key("groups").open('[');
    for (const GroupDifference& line : all_.groups) group(line);
    json_.close(']').key("limits").open('[');
    for (const LimitDifference& line : all_.limits) limit(line);
    json_.close(']').key("readings").open('[');
    for (const ReadingDifference& line : all_.readings) {
      json_.open('{').member("id", line.id);
      write_text_or_null(json_, "a", line.a);
      write_text_or_null(json_, "b", line.b);
      json_.close('}');
    }
    json_.close(']').key("definitions").open('[');
    for (const DefinitionDifference& line : all_.definitions) {
      json_.open('{').member("kind", line.kind).member("id", line.id).member("change", difference_word(line.difference)).close('}');
    }
    json_.close(']').key("exceptions").open('{');
    write_texts(json_, "added", all_.exceptions_added);
    write_texts(json_, "removed", all_.exceptions_removed);
    json_.close('}').key("tiers").open('{');
    tiers("a", *all_.a.base.program);
    tiers("b", *all_.b.base.program);
    json_.close('}');
    world();
    json_.close('}');
    return json_.take();
  }

 private:
  void law(const char* key, const ComparedLaw& side) {
    const Decision& base = side.base;
    json_.key(key).open('{').member("law", side.text).member("on", write_date(base.choice.on)).member("regime", base.regime).key("basis");
    if (base.choice.named >= 0) {
      json_.null();
    } else {
      json_.value(base.choice.enforced ? "enforced" : "codified");
    }
    json_.member("status", base.status).member("coverage", base.coverage);
    std::vector<std::string> acts;
    for (const int act : base.program->instruments) acts.push_back(book_.instruments[at(act)].id);
    write_texts(json_, "instruments", acts);
    write_texts(json_, "unused", base.unused);
    json_.close('}');
  }

  void side(const char* key, const Program& program, const ClauseVersion* clause) {
    json_.key(key);
    if (!clause) {
      json_.null();
      return;
    }
    json_.open('{').member("cite", clause->citation.cite).member("instrument", book_.instruments[at(clause->instrument)].id);
    json_.member("says", names_.says(program, *clause)).member("confidence", confidence_word(clause->confidence)).close('}');
  }

  void clause(const ClauseDifference& line) {
    const ClauseVersion& either = line.b ? *line.b : *line.a;
    json_.open('{').member("id", either.slot).member("change", difference_word(line.difference)).member("step", step_word(either.step));
    write_texts(json_, "what", line.what);
    side("a", *all_.a.base.program, line.a);
    side("b", *all_.b.base.program, line.b);
    json_.close('}');
  }

  void value(const char* key, const ParameterVersion* version, const std::optional<double>& number) {
    json_.key(key);
    if (!version) {
      json_.null();
      return;
    }
    json_.open('{').member("value", *number).member("unit", version->unit).member("cite", version->citation.cite);
    if (*number != version->value) json_.member("overridden", true);
    json_.close('}');
  }

  void parameter(const ParameterDifference& line) {
    json_.open('{').member("id", line.id).member("says", (line.b ? line.b : line.a)->says);
    value("a", line.a, line.value_a);
    value("b", line.b, line.value_b);
    json_.close('}');
  }

  void group(const GroupDifference& line) {
    const Catalog& catalog = *book_.catalog(line.domain);
    json_.open('{').member("id", line.id).member("of", catalog.name).member("change", difference_word(line.difference));
    for (const auto& [key, rows] : {std::pair{"added", &line.added}, std::pair{"removed", &line.removed}, std::pair{"unsettled", &line.unsettled}}) {
      json_.key(key).open('[');
      for (const int row : *rows) json_.value(catalog.ids[at(row)]);
      json_.close(']');
    }
    json_.close('}');
  }

  void side(const char* key, const LimitCode* limit, const Value& cap) {
    json_.key(key);
    if (!limit) {
      json_.null();
      return;
    }
    json_.open('{').key("cap");
    if (cap.known()) {
      json_.value(cap.low);
    } else {
      json_.null();
    }
    json_.member("unit", limit->unit).member("cite", limit->json->get_text("cite")).key("key").open('[');
    for (const int fact : limit->key_facts) json_.value(book_.facts[at(fact)].key);
    json_.close(']').member("calendar_year", limit->calendar_year).close('}');
  }

  void limit(const LimitDifference& line) {
    json_.open('{').member("id", line.id).member("change", difference_word(line.difference));
    write_texts(json_, "what", line.what);
    side("a", line.a, line.cap_a);
    side("b", line.b, line.cap_b);
    json_.close('}');
  }

  void tiers(const char* key, const Program& program) {
    std::vector<int> members(program.tiers.size(), 0);
    for (std::size_t row = 0; row < book_.countries.count; ++row) {
      const int tier = tier_of(program, static_cast<int>(row));
      if (tier >= 0) ++members[at(tier)];
    }
    json_.key(key).open('[');
    for (std::size_t i = 0; i < program.tiers.size(); ++i) {
      const TierCode& tier = program.tiers[i];
      json_.open('{').member("id", tier.id).member("label", names_.tier(tier));
      write_text_or_null(json_, "level", tier.level);
      json_.member("countries", static_cast<double>(members[i])).close('}');
    }
    json_.close(']');
  }

  void tier(const char* key, const Program& program, int tier) {
    write_text_or_null(json_, key, tier < 0 ? std::string() : program.tiers[at(tier)].id);
  }

  void side(const char* key, const Program& program, const Brief& brief) {
    json_.key(key).open('{');
    write_outcome(json_, book_, brief.outcome);
    const ClauseVersion* clause = brief.deciding < 0 ? nullptr : program.clauses[at(brief.deciding)].source;
    write_text_or_null(json_, "clause", clause ? clause->slot : std::string());
    write_text_or_null(json_, "cite", clause ? clause->citation.cite : std::string());
    json_.close('}');
  }

  // What changed into what, and how often.
  void counts(const std::map<std::pair<std::string, std::string>, int>& kinds) {
    json_.open('[');
    for (const auto& [kind, count] : kinds) {
      json_.open('{').member("a", kind.first).member("b", kind.second).member("places", static_cast<double>(count)).close('}');
    }
    json_.close(']');
  }

  void world() {
    const Program& a = *all_.a.base.program;
    const Program& b = *all_.b.base.program;
    std::map<std::pair<std::string, std::string>, int> tier_kinds, outcome_kinds;
    json_.key("world").open('{').member("case", all_.case_text).member("by", by_word(all_.by));
    write_texts(json_, "set_aside", all_.set_aside);
    json_.key("tiers").open('[');
    for (const PlaceDifference& place : all_.places) {
      if (!place.other_tier) continue;
      json_.open('{').member("id", book_.countries.ids[at(place.country)]);
      tier("a", a, place.tier_a);
      tier("b", b, place.tier_b);
      json_.close('}');
      const auto id = [](const Program& program, int tier) { return tier < 0 ? std::string("none") : program.tiers[at(tier)].id; };
      ++tier_kinds[{id(a, place.tier_a), id(b, place.tier_b)}];
    }
    json_.close(']').key("outcomes").open('[');
    for (const PlaceDifference& place : all_.places) {
      if (!place.other_outcome()) continue;
      json_.open('{').member("id", book_.countries.ids[at(place.country)]);
      side("a", a, place.a);
      side("b", b, place.b);
      json_.close('}');
      ++outcome_kinds[{outcome_text(book_, place.a.outcome), outcome_text(book_, place.b.outcome)}];
    }
    json_.close(']').key("tier_counts");
    counts(tier_kinds);
    json_.key("outcome_counts");
    counts(outcome_kinds);
    json_.close('}');
  }

  const RuleBook& book_;
  const LawComparison& all_;
  const view::Words words_;
  const view::Names names_;
  JsonWriter json_;
};

}  // namespace

std::string compare_json(const Question& question, std::optional<CaseError>& error) {
  LawComparison comparison;
  error = compare_of(question, comparison);
  return error ? std::string() : CompareWriter(question, comparison).run();
}

}  // namespace chip_rules
