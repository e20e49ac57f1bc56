// The catalog's models as cases under one law: what each comes to, and which lines of computing power it crosses.
// May know: programs, facts, catalogs. No words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/decide/decision.h"

namespace chip_rules {

/// Whether a model's weights are published: by the catalog; -1 where it does not say.
enum class Weights : signed char { unknown = -1, closed = 0, open = 1 };

/// Which models are asked about; what is empty asks nothing.
struct ModelFilter {
  std::optional<Weights> weights;
  std::string organization;
  std::optional<Day> since;  // released on that day or later
};

struct ModelStanding {
  int row = -1;                 // of the catalog of models
  double flop = 0;              // training operations
  std::optional<Day> released;  // a year or month alone counts as its first day
  Weights weights = Weights::unknown;
  bool biological = false;
  bool estimate = false;        // the catalog is not confident of the operations
  std::vector<Tri> over;        // of each line: crossed, and does it concern this model?
};

/// What stands in the catalog about a model, without regard to any law; nothing when it has no training operations.
std::optional<ModelStanding> model_in_catalog(const RuleBook& book, int row);

/// The case with its law and what-ifs, and nothing that is asked about.
Case law_alone(const Case& the_case);

/// Facts of the law's case as if a model were asked about, for models to be put in one after the other. Needs a catalog.
Facts facts_of_a_model(const RuleBook& book, const Case& law, Day on);

/// All models with known training operations that the filter lets through, the largest first, each against every line.
std::vector<ModelStanding> models_against(const Program& program, const Case& law, Day on, const ModelFilter& filter,
                                          const std::vector<ThresholdLine>& lines);

/// How many cross line `line` for sure; with `until`, of those that were not released later.
std::size_t count_over(const std::vector<ModelStanding>& models, std::size_t line, std::optional<Day> until = std::nullopt);

}  // namespace chip_rules
