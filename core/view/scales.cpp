// Round bounds and ticks.
#include "core/view/scales.h"

#include <algorithm>
#include <cmath>

#include "core/json/number.h"

namespace chip_rules::view {
namespace {

constexpr int most_ticks = 7;

Day month_start(Day day, bool next) {
  const YearMonthDay split = split_date(day);
  if (!next || split.day == 1) return join_date(split.year, split.month, 1);
  return split.month == 12 ? join_date(split.year + 1, 1, 1) : join_date(split.year, split.month + 1, 1);
}

// 1, 2 or 5 times a power of ten, at or above `least`.
double round_step(double least) {
  const double power = power_of_ten(static_cast<int>(std::floor(std::log10(least) + 1e-9)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= least * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

}  // namespace

Plot::Scale log_scale(const Words& words, std::string title, const std::string& unit, double low, double high) {
  Plot::Scale out;
  out.title = std::move(title);
  out.unit = words.unit(unit);
  out.logarithmic = true;
  const int first = static_cast<int>(std::floor(std::log10(low) + 1e-9));
  const int last = std::max(first + 1, static_cast<int>(std::ceil(std::log10(high) - 1e-9)));
  const int step = (last - first + most_ticks - 1) / most_ticks;
  for (int exponent = first; exponent <= last; exponent += step) {
    const double tick = power_of_ten(exponent);
    out.ticks.push_back({tick, words.number(tick)});
  }
  out.low = power_of_ten(first);
  out.high = power_of_ten(last);
  return out;
}

Plot::Scale tight_log_scale(const Words& words, std::string title, const std::string& unit, double low, double high) {
  Plot::Scale out;
  out.title = std::move(title);
  out.unit = words.unit(unit);
  out.logarithmic = true;
  out.low = low;
  out.high = std::max(high, low * 2);
  const double decades = std::log10(out.high / out.low);
  for (int exponent = static_cast<int>(std::floor(std::log10(out.low))); exponent <= static_cast<int>(std::ceil(std::log10(out.high))); ++exponent) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      if ((decades > 5 && factor != 1) || (decades > 3.5 && factor == 2)) continue;
      const double tick = factor * power_of_ten(exponent);
      if (tick >= out.low && tick <= out.high) out.ticks.push_back({tick, words.number(tick)});
    }
  }
  return out;
}

Plot::Scale linear_scale(const Words& words, std::string title, const std::string& unit, double low, double high) {
  Plot::Scale out;
  out.title = std::move(title);
  out.unit = words.unit(unit);
  if (high <= low) high = low + 1;
  const double step = round_step((high - low) / 5);
  const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
  for (double i = first; i <= last; ++i) {
    out.ticks.push_back({i * step, unit == "share" ? words.quantity(i * step, unit) : words.number(i * step)});
  }
  out.low = first * step;
  out.high = last * step;
  return out;
}

Plot::Scale date_scale(const Words& words, std::string title, Day from, Day to) {
  Plot::Scale out;
  out.title = std::move(title);
  out.date = true;
  const Day low = month_start(from, false), high = month_start(std::max(to, from + 1), true);
  out.low = low;
  out.high = high;
  const int first = split_date(low).year, last = split_date(high).year;
  const bool by_quarter = high - low <= 2 * 366;
  const int every = by_quarter ? 1 : std::max(1, (last - first + most_ticks) / most_ticks);
  for (int year = first; year <= last; year += every) {
    for (int quarter = 1; quarter <= (by_quarter ? 4 : 1); ++quarter) {
      const Day day = join_date(year, quarter * 3 - 2, 1);
      if (day < low || day > high) continue;
      const std::string name = std::to_string(year);
      out.ticks.push_back({static_cast<double>(day), by_quarter ? words("scale.quarter", {{"quarter", std::to_string(quarter)}, {"year", name}})
                                                                : words("scale.year", {{"year", name}})});
    }
  }
  return out;
}

}  // namespace chip_rules::view
