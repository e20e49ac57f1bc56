// Reads instruments: clauses, parameters, readings, tiers, limits, suspensions; and the sentences of theirs that come later.
#include "core/rules/load_parts.h"
#include "core/rules/tiers.h"

#include <limits>

#include "core/rules/program.h"

namespace chip_rules {
namespace {

class InstrumentReader : PackReader {
 public:
  using PackReader::PackReader;

  void read_instruments(const Json& json) {
    for (std::size_t i = 0; i < json.keys.size(); ++i) {
      const auto outlined = book_.instrument_by_id.find(json.keys[i]);  // by an earlier pack
      const bool there = outlined != book_.instrument_by_id.end();
      if (there && !book_.instruments[static_cast<std::size_t>(outlined->second)].later) continue;  // the pack came twice
      instrument(json.keys[i], json.items[i], there ? static_cast<std::size_t>(outlined->second) : book_.instruments.size());
    }
  }

  // {"instrument": {"sources": [...], "clauses": {"0": {"says", "note"}, ...}, "parameters": {"id": {"says", "cite", ...}}}}: what
  // a first answer about today does without.
  void later_sentences(const Json& json) {
    for (std::size_t i = 0; i < json.keys.size(); ++i) {
      const auto found = book_.instrument_by_id.find(json.keys[i]);
      if (found == book_.instrument_by_id.end()) {
        problem(sentences_pack, "/" + json.keys[i], "there is no such instrument", nearest_name(json.keys[i], instrument_ids()));
        continue;
      }
      Instrument& act = book_.instruments[static_cast<std::size_t>(found->second)];
      if (const Json* sources = json.items[i].find("sources")) act.sources = sources;
      const Json* clauses = json.items[i].find("clauses");
      for (ClauseVersion& clause : act.clauses) {
        const Json* words = clauses ? clauses->find(clause.pointer.substr(clause.pointer.rfind('/') + 1)) : nullptr;
        if (!words) continue;
        clause.says = words->get_text("says");
        clause.note = words->get_text("note");
      }
      const Json* parameters = json.items[i].find("parameters");
      for (ParameterVersion& parameter : act.parameters) {
        const Json* words = parameters ? parameters->find(parameter.id) : nullptr;
        if (words) parameter_source(parameter, *words, act.id + ".json");
      }
    }
  }

 private:
  Confidence confidence(const Json& json, const std::string& file, const std::string& pointer) {
    const std::string_view word = json.get_text("confidence");
    const std::optional<Confidence> read = read_confidence(word);
    if (!read) problem(file, pointer + "/confidence", "expected text, quoted, derived, preamble, secondary or memory, not \"" + std::string(word) + "\"");
    return read.value_or(Confidence::memory);
  }

