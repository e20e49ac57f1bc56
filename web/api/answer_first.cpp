// The module of the page's first answer: check, form, pickers. Every other question is in the whole module.
#include "web/api/answer.h"

namespace chip_rules {

std::string answer_request(const Rules& rules, std::string_view request, bool& ok) { return ask(rules, request, ok); }

}  // namespace chip_rules
