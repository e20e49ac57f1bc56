// TPP, applicable die area and performance density.
#include "core/figures/processing_performance.h"

#include <algorithm>
#include <functional>
#include <map>

#include "core/json/number.h"

namespace chip_rules {
namespace {

double dense_rate(const FormatRate& rate) { return rate.tera_ops / rate.sparsity; }

}  // namespace

ProcessingPerformance processing_performance(const DataSheet& sheet) {
  ProcessingPerformance out;
  for (const FormatRate& rate : sheet.rates) out.tpp = std::max(out.tpp, dense_rate(rate) * rate.bits);
  for (const FormatRate& rate : sheet.rates) {
    if (compare_numbers(dense_rate(rate) * rate.bits, out.tpp) == 0) out.bits.push_back(rate.bits);
  }
  std::sort(out.bits.begin(), out.bits.end(), std::greater<>());
  out.bits.erase(std::unique(out.bits.begin(), out.bits.end()), out.bits.end());
  for (const Die& die : sheet.dies) {
    if (!die.planar) out.applicable_area += die.square_millimeters;
  }
  if (out.applicable_area > 0) out.density = out.tpp / out.applicable_area;
  return out;
}

DataSheet together(const DataSheet& one, const DataSheet& other) {
  std::map<double, double> rates;  // by bits, dense
  for (const DataSheet* sheet : {&one, &other}) {
    std::map<double, double> highest;  // integer and floating formats of one length use the same units
    for (const FormatRate& rate : sheet->rates) highest[rate.bits] = std::max(highest[rate.bits], dense_rate(rate));
    for (const auto& [bits, rate] : highest) rates[bits] += rate;
  }
  DataSheet out;
  for (const auto& [bits, rate] : rates) out.rates.push_back({bits, rate, 1});
  out.dies = one.dies;
  out.dies.insert(out.dies.end(), other.dies.begin(), other.dies.end());
  return out;
}

}  // namespace chip_rules
