// Knobs that several views have: a fact of the case as a slider, a parameter of the rules, a reading, an option of the view.
// May know: cases, programs, names and words.
#pragma once

#include "core/questions.h"
#include "core/view/check_parts.h"

namespace chip_rules::view {

/// How far a slider goes; `step` 0: any value.
struct Reach {
  double low = 0, high = 1, step = 1;
  bool logarithmic = false;
};

/// A number of the case. A value that lies outside widens the reach; one that is not known stands at the low end.
Controls::Control fact_knob(const CheckContext& context, const char* fact, Reach reach);

/// A parameter of the program as `set.<id>`: from a hundredth to a hundred times what the text says, shares from 0 to 1.
Controls::Control parameter_knob(const Words& words, const Names& names, const Program& program, const ParameterVersion& parameter);

/// A choice between readings as `reading.<id>`.
Controls::Control reading_knob(const Words& words, const Program& program, const Reading& reading);

/// The day of the case as `on`, without label: where it stands (`on`, also when the case names none) between `low` and `high`.
Controls::Control day_knob(const Words& words, const Case& the_case, Day on, Day low, Day high);

/// An option of the view: `key` is "view.<name>"; the first option is the default and stands for an absent value.
Controls::Control option_knob(const Question& question, const Words& words, std::string key, std::string label,
                              std::vector<Controls::Option> options);

}  // namespace chip_rules::view
