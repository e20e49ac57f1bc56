// Performance from data sheets: every worked case of tests/golden/tpp_cases.csv, by arithmetic and by asking the rules.
#include "core/figures/processing_performance.h"

#include <cmath>
#include <fstream>
#include <sstream>

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      quoted = !quoted;  // the words inside are not needed exactly
    } else if (text[i] == separator && !quoted) {
      out.emplace_back();
    } else if (text[i] != '\r') {
      out.back() += text[i];
    }
  }
  return out;
}

DataSheet sheet_of(const std::string& rates, const std::string& dies) {
  DataSheet sheet;
  for (const std::string& rate : split(rates, ';')) {
    const auto parts = split(rate, ':');
    sheet.rates.push_back({*read_number(parts[0]), *read_number(parts[1]), 1});
  }
  if (dies.empty()) return sheet;
  for (const std::string& die : split(dies, ';')) {
    const std::size_t note = die.find("(planar)");
    sheet.dies.push_back({*read_number(die.substr(0, note)), note != std::string::npos});
  }
  return sheet;
}

double three_digits(double number, double places) { return std::round(number * places) / places; }

}  // namespace

TEST_CASE("worked data sheets give their TPP, bits, area, density and paragraph") {
  std::ifstream file(std::string(CHIP_RULES_SOURCE_DIR) + "/tests/golden/tpp_cases.csv");
  REQUIRE(file.good());
  std::string line;
  std::getline(file, line);
  int count = 0;
  while (std::getline(file, line)) {
    const auto cells = split(line, ',');
    REQUIRE(cells.size() == 10);
    INFO(cells[0], " ", cells[1]);
    const DataSheet sheet = sheet_of(cells[2], cells[3]);
    const ProcessingPerformance out = processing_performance(sheet);
    CHECK(compare_numbers(out.tpp, *read_number(cells[5])) == 0);
    std::string bits;
    for (const double length : out.bits) bits += (bits.empty() ? "" : "/") + write_number(length);
    CHECK(bits == cells[6]);
    CHECK(out.density.has_value() == !cells[8].empty());
    if (!cells[7].empty()) CHECK(three_digits(out.applicable_area, 100) == three_digits(*read_number(cells[7]), 100));
    if (out.density) CHECK(three_digits(*out.density, 1e4) == three_digits(*read_number(cells[8]), 1e4));

    // The rules, asked with these figures, find the same density and the paragraph.
    std::string text = "tpp=" + write_number(out.tpp) + "&dc=" + (cells[4] == "y" ? "1" : "0") + "&regime=us-2023-11";
    if (!sheet.dies.empty()) text += "&die=" + write_number(out.applicable_area);
    const json decision = check(text);
    REQUIRE_FALSE(decision.contains("error"));
    const std::string paragraph = cells[9].substr(0, 7);
    const json expected = paragraph.substr(0, 4) == "none" ? json::array() : json::array({paragraph});
    CHECK(decision["classification"] == expected);
    for (const json& entry : decision["trace"]) {
      for (const json& compared : entry["compared"]) {
        if (compared[0] != "chip.pd" || !out.density) continue;
        CHECK(compare_numbers(compared[3].get<double>(), *out.density) == 0);
      }
    }
    ++count;
  }
  CHECK(count == 33);
}

TEST_CASE("sparse rates count as dense ones") {
  const ProcessingPerformance out = processing_performance({{{8, 3958, 2}, {16, 989.4, 1}}, {{814, false}}});
  CHECK(out.tpp == 15832);
  CHECK(out.bits == std::vector<double>{8});
}

TEST_CASE("dies and units that work at once add up, format by format") {
  const DataSheet die{{{16, 191.5, 1}, {8, 191.5, 1}}, {{724, false}}};
  const ProcessingPerformance one = processing_performance(die);
  const ProcessingPerformance both = processing_performance(together(die, die));
  CHECK(both.tpp == 2 * one.tpp);
  CHECK(both.applicable_area == 1448);
  CHECK(both.density == one.density);
  const DataSheet accelerator{{{8, 105, 2}}, {}};
  CHECK(processing_performance(together({{{8, 85, 1}, {16, 10, 1}}, {}}, accelerator)).tpp == 1100);
  // Integer and floating rates of one length share their units.
  CHECK(processing_performance(together({{{8, 85, 1}, {8, 40, 1}}, {}}, accelerator)).tpp == 1100);
}

TEST_CASE("without non-planar area there is no density") {
  CHECK_FALSE(processing_performance({{{16, 256, 1}}, {{500, true}}}).density.has_value());
  CHECK_FALSE(processing_performance({{{16, 256, 1}}, {}}).density.has_value());
  CHECK(processing_performance({{}, {{500, false}}}).tpp == 0);
}
