// Reads the timeline: which instruments hold by date, in their order, and the named regimes.
#include "core/rules/load_parts.h"

#include "core/order.h"

namespace chip_rules {
namespace {

class TimelineReader : PackReader {
 public:
  using PackReader::PackReader;

  void read_timeline(const Json& json) {
    const bool more = book_.timeline != nullptr;  // the same with parts that an earlier pack left out
    book_.timeline = &json;
    if (!more) read_regimes(json);
    std::vector<std::string> named;
    for (const NamedRegime& regime : book_.regimes) named.push_back(regime.id);
    known_ids(json, "equivalents", "chip", book_.chips.ids);
    known_ids(json, "proposals", "regime", named);
  }

 private:
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
};

}  // namespace

void load_timeline(RuleBook& book, const Json& pack, Problems& problems) {
  if (const Json* timeline = pack.find("timeline")) TimelineReader(book, problems).read_timeline(*timeline);
}

}  // namespace chip_rules