  void instrument(const std::string& id, const Json& json, std::size_t place) {
    const std::string file = id + ".json";
    if (place == book_.instruments.size()) book_.instruments.emplace_back();
    Instrument& act = book_.instruments[place];  // filled where it stands: moving so large a thing is code of its own
    act.id = id;
    act.title = json.get_text("title");
    act.brief = json.get_text("brief", act.title);
    act.kind = json.get_text("kind");
    act.citation = citation(json);
    act.json = &json;
    const int index = static_cast<int>(place);
    const Json* later = json.find("later");
    act.later = sentences_later_ && later && later->flag;
    if (act.later) names_of(json, index);
    if (!act.later) only(json, file, "", {"$schema", "title", "brief", "kind", "status", "cite", "url", "says", "bases", "dates", "sources",
                          "parameters", "groups", "readings", "derive", "terms", "tiers", "limits", "membership", "suspends",
                          "grants", "clauses"});
    const Json* dates = json.find("dates");
    if (!dates) problem(file, "/dates", "an instrument needs its dates");
    if (dates) {
      act.published = date(*dates, "published", file, "/dates");
      act.effective = date(*dates, "effective", file, "/dates");
      act.compliance = date(*dates, "compliance", file, "/dates");
      act.checked = date(*dates, "checked", file, "/dates");
      if (!act.effective && !act.compliance) problem(file, "/dates", "expected \"effective\" or \"compliance\"");
      if (!act.checked) problem(file, "/dates/checked", "expected the day on which the status was last checked");
    }
    for (const char* needed : {"title", "kind", "cite", "status"}) {
      if (json.get_text(needed).empty()) problem(file, "/" + std::string(needed), "must be there and not empty");
    }
    act.sources = json.find("sources");
    if ((!act.sources || act.sources->items.empty()) && !sentences_later_) problem(file, "/sources", "an instrument needs at least one source");
    if (const Json* bases = json.find("bases")) {
      const auto holds = [&](const char* word) {
        return std::any_of(bases->items.begin(), bases->items.end(), [&](const Json& b) { return b.text == word; });
      };
      act.codified = holds("codified");
      act.enforced = holds("enforced");
    }
    read_parameters(act, index, file);
    read_clauses(act, index, file);
    read_suspensions(act, file);
    read_grants(act, index, file);
    read_readings(json, index, file);
    read_tiers(json, file);
    if (const Json* groups = json.find("groups")) {
      for (const std::string& name : groups->keys) book_.group_names.emplace(name, index);
    }
    if (const Json* limits = json.find("limits")) {
      for (std::size_t i = 0; i < limits->items.size(); ++i) limit_facts(limits->items[i], file, i);
    }
    if (book_.exceptions.size() > 64) problem(file, "/clauses", "more than 64 license exceptions in all instruments");
    book_.instrument_by_id[id] = index;
  }

  // What a case may name of an instrument whose clauses come later.
  void names_of(const Json& json, int index) {
    const Json* names = json.find("names");
    for (std::size_t i = 0; names && i < names->keys.size(); ++i) {
      const std::string& kind = names->keys[i];
      std::vector<std::string>* list = kind == "classes" ? &book_.classes : kind == "exceptions" ? &book_.exceptions : kind == "authorizations" ? &book_.authorizations : nullptr;
      auto& places = kind == "groups" ? book_.group_names : book_.parameter_names;
      for (const Json& name : names->items[i].items) {
        if (list) name_once(*list, name.text);
        if (!list) places.emplace(name.text, index);
      }
    }
  }

  void read_parameters(Instrument& act, int index, const std::string& file) {
    const Json* list = act.json->find("parameters");
    for (std::size_t i = 0; list && i < list->keys.size(); ++i) {
      const Json& json = list->items[i];
      const std::string pointer = "/parameters/" + list->keys[i];
      ParameterVersion parameter;
      parameter.id = list->keys[i];
      const Json* value = json.find("value");
      if (!value || !value->is(Json::Kind::number)) problem(file, pointer + "/value", "expected a number");
      parameter.value = value ? value->number : 0;
      parameter.unit = json.get_text("unit");
      parameter.instrument = index;
      parameter.pointer = pointer;
      if (!sentences_later_) parameter_source(parameter, json, file);
      book_.parameter_names.emplace(parameter.id, index);
      act.parameters.push_back(std::move(parameter));
    }
  }

  void parameter_source(ParameterVersion& parameter, const Json& json, const std::string& file) {
    parameter.citation = citation(json);
    if (parameter.citation.cite.empty()) problem(file, parameter.pointer + "/cite", "no number without a source");
    parameter.confidence = confidence(json, file, parameter.pointer);
    parameter.says = json.get_text("says");
  }

