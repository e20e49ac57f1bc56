// Tells in words how one snapshot differs from another.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "tests/matrix/snapshot.h"

namespace chip_rules::tests {
namespace {

constexpr std::size_t most_names = 8;
constexpr std::size_t most_laws = 4;

std::string some_of(const std::set<std::string>& names) {
  std::string out;
  std::size_t told = 0;
  for (const std::string& name : names) {
    if (told++ == most_names) return out + " and " + std::to_string(names.size() - most_names) + " more";
    out += (out.empty() ? "" : " ") + name;
  }
  return out;
}

// Which chips and places went from one outcome to another in one block.
struct Move {
  std::set<std::string> chips, places;
  std::size_t cells = 0;
  bool operator<(const Move& other) const { return std::tie(chips, places, cells) < std::tie(other.chips, other.places, other.cells); }
};

std::map<std::string, std::size_t> places_of(const std::vector<std::string>& ids) {
  std::map<std::string, std::size_t> out;
  for (std::size_t i = 0; i < ids.size(); ++i) out[ids[i]] = i;
  return out;
}

std::string only_in(const char* what, const std::map<std::string, std::size_t>& one, const std::map<std::string, std::size_t>& other) {
  std::set<std::string> names;
  for (const auto& [id, place] : one) {
    if (!other.count(id)) names.insert(id);
  }
  return names.empty() ? std::string() : std::string(what) + ": " + some_of(names) + "\n";
}

}  // namespace

std::string what_moved(const MatrixSnapshot& before, const MatrixSnapshot& after) {
  const auto old_chips = places_of(before.chips), new_chips = places_of(after.chips);
  const auto old_places = places_of(before.places), new_places = places_of(after.places);
  std::string out = only_in("chips that are new", new_chips, old_chips) + only_in("chips that are gone", old_chips, new_chips) +
                    only_in("places that are new", new_places, old_places) + only_in("places that are gone", old_places, new_places);
  std::map<std::string, std::size_t> old_blocks, new_blocks;
  const auto name = [](const MatrixBlock& block) { return block.law + ", buyer " + block.buyer; };
  for (std::size_t i = 0; i < before.blocks.size(); ++i) old_blocks[name(before.blocks[i])] = i;
  for (std::size_t i = 0; i < after.blocks.size(); ++i) new_blocks[name(after.blocks[i])] = i;
  out += only_in("laws that are new", new_blocks, old_blocks) + only_in("laws that are gone", old_blocks, new_blocks);

  // Moves that are alike under several laws are told once.
  std::map<std::pair<std::string, std::string>, std::map<Move, std::vector<std::string>>> moves;
  for (const MatrixBlock& block : after.blocks) {
    const auto known = old_blocks.find(name(block));
    if (known == old_blocks.end()) continue;
    const MatrixBlock& old_block = before.blocks[known->second];
    if (old_block.hash == block.hash) continue;
    std::map<std::pair<std::string, std::string>, Move> here;
    for (const auto& [chip, new_chip] : new_chips) {
      const auto old_chip = old_chips.find(chip);
      if (old_chip == old_chips.end()) continue;
      const auto& was = before.row(old_block, old_chip->second);
      const auto& is = after.row(block, new_chip);
      for (const auto& [place, new_place] : new_places) {
        const auto old_place = old_places.find(place);
        if (old_place == old_places.end()) continue;
        const std::string& a = before.outcomes[was[old_place->second]];
        const std::string& b = after.outcomes[is[new_place]];
        if (a == b) continue;
        Move& move = here[{a, b}];
        move.chips.insert(chip);
        move.places.insert(place);
        ++move.cells;
      }
    }
    for (auto& [kind, move] : here) moves[kind][move].push_back(name(block));
  }
  for (const auto& [kind, each] : moves) {
    out += kind.first + " -> " + kind.second + "\n";
    for (const auto& [move, laws] : each) {
      for (std::size_t i = 0; i < laws.size() && i < most_laws; ++i) out += "  " + laws[i] + "\n";
      if (laws.size() > most_laws) out += "  and " + std::to_string(laws.size() - most_laws) + " other laws and buyers\n";
      out += "    " + std::to_string(move.cells) + " cells; " + std::to_string(move.chips.size()) + " chips: " + some_of(move.chips) + "\n    " +
             std::to_string(move.places.size()) + " places: " + some_of(move.places) + "\n";
    }
  }
  return out;
}

}  // namespace chip_rules::tests
