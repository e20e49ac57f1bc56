// Training compute: what a cluster can reach, and when.
// May know: arithmetic only. Which number of operations is a line is a matter of the rules.
#pragma once

#include <optional>

namespace chip_rules {

/// The unit of operations in rules and catalogs.
constexpr const char* operations_unit = "FLOP";
constexpr double seconds_a_day = 86400;

/// A training run on equal chips.
struct TrainingRun {
  double chips = 0;
  double tera_ops_16_bit = 0;  // dense 16-bit peak of one chip, in 10^12 operations a second
  double utilization = 1;      // share of the peak that the run keeps up, 0..1; 1 is the theoretical peak
};

/// Operations a second: chips x dense 16-bit peak x utilization.
double operations_per_second(const TrainingRun& run);

/// Operations of a run of that many days.
double training_operations(const TrainingRun& run, double days);

/// Days until the run has done `operations`; none when it never gets there.
std::optional<double> days_to_reach(const TrainingRun& run, double operations);

/// The usual estimate for a dense transformer: six operations for each parameter and training token (6 N D).
double dense_model_operations(double parameters, double tokens);

/// The dense 16-bit peak to assume where only TPP is known: TPP / 16, in 10^12 operations a second.
double tera_ops_16_bit_from_tpp(double tpp);

}  // namespace chip_rules
