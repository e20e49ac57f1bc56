// Reads packs (or the files of a rules folder, bundled the same way) into a rule book and says what is wrong in them.
// May know: the shape of the files in rules/.
#pragma once

#include <string_view>

#include "core/rules/book.h"

namespace chip_rules {

/// Reads what further questions alone need of a pack (core/rules/load_further.h).
using FurtherReader = void (*)(RuleBook& book, const Json& pack, Problems& problems);

/// Adds one pack's text to the book: the first pack must hold facts, instruments, timeline and catalogs; later ones
/// may add models, sources or texts. Problems name file, JSON pointer, expectation and nearest valid name.
/// A book that had problems must not be asked anything.
/// `further` may be null where those questions are not asked.
Problems load_pack(RuleBook& book, std::string_view text, FurtherReader further);

}  // namespace chip_rules
