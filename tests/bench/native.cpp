// The bench as a native program over the embedded pack.
#include <cstdio>

#include "tests/bench/bench.h"

extern "C" {
extern const char chip_rules_pack_first[];
extern const unsigned chip_rules_pack_first_size;
}

int main() {
  const std::string table = chip_rules::bench::run({chip_rules_pack_first, chip_rules_pack_first_size});
  std::fputs(table.c_str(), stdout);
  return table.find("DIFFERENT") == std::string::npos ? 0 : 1;
}
