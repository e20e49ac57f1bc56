// Loads the rules and answers.
#include "core/cli/commands.h"

#include "core/api.h"
#include "core/cli/render.h"
#include "core/cli/rule_file.h"
#include "core/cli/rules_folder.h"
#include "core/cli/streams.h"
#include "core/cli/text_layout.h"
#include "core/questions.h"
#include "rules/embedded_packs.h"

namespace chip_rules::cli {
namespace {

constexpr std::size_t most_problems = 50;

class Session {
 public:
  Session(const Arguments& arguments, const std::string& today, const Terminal& terminal)
      : arguments_(arguments), today_(today), terminal_(terminal) {}

  Answer run() {
    if (!load()) return answer_;
    if (!rules_.book().texts.count(arguments_.lang) && arguments_.lang != "en") {
      answer_.errors += "there are no words in the language \"" + arguments_.lang + "\"; answering in English\n";
    }
    switch (arguments_.command) {
      case Command::check:
        check();
        break;
      case Command::list:
        list();
        break;
      case Command::lint:
        lint();
        break;
      case Command::question:
        question();
        break;
      case Command::help:
        help();
        break;
      case Command::version:
        version();
        break;
    }
    return answer_;
  }

 private:
  bool load() {
    Problems problems;
    if (arguments_.rules_dir.empty()) {
      for (const char* name : {"first", "models", "clusters", "record", "history", "words", "sources"}) {
        if (name == std::string("sources") && arguments_.command != Command::lint) continue;  // only that looks at them
        if (problems.empty()) problems = rules_.load(embedded_pack(name));
      }
    } else {
      std::string pack;
      problems = bundle_rules_folder(arguments_.rules_dir, embedded_pack("first"), pack);
      if (problems.empty()) problems = rules_.load(pack);
      if (problems.empty()) problems = rules_.load(embedded_pack("words"));
    }
    // A sentence of a folder that reads as the built-in one is translated like that one.
    const std::string_view own = embedded_pack("text-" + arguments_.lang);
    if (problems.empty() && !own.empty()) problems = rules_.load(own);
    if (problems.empty() && !arguments_.instrument.empty()) problems = add_instrument();
    refuse(problems);
    return problems.empty();
  }

  Problems add_instrument() {
    std::string text;
    const std::string wrong = read_rule_file(arguments_.instrument, text);
    if (!wrong.empty()) return {{arguments_.instrument, "", wrong, ""}};
    return rules_.add_own(arguments_.instrument, text);
  }

  void refuse(const Problems& problems) {
    std::vector<std::string> lines;
    for (const Problem& problem : problems) lines.push_back(problem.text());
    refuse(lines);
  }

  // What is wrong with the rules, a line each.
  void refuse(const std::vector<std::string>& problems) {
    if (problems.empty()) return;
    answer_.status = refused;
    for (std::size_t i = 0; i < problems.size() && i < most_problems; ++i) {
      answer_.errors +=
          (arguments_.rules_dir.empty() ? problems[i] : with_path(problems[i], arguments_.rules_dir)) + "\n";
    }
    if (problems.size() > most_problems)
      answer_.errors += "and " + std::to_string(problems.size() - most_problems) + " more\n";
  }

  // The refusal of ask(): its message, and nearest names that the message does not name yet.
  void refuse_case(const std::string& reply) {
    answer_.status = refused;
    Json json;
    const Json* error = parse_json(reply, json).empty() ? json.find("error") : nullptr;
    if (!error) {
      answer_.errors += reply + "\n";
      return;
    }
    if (error->get_text("code") == "bad_rules") return refuse(rules_.programs().problems());
    const std::string key(error->get_text("key"));
    const std::string value(error->get_text("value"));
    const std::string message(error->get_text("message"));
    std::string line = key.empty() ? "" : value.empty() ? key + ": " : key + "=" + value + ": ";
    line += message;
    std::string others;
    const Json* nearest = error->find("nearest");
    for (std::size_t i = 0; nearest && i < nearest->items.size(); ++i) {
      const std::string& name = nearest->items[i].text;
      if (message.find(name) == std::string::npos) others += (others.empty() ? "" : ", ") + name;
    }
    if (!others.empty()) line += "; nearest: " + others;
    answer_.errors += line + "\n";
  }

