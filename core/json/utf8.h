// Characters as UTF-8 bytes.
// May know: nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chip_rules {

/// How many bytes the first character of `text` has; 0 when it is not valid UTF-8 or `text` is empty.
std::size_t utf8_length(std::string_view text);

/// Appends a Unicode character, which must not be a surrogate.
void append_utf8(std::string& out, unsigned code);

}  // namespace chip_rules
