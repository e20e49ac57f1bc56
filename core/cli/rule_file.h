// One file of rules, read whole. May know: files, nothing of what stands in them.
#pragma once

#include <string>

namespace chip_rules::cli {

/// Reads a file of at most 2 MiB into `text`; what is wrong with it, or nothing.
std::string read_rule_file(const std::string& path, std::string& text);

}  // namespace chip_rules::cli