  std::string request(const char* question, const std::string& case_text, const char* view = nullptr,
                      const std::string& list = {}) const {
    JsonWriter json;
    json.open('{')
        .member("ask", question)
        .member("case", case_text)
        .member("today", today_)
        .member("lang", arguments_.lang);
    if (view) json.member("view", view).member("list", list);
    json.close('}');
    return json.take();
  }

  void print_json(const std::string& request_text) {
    bool ok = false;
    const std::string reply = ask_any(rules_, request_text, ok);
    if (ok)
      answer_.out = reply + "\n";
    else
      refuse_case(reply);
  }

  view::View view(const char* name, const std::string& case_text = {}, const std::string& list = {}) const {
    return view_any(rules_, request("view", case_text, name, list));
  }

  void print(const view::View& shown) {
    if (!shown.error.empty()) {
      if (!rules_.programs().problems().empty()) return refuse(rules_.programs().problems());
      answer_.status = refused;
      answer_.errors += shown.error + "\n";
      return;
    }
    const Words words = [this](const char* key) { return text(rules_, arguments_.lang, key); };
    answer_.out = render(shown, words, terminal_, arguments_.trace);
  }

  void check() {
    const std::string case_text = case_of(arguments_.subject);
    if (arguments_.json) return print_json(request("check", case_text));
    bool ok = false;
    const std::string reply = ask(rules_, request("canonical", case_text), ok);
    if (!ok) return refuse_case(reply);
    print(view("check", case_text));
  }

  void list() {
    if (arguments_.json) return print_json(request("view", "", "list", arguments_.subject));
    print(view("list", "", arguments_.subject));
  }

  void lint() {
    const view::View found = view("lint");
    std::vector<std::string> problems;
    for (const view::Block& block : found.blocks) {
      const auto* list = std::get_if<view::List>(&block);
      if (!list || list->role != "problems") continue;
      for (const auto& entry : list->entries) problems.push_back(entry.text);
    }
    if (arguments_.json)
      answer_.out = view::to_json(found) + "\n";
    else if (problems.empty())
      print(found);
    refuse(problems);
  }

  // The words and options of the command are the members of its request.
  void question() {
    const char* name = arguments_.shape->name;
    if (const Stream stream = stream_of(name)) {
      answer_ = stream(rules_, arguments_, today_, terminal_);
      return;
    }
    JsonWriter json;
    json.open('{').member("ask", arguments_.json ? name : "view").member("view", name);
    json.member("today", today_).member("lang", arguments_.lang);
    for (const auto& [member, value] : arguments_.members) json.member(member, value);
    json.close('}');
    const std::string request_text = json.take();
    if (arguments_.json) return print_json(request_text);
    print(view_any(rules_, request_text));
  }

  void help() {
    answer_.out = usage();
    for (const view::Block& block : view("examples").blocks) {
      const auto* examples = std::get_if<view::Choices>(&block);
      for (std::size_t i = 0; examples && i < examples->choices.size(); ++i) {
        if (i == 0) answer_.out += "\nFor example:\n";
        answer_.out += "  chip-rules check '" + clean(examples->choices[i].case_text) + "'\n";
      }
    }
  }

  void version() {
    answer_.out =
        "chip-rules, rules " + clean(rules_.book().version) + ", checked " + write_date(rules_.book().checked) + "\n";
  }

  const Arguments& arguments_;
  const std::string& today_;
  const Terminal& terminal_;
  Rules rules_;
  Answer answer_;
};

}  // namespace

Answer run(const Arguments& arguments, const std::string& today, const Terminal& terminal) {
  return Session(arguments, today, terminal).run();
}

}  // namespace chip_rules::cli
