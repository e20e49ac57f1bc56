// What the zones and chips of the plane "lines" are called and what they say, in the reader's language.
// May know: the plane as it was decided, names, words.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/ask/lines.h"
#include "core/view/names.h"

namespace chip_rules::view {

/// The words of one plane; all four must outlive it.
class LinesWords {
 public:
  LinesWords(const RuleBook& book, const Words& words, const Names& names, const LinesAsked& asked);

  /// Whether a field is drawn: where nothing is controlled and no clause says so, paper stays paper.
  bool shown(const Field& field) const;
  Tone tone(const Field& field) const;
  /// The outcome when the case names a destination, else the class.
  std::string meaning(const Field& field) const;
  std::string class_name(const Field& field) const;
  std::string zone_label(const Field& field) const;
  /// The clauses that make a field what it is: what classifies, what decides, what is due.
  std::vector<int> clauses(const Field& field) const;
  /// The source of a clause of the program; null for -1.
  const ClauseVersion* clause(int index) const;
  /// The sentences of these clauses as one text, and their citations.
  std::string says(const Field& field) const;
  std::string cites(const Field& field) const;

  std::string name(const ChipPoint& chip) const;
  std::string vendor(const ChipPoint& chip) const;
  /// A chip's figure with its unit; `none`: the figure does not exist.
  std::string figure(const AxisFigure& figure, double value, bool none) const;
  /// A figure that was noted from memory, or a row that is an estimate altogether.
  bool estimate(const ChipPoint& chip) const;
  /// How far to each line, the nearest first, at most `most`. A line that moves with a further figure of the chip is measured for
  /// the case's chip alone.
  std::vector<std::string> distances(const ChipPoint& chip, std::size_t most) const;
  /// The case with this chip.
  std::string case_of_chip(const ChipPoint& chip);

  const std::string x_unit, y_unit;

 private:
  std::vector<int> duties(const Field& field) const;
  std::string case_of_row(int row) const;

  const RuleBook& book_;
  const Words& words_;
  const Names& names_;
  const LinesAsked& asked_;
  const Program& program_;
  // What a case may leave out hangs on the chip's maker: by maker one case text, and the id in it.
  std::map<std::string, std::pair<std::string, std::string>, std::less<>> cases_;
};

}  // namespace chip_rules::view
