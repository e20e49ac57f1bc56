// Training compute, and that the rules' own formulas say the same.
#include "core/figures/training_compute.h"

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

TEST_CASE("chips, rate, share and days make operations") {
  const TrainingRun run{1000, 1000, 0.4};
  CHECK(operations_per_second(run) == 4e17);
  CHECK(compare_numbers(training_operations(run, 100), 3.456e24) == 0);
  CHECK(compare_numbers(*days_to_reach(run, 3.456e24), 100) == 0);
  CHECK_FALSE(days_to_reach({0, 1000, 1}, 1e26).has_value());
  CHECK_FALSE(days_to_reach({10, 1000, 0}, 1e26).has_value());
  CHECK(dense_model_operations(70e9, 15e12) == 6.3e24);
  CHECK(tera_ops_16_bit_from_tpp(16000) == 1000);
}

TEST_CASE("the rules' formulas agree with the arithmetic") {
  for (const double chips : {1.0, 5000.0, 100000.0}) {
    for (const double share : {1.0, 0.4}) {
      const TrainingRun run{chips, 989.4, share};
      const json decision = check("chip=nvidia-h100-sxm&qty=" + write_number(chips) + "&mfu=" + write_number(share) +
                                  "&days=90&to=DEU&hq=DEU&regime=us-2025-01-diffusion");
      REQUIRE(decision["thresholds"].size() == 1);
      const json& line = decision["thresholds"][0];
      CHECK(compare_numbers(line["flop"], training_operations(run, 90)) == 0);
      CHECK(compare_numbers(line["days"], *days_to_reach(run, line["threshold"])) == 0);
      CHECK(line["crossed"] == (training_operations(run, 90) >= line["threshold"]));
    }
  }
  const json custom = check("tpp=16000&dc=1&qty=1000&days=100&to=DEU&hq=DEU&regime=us-2025-01-diffusion");
  CHECK(compare_numbers(custom["thresholds"][0]["flop"], training_operations({1000, tera_ops_16_bit_from_tpp(16000), 1}, 100)) == 0);
}
