// Keeps the beginning of the line that has not ended yet.
#include "core/line_splitter.h"

#include <utility>

namespace chip_rules {

// One byte more than may stay, since it may be the CR of the line's end.
void LineSplitter::keep(std::string_view part) {
  if (part.empty()) return;
  begun_ += part.substr(0, most_ + 1 - begun_.size());
  size_ += part.size();
  last_ = part.back();
}

bool LineSplitter::next(Line& line) {
  const std::size_t end = rest_.find('\n');
  keep(rest_.substr(0, end));
  if (end == std::string_view::npos) {
    rest_ = {};
    if (!finished_ || size_ == 0) return false;
  } else {
    rest_.remove_prefix(end + 1);
  }
  const std::size_t length = size_ - (last_ == '\r');
  line.number = ++count_;
  line.too_long = length > most_;
  begun_.resize(line.too_long ? most_ : length);
  line.text = std::exchange(begun_, {});
  size_ = 0;
  last_ = 0;
  return true;
}

}  // namespace chip_rules
