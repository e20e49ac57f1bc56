// Bytes in and out: what has arrived is handed over at once, what is written leaves before the next wait.
// May know: nothing of rules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chip_rules::cli {

/// A file or standard input, read in pieces as they arrive.
class Source {
 public:
  /// Opens a file; "-" is standard input. `error` says why it cannot be read.
  explicit Source(const std::string& path);
  ~Source();
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  const std::string& error() const { return error_; }
  /// Whether it can be read again from any place: a file on disk, and not standard input.
  bool seekable() const { return seekable_; }
  /// The next bytes; empty at the end, or when `error` has been set.
  std::string_view read();
  /// Goes back to the first byte.
  void rewind();
  /// `size` bytes from `offset`; fewer where the file has become shorter.
  std::string_view read_at(std::size_t offset, std::size_t size);

 private:
  void fail(int reason);

  std::string path_;
  std::string error_;
  int file_ = -1;
  bool seekable_ = false;
  std::vector<char> buffer_;
};

/// Standard output in large pieces. A reader who has gone away ends the writing without a word.
class Sink {
 public:
  Sink();
  void write(std::string_view text);
  /// Hands over what was written; false when it cannot be.
  bool flush();
  bool gone() const { return gone_; }      // nobody reads any more
  bool failed() const { return failed_; }  // gone, or the disk is full

 private:
  std::string waiting_;
  bool gone_ = false;
  bool failed_ = false;
};

}  // namespace chip_rules::cli
