// What was typed on the command line, checked.
// May know: the names of commands, lists and options; nothing of rules.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace chip_rules::cli {

enum class Command { check, list, lint, question, help, version };

/// A command that asks one question: its words and options become the members of the request.
struct QuestionShape {
  struct Member {
    const char* name;  // of the request; for an option also its name after "--"
    const char* what;  // in errors and help, for example "a case"
    bool is_case = false;  // an address may stand around it
    bool flag = false;     // an option without a value
    const char* option = nullptr;  // its name after "--" where that is not `name`
  };
  const char* name;
  std::vector<Member> words;     // in order
  std::size_t needed = 0;        // so many of `words` must be there
  std::vector<Member> options;   // --name VALUE
  const char* help;              // one line
};

/// The commands that ask questions beyond check, list and lint, in the order of help.
const std::vector<QuestionShape>& question_shapes();

/// A command line that was understood, or `error` that says what was not.
struct Arguments {
  Command command = Command::help;
  std::string subject;  // check: the case; list: which list
  const QuestionShape* shape = nullptr;         // question: which
  std::map<std::string, std::string> members;   // question: the request's members
  bool json = false;    // the answer as JSON
  bool trace = false;   // every clause that was looked at
  std::string lang = "en";
  std::string rules_dir;  // a rules folder to read instead of the embedded packs; empty: none
  std::string instrument;  // a file with an act of one's own, to be asked as a regime; empty: none
  std::string error;

  /// The member of that name, empty when it was not given.
  std::string member(const char* name) const {
    const auto found = members.find(name);
    return found == members.end() ? std::string() : found->second;
  }
};

/// Reads the words after the program's name. Options may stand anywhere; after "--" all words are plain.
Arguments read_arguments(const std::vector<std::string>& words);

/// How the program is called, for --help and after a mistake.
std::string usage();

/// The case inside what was typed: an address in front, up to its '?', and a fragment behind are left out. From an
/// address the keys that belong to the page (its view, its language) are left out too.
std::string case_of(const std::string& typed);

}  // namespace chip_rules::cli
