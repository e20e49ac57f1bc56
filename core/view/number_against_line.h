// A number of the case next to the line that a clause holds it against.
// May know: decisions, names, words.
#pragma once

#include "core/view/check_parts.h"

namespace chip_rules::view {

/// A number of the case and the line that one test of a clause holds it against, with their words.
struct NumberAgainstLine {
  Value actual, line;
  std::string name, unit, op;          // "TPP", "TPP", "≥"
  std::string actual_text, line_text;  // "15,832 TPP"; of an unknown line "not known"
  std::string distance;                // "11,032 TPP above the line"; empty when either is not known
};

/// `atom` compares two numbers; `negated`: its clause asks for the contrary.
NumberAgainstLine number_against_line(const CheckContext& context, Evaluation& evaluation, const Atom& atom, bool negated);

}  // namespace chip_rules::view
