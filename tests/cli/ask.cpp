// Prints what the core answers to a check, for comparison with the command line: ask <case> <today>.
// May know: core/api.h and the embedded packs.
#include <cstdio>

#include "core/api.h"
#include "rules/embedded_packs.h"

int main(int count, char** words) {
  using namespace chip_rules;
  if (count != 3) return 2;
  Rules rules;
  for (const char* name : {"first", "models"}) {
    if (!rules.load(embedded_pack(name)).empty()) return 2;
  }
  std::string request = "{\"ask\":\"check\",\"case\":";
  append_json_string(request, words[1]);
  request += ",\"today\":";
  append_json_string(request, words[2]);
  bool ok = false;
  const std::string answer = ask(rules, request + "}", ok);
  std::fwrite(answer.data(), 1, answer.size(), stdout);
  return ok ? 0 : 2;
}
