// Reads events, claims and presets and says what is wrong in them.
#include "core/rules/load_record.h"

#include <limits>
#include <set>

#include "core/rules/members.h"

namespace chip_rules {
namespace {

using KnownWords = std::vector<std::string>;

const KnownWords kinds_of_events{"rule",      "draft",  "leak",   "meeting", "statement", "letter",
                            "guidance",  "report", "market", "bill",    "court",     "history"};
const KnownWords findings{"supported", "wrong", "unverified"};

class RecordReader {
 public:
  RecordReader(RuleBook& book, Problems& problems) : book_(book), problems_(problems) {}

  void events(const Json& list) {
    file_ = "events.json";
    if (!list.is(Json::Kind::array)) return problem("/events", "expected a list of events");
    Day before = std::numeric_limits<Day>::min();
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      at_ = "/events/" + std::to_string(i);
      const Json& event = list.items[i];
      one_event(event);
      const std::optional<Day> day = read_date(event.get_text("date"));
      if (day && *day < before) problem("/date", "events stand in the order of their dates, and the one before is of " + write_date(before));
      if (day) before = *day;
    }
  }

  void claims(const std::string& name, const Json& file) {
    file_ = "claims/" + name + ".json";
    at_.clear();
    only(file, "", {"$schema", "title", "url", "about", "claims"});
    words(file, "title");
    if (file.find("about")) words(file, "about");
    const Json* list = file.find("claims");
    if (!list || list->items.empty()) return problem("/claims", "expected a list of claims");
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      at_ = "/claims/" + std::to_string(i);
      one_claim(list->items[i]);
    }
  }

