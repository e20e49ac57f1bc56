// Reads packs into the rule book: facts, catalogs, instruments, timeline, words.
// May know: the shape of the files in rules/ as rules/README.md describes it.
#include "core/rules/load.h"

#include <algorithm>
#include <limits>

#include "core/order.h"
#include "core/rules/members.h"
#include "core/rules/program.h"

namespace chip_rules {
namespace {

constexpr JsonLimits pack_limits{16u << 20, 40, 1000000};

class Loader {
 public:
  Loader(RuleBook& book, Problems& problems) : book_(book), problems_(problems) {}

  void load(const Json& pack) {
    if (book_.version.empty()) book_.version = pack.get_text("version");
    const Json* later = pack.find("later");
    sentences_later_ = later && later->flag;
    if (const Json* countries = pack.find("countries")) catalog(book_.countries, "countries", "iso3", *countries);
    if (const Json* companies = pack.find("companies")) catalog(book_.companies, "companies", "id", *companies);
    if (const Json* chips = pack.find("chips")) catalog(book_.chips, "chips", "id", *chips);
    if (const Json* models = pack.find("models")) catalog(book_.models, "models", "id", *models);
    if (const Json* clusters = pack.find("clusters")) catalog(book_.clusters, "clusters", "id", *clusters);
    for (const char* name : {"names", "sources"}) {
      if (const Json* columns = pack.find(name)) later_columns(*columns);
    }
    if (const Json* groups = pack.find("groups")) country_groups(*groups);
    if (const Json* facts = pack.find("facts")) read_facts(*facts);
    if (const Json* instruments = pack.find("instruments")) read_instruments(*instruments);
    if (const Json* timeline = pack.find("timeline")) read_timeline(*timeline);
    if (const Json* sentences = pack.find("sentences")) later_sentences(*sentences);
    if (const Json* help = pack.find("help")) fact_help(*help);
    if (const Json* text = pack.find("text")) {
      for (std::size_t i = 0; i < text->keys.size(); ++i) book_.texts[text->keys[i]].push_back(&text->items[i]);
    }
    if (const Json* law = pack.find("law")) law_sentences(*law);
    if (const Json* rows = pack.find("rows")) row_names(*rows);
    if (const Json* languages = pack.find("languages")) {
      for (const Json& language : languages->items) book_.languages.push_back(language.text);
    }
    if (book_.facts.empty()) problem("pack", "/facts", "the first pack must hold facts");
  }

 private:
  void problem(std::string file, std::string pointer, std::string message, std::string nearest = {}) {
    problems_.push_back({std::move(file), std::move(pointer), std::move(message), std::move(nearest)});
  }

  void catalog(Catalog& out, const char* name, const char* id_column, const Json& json) {
    out = Catalog{};
    out.name = name;
    out.credit = json.get_text("credit");
    out.columns = json.find("columns");
    const Json* ids = out.columns ? out.columns->find(id_column) : nullptr;
    if (!ids) return problem(std::string(name) + ".json", "/columns/" + std::string(id_column), "this column must be there");
    out.count = ids->items.size();
    for (std::size_t i = 0; i < out.columns->items.size(); ++i) {
      if (out.columns->items[i].items.size() != out.count) {
        problem(std::string(name) + ".json", "/columns/" + out.columns->keys[i],
                "has " + std::to_string(out.columns->items[i].items.size()) + " values, the ids are " + std::to_string(out.count));
      }
    }
    for (std::size_t i = 0; i < out.count; ++i) {
      out.ids.push_back(ids->items[i].text);
      if (!out.by_id.emplace(ids->items[i].text, static_cast<int>(i)).second) {
        problem(std::string(name) + ".json", "/columns/" + std::string(id_column) + "/" + std::to_string(i), "\"" + ids->items[i].text + "\" stands twice");
      }
    }
  }

