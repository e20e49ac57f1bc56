// Which commands stream.
#include "core/cli/streams.h"

namespace chip_rules::cli {

Stream stream_of(const std::string& command) {
  static constexpr std::pair<const char*, Stream> streams[] = {{"card", stream_card}, {"batch", stream_batch}, {"ledger", stream_ledger}, {"series", stream_series}};
  for (const auto& [name, stream] : streams) {
    if (command == name) return stream;
  }
  return nullptr;
}

}  // namespace chip_rules::cli
