// The views that a front end offers, in their order, with a name and a sentence each: pages and app make their navigation of it.
#include <array>

#include "core/view/lists.h"

namespace chip_rules::view {
namespace {

// "answer" is the view of one case ("check"); the others are questions of the same name.
constexpr std::array<const char*, 10> order{"answer", "map", "lines", "quota", "compute", "time", "compare", "history", "proposal", "rule"};

}  // namespace

Options views(const Words& words) {
  Options out;
  out.list = "views";
  for (const char* name : order) {
    const std::string key = std::string("views.") + name;
    if (words.has(key)) out.options.push_back({name, words(key), words(key + ".says"), {}});
  }
  return out;
}

}  // namespace chip_rules::view
