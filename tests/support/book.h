// The rule book that the tests ask: the shipped packs, loaded once.
#pragma once

#include "core/api.h"

extern "C" {
extern const char chip_rules_pack_first[];
extern const unsigned chip_rules_pack_first_size;
extern const char chip_rules_pack_models[];
extern const unsigned chip_rules_pack_models_size;
extern const char chip_rules_pack_record[];
extern const unsigned chip_rules_pack_record_size;
}

namespace chip_rules::tests {

inline Rules& shipped_rules() {
  static Rules rules;
  if (!rules.loaded()) {
    for (const Problem& problem : rules.load({chip_rules_pack_first, chip_rules_pack_first_size})) MESSAGE(problem.text());
    rules.load({chip_rules_pack_models, chip_rules_pack_models_size});
    for (const Problem& problem : rules.load({chip_rules_pack_record, chip_rules_pack_record_size})) MESSAGE(problem.text());
  }
  return rules;
}

}  // namespace chip_rules::tests
