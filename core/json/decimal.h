// Decimal digits to the nearest double, exactly and without the C library: its strtod goes through long double, which
// costs a browser more bytes than all of the JSON reader.
// May know: nothing.
#pragma once

#include <string_view>

namespace chip_rules {

/// The double nearest to a decimal number ("-3", "2.5e25", ".5"), ties to even; infinity when it is too large.
/// The text must be digits with at most one point and one exponent: the caller has checked that.
double read_decimal(std::string_view text);

}  // namespace chip_rules
