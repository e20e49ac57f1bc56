// The bench as a native program over the embedded pack.
#include <cstdio>

#include "rules/embedded_packs.h"
#include "tests/bench/bench.h"

int main() {
  const std::string table = chip_rules::bench::run(chip_rules::embedded_pack("first"));
  std::fputs(table.c_str(), stdout);
  return table.find("DIFFERENT") == std::string::npos ? 0 : 1;
}
