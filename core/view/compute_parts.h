// What the views "compute" and "proposal" draw alike: models by training operations and date, with lines.
// May know: models against lines, names, words.
#pragma once

#include "core/ask/models_against.h"
#include "core/view/check_parts.h"

namespace chip_rules::view {

/// Models as marks over lines of training operations; no run, no note.
Plot models_plot(const CheckContext& context, const std::vector<ThresholdLine>& lines, const std::vector<ModelStanding>& models);

/// A line at an x value: the act's short name, the sentence, what the case comes to.
Plot::Line plot_line(const CheckContext& context, const ThresholdLine& line);

/// Every model with its figures and the lines that it crosses.
Table models_table(const CheckContext& context, const std::vector<ThresholdLine>& lines, const std::vector<ModelStanding>& models);

/// Whether the weights are published, in a word.
std::string weights_text(const Words& words, Weights weights);

/// The options of a filter by organization: those with several models in the catalog, by name.
std::vector<Controls::Option> organizations(const RuleBook& book, const Words& words);

}  // namespace chip_rules::view
