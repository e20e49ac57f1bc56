// The module of the page's first answer: the check in words, form, pickers. Every other question is in the whole module.
#include "web/api/answer.h"

namespace chip_rules {

std::string answer_request(const Rules& rules, std::string_view request, bool& ok) { return ask_first(rules, request, ok); }

std::string take_pack(Rules& rules, std::string_view pack, bool& ok) { return load(rules, pack, ok, nullptr); }

}  // namespace chip_rules
