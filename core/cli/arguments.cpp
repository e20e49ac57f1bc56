// Reads the command line.
#include "core/cli/arguments.h"

#include <algorithm>

#include "core/rules/book.h"

namespace chip_rules::cli {
namespace {

std::vector<std::string> command_names() {
  std::vector<std::string> out{"check", "list", "lint"};
  for (const QuestionShape& shape : question_shapes()) out.push_back(shape.name);
  return out;
}

const std::vector<std::string> list_names{"chips", "models", "companies", "countries", "regimes", "facts"};
const std::vector<std::string> option_names{"--json", "--trace", "--lang", "--rules", "--instrument", "--help", "--version"};
const std::vector<std::string> page_keys{"view", "drawing", "lang", "theme", "controls", "transparent", "locked", "data", "was"};

bool among(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string unknown(const char* what, const std::string& word, const std::vector<std::string>& names) {
  std::string out = std::string("there is no ") + what + " \"" + word + "\"";
  const std::string nearest = nearest_name(word, names);
  if (!nearest.empty()) return out + "; did you mean \"" + nearest + "\"?";
  out += "; there is ";
  for (std::size_t i = 0; i < names.size(); ++i)
    out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return out;
}

class Reader {
 public:
  explicit Reader(const std::vector<std::string>& words) : words_(words) {}

  Arguments read() {
    for (std::size_t i = 0; i < words_.size() && out_.error.empty(); ++i) {
      const std::string& word = words_[i];
      if (!plain_ && word == "--") {
        plain_ = true;
      } else if (!plain_ && word.size() > 1 && word[0] == '-') {
        option(word, i);
      } else {
        positions_.push_back(word);
      }
    }
    if (out_.error.empty()) finish();
    return out_;
  }

 private:
  void option(const std::string& word, std::size_t& i) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    std::string* const own = place_of(name);
    const QuestionShape::Member* of_question = option_of_a_question(name);
    const bool valued = own != nullptr || (of_question && !of_question->flag);
    if (of_question && of_question->flag && equals == std::string::npos) {
      options_[name.substr(2)] = "1";
    } else if (of_question && of_question->flag) {
      out_.error = name + " takes no value";
    } else if (!valued && equals != std::string::npos && among(option_names, name)) {
      out_.error = name + " takes no value";
    } else if (valued) {
      std::string value;
      if (equals != std::string::npos)
        value = word.substr(equals + 1);
      else if (i + 1 < words_.size())
        value = words_[++i];
      if (value.empty())
        out_.error = name + " needs " + (name == "--lang" ? "a language such as en" : name == "--rules" ? "a folder" : own ? "a file" : "a value");
      else if (own)
        *own = value;
      else
        options_[name.substr(2)] = value;
    } else if (name == "--json") {
      out_.json = true;
    } else if (name == "--trace") {
      out_.trace = true;
    } else if (name == "--help" || name == "-h") {
      help_ = true;
    } else if (name == "--version") {
      version_ = true;
    } else {
      std::vector<std::string> names = option_names;
      for (const QuestionShape& shape : question_shapes()) {
        for (const auto& option : shape.options) names.push_back("--" + option_name(option));
      }
      out_.error = unknown("option", name, names);
    }
  }

  // Where the value of an option of all commands goes; null for other options.
  std::string* place_of(const std::string& name) {
    if (name == "--lang") return &out_.lang;
    if (name == "--rules") return &out_.rules_dir;
    return name == "--instrument" ? &out_.instrument : nullptr;
  }

  // An option that some question takes; whether this one does is seen when the command is known.
  static const QuestionShape::Member* option_of_a_question(const std::string& name) {
    for (const QuestionShape& shape : question_shapes()) {
      for (const auto& option : shape.options) {
        if (name == "--" + option_name(option)) return &option;
      }
    }
    return nullptr;
  }

  static std::string option_name(const QuestionShape::Member& option) { return option.option ? option.option : option.name; }

  void finish() {
    if (help_) {
      out_.command = Command::help;
      return;
    }
    if (version_) {
      out_.command = Command::version;
      return;
    }
    if (positions_.empty()) {
      out_.error = "a command is missing";
      return;
    }
    const std::string& name = positions_[0];
    for (const QuestionShape& shape : question_shapes()) {
      if (name == shape.name) return question(shape);
    }
    if (!options_.empty()) {
      out_.error = name + " takes no --" + options_.begin()->first;
    } else if (!among(command_names(), name)) {
      out_.error = unknown("command", name, command_names());
    } else if (name == "check") {
      out_.command = Command::check;
      one("a case", "the case is one word: put it in quotes, since the shell reads & itself");
    } else if (name == "list") {
      out_.command = Command::list;
      one("the name of a list", "one list at a time");
      if (out_.error.empty() && !among(list_names, out_.subject))
        out_.error = unknown("list", out_.subject, list_names);
    } else {
      out_.command = Command::lint;
      folder();
    }
  }

  void question(const QuestionShape& shape) {
    out_.command = Command::question;
    out_.shape = &shape;
    for (const auto& [name, value] : options_) {
      const auto is_it = [&given = name](const QuestionShape::Member& option) { return given == option_name(option); };
      const auto found = std::find_if(shape.options.begin(), shape.options.end(), is_it);
      if (found == shape.options.end()) out_.error = std::string(shape.name) + " takes no --" + name;
      else out_.members[found->name] = found->is_case ? case_of(value) : value;
    }
    const std::size_t words = positions_.size() - 1;
    if (words < shape.needed) out_.error = std::string(shape.name) + " needs " + shape.words[words].what;
    if (words > shape.words.size())
      out_.error = "\"" + positions_[shape.words.size() + 1] + "\" is too much: put a case in quotes, since the shell reads & itself";
    for (std::size_t i = 0; i < words && out_.error.empty(); ++i) {
      out_.members[shape.words[i].name] = shape.words[i].is_case ? case_of(positions_[i + 1]) : positions_[i + 1];
    }
  }

  // check and list take exactly one more word.
  void one(const char* what, const char* too_many) {
    if (positions_.size() < 2)
      out_.error = positions_[0] + " needs " + what;
    else if (positions_.size() > 2)
      out_.error = "\"" + positions_[2] + "\" is too much: " + too_many;
    else
      out_.subject = positions_[1];
  }

  void folder() {
    if (positions_.size() > 2)
      out_.error = "\"" + positions_[2] + "\" is too much: lint takes one folder";
    else if (positions_.size() == 2 && !out_.rules_dir.empty())
      out_.error = "lint takes one folder, here or after --rules";
    else if (positions_.size() == 2)
      out_.rules_dir = positions_[1];
  }

  const std::vector<std::string>& words_;
  std::vector<std::string> positions_;
  std::map<std::string, std::string> options_;  // of questions, without their dashes
  bool plain_ = false;
  bool help_ = false;
  bool version_ = false;
  Arguments out_;
};

}  // namespace

Arguments read_arguments(const std::vector<std::string>& words) { return Reader(words).read(); }

std::string usage() {
  std::string out =
      "Usage:\n"
      "  chip-rules check [--json] 'CASE'   decide a case, with reasons\n"
      "  chip-rules list NAME [--json]      chips, models, companies, countries,\n"
      "                                     regimes or facts (the keys of a case)\n"
      "  chip-rules lint [DIR] [--json]     check the rules, or those of a folder\n";
  for (const QuestionShape& shape : question_shapes()) out += std::string("  chip-rules ") + shape.help + "\n";
  out +=
      "\n"
      "Options:\n"
      "  --lang XX    language of the answer (en)\n"
      "  --rules DIR  read the rules in DIR instead of those built in\n"
      "  --instrument FILE\n"
      "               an act of your own, read as if in force: ask with regime=own\n"
      "  --json       the answer as JSON\n"
      "  --trace      every clause that was looked at, with every test\n"
      "  --version    version of the data\n"
      "  --help       this text\n"
      "\n"
      "CASE is what stands behind the ? of the page's address: key=value, joined by &.\n"
      "A whole address works too. Put it in quotes: the shell reads & itself.\n"
      "\n"
      "Exit status: 0 answered, 1 cannot write, 2 not understood (bad case, bad rules).\n"
      "Environment: NO_COLOR, COLUMNS; CHIP_RULES_TODAY=YYYY-MM-DD for today's date.\n";
  return out;
}

std::string case_of(const std::string& typed) {
  const std::size_t question = typed.find('?');
  if (question == std::string::npos || typed.find_first_of("=&") < question) return typed;
  const std::string query = typed.substr(question + 1, typed.find('#', question) - question - 1);
  if (typed.compare(0, 4, "http") != 0 && typed.find("://") == std::string::npos) return query;
  std::string out;
  for (std::size_t start = 0; start <= query.size();) {
    const std::size_t end = std::min(query.find('&', start), query.size());
    const std::string pair = query.substr(start, end - start);
    if (!pair.empty() && !among(page_keys, pair.substr(0, pair.find('=')))) out += (out.empty() ? "" : "&") + pair;
    start = end + 1;
  }
  return out;
}

}  // namespace chip_rules::cli
