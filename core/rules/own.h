// Adds an instrument that a reader brings along to a rule book, as a regime of its own on top of the law of the day.
// May know: the rule book, how instruments are loaded, folded and compiled. Such a text may be anything: hostile, too.
#pragma once

#include <string_view>

#include "core/rules/book.h"

namespace chip_rules {

/// What a text of a reader's own may hold: sized for one act, and so that no answer under it takes long.
inline constexpr JsonLimits own_limits{512u << 10, 32, 20000};
inline constexpr std::size_t own_longest_text = 4000;  // bytes of one sentence
inline constexpr std::size_t own_most_days = 100;      // days named in it

/// Adds the instrument in `text`, one file as in rules/instruments/, read as if in force on top of the law: of the law on
/// the books when its bases are only those, else of the law as enforced. What stands in both (a clause, a parameter, a
/// group) is then as the text has it; the regimes that were there stay as they are. Problems, in the order of the file,
/// bear `name` as their file; with any, the book must not be asked. A book takes one such text.
Problems add_own_instrument(RuleBook& book, std::string_view name, std::string_view text);

/// The same in parts, for a host that must not stand still: reads and loads the text; then every day of `change_days` has to be
/// compiled. With problems in any part the book must not be asked; those of one day may be those of another.
Problems load_own_instrument(RuleBook& book, std::string_view name, std::string_view text);
Problems compile_own_instrument(const RuleBook& book, std::string_view name, Day day);

/// The value that stands at a problem's pointer in an instrument's text, short enough to show: "12", "\"abc\"", "{...}";
/// empty when nothing stands there.
std::string value_at(const Json& document, std::string_view pointer);

}  // namespace chip_rules
