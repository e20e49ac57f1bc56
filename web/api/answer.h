// What a module answers: exports.cpp calls it, each module links one file that defines it.
// May know: core/api.h.
#pragma once

#include <string>
#include <string_view>

#include "core/api.h"

namespace chip_rules {

/// Adds a pack, as `load` does; the answer says how it went.
std::string load_part(Rules& rules, std::string_view pack, bool& ok);

/// The answer to a request (JSON), as `ask_first` and `ask_any` give it.
std::string answer_request(const Rules& rules, std::string_view request, bool& ok);

}  // namespace chip_rules
