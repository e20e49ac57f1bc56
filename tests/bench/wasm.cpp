// The bench as plain exports of a wasm module; wasm.mjs runs it in Node.
#include <cstdlib>
#include <string>

#include "tests/bench/bench.h"

namespace {
std::string& table() {
  static std::string* const made = new std::string;
  return *made;
}
}  // namespace

extern "C" {
void* bench_room(unsigned size) { return std::malloc(size); }
void bench_run(const char* pack, unsigned size) { table() = chip_rules::bench::run({pack, size}); }
const char* bench_table() { return table().data(); }
unsigned bench_table_size() { return static_cast<unsigned>(table().size()); }
}
