// Case strings in the data, read as a user's would be.
#include "core/case/told_cases.h"

#include "core/case/case.h"

namespace chip_rules {
namespace {

void check_list(const RuleBook& book, const Json* list, const std::string& file, const std::string& pointer, Problems& problems) {
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    const std::string text(list->items[i].get_text("case"));
    if (text.empty()) continue;
    Case the_case;
    const auto error = read_case(book, text, false, the_case);
    if (!error) continue;
    const std::string what = error->key.empty() ? "" : error->key + (error->value.empty() ? "" : "=" + error->value) + ": ";
    problems.push_back({file, pointer + "/" + std::to_string(i) + "/case", what + error->message,
                        error->nearest.empty() ? "" : error->nearest[0]});
  }
}

}  // namespace

void check_told_cases(const RuleBook& book, Problems& problems) {
  check_list(book, book.timeline ? book.timeline->find("examples") : nullptr, "timeline.json", "/examples", problems);
  check_list(book, book.presets, "timeline.json", "/presets", problems);
  for (std::size_t i = 0; book.claims && i < book.claims->keys.size(); ++i) {
    check_list(book, book.claims->items[i].find("claims"), "claims/" + book.claims->keys[i] + ".json", "/claims", problems);
  }
}

}  // namespace chip_rules
