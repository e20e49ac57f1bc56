// What was typed on the command line, checked.
// May know: the names of commands, lists and options; nothing of rules.
#pragma once

#include <string>
#include <vector>

namespace chip_rules::cli {

enum class Command { check, list, lint, help, version };

/// A command line that was understood, or `error` that says what was not.
struct Arguments {
  Command command = Command::help;
  std::string subject;  // check: the case; list: which list
  bool json = false;    // the answer as JSON
  bool trace = false;   // every clause that was looked at
  std::string lang = "en";
  std::string rules_dir;  // a rules folder to read instead of the embedded packs; empty: none
  std::string error;
};

/// Reads the words after the program's name. Options may stand anywhere; after "--" all words are plain.
Arguments read_arguments(const std::vector<std::string>& words);

/// How the program is called, for --help and after a mistake.
const char* usage();

/// The case inside what was typed: an address in front, up to its '?', and a fragment behind are left out. From an
/// address the keys that belong to the page (its view, its language) are left out too.
std::string case_of(const std::string& typed);

}  // namespace chip_rules::cli
