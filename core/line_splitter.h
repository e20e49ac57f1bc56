// Lines out of text that arrives in pieces of any size; a line may be too long to keep.
// May know: nothing of rules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chip_rules {

/// One line without its end (LF or CRLF), counted from 1. `too_long`: `text` is only how it begins.
struct Line {
  std::size_t number = 0;
  std::string text;
  bool too_long = false;
};

class LineSplitter {
 public:
  /// Lines of more than `most` bytes are not kept whole.
  explicit LineSplitter(std::size_t most) : most_(most) {}

  /// Takes the next piece of text; it must live until `next` has returned false.
  void feed(std::string_view piece) { rest_ = piece; }
  /// The text has ended: what is left is a line, too, unless it is empty.
  void finish() { finished_ = true; }
  /// The next whole line, or false when more text is needed.
  bool next(Line& line);

 private:
  void keep(std::string_view part);

  std::size_t most_;
  std::size_t count_ = 0;
  std::string_view rest_;
  std::string begun_;      // of the line that has not ended: its first bytes
  std::size_t size_ = 0;   // all of them
  char last_ = 0;
  bool finished_ = false;
};

}  // namespace chip_rules
