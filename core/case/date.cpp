// Civil-calendar arithmetic (proleptic Gregorian), after the well-known era algorithm.
#include "core/case/date.h"

namespace chip_rules {

Day join_date(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

YearMonthDay split_date(Day day) {
  const int shifted = day + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

std::optional<Day> read_date(std::string_view text, bool month_is_enough) {
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const bool month_only = month_is_enough && text.size() == 7;
  if (!month_only && text.size() != 10) return std::nullopt;
  if (text[4] != '-' || (!month_only && text[7] != '-')) return std::nullopt;
  const int year = number(0, 4), month = number(5, 2), day = month_only ? 1 : number(8, 2);
  if (year < 1900 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const Day result = join_date(year, month, day);
  const YearMonthDay back = split_date(result);
  if (back.month != month || back.day != day) return std::nullopt;
  return result;
}

std::string write_date(Day day) {
  const YearMonthDay date = split_date(day);
  const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day);
}

}  // namespace chip_rules