  void read_clauses(Instrument& act, int index, const std::string& file) {
    const Json* list = act.json->find("clauses");
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      const Json& json = list->items[i];
      const std::string pointer = "/clauses/" + std::to_string(i);
      ClauseVersion clause;
      clause.slot = json.get_text("id");
      clause.instrument = index;
      clause.pointer = pointer;
      clause.from = date(json, "from", file, pointer);
      clause.to = date(json, "to", file, pointer);
      if (const Json* remove = json.find("remove")) clause.remove = remove->flag;
      if (const Json* replace = json.find("replace")) clause.replace = replace->flag;
      clause.absent = json.get_text("absent");
      clause.citation = citation(json);
      clause.says = json.get_text("says");
      clause.note = json.get_text("note");
      if (clause.slot.empty()) problem(file, pointer + "/id", "a clause needs an id");
      only(json, file, pointer, {"id", "step", "order", "cite", "url", "confidence", "from", "to", "replace", "remove", "absent",
                                 "says", "note", "when", "effect"});
      if (!clause.remove) {
        const std::optional<Step> step = read_step(json.get_text("step"));
        if (!step) problem(file, pointer + "/step", "expected a step, not \"" + std::string(json.get_text("step")) + "\"");
        clause.step = step.value_or(Step::scope);
        clause.order = number_or(json, "order", 0);
        clause.confidence = confidence(json, file, pointer);
        clause.when = json.find("when");
        clause.effect = json.find("effect");
        if (clause.citation.cite.empty()) problem(file, pointer + "/cite", "no verdict without a clause: a citation must be there");
        if (clause.says.empty() && !sentences_later_) problem(file, pointer + "/says", "a sentence that explains the clause must be there");
        if (!clause.effect || !clause.effect->is(Json::Kind::object)) {
          problem(file, pointer + "/effect", "an effect must be there");
          continue;
        }
        only(*clause.effect, file, pointer + "/effect",
             {"classify", "require", "exception", "authorize", "license", "bar", "not_eligible", "only_exceptions", "threshold",
              "oblige", "duty", "note", "draw", "due"});
        name_once(book_.classes, clause.effect->get_text("classify"));
        name_once(book_.exceptions, clause.effect->get_text("exception"));
        name_once(book_.authorizations, clause.effect->get_text("authorize"));
        if (const Json* allowed = clause.effect->find("only_exceptions")) {
          for (const Json& name : allowed->items) name_once(book_.exceptions, name.text);
        }
      }
      act.clauses.push_back(std::move(clause));
    }
  }

  void read_grants(const Instrument& act, int index, const std::string& file) {
    const Json* list = act.json->find("grants");
    if (!list) return;
    std::vector<std::string> granted;
    for (const ClauseVersion& clause : act.clauses) {
      if (!clause.effect) continue;
      for (const char* kind : {"exception", "authorize"}) name_once(granted, clause.effect->get_text(kind));
    }
    for (std::size_t i = 0; i < list->keys.size(); ++i) {
      const std::string& id = list->keys[i];
      const Json& json = list->items[i];
      const std::string pointer = "/grants/" + id;
      if (std::find(granted.begin(), granted.end(), id) == granted.end()) {
        problem(file, pointer, "no clause of this instrument grants \"" + id + "\"", nearest_name(id, granted));
      }
      only(json, file, pointer, {"brief", "title", "cite", "url", "confidence"});
      Grant grant{id, std::string(json.get_text("brief")), std::string(json.get_text("title")), citation(json), confidence(json, file, pointer), index, pointer};
      if (grant.title.empty()) problem(file, pointer + "/title", "the full name must be there and not empty");
      if (grant.citation.cite.empty()) problem(file, pointer + "/cite", "no name without a source: a citation must be there");
      if (!book_.grant(id)) book_.grants.push_back(std::move(grant));
    }
  }

  void read_suspensions(Instrument& act, const std::string& file) {
    const Json* list = act.json->find("suspends");
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      const Json& json = list->items[i];
      const std::string pointer = "/suspends/" + std::to_string(i);
      only(json, file, pointer, {"instrument", "clauses", "except", "bases", "from", "to"});
      Suspension suspension;
      suspension.instrument = json.get_text("instrument");
      suspension.from = date(json, "from", file, pointer);
      suspension.to = date(json, "to", file, pointer);
      const auto words = [&](const char* key, std::vector<std::string>& out) {
        const Json* values = json.find(key);
        for (std::size_t k = 0; values && k < values->items.size(); ++k) out.push_back(values->items[k].text);
      };
      words("clauses", suspension.clauses);
      words("except", suspension.except);
      std::vector<std::string> bases;
      words("bases", bases);
      suspension.codified = std::find(bases.begin(), bases.end(), "codified") != bases.end();
      suspension.enforced = std::find(bases.begin(), bases.end(), "enforced") != bases.end();
      if (!suspension.codified && !suspension.enforced) problem(file, pointer + "/bases", "expected codified, enforced or both");
      act.suspensions.push_back(std::move(suspension));
    }
  }

