// Commands that answer in a way of their own: most of them while their input is still coming in.
// May know: the core's questions, arguments, the terminal. Reads and writes files, unlike the rest of the core.
#pragma once

#include <string>

#include "core/api.h"
#include "core/cli/arguments.h"
#include "core/cli/commands.h"
#include "core/cli/terminal.h"

namespace chip_rules::cli {

/// Answers a command on standard output by itself; what it returns is only what is left to say.
using Stream = Answer (*)(const Rules& rules, const Arguments& arguments, const std::string& today,
                          const Terminal& terminal);

/// The stream that answers the command of that name; null for all others.
Stream stream_of(const std::string& command);

Answer stream_ledger(const Rules& rules, const Arguments& arguments, const std::string& today, const Terminal& terminal);
Answer stream_series(const Rules& rules, const Arguments& arguments, const std::string& today, const Terminal& terminal);
Answer stream_card(const Rules& rules, const Arguments& arguments, const std::string& today, const Terminal& terminal);
Answer stream_batch(const Rules& rules, const Arguments& arguments, const std::string& today, const Terminal& terminal);

}  // namespace chip_rules::cli
