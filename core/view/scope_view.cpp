// What is modeled and what is not, from the timeline, and the acts that the rules are made of.
#include "core/order.h"
#include "core/view/lists.h"

namespace chip_rules::view {
namespace {

List said(const RuleBook& book, const Words& words, const char* member, const char* role, const char* title) {
  List out;
  out.role = role;
  out.title = words(title);
  const Json* list = book.timeline ? book.timeline->find(member) : nullptr;
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    const Json& item = list->items[i];
    const std::optional<Day> from = read_date(item.get_text("from"));
    out.entries.push_back({words.pick(item.find("text")), from ? words("gaps.since", {{"date", words.date(*from)}}) : "",
                           {std::string(item.get_text("cite")), std::string(item.get_text("url"))}});
  }
  return out;
}

List acts(const RuleBook& book, const Words& words) {
  List out;
  out.role = "acts";
  out.title = words("scope.acts");
  std::vector<const Instrument*> in_order;
  for (const Instrument& act : book.instruments) in_order.push_back(&act);
  sort_by(in_order, [](const Instrument* a, const Instrument* b) { return a->holds_from() < b->holds_from(); });
  for (const Instrument* act : in_order) {
    const std::string status(act->json->get_text("status"));
    const std::string key = "status." + status;
    out.entries.push_back({words.law(act->brief), words("scope.act", {{"from", words.date(act->holds_from())},
                                                           {"status", words.has(key) ? words(key) : status},
                                                           {"checked", act->checked ? words.date(*act->checked) : ""}}),
                           {act->citation.cite, act->citation.url}});
  }
  return out;
}

}  // namespace

std::vector<Block> scope(const RuleBook& book, const Words& words) {
  std::vector<Block> out;
  out.push_back(Paragraph{"note", words("scope.covers", {{"from", words.date(book.covers_from)}, {"checked", words.date(book.checked)}})});
  out.push_back(said(book, words, "modeled", "modeled", "scope.modeled"));
  out.push_back(said(book, words, "not_modeled", "gaps", "scope.not_modeled"));
  List gaps = said(book, words, "gaps", "gaps", "scope.gaps");
  if (!gaps.entries.empty()) out.push_back(std::move(gaps));
  out.push_back(acts(book, words));
  return out;
}

}  // namespace chip_rules::view