  void read_readings(const Json& json, int index, const std::string& file) {
    const Json* list = json.find("readings");
    for (std::size_t i = 0; list && i < list->keys.size(); ++i) {
      Reading reading;
      reading.id = list->keys[i];
      reading.question = list->items[i].get_text("question");
      reading.citation = citation(list->items[i]);
      reading.instrument = index;
      reading.pointer = "/readings/" + reading.id;
      if (const Json* choices = list->items[i].find("choices")) {
        for (std::size_t k = 0; k < choices->keys.size(); ++k) {
          reading.choices.push_back(choices->keys[k]);
          reading.says.push_back(choices->items[k].text);
        }
      }
      if (reading.choices.size() < 2) problem(file, reading.pointer + "/choices", "a reading has at least two choices");
      if (reading.choices.size() >= 2) book_.readings[reading.id] = std::move(reading);
    }
  }

  // The tiers themselves stay JSON; `level` is the scale on which those of unlike regimes are compared.
  void read_tiers(const Json& json, const std::string& file) {
    static const std::vector<std::string> levels = {"favored", "middle", "embargoed"};
    const Json* list = json.find("tiers");
    const auto ways = [](const Json& tier) {
      return (tier.find("after") != nullptr) + (tier.find("before") != nullptr) + (tier.find("replace") != nullptr) + (tier.find("remove") != nullptr);
    };
    const bool amends = list && std::any_of(list->items.begin(), list->items.end(), [&](const Json& tier) { return ways(tier) > 0; });
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      const std::string pointer = "/tiers/" + std::to_string(i);
      const Json& tier = list->items[i];
      only(tier, file, pointer, {"id", "in", "label", "detail", "level", "after", "before", "replace", "remove"});
      if (tier.get_text("id").empty()) problem(file, pointer + "/id", "a tier needs an id");
      if (ways(tier) != (amends ? 1 : 0) || amends == standing_tier(tier).empty()) {
        problem(file, pointer, "tiers are a whole list without \"after\", \"before\", \"replace\" and \"remove\", or each says one of them and amends the list that stands");
      }
      const std::string level(list->items[i].get_text("level"));
      if (level.empty() || std::find(levels.begin(), levels.end(), level) != levels.end()) continue;
      problem(file, pointer + "/level", "expected favored, middle or embargoed, not \"" + level + "\"", nearest_name(level, levels));
    }
  }

  // Every limit can be told what is used already, by "used.<id>" (or the key that facts.json gives it).
  void limit_facts(const Json& json, const std::string& file, std::size_t index) {
    const std::string id(json.get_text("id"));
    only(json, file, "/limits/" + std::to_string(index),
         {"id", "says", "cite", "url", "measure", "unit", "amount", "per", "cap", "window", "counts_from", "key", "partial", "tested", "when"});
    if (id.empty()) return problem(file, "/limits/" + std::to_string(index) + "/id", "a limit needs an id");
    name_once(book_.limits, id);
    const std::string name = "used." + id;
    int slot = book_.fact(name);
    if (slot < 0) {
      FactDef def;
      def.id = def.key = name;
      def.unit = json.get_text("unit");
      def.high = std::numeric_limits<double>::infinity();
      def.absent.kind = AbsentRule::Kind::assume;
      def.absent.assumed = "0";
      def.group = "quota";
      slot = static_cast<int>(book_.facts.size());
      if (book_.facts.size() >= max_facts) return problem(file, "/limits", "too many limits");
      book_.fact_by_id[name] = slot;
      book_.fact_order.push_back(slot);
      book_.facts.push_back(std::move(def));
    }
    book_.fact_by_key.emplace(name, slot);
  }
};

}  // namespace

void load_instruments(RuleBook& book, const Json& pack, bool sentences_later, Problems& problems) {
  InstrumentReader reader(book, problems, sentences_later);
  if (const Json* instruments = pack.find("instruments")) reader.read_instruments(*instruments);
  if (const Json* sentences = pack.find("sentences")) reader.later_sentences(*sentences);
}

}  // namespace chip_rules
