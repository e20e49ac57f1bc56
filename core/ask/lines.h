// The view "lines": chips of the catalog as points of a plane, and where the law of a case draws its lines through it.
// The lines and zones come from the compiled clauses: every test on the two figures gives a line, every field between
// lines is decided by the program. May know: cases, programs, decisions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ask/brief.h"
#include "core/questions.h"

namespace chip_rules {

/// The planes that can be shown. The first figure is always TPP.
enum class Axes { density, memory, interconnect };

/// One of two figures of a plane.
struct AxisFigure {
  Operand operand;   // what clauses compare: an input fact or a formula
  int fact = -1;     // the input fact that a point sets: the figure itself, or the die area of a density
};

/// What the law makes of a chip in one field of the plane.
struct Field {
  Outcome outcome;            // for the case's destination; undetermined without one
  int deciding = -1;          // clause
  int classified = -1;        // class
  bool class_known = false;
  int classifying = -1;       // clause
  std::uint64_t duties = 0;   // bit per duty clause of LinesAsked::duties

  bool operator==(const Field& other) const {
    return outcome == other.outcome && deciding == other.deciding && classified == other.classified && class_known == other.class_known &&
           classifying == other.classifying && duties == other.duties;
  }
};

/// A line of the law: a value of one figure at which something changes.
struct LegalLine {
  bool across = false;   // at a value of the second figure
  double value = 0;
  std::vector<int> clauses;  // whose tests draw it
  int rests_on = -1;         // a further figure of the chip (fact) that moves it: it stands where it does for the case's chip alone
};

/// Fields between neighboring lines that are alike, as rectangles of the plane.
struct Zone {
  Field field;
  struct Part {
    double left = 0, bottom = 0, right = 0, top = 0;
  };
  std::vector<Part> parts;
};

/// A chip of the catalog, or the case's own.
struct ChipPoint {
  int row = -1;  // -1: described by its figures
  double x = 0, y = 0;
  bool placed = false;  // both figures are known
  bool none = false;    // the second figure does not exist (no density without an area)
  bool chosen = false;
  bool data_center = false;
  Field field;
};

struct LinesAsked {
  Decision base;                 // of the case as it stands
  Axes axes = Axes::density;
  AxisFigure x, y;
  bool by_outcome = false;       // the case names a destination
  bool data_center = true;       // of the chips that the zones speak of
  bool flag_from_view = false;   // the view says so, not the case
  std::vector<int> duties;       // duty clauses
  std::vector<LegalLine> lines;  // at which something changes
  std::vector<Zone> zones;
  std::vector<ChipPoint> chips;  // catalog rows in order; the case's own chip last
};

const char* axes_word(Axes axes);
/// The figures of a plane under a program; false when the rules lack them.
bool figures_of(const Program& program, Axes axes, AxisFigure& x, AxisFigure& y);

/// The plane that the law itself looks at: what review and duties compare before what classifies, and only where it
/// makes a difference for this case.
Axes usual_axes(const Program& program, const Facts& facts);

/// Facts of a chip at a point: the two figures set, the rest as it is.
void place_chip(const RuleBook& book, const AxisFigure& x, const AxisFigure& y, double at_x, double at_y, Facts& facts);

/// What the program makes of the facts.
Field field_of(const Program& program, const Facts& facts, bool by_outcome, const std::vector<int>& duties);

/// The lines that matter and the zones between them, over the whole plane from `least` to `most` of each figure.
void draw_zones(const Program& program, const Facts& facts, LinesAsked& out);

/// The case with its chip described by figures instead of named, as far as they are known.
Case described_chip(const RuleBook& book, const Case& the_case, Day on);

std::optional<CaseError> lines_of(const Question& question, LinesAsked& out);

std::vector<view::Block> lines_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                      std::optional<CaseError>& error);

/// {"ask": "move-chip-...", "case", "x", "y"} -> {"case"}: the case's chip described by figures, at that point.
std::string move_density_json(const Question& question, std::optional<CaseError>& error);
std::string move_memory_json(const Question& question, std::optional<CaseError>& error);
std::string move_interconnect_json(const Question& question, std::optional<CaseError>& error);

}  // namespace chip_rules
