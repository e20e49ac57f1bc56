// The whole module: every question that the core answers.
#include "core/questions.h"
#include "web/api/answer.h"

namespace chip_rules {

std::string answer_request(const Rules& rules, std::string_view request, bool& ok) { return ask_any(rules, request, ok); }

std::string take_pack(Rules& rules, std::string_view pack, bool& ok) { return load_any(rules, pack, ok); }

}  // namespace chip_rules
