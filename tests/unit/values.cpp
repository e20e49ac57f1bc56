// Arithmetic on ranges, and comparisons that hold for a whole range or cannot be told.
#include "core/decide/values.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "core/json/number.h"

using namespace chip_rules;

namespace {

Value range(double low, double high) { return {low, high, Value::None::no}; }
const Value none = Value::nothing();
const double infinity = HUGE_VAL;

void check_range(const Value& value, double low, double high) {
  CHECK(value.low == low);
  CHECK(value.high == high);
}

}  // namespace

TEST_CASE("ranges add, subtract, multiply and divide") {
  check_range(apply(Operation::plus, range(1, 2), range(10, 20)), 11, 22);
  check_range(apply(Operation::minus, range(1, 2), range(10, 20)), -19, -8);
  check_range(apply(Operation::times, range(-1, 2), range(10, 20)), -20, 40);
  check_range(apply(Operation::divide, range(10, 20), range(2, 5)), 2, 10);
  check_range(apply(Operation::smaller, range(1, 9), range(4, 5)), 1, 5);
  check_range(apply(Operation::larger, range(1, 9), range(4, 5)), 4, 9);
  check_range(apply(Operation::times, range(0, infinity), range(0, 5)), 0, infinity);
}

TEST_CASE("no divisor gives no value; a divisor that may be zero, perhaps none") {
  CHECK(apply(Operation::divide, Value::exactly(4096), Value::exactly(0)).none == Value::None::yes);
  const Value density = apply(Operation::divide, Value::exactly(4096), range(0, 1000));
  CHECK(density.none == Value::None::maybe);
  check_range(density, 4.096, infinity);
  CHECK(apply(Operation::times, none, Value::exactly(2)).none == Value::None::yes);
}

TEST_CASE("with none, every comparison is no, in both directions") {
  for (const Compare op : {Compare::less, Compare::at_most, Compare::equal, Compare::at_least, Compare::more, Compare::different}) {
    CHECK(compare_values(none, op, Value::exactly(1)) == Tri::no);
    CHECK(compare_values(Value::exactly(1), op, none) == Tri::no);
  }
  const Value perhaps{5, 5, Value::None::maybe};
  CHECK(compare_values(perhaps, Compare::at_least, Value::exactly(4)) == Tri::unknown);
  CHECK(compare_values(perhaps, Compare::at_least, Value::exactly(6)) == Tri::no);
}

TEST_CASE("a range compares when all of it agrees") {
  const Value line = Value::exactly(4800);
  CHECK(compare_values(range(4800, 9000), Compare::at_least, line) == Tri::yes);
  CHECK(compare_values(range(4799, 9000), Compare::at_least, line) == Tri::unknown);
  CHECK(compare_values(range(0, 4799), Compare::at_least, line) == Tri::no);
  CHECK(compare_values(range(0, 4800), Compare::more, line) == Tri::no);
  CHECK(compare_values(range(0, 4800), Compare::at_most, line) == Tri::yes);
  CHECK(compare_values(range(1, 2), Compare::equal, range(3, 4)) == Tri::no);
  CHECK(compare_values(range(1, 3), Compare::equal, range(3, 4)) == Tri::unknown);
  CHECK(compare_values(range(1, 2), Compare::different, range(3, 4)) == Tri::yes);
  CHECK(compare_values(range(0, infinity), Compare::less, range(0, infinity)) == Tri::unknown);
  CHECK(compare_values(Value::exactly(4800 * (1 + 1e-10)), Compare::more, line) == Tri::no);
}

// Whatever numbers the ranges stand for, the outcome of an operation on them lies in the range that comes out.
TEST_CASE("ranges hold every value that they stand for") {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> small(-6, 6);
  const auto some = [&](bool positive) {
    double a = small(random), b = small(random);
    if (positive) a = std::fabs(a), b = std::fabs(b);
    return range(std::min(a, b), std::max(a, b));
  };
  for (int i = 0; i < 20000; ++i) {
    for (const Operation operation : {Operation::plus, Operation::minus, Operation::times, Operation::smaller, Operation::larger, Operation::divide}) {
      const bool divides = operation == Operation::divide;
      const Value a = some(divides), b = some(divides);
      const Value all = apply(operation, a, b);
      for (double x = a.low; x <= a.high; ++x) {
        for (double y = b.low; y <= b.high; ++y) {
          const Value one = apply(operation, Value::exactly(x), Value::exactly(y));
          if (one.none == Value::None::yes) {
            if (all.none == Value::None::no) FAIL_CHECK("none left out");
          } else if (compare_numbers(one.low, all.low) < 0 || compare_numbers(one.low, all.high) > 0) {
            FAIL_CHECK("operation " << static_cast<int>(operation) << " of " << x << " and " << y << " outside " << all.low << ".." << all.high);
          }
          for (const Compare op : {Compare::less, Compare::at_most, Compare::equal, Compare::at_least, Compare::more, Compare::different}) {
            const Tri told = compare_values(a, op, b);
            if (told != Tri::unknown && told != compare_values(Value::exactly(x), op, Value::exactly(y))) FAIL_CHECK("comparison");
          }
        }
      }
    }
  }
}
