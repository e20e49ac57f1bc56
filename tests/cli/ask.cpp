// Answers many questions in one process, for comparison with the command line and with WebAssembly: a request as JSON a line in,
// the core's own answer a line out. {"ask": "print", "case", "today"} is answered by {"text": what `check` prints at 80 columns}.
// May know: core/questions.h, the renderer of the command line, the embedded packs.
#include <cstdio>
#include <iostream>
#include <string>

#include "core/cli/render.h"
#include "core/json/json.h"
#include "core/questions.h"
#include "rules/embedded_packs.h"

namespace {

using namespace chip_rules;

std::string printed(const Rules& rules, std::string_view case_text, std::string_view today) {
  JsonWriter request;
  request.open('{').member("ask", "view").member("view", "check").member("case", case_text).member("today", today).close('}');
  const auto word = [&rules](const char* key) { return text(rules, "en", key); };
  JsonWriter out;
  out.open('{').member("text", cli::render(view_any(rules, request.take()), word, {}, false)).close('}');
  return out.take();
}

std::string answer(const Rules& rules, const std::string& line) {
  Json request;
  if (parse_json(line, request).empty() && request.get_text("ask") == "print") {
    return printed(rules, request.get_text("case"), request.get_text("today"));
  }
  bool ok = false;
  return ask_any(rules, line, ok);
}

}  // namespace

int main() {
  Rules rules;
  for (const char* name : {"first", "models", "clusters", "record", "history", "words", "text-zh-Hans", "text-zh-Hant"}) {
    for (const Problem& problem : rules.load(embedded_pack(name))) {
      std::fprintf(stderr, "cli-ask: %s: %s\n", name, problem.text().c_str());
      return 2;
    }
  }
  for (std::string line; std::getline(std::cin, line);) std::puts(answer(rules, line).c_str());
  return std::cin.eof() && std::fflush(stdout) == 0 ? 0 : 1;
}
