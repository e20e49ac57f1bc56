// Case strings in the data, read as a user's would be.
#include "core/case/told_cases.h"

#include "core/case/case.h"
#include "core/view/refusal.h"

namespace chip_rules {
namespace {

void check_case(const RuleBook& book, std::string_view text, const std::string& file, const std::string& pointer, Problems& problems) {
  Case the_case;
  const auto error = text.empty() ? std::nullopt : read_case(book, text, false, the_case);
  if (!error) return;
  const std::string what = error->key.empty() ? "" : error->key + (error->value.empty() ? "" : "=" + error->value) + ": ";
  problems.push_back({file, pointer + "/case", what + view::refusal_text(book, view::Words(book, "en"), *error), ""});
}

void check_list(const RuleBook& book, const Json* list, const std::string& file, const std::string& pointer, Problems& problems) {
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    check_case(book, list->items[i].get_text("case"), file, pointer + "/" + std::to_string(i), problems);
  }
}

// Rows of a catalog that a list of the timeline names.
void check_ids(const Catalog& catalog, const Json* list, const std::string& pointer, Problems& problems) {
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    const std::string& id = list->items[i].text;
    if (catalog.by_id.count(id)) continue;
    problems.push_back({"timeline.json", pointer + "/" + std::to_string(i), "\"" + id + "\" is not in the catalog of " + catalog.name,
                        nearest_name(id, catalog.ids)});
  }
}

}  // namespace

void check_told_cases(const RuleBook& book, Problems& problems) {
  check_list(book, book.timeline ? book.timeline->find("examples") : nullptr, "timeline.json", "/examples", problems);
  if (const Json* world = book.timeline ? book.timeline->find("world") : nullptr) {
    check_case(book, world->get_text("case"), "timeline.json", "/world", problems);
  }
  if (const Json* matrix = book.timeline ? book.timeline->find("matrix") : nullptr) {
    check_ids(book.chips, matrix->find("chips"), "/matrix/chips", problems);
    check_ids(book.countries, matrix->find("to"), "/matrix/to", problems);
  }
  check_list(book, book.presets, "timeline.json", "/presets", problems);
  for (std::size_t i = 0; book.claims && i < book.claims->keys.size(); ++i) {
    check_list(book, book.claims->items[i].find("claims"), "claims/" + book.claims->keys[i] + ".json", "/claims", problems);
  }
}

}  // namespace chip_rules
