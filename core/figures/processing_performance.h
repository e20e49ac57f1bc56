// Total processing performance and performance density from a data sheet.
// May know: arithmetic only. Which line these numbers cross is a matter of the rules.
#pragma once

#include <optional>
#include <vector>

namespace chip_rules {

/// One line of a data sheet: the peak rate of one number format.
struct FormatRate {
  double bits = 0;           // length of the longest input of the multiplication (Technical Note 1.c)
  double tera_ops = 0;       // 10^12 operations a second, a multiply-accumulate counted as two (Note 1.b)
  double sparsity = 1;       // how much of the printed rate rests on skipping zeros: 2 where 2 of 4 are skipped
};

/// One logic die of a package. Memory dies and passive interposers do not belong here.
struct Die {
  double square_millimeters = 0;
  bool planar = false;  // made on a node without non-planar transistors
};

/// What a maker prints of one integrated circuit or multichip package.
struct DataSheet {
  std::vector<FormatRate> rates;
  std::vector<Die> dies;
};

struct ProcessingPerformance {
  double tpp = 0;
  std::vector<double> bits;       // every bit length that reaches it, longest first
  double applicable_area = 0;     // square millimeters of non-planar logic dies
  std::optional<double> density;  // none when there is no such area
};

/// TPP is "2 x MacTOPS x bit length of the operation" (Technical Note 1 to ECCN 3A090): rate times bits for each
/// format, and of these the highest (Note 2). Rates count for dense matrices only, without sparsity (Note 3).
/// Performance density is TPP over the applicable die area, that of all non-planar logic dies (Note 4); planar dies
/// neither count nor dilute.
ProcessingPerformance processing_performance(const DataSheet& sheet);

/// Two dies or processing units that work at once: the highest dense rates of each bit length add up, and so
/// do the dies (Technical Note 1.d: aggregated over all processing units). What only one of them has stays as it is.
DataSheet together(const DataSheet& one, const DataSheet& other);

}  // namespace chip_rules
