// Interval arithmetic, with exact numbers as the common case.
#include "core/decide/values.h"

#include <algorithm>
#include <cmath>

#include "core/json/number.h"

namespace chip_rules {
namespace {

double product(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }  // 0 x infinity is 0 here

Value::None either_none(const Value& a, const Value& b) { return std::max(a.none, b.none); }

double quotient(double a, double b) { return std::isinf(b) ? 0 : a / b; }  // what a range without end tends to

Value divide(const Value& a, const Value& b) {
  if (b.low == 0 && b.high == 0) return Value::nothing();
  const Value::None none = either_none(a, b);
  if (b.low <= 0 && b.high >= 0) {
    // A divisor near zero: any size, and perhaps no value at all.
    const bool positive = a.low >= 0 && b.low >= 0;
    return {positive ? quotient(a.low, b.high) : -HUGE_VAL, HUGE_VAL, std::max(none, Value::None::maybe)};
  }
  const double corners[] = {quotient(a.low, b.low), quotient(a.low, b.high), quotient(a.high, b.low), quotient(a.high, b.high)};
  return {*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4), none};
}

}  // namespace

Value apply(Operation operation, const Value& a, const Value& b) {
  if (a.none == Value::None::yes || b.none == Value::None::yes) return Value::nothing();
  const Value::None none = either_none(a, b);
  switch (operation) {
    case Operation::plus: return {a.low + b.low, a.high + b.high, none};
    case Operation::minus: return {a.low - b.high, a.high - b.low, none};
    case Operation::divide: return divide(a, b);
    case Operation::smaller: return {std::min(a.low, b.low), std::min(a.high, b.high), none};
    case Operation::larger: return {std::max(a.low, b.low), std::max(a.high, b.high), none};
    case Operation::times: {
      const double corners[] = {product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high)};
      return {*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4), none};
    }
    default: return a;
  }
}

Tri compare_values(const Value& a, Compare op, const Value& b) {
  if (a.none == Value::None::yes || b.none == Value::None::yes) return Tri::no;
  if (a.low == a.high && b.low == b.high) {
    const bool yes = holds(compare_numbers(a.low, b.low), op);
    if (!yes) return Tri::no;
    return a.none == Value::None::maybe || b.none == Value::None::maybe ? Tri::unknown : Tri::yes;
  }
  // The two extremes of a - b decide: the order of the ends, and for = and != whether the ranges meet.
  const int least = compare_numbers(a.low, b.high);
  const int most = compare_numbers(a.high, b.low);
  bool all = false, some = false;
  if (op == Compare::equal || op == Compare::different) {
    const bool meet = least <= 0 && most >= 0;
    all = op == Compare::different && !meet;
    some = op == Compare::different || meet;
  } else {
    all = holds(least, op) && holds(most, op);
    some = holds(least, op) || holds(most, op);
  }
  if (!some) return Tri::no;
  const bool sure = a.none == Value::None::no && b.none == Value::None::no;
  return all && sure ? Tri::yes : Tri::unknown;
}

}  // namespace chip_rules
