// What a module answers: exports.cpp calls it, each module links one file that defines it.
// May know: core/api.h.
#pragma once

#include <string>
#include <string_view>

#include "core/api.h"

namespace chip_rules {

/// The answer to a request (JSON), as `ask_first` and `ask_any` give it.
std::string answer_request(const Rules& rules, std::string_view request, bool& ok);

/// Adds a pack, as `load` and `load_any` do.
std::string take_pack(Rules& rules, std::string_view pack, bool& ok);

}  // namespace chip_rules
