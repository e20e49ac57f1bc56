// The packs that native programs carry inside.
// May know: their names.
#pragma once

#include <string_view>

namespace chip_rules {

/// The bytes of a pack: "first" (which has all of the sentences, too), "models", "clusters", "sources", "names", "record",
/// "history", "words" or "text-<language>"; empty for another name. The first one is loaded before any other.
std::string_view embedded_pack(std::string_view name);

}  // namespace chip_rules