  // {"chips": {"aliases": [...]}, ...}: columns that a first answer does without.
  void later_columns(const Json& json) {
    for (Catalog* catalog : {&book_.chips, &book_.companies, &book_.countries}) {
      if (const Json* columns = json.find(catalog->name)) catalog->later.push_back(columns);
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

  // {"id of a fact": help by language}
  void fact_help(const Json& json) {
    for (std::size_t i = 0; i < json.keys.size(); ++i) {
      const int fact = fact_named(json.keys[i], "/help/" + json.keys[i]);
      if (fact >= 0) book_.facts[static_cast<std::size_t>(fact)].help = &json.items[i];
    }
  }

  // {"language": {"keys": [sentence_key of the English sentence, ascending], "texts": [...]}}
  void law_sentences(const Json& json) {
    for (std::size_t i = 0; i < json.keys.size(); ++i) {
      const Json* keys = json.items[i].find("keys");
      const Json* texts = json.items[i].find("texts");
      if (!keys || !texts || keys->items.size() != texts->items.size()) {
        problem("pack", "/law/" + json.keys[i], "expected \"keys\" and as many \"texts\"");
        continue;
      }
      book_.law[json.keys[i]].push_back(&json.items[i]);
    }
  }

  // {"language": {"countries": {"id": "name", ...}, ...}}; ids that this catalog lacks are passed over.
  void row_names(const Json& json) {
    for (std::size_t i = 0; i < json.keys.size(); ++i) {
      for (Catalog* catalog : {&book_.chips, &book_.companies, &book_.countries}) {
        const Json* names = json.items[i].find(catalog->name);
        if (!names) continue;
        std::vector<const Json*>& rows = catalog->named[json.keys[i]];
        rows.resize(catalog->count);
        for (std::size_t k = 0; k < names->keys.size(); ++k) {
          const auto row = catalog->by_id.find(names->keys[k]);
          if (row != catalog->by_id.end()) rows[static_cast<std::size_t>(row->second)] = &names->items[k];
        }
      }
    }
  }

  void country_groups(const Json& json) {
    book_.country_groups = &json;
    for (const std::string& id : json.keys) book_.group_names.emplace(id, -1);
    const Json* aliases = book_.countries.columns ? book_.countries.columns->find("alias_of") : nullptr;
    const Json* since = book_.countries.columns ? book_.countries.columns->find("alias_from") : nullptr;
    for (std::size_t i = 0; aliases && i < aliases->items.size(); ++i) {
      const auto target = book_.countries.by_id.find(aliases->items[i].text);
      if (target == book_.countries.by_id.end()) continue;
      const std::optional<Day> from = since && i < since->items.size() ? read_date(since->items[i].text) : std::nullopt;
      book_.aliases.push_back({static_cast<int>(i), target->second, from.value_or(std::numeric_limits<Day>::min())});
    }
  }

  static std::optional<FactType> read_type(std::string_view word) {
    static constexpr const char* words[] = {"number", "flag", "choice", "country", "chip", "company", "model", "date", "names"};
    for (std::size_t i = 0; i < std::size(words); ++i) {
      if (word == words[i]) return static_cast<FactType>(i);
    }
    return std::nullopt;
  }

  static double number_or(const Json& json, const char* key, double otherwise) {
    const Json* value = json.find(key);
    return value && value->is(Json::Kind::number) ? value->number : otherwise;
  }

  void read_facts(const Json& json) {
    const Json* list = json.find("facts");
    if (!list) return problem("facts.json", "/facts", "a list of facts must be there");
    for (std::size_t i = 0; i < list->items.size(); ++i) fact(list->items[i], i);
    for (std::size_t i = 0; i < list->items.size(); ++i) fact_references(list->items[i], i);
    if (book_.facts.size() > max_input_facts) problem("facts.json", "/facts", "more than " + std::to_string(max_input_facts) + " facts");
    fact_sets(json, "sets");
    fact_wholes(json);
    book_.common_derive = json.find("derive");
    book_.ledger = json.find("ledger");
    if (book_.ledger) ledger(*book_.ledger);
    order_facts();
  }

  void fact(const Json& json, std::size_t index) {
    FactDef def;
    def.id = json.get_text("id");
    def.key = json.get_text("key");
    const std::string pointer = "/facts/" + std::to_string(index);
    const std::optional<FactType> type = read_type(json.get_text("type"));
    if (!type) problem("facts.json", pointer + "/type", "expected number, flag, choice, country, chip, company, model, date or names");
    def.type = type.value_or(FactType::number);
    def.unit = json.get_text("unit");
    def.low = number_or(json, "low", 0);
    def.high = number_or(json, "high", std::numeric_limits<double>::infinity());
    def.step = number_or(json, "step", 0);
    def.group = json.get_text("group");
    if (const Json* flips = json.find("flips")) def.flips = flips->flag;
    if (const Json* choices = json.find("choices")) {
      for (const Json& choice : choices->items) def.choices.push_back(choice.text);
    }
    if (const Json* told_by = json.find("told_by")) {
      for (const Json& group : told_by->items) def.told_by.push_back(group.text);
      if (def.told_by.size() != def.choices.size()) problem("facts.json", pointer + "/told_by", "expected one group of facts for each choice");
    }
    def.words = &json;
    def.help = json.find("help");
    const int slot = static_cast<int>(book_.facts.size());
    if (!book_.fact_by_id.emplace(def.id, slot).second) problem("facts.json", pointer + "/id", "\"" + def.id + "\" stands twice");
    if (!def.key.empty() && !book_.fact_by_key.emplace(def.key, slot).second) {
      problem("facts.json", pointer + "/key", "\"" + def.key + "\" stands twice");
    }
    book_.facts.push_back(std::move(def));
  }

  int fact_named(std::string_view id, const std::string& pointer) {
    const int found = book_.fact(id);
    if (found < 0) {
      std::vector<std::string> names;
      for (const auto& [name, slot] : book_.fact_by_id) names.push_back(name);
      problem("facts.json", pointer, "no fact is called \"" + std::string(id) + "\"", nearest_name(id, names));
    }
    return found;
  }

  void fact_references(const Json& json, std::size_t index) {
    FactDef& def = book_.facts[index];
    const std::string pointer = "/facts/" + std::to_string(index);
    const Json* absent = json.find("absent");
    if (absent && absent->is(Json::Kind::object)) {
      if (const Json* assumed = absent->find("assume")) {
        def.absent.kind = AbsentRule::Kind::assume;
        def.absent.assumed = assumed->text;
      } else if (const Json* same = absent->find("same_as")) {
        def.absent.kind = AbsentRule::Kind::same_as;
        def.absent.other_facts.push_back(std::max(0, fact_named(same->text, pointer + "/absent/same_as")));
      } else if (const Json* scaled = absent->find("scaled")) {
        def.absent.kind = AbsentRule::Kind::scaled;
        def.absent.other_facts.push_back(std::max(0, fact_named(scaled->get_text("of"), pointer + "/absent/scaled/of")));
        def.absent.factor = number_or(*scaled, "by", 1);
      } else if (const Json* sum = absent->find("sum")) {
        def.absent.kind = AbsentRule::Kind::sum;
        for (const Json& part : sum->items) def.absent.other_facts.push_back(std::max(0, fact_named(part.text, pointer + "/absent/sum")));
      }
    } else if (!absent || absent->text != "unknown") {
      problem("facts.json", pointer + "/absent", "expected \"unknown\", {\"assume\"}, {\"same_as\"}, {\"scaled\"} or {\"sum\"}");
    }
    const Json* from = json.find("from");
    if (!from) return;
    CatalogRule rule;
    rule.selector = std::max(0, fact_named(from->get_text("by"), pointer + "/from/by"));
    rule.column = from->get_text("column");
    if (const Json* since = from->find("since")) rule.since = since->flag;
    if (const Json* map = from->find("map")) {
      for (std::size_t i = 0; i < map->keys.size(); ++i) rule.map[map->keys[i]] = map->items[i].text;
    }
    def.from = std::move(rule);
  }

  // Every fact that the ledger's tables name must be there.
  void ledger(const Json& json) {
    const auto named = [&](const Json* from, const char* member) {
      if (from) fact_named(from->get_text(member), std::string("/ledger/") + member);
    };
    const auto all = [&](const Json* list, const std::string& pointer, bool by_key = false) {
      for (std::size_t i = 0; list && i < list->items.size(); ++i) fact_named(by_key ? list->keys[i] : list->items[i].text, pointer);
    };
    all(json.find("columns"), "/ledger/columns");
    all(json.find("parties"), "/ledger/parties");
    all(json.find("seat_of"), "/ledger/seat_of");
    all(json.find("seat_of"), "/ledger/seat_of", true);
    const Json* needed = json.find("needed");
    for (std::size_t i = 0; needed && i < needed->items.size(); ++i) all(&needed->items[i], "/ledger/needed");
    const Json* fleet = json.find("fleet");
    for (const char* member : {"owner", "at"}) named(fleet, member);
    if (fleet) all(fleet->find("amount"), "/ledger/fleet/amount");
    if (fleet) all(fleet->find("shares"), "/ledger/fleet/shares", true);
    for (const char* member : {"holder", "from", "act"}) named(json.find("registry"), member);
  }

  void fact_sets(const Json& json, const char* member) {
    const Json* sets = json.find(member);
    for (std::size_t i = 0; sets && i < sets->keys.size(); ++i) {
      for (const Json& name : sets->items[i].items) {
        const int found = fact_named(name.text, "/sets/" + sets->keys[i]);
        if (found >= 0) book_.fact_sets[sets->keys[i]].push_back(found);
      }
    }
  }

  void fact_wholes(const Json& json) {
    const Json* wholes = json.find("wholes");
    for (std::size_t i = 0; wholes && i < wholes->items.size(); ++i) {
      std::vector<int> facts;
      for (const Json& name : wholes->items[i].items) facts.push_back(std::max(0, fact_named(name.text, "/wholes")));
      book_.wholes.push_back(std::move(facts));
    }
  }

  // Facts whose absence is filled in from others come after those.
  void order_facts() {
    std::vector<char> placed(book_.facts.size(), 0);
    book_.fact_order.clear();
    for (std::size_t round = 0; round <= book_.facts.size() && book_.fact_order.size() < book_.facts.size(); ++round) {
      for (std::size_t i = 0; i < book_.facts.size(); ++i) {
        const FactDef& def = book_.facts[i];
        const auto ready = [&](int other) { return placed[static_cast<std::size_t>(other)] != 0; };
        if (placed[i] || !std::all_of(def.absent.other_facts.begin(), def.absent.other_facts.end(), ready)) continue;
        if (def.from && !ready(def.from->selector)) continue;
        placed[i] = 1;
        book_.fact_order.push_back(static_cast<int>(i));
      }
    }
    if (book_.fact_order.size() < book_.facts.size()) problem("facts.json", "/facts", "facts follow each other in a circle");
  }

  void read_instruments(const Json& json) {
    for (std::size_t i = 0; i < json.keys.size(); ++i) {
      const auto outlined = book_.instrument_by_id.find(json.keys[i]);  // by an earlier pack
      const bool there = outlined != book_.instrument_by_id.end();
      if (there && !book_.instruments[static_cast<std::size_t>(outlined->second)].later) continue;  // the pack came twice
      instrument(json.keys[i], json.items[i], there ? static_cast<std::size_t>(outlined->second) : book_.instruments.size());
    }
  }

  // A misspelled member would pass unseen: a clause without "when" always matches.
  void only(const Json& json, const std::string& file, const std::string& pointer, MemberNames names) {
    refuse_other_members(json, file, pointer, names, problems_);
  }

  std::optional<Day> date(const Json& json, const char* key, const std::string& file, const std::string& pointer) {
    const std::string_view text = json.get_text(key);
    if (text.empty()) return std::nullopt;
    const std::optional<Day> day = read_date(text);
    if (!day) problem(file, pointer + "/" + key, "expected a date such as 2025-06-01, not \"" + std::string(text) + "\"");
    return day;
  }

  static Citation citation(const Json& json) { return {std::string(json.get_text("cite")), std::string(json.get_text("url"))}; }

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
                          "clauses"});
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

