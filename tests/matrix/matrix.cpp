// Pins the decision matrix, and tells what moved.
//
//   matrix                    compares with tests/matrix/pin.txt, block by block, and tells what moved
//   matrix --write            renews that file
//   matrix --rules DIR        the same of a rules folder instead of the built-in rules; with --write too
//   matrix --from DIR         what moved from the rules in DIR (another tree's rules/) to these
//
// May know: snapshots. Runs in the repository's root.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "core/cli/rules_folder.h"
#include "rules/embedded_packs.h"
#include "tests/matrix/snapshot.h"

namespace {

using namespace chip_rules;
using namespace chip_rules::tests;

constexpr const char* pin_file = "tests/matrix/pin.txt";
#ifdef CHIP_RULES_SLOW_BUILD
constexpr int every = 23;  // a prime, so that all kinds of buyers and both bases have their turn
#else
constexpr int every = 1;
#endif

bool load(const std::string& folder, Rules& rules) {
  const std::string_view first = embedded_pack("first");
  Problems problems;
  if (folder.empty()) {
    problems = rules.load(first);
  } else {
    std::string pack;
    problems = cli::bundle_rules_folder(folder, first, pack);
    if (problems.empty()) problems = rules.load(pack);
  }
  for (const Problem& problem : problems) std::fprintf(stderr, "%s\n", problem.text().c_str());
  return problems.empty();
}

}  // namespace

int main(int count, char** words) {
  std::string folder, from;
  bool write = false;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--write") {
      write = true;
    } else if ((word == "--rules" || word == "--from") && i + 1 < count) {
      (word == "--rules" ? folder : from) = words[++i];
    } else {
      std::fprintf(stderr, "matrix [--rules DIR] [--write | --from DIR]\n");
      return 2;
    }
  }
  Rules rules;
  if (!load(folder, rules)) return 2;
  const MatrixSnapshot now = make_snapshot(rules, write ? 1 : every);
  if (!now.fault.empty()) {
    std::fprintf(stderr, "%s\n", now.fault.c_str());
    return 2;
  }
  if (write) {
    std::ofstream(pin_file, std::ios::binary) << write_snapshot(now);
    std::printf("%s: %zu blocks of %zu chips x %zu places\n", pin_file, now.blocks.size(), now.chips.size(), now.places.size());
    return 0;
  }
  MatrixSnapshot before;
  if (!from.empty()) {
    Rules other;
    if (!load(from, other)) return 2;
    before = make_snapshot(other, every);
  } else {
    std::ifstream file(pin_file, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    if (!file || !read_snapshot(text.str(), before)) {
      std::fprintf(stderr, "%s cannot be read; renew it with matrix --write\n", pin_file);
      return 2;
    }
    if (every > 1) {  // only those that were made
      std::vector<MatrixBlock> kept;
      for (std::size_t i = 0; i < before.blocks.size(); i += every) kept.push_back(before.blocks[i]);
      before.blocks = std::move(kept);
    }
  }
  const std::string moved = what_moved(before, now);
  if (moved.empty()) {
    std::printf("%zu blocks of %zu chips x %zu places, as pinned\n", now.blocks.size(), now.chips.size(), now.places.size());
    return 0;
  }
  std::printf("%s\nIf this is meant, renew %s with build/native/matrix --write and say in the commit why.\n", moved.c_str(), pin_file);
  return 1;
}
