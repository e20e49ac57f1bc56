// The parts of the view "check", one function a part, so that each stands in a file of its own.
// May know: decisions, names, words.
#pragma once

#include "core/view/names.h"

namespace chip_rules::view {

/// What every part looks at.
struct CheckContext {
  const RuleBook& book;
  const Decision& decision;
  const Words& words;
  const Names& names;
};

Headline headline(const CheckContext& context);
/// Why an answer cannot be told: what the law itself leaves open, which facts are missing, which outcomes are possible.
std::string undetermined_reason(const CheckContext& context);
/// What the case sets aside from the law, each as a phrase: numbers with what they are by law, groups, readings.
std::vector<std::string> changed_by_hand(const CheckContext& context);
/// That numbers, groups or readings are the asker's own and not the law's: none or one.
std::vector<Paragraph> what_if_warning(const CheckContext& context);
/// Embargoes and lists beside the answer, what was assumed, which rules were asked, what is unverified.
std::vector<Paragraph> assumptions_and_coverage(const CheckContext& context);
Facts at_a_glance(const CheckContext& context);
std::vector<Bar> quota_bars(const CheckContext& context);
List order_parts(const CheckContext& context);
/// Training operations first, always; then clusters in operations a second, when a line of that kind concerns the case.
std::vector<Axis> threshold_axes(const CheckContext& context);
/// One line of computing power in words: what it asks, whether the case reaches it, and in how many days.
Axis::Line threshold_line(const CheckContext& context, const ThresholdLine& threshold);
List obligations(const CheckContext& context);
List gaps(const CheckContext& context);
List remarks(const CheckContext& context);
Clauses trace(const CheckContext& context);
Choices flips(const CheckContext& context);
Choices readings(const CheckContext& context);
List sources(const CheckContext& context);

}  // namespace chip_rules::view
