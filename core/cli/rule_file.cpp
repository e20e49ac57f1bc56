// See rule_file.h.
#include "core/cli/rule_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace chip_rules::cli {
namespace {

constexpr std::size_t most_bytes = 2u << 20;

}  // namespace

std::string read_rule_file(const std::string& path, std::string& text) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return errno == ENOENT ? "the file is missing" : std::string("cannot be read: ") + std::strerror(errno);
  struct stat about {};
  std::string wrong;
  if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) wrong = "expected a file";
  text.clear();
  char buffer[1 << 16];
  while (wrong.empty()) {
    const ssize_t got = read(file, buffer, sizeof buffer);
    if (got < 0) wrong = std::string("cannot be read: ") + std::strerror(errno);
    if (got <= 0) break;
    text.append(buffer, static_cast<std::size_t>(got));
    if (text.size() > most_bytes)
      wrong = "larger than " + std::to_string(most_bytes) + " bytes, the most that a rule file may have";
  }
  close(file);
  return wrong;
}

}  // namespace chip_rules::cli
