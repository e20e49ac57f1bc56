// The command line: words in, text and an exit status out. The only place that reads the clock.
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "core/case/date.h"
#include "core/cli/commands.h"
#include "core/cli/text_layout.h"

namespace {

using namespace chip_rules;

bool write_all(FILE* file, const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
}

// Each line of `errors` behind the program's name, so that it can be told from others in a pipe.
void say(const std::string& errors) {
  std::string out;
  for (std::size_t start = 0; start < errors.size();) {
    const std::size_t end = std::min(errors.find('\n', start), errors.size());
    out += "chip-rules: " + cli::clean(errors.substr(start, end - start)) + "\n";
    start = end + 1;
  }
  write_all(stderr, out);
}

// Today in UTC; CHIP_RULES_TODAY stands in for the clock where answers must not change from day to day.
std::string today() {
  if (const char* wanted = std::getenv("CHIP_RULES_TODAY")) return wanted;
  return write_date(static_cast<Day>(std::time(nullptr) / 86400));
}

}  // namespace

int main(int count, char** words) {
  const cli::Arguments arguments = cli::read_arguments(std::vector<std::string>(words + (count > 0), words + count));
  if (!arguments.error.empty()) {
    say(arguments.error);
    write_all(stderr, "\n" + cli::usage());
    return cli::refused;
  }
  const std::string date = today();
  if (!read_date(date)) {
    say("CHIP_RULES_TODAY is a date such as 2025-06-01, not \"" + date + "\"");
    return cli::refused;
  }
  const cli::Answer answer = cli::run(arguments, date, cli::terminal());
  say(answer.errors);
  if (!write_all(stdout, answer.out)) {
    say("cannot write the answer");
    return cli::cannot_go_on;
  }
  return answer.status;
}