  static void name_once(std::vector<std::string>& list, std::string_view name) {
    if (!name.empty() && std::find(list.begin(), list.end(), name) == list.end()) list.emplace_back(name);
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
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      const std::string pointer = "/tiers/" + std::to_string(i);
      only(list->items[i], file, pointer, {"id", "in", "label", "detail", "level"});
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
      if (book_.facts.size() >= max_input_facts) return problem(file, "/limits", "too many limits");
      book_.fact_by_id[name] = slot;
      book_.fact_order.push_back(slot);
      book_.facts.push_back(std::move(def));
    }
    book_.fact_by_key.emplace(name, slot);
  }

  void read_timeline(const Json& json) {
    const bool more = book_.timeline != nullptr;  // the same with parts that an earlier pack left out
    book_.timeline = &json;
    if (!more) read_regimes(json);
    std::vector<std::string> named;
    for (const NamedRegime& regime : book_.regimes) named.push_back(regime.id);
    known_ids(json, "equivalents", "chip", book_.chips.ids);
    known_ids(json, "proposals", "regime", named);
  }

  void read_regimes(const Json& json) {
    const Json* covers = json.find("covers");
    if (!covers) return problem("timeline.json", "/covers", "must say from when and until when the rules were checked");
    book_.covers_from = date(*covers, "from", "timeline.json", "/covers").value_or(0);
    book_.checked = date(*covers, "checked", "timeline.json", "/covers").value_or(0);
    order_instruments(json);
    const Json* regimes = json.find("regimes");
    for (std::size_t i = 0; regimes && i < regimes->items.size(); ++i) regime(regimes->items[i], "/regimes/" + std::to_string(i));
  }

