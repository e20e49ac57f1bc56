// Reads packs (or the files of a rules folder, bundled the same way) into a rule book and says what is wrong in them.
// May know: the shape of the files in rules/.
#pragma once

#include <string_view>

#include "core/rules/book.h"

namespace chip_rules {

/// Adds one pack's text to the book: the first pack must hold facts, instruments, timeline and catalogs; later ones
/// may add models, sources or texts. Problems name file, JSON pointer, expectation and nearest valid name.
/// A book that had problems must not be asked anything.
Problems load_pack(RuleBook& book, std::string_view text);

}  // namespace chip_rules
