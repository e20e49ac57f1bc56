// What fuzz targets over the shipped rules share: the rules, loaded once, and an end with words when a promise breaks.
// May know: the core's api and the embedded packs.
#pragma once

#include <cstdio>
#include <cstdlib>

#include "core/api.h"
#include "rules/embedded_packs.h"

namespace chip_rules::fuzz {

/// The shipped rule book with all that a page may load, in English and one more language.
inline Rules& rules() {
  static Rules* const loaded = [] {
    auto* made = new Rules;
    for (const char* name : {"first", "sentences", "models", "clusters", "sources", "names", "record", "history", "words", "text-zh-Hant"}) made->load(embedded_pack(name));
    return made;
  }();
  return *loaded;
}

/// Ends the program, which the fuzzer reports, unless `holds`.
inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace chip_rules::fuzz
