// The views that list: the form of a case, catalogs as tables, choices for a picker, the check of the rule book.
// May know: the rule book, names, words.
#pragma once

#include "core/api.h"
#include "core/rules/compile_groups.h"
#include "core/view/names.h"

namespace chip_rules::view {

Form form(const RuleBook& book, const Words& words, const Names& names, const Case& the_case, Day today);

/// Choices of `list` that fit `typed`, best first; all of them in natural order when nothing is typed.
Options find(const RuleBook& book, const Words& words, const Names& names, std::string_view list, std::string_view typed);

/// A catalog, the regimes or the facts as a table; nothing for an unknown name.
std::optional<Table> table(const RuleBook& book, const Words& words, const Names& names, std::string_view list);

/// The views that a front end offers, in their order: value is the view's name, detail says what it shows.
Options views(const Words& words);

/// The names that `table` and `find` take.
const std::vector<std::string>& list_names();

/// What is modeled, what is not, and the acts that the rules are made of.
std::vector<Block> scope(const RuleBook& book, const Words& words);

/// Compiles every regime on every stretch of days and collects what is wrong, and what rests on weak sources.
std::vector<Block> lint(const Rules& rules, const Words& words);

/// Problems of every regime on every stretch of days and both bases; empty when the rule book is sound.
Problems rule_problems(const RuleBook& book);

}  // namespace chip_rules::view
