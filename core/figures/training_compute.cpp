// Chips, rates and time to operations and back.
#include "core/figures/training_compute.h"

namespace chip_rules {
namespace {

constexpr double tera = 1e12;
constexpr double operations_a_token = 6;  // of each parameter: two forward, four backward
constexpr double bits = 16;

}  // namespace

double operations_per_second(const TrainingRun& run) { return run.chips * run.tera_ops_16_bit * (tera * run.utilization); }

double training_operations(const TrainingRun& run, double days) {
  return operations_per_second(run) * (days * seconds_a_day);
}

std::optional<double> days_to_reach(const TrainingRun& run, double operations) {
  const double rate = operations_per_second(run);
  if (rate <= 0) return std::nullopt;
  return operations / rate / seconds_a_day;
}

double dense_model_operations(double parameters, double tokens) { return operations_a_token * parameters * tokens; }

double tera_ops_16_bit_from_tpp(double tpp) { return tpp / bits; }

}  // namespace chip_rules
