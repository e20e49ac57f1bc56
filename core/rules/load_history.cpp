// See load_history.h.
#include "core/rules/load_history.h"

#include <limits>

#include "core/rules/members.h"

namespace chip_rules {
namespace {

class HistoryReader {
 public:
  HistoryReader(std::string file, Problems& problems) : file_(std::move(file)), problems_(problems) {}

  void run(const Json& json) {
    only(json, "", {"$schema", "title", "note", "currency", "per", "per_text", "series", "sections"});
    words(json, "", "title");
    const Json *series = json.find("series"), *sections = json.find("sections");
    if ((series != nullptr) == (sections != nullptr)) return problem("", "expected either \"series\" with their unit, or \"sections\"");
    if (sections) return each(*sections, "/sections", [&](const Json& one, const std::string& place) { section(one, place); });
    const std::string_view currency = json.get_text("currency");
    if (!is_currency(currency)) problem("/currency", "expected three capital letters such as USD, not \"" + std::string(currency) + "\"");
    if (json.get_text("per").empty()) problem("/per", "expected what one price buys");
    words(json, "", "per_text");
    each(*series, "/series", [&](const Json& one, const std::string& place) { one_series(one, place); });
  }

 private:
  static bool is_currency(std::string_view text) {
    if (text.size() != 3) return false;
    for (const char c : text) {
      if (c < 'A' || c > 'Z') return false;
    }
    return true;
  }

  void problem(const std::string& pointer, std::string message) { problems_.push_back({file_, pointer, std::move(message), {}}); }

  void only(const Json& json, const std::string& place, MemberNames names) {
    if (!json.is(Json::Kind::object)) return problem(place, "expected an object");
    refuse_other_members(json, file_, place, names, problems_);
  }

  template <class Each>
  void each(const Json& list, const std::string& place, Each&& act) {
    if (!list.is(Json::Kind::array) || list.items.empty()) return problem(place, "expected a list with at least one entry");
    for (std::size_t i = 0; i < list.items.size(); ++i) act(list.items[i], place + "/" + std::to_string(i));
  }

  void words(const Json& json, const std::string& place, const char* member) {
    const Json* by_language = json.find(member);
    if (!by_language || by_language->get_text("en").empty()) problem(place + "/" + member, "expected words by language, {\"en\": \"...\"}");
  }

  void sources(const Json& json, const std::string& place) {
    const Json* list = json.find("sources");
    if (!list) return problem(place + "/sources", "expected at least one source");
    each(*list, place + "/sources", [&](const Json& source, const std::string& at) {
      only(source, at, {"title", "url", "confidence"});
      if (source.get_text("title").empty()) problem(at + "/title", "expected what was read");
      const std::string_view url = source.get_text("url");
      if (source.find("url") && url.rfind("https://", 0) != 0 && url.rfind("http://", 0) != 0) {
        problem(at + "/url", "expected an address that begins with https:// or http://");
      }
      if (!read_confidence(source.get_text("confidence"))) {
        problem(at + "/confidence", "expected text, quoted, derived, preamble, secondary or memory, not \"" + std::string(source.get_text("confidence")) + "\"");
      }
    });
  }

  void one_series(const Json& json, const std::string& place) {
    only(json, place, {"id", "title", "place", "kind", "points", "sources"});
    if (json.get_text("id").empty()) problem(place + "/id", "expected an id");
    words(json, place, "title");
    words(json, place, "place");
    const std::string_view kind = json.get_text("kind");
    if (kind != "line" && kind != "step" && kind != "dots") problem(place + "/kind", "expected line, step or dots, not \"" + std::string(kind) + "\"");
    sources(json, place);
    const Json* points = json.find("points");
    if (!points) return problem(place + "/points", "expected a list with at least one entry");
    Day before = std::numeric_limits<Day>::min();
    each(*points, place + "/points", [&](const Json& point, const std::string& at) {
      const bool shaped = point.is(Json::Kind::array) && point.items.size() >= 2 && point.items.size() <= 3;
      const std::optional<Day> day = shaped ? read_date(point.items[0].text) : std::nullopt;
      if (!day || !point.items[1].is(Json::Kind::number) || point.items[1].number <= 0) return problem(at, "expected [date, price above 0] and perhaps words");
      if (*day < before) problem(at, "points stand in the order of their dates, and the one before is of " + write_date(before));
      before = *day;
    });
  }

  void section(const Json& json, const std::string& place) {
    only(json, place, {"title", "left", "right", "rows"});
    for (const char* member : {"title", "left", "right"}) words(json, place, member);
    const Json* rows = json.find("rows");
    if (!rows) return problem(place + "/rows", "expected a list with at least one entry");
    each(*rows, place + "/rows", [&](const Json& row, const std::string& at) {
      only(row, at, {"theme", "left", "right"});
      words(row, at, "theme");
      for (const char* name : {"left", "right"}) {
        if (const Json* side = row.find(name)) one_side(*side, at + "/" + name);
      }
    });
  }

  void one_side(const Json& json, const std::string& place) {
    only(json, place, {"figure", "claim", "text", "sources"});
    words(json, place, "figure");
    const std::string_view claim = json.get_text("claim");
    if (json.find("claim")) {
      if (claim.find('/') == std::string_view::npos) problem(place + "/claim", "expected the file and the id of a claim, \"file/id\"");
      return;
    }
    words(json, place, "text");
    sources(json, place);
  }

  std::string file_;
  Problems& problems_;
};

}  // namespace

void load_history(RuleBook& book, const Json& history, Problems& problems) {
  if (!history.is(Json::Kind::object)) {
    problems.push_back({"history", "", "expected files by name", ""});
    return;
  }
  book.history = &history;
  for (std::size_t i = 0; i < history.keys.size(); ++i) HistoryReader("history/" + history.keys[i] + ".json", problems).run(history.items[i]);
}

}  // namespace chip_rules
