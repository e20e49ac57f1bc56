// Numbers as text and compared.
#include "core/json/number.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace chip_rules;

TEST_CASE("numbers are written short and plain") {
  CHECK(write_number(0) == "0");
  CHECK(write_number(-0.0) == "0");
  CHECK(write_number(15824) == "15824");
  CHECK(write_number(-3) == "-3");
  CHECK(write_number(790000000) == "790000000");
  CHECK(write_number(9007199254740991.0) == "9007199254740991");
  CHECK(write_number(9007199254740992.0) == "9.007199254740992e15");
  CHECK(write_number(1e23) == "1e23");
  CHECK(write_number(9.999999999999997e22) == "9.999999999999997e22");
  CHECK(write_number(5e-324) == "5e-324");
  CHECK(write_number(1.7976931348623157e308) == "1.7976931348623157e308");
  CHECK(write_number(0.1) == "0.1");
  CHECK(write_number(5284.8) == "5284.8");
  CHECK(write_number(-0.25) == "-0.25");
  CHECK(write_number(2.5e25) == "2.5e25");
  CHECK(write_number(1e26) == "1e26");
  CHECK(write_number(0.000001) == "0.000001");
  CHECK(write_number(1e-7) == "1e-7");
  CHECK(write_number(1.0 / 3) == "0.3333333333333333");
  CHECK(write_number(std::numeric_limits<double>::infinity()) == "null");
  CHECK(write_number(std::nan("")) == "null");
}

TEST_CASE("only plain decimal numbers are read") {
  CHECK(read_number("15824") == 15824.0);
  CHECK(read_number("2.5e25") == 2.5e25);
  CHECK(read_number("1E+3") == 1000.0);
  CHECK(read_number("-3") == -3.0);
  CHECK(read_number(".5") == 0.5);
  CHECK(read_number("-0") == 0.0);
  CHECK_FALSE(std::signbit(*read_number("-0")));
  for (const char* bad : {"", "-", ".", "e5", "1e", "1e+", "+5", " 5", "5 ", "0x10", "inf", "nan", "1,5", "1e400", "--1", "1.2.3", "1_000"}) {
    CAPTURE(bad);
    CHECK_FALSE(read_number(bad).has_value());
  }
  CHECK_FALSE(read_number(std::string(65, '1')).has_value());
}

TEST_CASE("every number written reads back the same") {
  std::mt19937_64 random(20250115);
  for (int i = 0; i < 200000; ++i) {
    const std::uint64_t bits = random();
    double number;
    std::memcpy(&number, &bits, sizeof number);
    if (!std::isfinite(number)) continue;
    const std::string text = write_number(number);
    const auto back = read_number(text);
    if (!back || *back != number) FAIL_CHECK(text);
  }
  std::uniform_real_distribution<double> usual(0, 1e6);
  for (int i = 0; i < 100000; ++i) {
    const double number = usual(random);
    if (read_number(write_number(number)) != number) FAIL_CHECK(number);
  }
}

TEST_CASE("numbers within a billionth are equal") {
  CHECK(compare_numbers(5.92, 1600 / 270.27027027) == 0);
  CHECK(compare_numbers(4800, 4800 * (1 + 5e-10)) == 0);
  CHECK(compare_numbers(4800, 4800 * (1 + 5e-9)) == -1);
  CHECK(compare_numbers(1e26, 1e26 * (1 - 5e-9)) == 1);
  CHECK(compare_numbers(0, 1e-300) == -1);
  CHECK(compare_numbers(-1, 1) == -1);
  CHECK(compare_numbers(3, 3) == 0);
  CHECK(compare_numbers(1266000001, 1266000000) == 1);  // whole chips and TPP are counted, not measured
  CHECK(compare_numbers(1266000000.5, 1266000000) == 0);
  CHECK(compare_numbers(2e26, 2e26 * (1 + 5e-10)) == 0);
  CHECK(compare_numbers(1, std::numeric_limits<double>::infinity()) == -1);
  CHECK(compare_numbers(0.1 + 0.2, 0.3) == 0);
}

TEST_CASE("whole chips are counted with the same tolerance") {
  CHECK(floor_tolerant(1699.9999999999) == 1700);
  CHECK(floor_tolerant(1699.9) == 1699);
  CHECK(floor_tolerant(-0.5) == -1);
  CHECK(ceil_tolerant(3.0000000001) == 3);
  CHECK(ceil_tolerant(3.1) == 4);
}
