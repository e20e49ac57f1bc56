// What every block of a view shares: the meaning that a color stands for, and links.
// May know: nothing of the rest of the core (plain values only).
#pragma once

#include <string>

namespace chip_rules::view {

/// What an outcome means, on the one scale of colors that every renderer shares.
/// Never shown by color alone: each toned thing also carries words.
enum class Tone { plain, not_controlled, no_license, exception, approval, case_by_case, deny, barred, undetermined };

/// The name of a tone as it stands in JSON and CSS classes, for example "case-by-case".
const char* tone_name(Tone tone);

/// Text that may be a link. `href` is empty or an http(s) address.
struct Link {
  std::string text;
  std::string href;
};

}  // namespace chip_rules::view
