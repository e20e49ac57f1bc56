// Unbuffered reads, so that a line is answered when it comes and not when a block is full.
#include "core/cli/pipe.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace chip_rules::cli {
namespace {
constexpr std::size_t piece = 1u << 16;
constexpr std::size_t most_waiting = 1u << 16;
}  // namespace

Source::Source(const std::string& path) : path_(path), buffer_(piece) {
  file_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about {};
  if (file_ < 0 || ::fstat(file_, &about) != 0) {
    fail(errno);
  } else if (S_ISDIR(about.st_mode)) {
    fail(EISDIR);
  }
  seekable_ = path != "-" && S_ISREG(about.st_mode);
}

Source::~Source() {
  if (file_ > STDIN_FILENO) ::close(file_);
}

void Source::fail(int reason) {
  error_ = (path_ == "-" ? std::string("standard input") : path_) + ": " + std::strerror(reason);
}

std::string_view Source::read() {
  if (!error_.empty()) return {};
  for (;;) {
    const ssize_t got = ::read(file_, buffer_.data(), piece);
    if (got >= 0) return {buffer_.data(), static_cast<std::size_t>(got)};
    if (errno == EINTR) continue;
    fail(errno);
    return {};
  }
}

void Source::rewind() {
  if (::lseek(file_, 0, SEEK_SET) != 0) fail(errno);
}

std::string_view Source::read_at(std::size_t offset, std::size_t size) {
  if (buffer_.size() < size) buffer_.resize(size);
  std::size_t have = 0;
  while (have < size) {
    const ssize_t got = ::pread(file_, buffer_.data() + have, size - have, static_cast<off_t>(offset + have));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(errno);
    if (got <= 0) break;
    have += static_cast<std::size_t>(got);
  }
  return {buffer_.data(), have};
}

Sink::Sink() { std::signal(SIGPIPE, SIG_IGN); }

void Sink::write(std::string_view text) {
  if (failed_) return;
  waiting_ += text;
  if (waiting_.size() >= most_waiting) flush();
}

bool Sink::flush() {
  std::string_view rest = waiting_;
  while (!rest.empty() && !failed_) {
    const ssize_t put = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (put < 0 && errno == EINTR) continue;
    failed_ = put < 0;
    gone_ = put < 0 && errno == EPIPE;
    if (put > 0) rest.remove_prefix(static_cast<std::size_t>(put));
  }
  waiting_.clear();
  return !failed_;
}

}  // namespace chip_rules::cli
