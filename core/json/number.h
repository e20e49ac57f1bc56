// The one way in which the core writes, reads and compares numbers, so that every platform gives the same bytes.
// May know: nothing of rules.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace chip_rules {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number as text: whole numbers below 2^53 without a fraction, else the shortest form that reads back the same,
/// with an exponent from 2^53 on and below 1e-6 ("2e26", "0.25"). Infinity and NaN become "null".
std::string write_number(double number);

/// Reads a plain decimal number ("15824", "2.5e25", "-3"); nothing else around it, no infinity, no hexadecimal.
std::optional<double> read_number(std::string_view text);

/// -1, 0 or 1; two numbers within a relative 1e-9 of each other count as equal (15 CFR gives three digits at most), but for whole
/// numbers below 2^53: a billion and one TPP are more than a billion.
inline int compare_numbers(double a, double b) {
  if (a == b) return 0;
  const double size = std::max(a < 0 ? -a : a, b < 0 ? -b : b);
  const double gap = a < b ? b - a : a - b;
  const bool whole = size < 9007199254740992.0 && a == std::floor(a) && b == std::floor(b);
  if (gap <= 1e-9 * size && size <= std::numeric_limits<double>::max() && !whole) return 0;
  return a < b ? -1 : 1;
}

/// The double nearest to 10^exponent; std::pow gives other last digits on other platforms.
double power_of_ten(int exponent);

/// The largest whole number not above x, where x within 1e-9 of a whole number counts as that number.
double floor_tolerant(double x);

/// The smallest whole number not below x, with the same tolerance.
double ceil_tolerant(double x);

}  // namespace chip_rules
