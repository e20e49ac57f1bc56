// Lays conditions out as tests in a row, for the plain decision.
// May know: programs.
#pragma once

#include "core/rules/program.h"

namespace chip_rules {

/// Fills Program::jumps, the start of every clause and of every step. Tests of readings are settled here, since a
/// program holds for one choice of them. The tree of nodes stays: it answers where a fact is not known.
void add_jumps(Program& program);

}  // namespace chip_rules
