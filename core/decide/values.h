// Arithmetic on values that may be ranges or none.
// May know: values. Nothing of rules.
#pragma once

#include "core/case/facts.h"
#include "core/rules/program.h"

namespace chip_rules {

/// Whether two numbers that compare_numbers puts in that order pass the test.
inline bool holds(int order, Compare op) {
  switch (op) {
    case Compare::less: return order < 0;
    case Compare::at_most: return order <= 0;
    case Compare::equal: return order == 0;
    case Compare::at_least: return order >= 0;
    case Compare::more: return order > 0;
    case Compare::different: return order != 0;
  }
  return false;
}

/// Applies +, -, *, /, min or max. A divisor of zero gives none; a range that holds zero gives perhaps none.
Value apply(Operation operation, const Value& a, const Value& b);

/// Yes or no when the whole of both ranges agrees, else unknown. With none, every comparison is no.
Tri compare_values(const Value& a, Compare op, const Value& b);

}  // namespace chip_rules
