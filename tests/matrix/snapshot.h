// The decision matrix as a whole: every chip × every destination, under every law, for three kinds of buyers.
// May know: the core's programs and decisions, and the text form of the committed file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/api.h"

namespace chip_rules::tests {

/// One law and one kind of buyer. `lists[list]` holds, for each chip, an index into `rows`.
struct MatrixBlock {
  std::string law;    // "2025-05-15 codified", or the id of a named regime
  std::string buyer;  // "as destination", or a country
  int list = -1;
  std::uint64_t hash = 0;
};

struct MatrixSnapshot {
  std::vector<std::string> chips, places, outcomes;
  std::vector<std::vector<std::uint8_t>> rows;  // for each place an index into `outcomes`; each row once
  std::vector<std::vector<int>> lists;          // for each chip a row; each list once
  std::vector<MatrixBlock> blocks;
  std::string fault;  // places that should be alike and are not

  const std::vector<std::uint8_t>& row(const MatrixBlock& block, std::size_t chip) const {
    return rows[static_cast<std::size_t>(lists[static_cast<std::size_t>(block.list)][chip])];
  }
};

/// Decides the matrix. With `every` above 1 only each such block is made, for builds in which all would take too long.
MatrixSnapshot make_snapshot(const Rules& rules, int every);

std::string write_snapshot(const MatrixSnapshot& snapshot);

/// Reads what `write_snapshot` wrote; false when the text is something else.
bool read_snapshot(const std::string& text, MatrixSnapshot& out);

/// What moved, in words: outcome before → after, under which laws, which chips to which destinations. Empty when
/// nothing did. Blocks that only one side has are named, chips and places compared by id.
std::string what_moved(const MatrixSnapshot& before, const MatrixSnapshot& after);

}  // namespace chip_rules::tests
