// Calendar dates as days since 1970-01-01. No clock: the host hands in what today is.
// May know: nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chip_rules {

using Day = int;  // days since 1970-01-01

struct YearMonthDay {
  int year = 1970;
  int month = 1;
  int day = 1;
};

/// Reads "2025-05-15"; also "2025-05" as its first day when `month_is_enough`. Impossible dates give nothing.
std::optional<Day> read_date(std::string_view text, bool month_is_enough = false);
/// "2025-05-15".
std::string write_date(Day day);
YearMonthDay split_date(Day day);
Day join_date(int year, int month, int day);

}  // namespace chip_rules
