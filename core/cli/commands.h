// What the commands do: rules in, text for standard output and standard error out.
// May know: the core's api, arguments, rendering.
#pragma once

#include <string>

#include "core/cli/arguments.h"
#include "core/cli/terminal.h"

namespace chip_rules::cli {

/// What a run says and its exit status.
struct Answer {
  std::string out;
  std::string errors;  // lines, each without the program's name
  int status = 0;
};

constexpr int cannot_go_on = 1;  // the answer cannot be written, or its input cannot be read to the end
constexpr int refused = 2;

/// Runs a command line that was understood. `today` is the host's date, "YYYY-MM-DD".
Answer run(const Arguments& arguments, const std::string& today, const Terminal& terminal);

}  // namespace chip_rules::cli
