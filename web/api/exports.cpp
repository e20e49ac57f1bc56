// The core as plain C functions of a wasm module without JavaScript of its own (the loader is chip-rules.mjs).
// May know: core/api.h, and one function that answers. Holds one rule book and one answer; the answer is kept until the next call.
#include <cstdlib>
#include <string>
#include <string_view>

#include "web/api/answer.h"

namespace {

// Made on first use and never destroyed: the module ends with its page.
chip_rules::Rules& rules() {
  static chip_rules::Rules* const made = new chip_rules::Rules;
  return *made;
}

std::string& answer() {
  static std::string* const made = new std::string;
  return *made;
}

}  // namespace

extern "C" {

/// Room for a request or a pack; give it back with rules_free.
void* rules_alloc(unsigned size) { return std::malloc(size ? size : 1); }
void rules_free(void* room) { std::free(room); }

/// Adds a pack to the rule book. 0: loaded; 1: the answer says what is wrong.
int rules_load(const char* pack, unsigned size) {
  bool ok = false;
  answer() = chip_rules::take_pack(rules(), std::string_view(pack, size), ok);
  return ok ? 0 : 1;
}

/// Answers a request (JSON). 0: answered; 1: the answer is an error.
int rules_ask(const char* request, unsigned size) {
  bool ok = false;
  answer() = chip_rules::answer_request(rules(), std::string_view(request, size), ok);
  return ok ? 0 : 1;
}

const char* rules_answer() { return answer().data(); }
unsigned rules_answer_size() { return static_cast<unsigned>(answer().size()); }
}
