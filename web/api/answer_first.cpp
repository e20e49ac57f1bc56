// The module of the page's first answer: the check in words, form, pickers. Every other question is in the whole module.
#include "web/api/answer.h"

namespace chip_rules {

std::string load_part(Rules& rules, std::string_view pack, bool& ok) { return load(rules, pack, ok, nullptr); }

std::string answer_request(const Rules& rules, std::string_view request, bool& ok) { return ask_first(rules, request, ok); }

}  // namespace chip_rules
