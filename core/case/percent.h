// Percent-encoding as case strings use it. May know: bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chip_rules {

/// The text that percent-encoding stands for; nothing when that is malformed or no UTF-8. "+" stays as it is: what-ifs of groups use it.
std::optional<std::string> percent_decoded(std::string_view text);

/// A value as case strings carry it: letters, digits and "-._~,:+" stand for themselves.
std::string percent_encoded(std::string_view text);

/// Bytes that may be no UTF-8, for a message.
std::string shown_bytes(std::string_view bytes);

}  // namespace chip_rules