  void presets(const Json& list) {
    file_ = "timeline.json";
    if (!list.is(Json::Kind::array)) return problem("/presets", "expected a list of presets");
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      at_ = "/presets/" + std::to_string(i);
      const Json& preset = list.items[i];
      only(preset, "", {"id", "title", "text", "case", "sources"});
      id(preset, presets_);
      words(preset, "title");
      words(preset, "text");
      if (preset.get_text("case").empty()) problem("/case", "expected what-ifs as a case string has them");
      sources(preset);
    }
  }

 private:
  void problem(const std::string& pointer, std::string message, std::string nearest = {}) {
    problems_.push_back({file_, at_ + pointer, std::move(message), std::move(nearest)});
  }

  void only(const Json& json, const std::string& pointer, MemberNames names) {
    if (!json.is(Json::Kind::object)) return problem(pointer, "expected an object");
    refuse_other_members(json, file_, at_ + pointer, names, problems_);
  }

  void id(const Json& json, std::set<std::string, std::less<>>& seen) {
    const std::string name(json.get_text("id"));
    if (name.empty()) return problem("/id", "expected an id");
    if (!seen.insert(name).second) problem("/id", "\"" + name + "\" stands twice");
  }

  // {"en": "..."} and maybe other languages, none of them empty.
  void words(const Json& json, const char* member) {
    const Json* by_language = json.find(member);
    const std::string place = "/" + std::string(member);
    if (!by_language || by_language->get_text("en").empty()) return problem(place, "expected words by language, {\"en\": \"...\"}");
    for (std::size_t i = 0; i < by_language->items.size(); ++i) {
      if (by_language->items[i].text.empty()) problem(place + "/" + by_language->keys[i], "expected words");
    }
  }

  std::optional<Day> date(const Json& json, const char* member) {
    const std::string_view text = json.get_text(member);
    const std::optional<Day> day = read_date(text);
    if (!day) problem("/" + std::string(member), "expected a date such as 2025-06-01, not \"" + std::string(text) + "\"");
    return day;
  }

  void one_of(const Json& json, const char* member, const KnownWords& allowed) {
    const std::string word(json.get_text(member));
    for (const std::string& name : allowed) {
      if (name == word) return;
    }
    std::string all;
    for (const std::string& name : allowed) all += (all.empty() ? "" : ", ") + name;
    problem("/" + std::string(member), "expected one of " + all + ", not \"" + word + "\"", nearest_name(word, allowed));
  }

  void sources(const Json& json) {
    const Json* list = json.find("sources");
    if (!list || list->items.empty()) return problem("/sources", "expected at least one source");
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const Json& source = list->items[i];
      const std::string place = "/sources/" + std::to_string(i);
      only(source, place, {"title", "url", "confidence"});
      if (source.get_text("title").empty()) problem(place + "/title", "expected what was read");
      const std::string_view url = source.get_text("url");
      const bool web = url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
      if (source.find("url") && !web) problem(place + "/url", "expected an address that begins with https:// or http://");
      const std::string word(source.get_text("confidence"));
      if (!read_confidence(word)) {
        problem(place + "/confidence", "expected text, quoted, derived, preamble, secondary or memory, not \"" + word + "\"");
      }
    }
  }

  void instrument(const Json& json) {
    const std::string name(json.get_text("instrument"));
    if (!json.find("instrument") || book_.instrument_by_id.count(name)) return;
    KnownWords names;
    for (const Instrument& act : book_.instruments) names.push_back(act.id);
    problem("/instrument", "there is no instrument \"" + name + "\"", nearest_name(name, names));
  }

  void regime(const Json& json) {
    const std::string name(json.get_text("regime"));
    if (!json.find("regime")) return;
    KnownWords names;
    for (const NamedRegime& regime : book_.regimes) {
      if (regime.id == name) return;
      names.push_back(regime.id);
    }
    problem("/regime", "there is no regime \"" + name + "\"", nearest_name(name, names));
  }

  void one_event(const Json& json) {
    only(json, "", {"id", "date", "to", "kind", "title", "text", "instrument", "sources"});
    id(json, events_);
    const std::optional<Day> from = date(json, "date");
    const std::optional<Day> to = json.find("to") ? date(json, "to") : std::nullopt;
    if (from && to && *to < *from) problem("/to", "ends before it begins, on " + write_date(*from));
    one_of(json, "kind", kinds_of_events);
    words(json, "title");
    words(json, "text");
    instrument(json);
    sources(json);
  }

  void one_claim(const Json& json) {
    only(json, "", {"id", "said", "by", "where", "finding", "why", "case", "regime", "expect", "sources"});
    id(json, claims_);
    words(json, "said");
    if (json.get_text("by").empty()) problem("/by", "expected who says it");
    one_of(json, "finding", findings);
    words(json, "why");
    regime(json);
    const Json* expected = json.find("expect");
    if (json.find("case") && json.get_text("case").empty()) problem("/case", "expected a case string");
    if (expected) only(*expected, "/expect", {"outcome"});
    const bool told = expected && !expected->get_text("outcome").empty();
    if (json.find("case") && !told) problem("/expect", "a case comes with what it must show, {\"outcome\": \"license:deny\"}");
    if (expected && !json.find("case")) problem("/expect", "there is no case that could show it");
    sources(json);
  }

  RuleBook& book_;
  Problems& problems_;
  std::string file_, at_;
  std::set<std::string, std::less<>> events_, claims_, presets_;
};

}  // namespace

void load_record(RuleBook& book, const Json& record, Problems& problems) {
  RecordReader reader(book, problems);
  book.events = record.find("events");
  book.claims = record.find("claims");
  if (book.events) reader.events(*book.events);
  if (book.claims && !book.claims->is(Json::Kind::object)) {
    problems.push_back({"claims", "", "expected files of claims by name", ""});
  }
  for (std::size_t i = 0; book.claims && i < book.claims->keys.size(); ++i) reader.claims(book.claims->keys[i], book.claims->items[i]);
}

void load_presets(RuleBook& book, const Json& presets, Problems& problems) {
  book.presets = &presets;
  RecordReader(book, problems).presets(presets);
}

}  // namespace chip_rules
