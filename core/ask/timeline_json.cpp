// Writes the answer to "timeline" as JSON.
#include "core/ask/asked.h"
#include "core/ask/timeline.h"
#include "core/place.h"

namespace chip_rules {
namespace {

class TimelineWriter {
 public:
  TimelineWriter(const Question& question, const Timeline& timeline)
      : book_(question.book()), timeline_(timeline), words_(book_, question.text("lang", "en")), names_(book_, words_) {}

  std::string run() {
    json_.open('{').member("case", timeline_.case_text).member("today", write_date(timeline_.today));
    json_.member("covers", write_date(book_.covers_from)).member("checked", write_date(book_.checked)).member("data", book_.version);
    write_texts(json_, "set_aside", timeline_.set_aside);
    json_.key("bases").open('[');
    for (const BasisTimeline* basis : {&timeline_.bases->enforced, &timeline_.bases->codified}) one_basis(*basis);
    json_.close(']').key("named").open('[');
    for (const NamedEntry& entry : timeline_.named) named(entry);
    json_.close(']').key("events").open('[');
    for (const Json* one : timeline_events(book_)) event(*one);
    json_.close(']').close('}');
    return json_.take();
  }

 private:
  void one_basis(const BasisTimeline& basis) {
    json_.open('{').member("basis", basis.enforced ? "enforced" : "codified").key("stretches").open('[');
    for (const Stretch& stretch : basis.stretches) {
      json_.open('{').member("from", write_date(stretch.from));
      write_text_or_null(json_, "to", stretch.to ? write_date(*stretch.to) : std::string());
      json_.member("basis", basis.enforced ? "enforced" : "codified");
      answer(stretch.decision);
      json_.close('}');
    }
    json_.close(']').key("steps").open('[');
    for (const TimelineStep& one : basis.steps) step(one);
    json_.close(']').close('}');
  }

  void answer(const Decision& decision) {
    json_.member("regime", decision.regime).member("status", decision.status).member("coverage", decision.coverage);
    write_outcome(json_, book_, decision.answer.outcome);
    if (decision.answer.outcome.verdict == Verdict::not_eligible) json_.member("otherwise", outcome_text(book_, decision.answer.otherwise));
    if (!decision.possible.empty()) {
      json_.key("possible").open('[');
      for (const Outcome& outcome : decision.possible) json_.value(outcome_text(book_, outcome));
      json_.close(']');
    }
    const bool classed = decision.answer.class_known && decision.answer.classified >= 0;
    json_.key("classification").open('[');
    if (classed) json_.value(book_.classes[at(decision.answer.classified)]);
    json_.close(']').key("tier").open('{');
    tier("destination", decision, decision.tier_destination);
    tier("buyer", decision, decision.tier_buyer);
    json_.close('}').key("clause");
    if (decision.answer.deciding < 0) {
      json_.null();
      return;
    }
    const ClauseVersion& clause = *decision.program->clauses[at(decision.answer.deciding)].source;
    json_.open('{').member("id", clause.slot).member("cite", clause.citation.cite).member("url", clause.citation.url);
    json_.member("says", names_.says(*decision.program, clause)).close('}');
  }

  void tier(const char* key, const Decision& decision, int tier) {
    write_text_or_null(json_, key, tier < 0 ? std::string() : decision.program->tiers[at(tier)].id);
  }

  void number(const char* key, const Value& value) {
    json_.key(key);
    if (value.known()) {
      json_.value(value.low);
    } else {
      json_.null();
    }
  }

  void side(const char* key, const ClauseVersion* clause, Tri result) {
    static constexpr const char* results[] = {"no", "unknown", "yes"};
    json_.key(key);
    if (!clause) {
      json_.null();
      return;
    }
    json_.open('{').member("cite", clause->citation.cite).member("instrument", book_.instruments[at(clause->instrument)].id);
    json_.member("result", results[static_cast<std::size_t>(result)]).close('}');
  }

  void step(const TimelineStep& step) {
    json_.open('{').member("on", write_date(step.on)).member("changes_outcome", !(step.before == step.after));
    json_.key("before").open('{');
    write_outcome(json_, book_, step.before);
    json_.close('}').key("after").open('{');
    write_outcome(json_, book_, step.after);
    json_.close('}').key("instruments").open('[');
    for (const auto& [act, change] : step.acts) {
      const Instrument& instrument = book_.instruments[at(act)];
      json_.open('{').member("id", instrument.id).member("brief", instrument.brief).member("cite", instrument.citation.cite);
      json_.member("change", act_change_word(change)).close('}');
    }
    json_.close(']').key("clauses").open('[');
    for (const ClauseStep& clause : step.clauses) {
      json_.open('{').member("id", clause.either().slot).member("step", step_word(clause.either().step));
      json_.member("change", difference_word(clause.difference));
      side("before", clause.before, clause.result_before);
      side("after", clause.after, clause.result_after);
      json_.close('}');
    }
    json_.close(']').key("members").open('[');
    for (const MemberStep& member : step.members) {
      static constexpr const char* results[] = {"no", "unknown", "yes"};
      json_.open('{').member("key", book_.facts[at(member.fact)].key).member("country", book_.countries.ids[at(member.country)]);
      json_.member("group", member.group).member("before", results[static_cast<std::size_t>(member.before)]);
      json_.member("after", results[static_cast<std::size_t>(member.after)]).close('}');
    }
    json_.close(']').key("caps").open('[');
    for (const CapStep& cap : step.caps) {
      json_.open('{').member("limit", cap.limit).member("unit", cap.unit);
      number("before", cap.before);
      number("after", cap.after);
      json_.close('}');
    }
    json_.close(']').key("parameters").open('[');
    for (const ParameterStep& parameter : step.parameters) {
      json_.open('{').member("id", parameter.id).member("unit", parameter.unit).member("before", parameter.before);
      json_.member("after", parameter.after).close('}');
    }
    json_.close(']').key("gaps").open('[');
    for (const int gap : step.gaps) json_.value(book_.timeline->find("gaps")->items[at(gap)].get_text("id"));
    json_.close(']').close('}');
  }

  void named(const NamedEntry& entry) {
    const NamedRegime& regime = book_.regimes[at(entry.regime)];
    json_.open('{').member("id", regime.id).member("title", words_.regime(regime));
    json_.member("on", write_date(entry.decision.choice.on)).member("by_date", entry.by_date);
    answer(entry.decision);
    json_.close('}');
  }

  void event(const Json& one) {
    json_.open('{');
    for (const char* member : {"id", "date", "to", "kind"}) {
      if (const Json* value = one.find(member)) json_.member(member, value->text);
    }
    json_.member("title", words_.pick(one.find("title"))).close('}');
  }

  const RuleBook& book_;
  const Timeline& timeline_;
  const view::Words words_;
  const view::Names names_;
  JsonWriter json_;
};

}  // namespace

std::string timeline_json(const Question& question, std::optional<CaseError>& error) {
  Timeline timeline;
  error = timeline_of(question, timeline);
  return error ? std::string() : TimelineWriter(question, timeline).run();
}

}  // namespace chip_rules
