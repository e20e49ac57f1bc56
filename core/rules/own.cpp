// Checks a reader's own instrument, loads it as one more file of instruments, and compiles it on every stretch of days.
#include "core/rules/own.h"

#include <algorithm>
#include <set>

#include "core/json/number.h"
#include "core/rules/check_sources.h"
#include "core/rules/load.h"
#include "core/rules/program.h"
#include "core/rules/tiers.h"

namespace chip_rules {
namespace {

constexpr std::size_t longest_shown = 60;

std::string short_text(std::string_view text) {
  if (text.size() <= longest_shown) return std::string(text);
  std::size_t end = longest_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not inside a character
  return std::string(text.substr(0, end)) + "...";
}

/// What is wrong with the text, each once, as its file has it.
class Found {
 public:
  explicit Found(std::string_view name) : name_(name) {}

  void problem(std::string pointer, std::string message, std::string nearest = {}) {
    problems_.push_back({name_, std::move(pointer), std::move(message), std::move(nearest)});
  }

  // Problems of the loader and the compiler, which know the file by its id.
  void take(const Problems& found) {
    const std::string file = std::string(own_id) + ".json";
    for (const Problem& one : found) {
      if (!seen_.insert(one.text()).second) continue;
      if (one.file == file || one.file.empty()) problem(one.pointer, one.message, one.nearest);
      else problem("", "with this text on top, the law below it cannot be read: " + one.text());
    }
  }

  bool none() const { return problems_.empty(); }
  Problems all() { return std::move(problems_); }

 private:
  const std::string name_;
  std::set<std::string> seen_;
  Problems problems_;
};

void compile_on(const RuleBook& book, Day day, Found& found) {
  RegimeChoice choice;
  choice.named = static_cast<int>(book.regimes.size()) - 1;  // the text's own, added last
  choice.enforced = false;
  choice.on = day;
  Problems problems;
  compile(book, choice, problems);
  found.take(problems);
}

class OwnInstrument {
 public:
  OwnInstrument(RuleBook& book, Found& found) : book_(book), found_(found) {}

  void add(std::string_view text) {
    if (book_.instrument_by_id.count(own_id)) found_.problem("", "there is an instrument of your own already; take it out first");
    auto document = std::make_unique<Json>();
    if (found_.none()) {
      const std::string wrong = parse_json(text, *document, own_limits);
      if (!wrong.empty()) found_.problem("", wrong);
    }
    if (found_.none() && !document->is(Json::Kind::object)) found_.problem("", "expected one instrument: an object with \"title\", \"dates\", \"clauses\" and so on");
    if (!found_.none()) return;
    json_ = document.get();
    book_.documents.push_back(std::move(document));
    walk(*json_, "");
    if (days_.size() > own_most_days) found_.problem("", "names more than " + std::to_string(own_most_days) + " different days");
    if (json_->find("membership")) found_.problem("/membership", "the table of country groups is the catalog's; change a group under \"groups\" instead");
    load(text);
    if (found_.none()) name_regime();
  }

 private:
  void walk(const Json& json, const std::string& pointer) {
    if (json.is(Json::Kind::string)) {
      if (json.text.size() > own_longest_text) found_.problem(pointer, "longer than " + std::to_string(own_longest_text) + " bytes");
      if (const std::optional<Day> day = read_date(json.text)) days_.insert(*day);
    }
    for (std::size_t i = 0; i < json.items.size(); ++i) {
      const std::string name = json.is(Json::Kind::object) ? json.keys[i] : std::to_string(i);
      if (name.size() > own_longest_text) found_.problem(pointer, "a name longer than " + std::to_string(own_longest_text) + " bytes");
      walk(json.items[i], pointer + "/" + name);
    }
  }

  void load(std::string_view text) {
    const auto readings = book_.readings;
    // The text is one JSON value, so nothing in it can stand outside of its place here.
    found_.take(load_pack(book_, "{\"instruments\":{\"" + std::string(own_id) + "\":" + std::string(text.substr(text.find('{'))) + "}}", nullptr));
    for (const Problem& one : missing_sources(book_)) {
      if (one.file == std::string(own_id) + ".json") found_.take({one});
    }
    // A reading is one question for all instruments: the text may ask it again, not change it.
    for (const auto& [id, reading] : readings) {
      Reading& now = book_.readings[id];
      if (now.instrument != reading.instrument && now.choices != reading.choices) found_.problem("/readings/" + id, "another instrument has a reading of this name with other choices");
      now = reading;
    }
  }

