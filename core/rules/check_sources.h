// No number without a source, no verdict without a clause: what in a rule book lacks one, and what rests on a weak one.
// May know: the rule book.
#pragma once

#include "core/rules/book.h"

namespace chip_rules {

/// Instruments, readings, limits, groups and catalog rows that name no source. Clauses and parameters without a
/// citation are refused on loading already. Rows are looked at when their sources are loaded.
Problems missing_sources(const RuleBook& book);

/// A statement whose best support is memory, the preamble or one secondary source.
struct WeakSource {
  std::string where;  // file and JSON pointer
  std::string what;   // a slot with its citation, a parameter, the id of a row
  Confidence confidence = Confidence::memory;
};

/// In the order of the files: clauses, parameters, dated members of country groups, rows.
std::vector<WeakSource> weak_sources(const RuleBook& book);

}  // namespace chip_rules
