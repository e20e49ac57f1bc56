// Number text and comparison. Digits come from nlohmann's Grisu2; no locale, no printf.
// May know: nlohmann/json.
#include "core/json/number.h"

#include <cmath>
#include <nlohmann/detail/conversions/to_chars.hpp>

#include "core/json/decimal.h"

namespace chip_rules {
namespace {

constexpr double exact_whole = 9007199254740992.0;  // 2^53

std::string write_whole(double number) {
  auto whole = static_cast<unsigned long long>(number < 0 ? -number : number);
  std::string digits = std::to_string(whole);
  return number < 0 ? "-" + digits : digits;
}

// Rounds to `count` digits, half up, without zeros behind. The exponent is that of the last digit.
void round_digits(std::string& digits, int& exponent, std::size_t count) {
  const bool up = digits[count] >= '5';
  exponent += static_cast<int>(digits.size() - count);
  digits.resize(count);
  while (!digits.empty() && (up ? digits.back() == '9' : digits.back() == '0')) {
    digits.pop_back();
    ++exponent;
  }
  if (digits.empty()) {
    digits = "1";
  } else if (up) {
    ++digits.back();
  }
}

// Grisu2 now and then gives a digit too many: 1e23 would come out as 9.999999999999999e22.
void shorten(std::string& digits, int& exponent, double number) {
  for (std::size_t count = 15; count < digits.size(); ++count) {
    std::string fewer = digits;
    int power = exponent;
    round_digits(fewer, power, count);
    if (read_decimal(fewer + "e" + std::to_string(power)) != number) continue;
    digits = fewer;
    exponent = power;
    return;
  }
}

}  // namespace

std::string write_number(double number) {
  if (!std::isfinite(number)) return "null";
  if (number == std::floor(number) && std::fabs(number) < exact_whole) return write_whole(number);
  char digits[32];
  int count = 0;
  int exponent = 0;
  nlohmann::detail::dtoa_impl::grisu2(digits, count, exponent, std::fabs(number));
  std::string text(digits, static_cast<std::size_t>(count));
  shorten(text, exponent, std::fabs(number));
  count = static_cast<int>(text.size());
  const int point = count + exponent;  // digits before the decimal point
  if (std::fabs(number) >= exact_whole || std::fabs(number) < 1e-6) {
    if (count > 1) text.insert(1, ".");
    text += "e" + std::to_string(point - 1);
  } else if (point <= 0) {
    text = "0." + std::string(static_cast<std::size_t>(-point), '0') + text;
  } else {
    text.insert(static_cast<std::size_t>(point), ".");
  }
  return number < 0 ? "-" + text : text;
}

std::optional<double> read_number(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t start = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i - start;
  };
  if (i < text.size() && text[i] == '-') ++i;
  std::size_t mantissa = digits();
  if (i < text.size() && text[i] == '.') {
    ++i;
    mantissa += digits();
  }
  if (mantissa == 0) return std::nullopt;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (digits() == 0) return std::nullopt;
  }
  if (i != text.size() || text.size() > 64) return std::nullopt;
  const double value = read_decimal(text);
  if (!std::isfinite(value)) return std::nullopt;
  return value == 0 ? 0.0 : value;
}

double power_of_ten(int exponent) { return read_number("1e" + std::to_string(exponent)).value_or(0); }

double floor_tolerant(double x) {
  const double near = std::round(x);
  return compare_numbers(x, near) == 0 ? near : std::floor(x);
}

double ceil_tolerant(double x) {
  const double near = std::round(x);
  return compare_numbers(x, near) == 0 ? near : std::ceil(x);
}

}  // namespace chip_rules
