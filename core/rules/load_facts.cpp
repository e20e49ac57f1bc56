// Reads the facts: what a case may say, what absence means, and the sets and tables that name them.
#include "core/rules/load_parts.h"

#include <limits>

#include "core/place.h"
#include "core/rules/program.h"

namespace chip_rules {
namespace {

class FactReader : PackReader {
 public:
  using PackReader::PackReader;

  void read_facts(const Json& json) {
    const Json* list = json.find("facts");
    if (!list) return problem("facts.json", "/facts", "a list of facts must be there");
    for (std::size_t i = 0; i < list->items.size(); ++i) fact(list->items[i], i);
    for (std::size_t i = 0; i < list->items.size(); ++i) fact_references(list->items[i], i);
    if (book_.facts.size() > max_facts) problem("facts.json", "/facts", "more than " + std::to_string(max_facts) + " facts");
    fact_sets(json, "sets");
    fact_wholes(json);
    book_.common_derive = json.find("derive");
    book_.ledger = json.find("ledger");
    if (book_.ledger) ledger(*book_.ledger);
    order_facts();
  }

  // {"id of a fact": help by language}
  void fact_help(const Json& json) {
    for (std::size_t i = 0; i < json.keys.size(); ++i) {
      const int fact = fact_named(json.keys[i], "/help/" + json.keys[i]);
      if (fact >= 0) book_.facts[static_cast<std::size_t>(fact)].help = &json.items[i];
    }
  }

 private:
  static std::optional<FactType> read_type(std::string_view word) {
    static constexpr const char* words[] = {"number", "flag", "choice", "country", "chip", "company", "model", "date", "names"};
    for (std::size_t i = 0; i < std::size(words); ++i) {
      if (word == words[i]) return static_cast<FactType>(i);
    }
    return std::nullopt;
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
        for (const Json& part : sum->items) {
          def.absent.other_facts.push_back(std::max(0, fact_named(part.text, pointer + "/absent/sum")));
          book_.facts[at(def.absent.other_facts.back())].whole = static_cast<int>(index);
        }
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
      const Json& whole = wholes->items[i];
      const std::string pointer = "/wholes/" + std::to_string(i);
      const Json* parts = whole.is(Json::Kind::object) ? whole.find("parts") : &whole;
      const Json* unless = whole.find("unless");
      Whole out;
      for (std::size_t k = 0; parts && k < parts->items.size(); ++k) out.parts.push_back(std::max(0, fact_named(parts->items[k].text, pointer)));
      if (out.parts.size() < 2) problem("facts.json", pointer, "expected two facts or more, or {\"parts\", \"unless\"}");
      if (unless) {
        out.where = fact_named(unless->get_text("fact"), pointer + "/unless/fact");
        const Json* values = unless->find("is");
        for (std::size_t k = 0; values && k < values->items.size(); ++k) out.but.push_back(values->items[k].text);
      }
      if (out.parts.size() >= 2) book_.wholes.push_back(std::move(out));
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
};

}  // namespace

void load_facts(RuleBook& book, const Json& pack, Problems& problems) {
  if (const Json* facts = pack.find("facts")) FactReader(book, problems).read_facts(*facts);
}

void load_fact_help(RuleBook& book, const Json& pack, Problems& problems) {
  if (const Json* help = pack.find("help")) FactReader(book, problems).fact_help(*help);
}

}  // namespace chip_rules
