// Decimal to binary: exact in doubles where that is possible, else by long division of whole numbers of any length.
#include "core/json/decimal.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace chip_rules {
namespace {

constexpr int exact_digits = 15;           // that many digits are always exact in a double
constexpr int exact_power = 22;            // so is this power of ten
constexpr std::size_t digits_kept = 800;   // more cannot decide, but for not all being zero
constexpr int mantissa_bits = 53;
constexpr int lowest_bit = -1074;          // of the smallest double
constexpr int exponent_limit = 1000000;

// A whole number of any length, 32 bits a limb, lowest first, no zero limb on top.
class Whole {
 public:
  explicit Whole(std::uint32_t value) : limbs_{value} {}

  void multiply_add(std::uint32_t factor, std::uint32_t more) {
    std::uint64_t carry = more;
    for (std::uint32_t& limb : limbs_) {
      carry += std::uint64_t{limb} * factor;
      limb = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) limbs_.push_back(static_cast<std::uint32_t>(carry));
  }
  void times_power_of_ten(int power) {
    for (int i = 0; i < power; ++i) multiply_add(10, 0);
  }
  void shift_left(int bits) {
    for (; bits >= 31; bits -= 31) multiply_add(1u << 31, 0);
    multiply_add(1u << bits, 0);
  }
  int bits() const {
    int top = 0;
    while (top < 32 && limbs_.back() >> top != 0) ++top;
    return static_cast<int>(limbs_.size() - 1) * 32 + top;
  }
  /// -1, 0 or 1.
  int compare(const Whole& other) const {
    if (limbs_.size() != other.limbs_.size()) return limbs_.size() < other.limbs_.size() ? -1 : 1;
    for (std::size_t i = limbs_.size(); i-- > 0;) {
      if (limbs_[i] != other.limbs_[i]) return limbs_[i] < other.limbs_[i] ? -1 : 1;
    }
    return 0;
  }
  /// Of one that is not larger.
  void subtract(const Whole& other) {
    std::int64_t borrow = 0;
    for (std::size_t i = 0; i < limbs_.size(); ++i) {
      borrow += std::int64_t{limbs_[i]} - (i < other.limbs_.size() ? std::int64_t{other.limbs_[i]} : 0);
      limbs_[i] = static_cast<std::uint32_t>(borrow);
      borrow >>= 32;
    }
    while (limbs_.size() > 1 && limbs_.back() == 0) limbs_.pop_back();
  }

 private:
  std::vector<std::uint32_t> limbs_;
};

// `digits` times ten to `power`.
struct Decimal {
  std::string digits;  // without zeros in front or behind; empty: zero
  int power = 0;
  bool negative = false;
};

Decimal take_apart(std::string_view text) {
  Decimal out;
  std::size_t i = 0;
  bool fraction = false, more = false;
  if (i < text.size() && text[i] == '-') {
    out.negative = true;
    ++i;
  }
  for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
    if (text[i] == '.') {
      fraction = true;
      continue;
    }
    if (fraction && out.power > -exponent_limit) --out.power;
    if (out.digits.empty() && text[i] == '0') continue;
    if (out.digits.size() < digits_kept) {
      out.digits += text[i];
    } else {
      more = more || text[i] != '0';
      if (out.power < exponent_limit) ++out.power;
    }
  }
  if (more) out.digits.back() = static_cast<char>(out.digits.back() | 1);  // past the half if it was on it
  if (i < text.size()) {
    const bool below = ++i < text.size() && text[i] == '-';
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
    int power = 0;
    for (; i < text.size(); ++i) power = std::min(power * 10 + (text[i] - '0'), exponent_limit);
    out.power += below ? -power : power;
  }
  while (!out.digits.empty() && out.digits.back() == '0') {
    out.digits.pop_back();
    ++out.power;
  }
  return out;
}

double exact_power_of_ten(int power) {
  double out = 1;
  for (int i = 0; i < power; ++i) out *= 10;
  return out;
}

// Bit by bit, with what remains deciding the rounding.
double divide(Whole above, Whole below) {
  int exponent = above.bits() - below.bits();
  if (exponent > 0) below.shift_left(exponent);
  if (exponent < 0) above.shift_left(-exponent);
  if (above.compare(below) < 0) {
    above.shift_left(1);
    --exponent;
  }
  const int bits = std::min(mantissa_bits, exponent - lowest_bit + 1);
  if (bits < 0) return 0;
  std::uint64_t mantissa = 0;
  for (int i = 0; i < bits; ++i) {
    mantissa <<= 1;
    if (above.compare(below) >= 0) {
      above.subtract(below);
      mantissa |= 1;
    }
    above.shift_left(1);
  }
  const int half = above.compare(below);
  if (half > 0 || (half == 0 && mantissa % 2 != 0)) ++mantissa;
  return std::ldexp(static_cast<double>(mantissa), exponent - bits + 1);
}

double magnitude(const Decimal& decimal) {
  const int digits = static_cast<int>(decimal.digits.size());
  if (digits == 0 || digits + decimal.power < -330) return 0;
  if (digits + decimal.power > 310) return std::numeric_limits<double>::infinity();
  int power = decimal.power;
  if (digits <= exact_digits && power >= -exact_power && digits + power <= exact_digits + exact_power) {
    double exact = 0;
    for (const char c : decimal.digits) exact = exact * 10 + (c - '0');
    if (power < 0) return exact / exact_power_of_ten(-power);
    const int over = std::max(0, power - exact_power);
    return exact * exact_power_of_ten(over) * exact_power_of_ten(power - over);
  }
  Whole above(0), below(1);
  for (const char c : decimal.digits) above.multiply_add(10, static_cast<std::uint32_t>(c - '0'));
  (power < 0 ? below : above).times_power_of_ten(std::abs(power));
  return divide(std::move(above), std::move(below));
}

}  // namespace

double read_decimal(std::string_view text) {
  const Decimal decimal = take_apart(text);
  const double value = magnitude(decimal);
  return decimal.negative ? -value : value;
}

}  // namespace chip_rules
