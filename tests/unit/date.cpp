// Calendar dates.
#include "core/case/date.h"

#include <doctest/doctest.h>

using namespace chip_rules;

TEST_CASE("days are counted from 1970") {
  CHECK(read_date("1970-01-01") == 0);
  CHECK(read_date("1969-12-31") == -1);
  CHECK(read_date("2025-05-15") == 20223);
  CHECK(*read_date("2025-05-15") - *read_date("2025-01-13") == 122);
}

TEST_CASE("impossible and half dates are refused") {
  for (const char* bad : {"", "2025", "2025-5-15", "2025-05-1", "2025/05/15", "2025-13-01", "2025-00-01", "2025-01-00", "2025-04-31",
                          "2025-02-29", "1900-02-29", "1899-12-31", "20250515", "2025-05-15T", "2o25-05-15", "2025-05-1x", "2025-05"}) {
    CAPTURE(bad);
    CHECK_FALSE(read_date(bad).has_value());
  }
  CHECK(read_date("2024-02-29").has_value());
  CHECK(read_date("2000-02-29").has_value());
}

TEST_CASE("a month is its first day where that is enough") {
  CHECK(read_date("2022-09", true) == read_date("2022-09-01"));
  CHECK(read_date("2022-09-15", true) == read_date("2022-09-15"));
  CHECK_FALSE(read_date("2022-13", true).has_value());
  CHECK_FALSE(read_date("2022", true).has_value());
}

TEST_CASE("two hundred years of days read back the same") {
  const Day first = *read_date("1900-01-01"), last = *read_date("2100-12-31");
  YearMonthDay before = split_date(first - 1);
  for (Day day = first; day <= last; ++day) {
    const YearMonthDay date = split_date(day);
    const bool next = (date.day == before.day + 1 && date.month == before.month) || date.day == 1;
    if (read_date(write_date(day)) != day || join_date(date.year, date.month, date.day) != day || !next) FAIL_CHECK(write_date(day));
    before = date;
  }
}
