// The rule book that the tests ask: the shipped packs, loaded once.
#pragma once

#include "core/api.h"
#include "rules/embedded_packs.h"

namespace chip_rules::tests {

inline Rules& shipped_rules() {
  static Rules rules;
  if (!rules.loaded()) {
    for (const char* name : {"first", "models", "clusters", "record", "history", "words"}) {
      for (const Problem& problem : rules.load(embedded_pack(name))) MESSAGE(problem.text());
    }
  }
  return rules;
}

}  // namespace chip_rules::tests