  // A list of ids that must be there.
  void known_ids(const Json& json, const char* member, const char* what, const std::vector<std::string>& known) {
    const Json* list = json.find(member);
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      const std::string& id = list->items[i].text;
      if (std::find(known.begin(), known.end(), id) != known.end()) continue;
      problem("timeline.json", "/" + std::string(member) + "/" + std::to_string(i), "there is no " + std::string(what) + " \"" + id + "\"", nearest_name(id, known));
    }
  }

  std::vector<std::string> instrument_ids() const {
    std::vector<std::string> names;
    for (const Instrument& act : book_.instruments) names.push_back(act.id);
    return names;
  }

  // By date, then file name; only those that the timeline lists hold by date.
  void order_instruments(const Json& json) {
    const Json* list = json.find("instruments");
    std::vector<std::string> listed;
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      listed.push_back(list->items[i].text);
      if (!book_.instrument_by_id.count(list->items[i].text)) {
        problem("timeline.json", "/instruments/" + std::to_string(i), "there is no instrument \"" + list->items[i].text + "\"",
                nearest_name(list->items[i].text, instrument_ids()));
      }
    }
    book_.by_date.clear();
    for (std::size_t i = 0; i < book_.instruments.size(); ++i) {
      const std::string& id = book_.instruments[i].id;
      if (std::find(listed.begin(), listed.end(), id) != listed.end()) book_.by_date.push_back(static_cast<int>(i));
    }
    sort_by(book_.by_date, [&](int a, int b) { return earlier(a, b); });
  }

  bool earlier(int a, int b) const {
    const Instrument& x = book_.instruments[static_cast<std::size_t>(a)];
    const Instrument& y = book_.instruments[static_cast<std::size_t>(b)];
    return x.holds_from() != y.holds_from() ? x.holds_from() < y.holds_from() : x.id < y.id;
  }

  void regime(const Json& json, const std::string& pointer) {
    NamedRegime regime;
    regime.id = json.get_text("id");
    regime.json = &json;
    const Json* list = json.find("instruments");
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      const auto found = book_.instrument_by_id.find(list->items[i].text);
      if (found == book_.instrument_by_id.end()) {
        problem("timeline.json", pointer + "/instruments/" + std::to_string(i), "there is no instrument \"" + list->items[i].text + "\"",
                nearest_name(list->items[i].text, instrument_ids()));
      } else {
        regime.instruments.push_back(found->second);
      }
    }
    sort_by(regime.instruments, [&](int a, int b) { return earlier(a, b); });
    regime.compliance = date(json, "on", "timeline.json", pointer).value_or(0);
    const Json* statuses = json.find("statuses");
    for (std::size_t i = 0; statuses && i < statuses->items.size(); ++i) {
      const std::vector<Json>& pair = statuses->items[i].items;
      const bool fine = pair.size() == 2 && read_date(pair[0].text) && !pair[1].text.empty();
      if (!fine) problem("timeline.json", pointer + "/statuses/" + std::to_string(i), "expected [\"YYYY-MM-DD\", status]");
    }
    const std::string_view on_top = json.get_text("on_top");
    if (on_top == "codified") regime.on_top = NamedRegime::OnTop::codified;
    if (on_top == "enforced") regime.on_top = NamedRegime::OnTop::enforced;
    const bool stands_alone = regime.on_top == NamedRegime::OnTop::nothing;
    if (stands_alone && !on_top.empty()) problem("timeline.json", pointer + "/on_top", "expected codified or enforced, not \"" + std::string(on_top) + "\"");
    if (stands_alone && regime.compliance == 0) problem("timeline.json", pointer + "/on", "expected the day as of which the text is asked when a case names none");
    book_.regimes.push_back(std::move(regime));
  }

  static constexpr std::size_t max_input_facts = max_facts;
  RuleBook& book_;
  Problems& problems_;
  bool sentences_later_ = false;  // the pack leaves out sentences that another pack brings
};

}  // namespace

Problems load_pack(RuleBook& book, std::string_view text, FurtherReader further) {
  Problems problems;
  auto document = std::make_unique<Json>();
  const std::string wrong = parse_json(text, *document, pack_limits);
  if (!wrong.empty()) {
    problems.push_back({"pack", "", wrong, ""});
    return problems;
  }
  const Json& pack = *document;
  book.documents.push_back(std::move(document));
  Loader(book, problems).load(pack);
  if (further) further(book, pack, problems);
  return problems;
}

}  // namespace chip_rules