  // What the text replaces or takes away must be there on some day, in some instrument.
  void check_slots(const Instrument& act) {
    std::vector<std::string> slots;
    for (const Instrument& other : book_.instruments) {
      if (&other == &act) continue;
      for (const ClauseVersion& clause : other.clauses) slots.push_back(clause.slot);
    }
    for (const ClauseVersion& clause : act.clauses) {
      const bool known = std::find(slots.begin(), slots.end(), clause.slot) != slots.end();
      if (known || !clause.absent.empty() || !(clause.replace || clause.remove)) continue;
      found_.problem(clause.pointer + "/id", "no instrument has a clause \"" + clause.slot + "\" to " + (clause.remove ? "remove" : "replace"), nearest_name(clause.slot, slots));
    }
  }

  // Likewise the tiers that it amends.
  void check_tiers(const Instrument& act) {
    const Json* tiers = act.json->find("tiers");
    std::vector<std::string> ids;
    for (const Instrument& other : book_.instruments) {
      const Json* list = &other == &act ? nullptr : other.json->find("tiers");
      for (std::size_t i = 0; list && i < list->items.size(); ++i) ids.emplace_back(list->items[i].get_text("id"));
    }
    for (std::size_t i = 0; tiers && i < tiers->items.size(); ++i) {
      const std::string id(standing_tier(tiers->items[i]));
      if (id.empty() || std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
      found_.problem("/tiers/" + std::to_string(i), "no instrument has a tier \"" + id + "\" to amend", nearest_name(id, ids));
    }
  }

  void name_regime() {
    const int index = book_.instrument_by_id.find(own_id)->second;
    const Instrument& act = book_.instruments[static_cast<std::size_t>(index)];
    check_slots(act);
    check_tiers(act);
    JsonWriter about;
    about.open('{').member("id", own_id).member("title", act.title);
    about.key("statuses").open('[').open('[').value("1970-01-01").value(own_id).close(']').close(']').close('}');
    auto json = std::make_unique<Json>();
    parse_json(about.take(), *json);
    NamedRegime regime;
    regime.id = own_id;
    regime.instruments = {index};
    regime.on_top = act.codified && !act.enforced ? NamedRegime::OnTop::codified : NamedRegime::OnTop::enforced;
    regime.own = true;
    regime.json = json.get();
    book_.documents.push_back(std::move(json));
    book_.regimes.push_back(std::move(regime));
  }

  RuleBook& book_;
  Found& found_;
  const Json* json_ = nullptr;
  std::set<Day> days_;
};

}  // namespace

Problems load_own_instrument(RuleBook& book, std::string_view name, std::string_view text) {
  Found found(name);
  OwnInstrument(book, found).add(text);
  return found.all();
}

Problems compile_own_instrument(const RuleBook& book, std::string_view name, Day day) {
  Found found(name);
  compile_on(book, day, found);
  return found.all();
}

Problems add_own_instrument(RuleBook& book, std::string_view name, std::string_view text) {
  Found found(name);
  OwnInstrument(book, found).add(text);
  if (!found.none()) return found.all();
  for (const Day day : change_days(book)) compile_on(book, day, found);
  return found.all();
}

std::string value_at(const Json& document, std::string_view pointer) {
  const Json* here = &document;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::string_view name = pointer.substr(0, end);
    pointer.remove_prefix(end);
    const Json* next = here->find(name);
    for (std::size_t i = 0; here->is(Json::Kind::array) && !next && i < here->items.size(); ++i) {
      if (std::to_string(i) == name) next = &here->items[i];
    }
    if (!next) return {};
    here = next;
  }
  switch (here->kind) {
    case Json::Kind::null: return "null";
    case Json::Kind::boolean: return here->flag ? "true" : "false";
    case Json::Kind::number: return write_number(here->number);
    case Json::Kind::string: return "\"" + short_text(here->text) + "\"";
    case Json::Kind::array: return here->items.empty() ? "[]" : "[...]";
    case Json::Kind::object: return here->items.empty() ? "{}" : "{...}";
  }
  return {};
}

}  // namespace chip_rules
