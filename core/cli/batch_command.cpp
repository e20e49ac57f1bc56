// The command `batch`: cases from standard input, a line of JSON each to standard output, in the same order.
#include "core/ask/batch.h"
#include "core/cli/pipe.h"
#include "core/cli/streams.h"

namespace chip_rules::cli {

Answer stream_batch(const Rules& rules, const Arguments& arguments, const std::string& today, const Terminal&) {
  Answer answer;
  const auto word = arguments.members.find("scope");
  const std::optional<BatchScope> scope = read_batch_scope(word == arguments.members.end() ? "full" : word->second);
  if (!scope) {
    answer.status = refused;
    answer.errors = "--scope is full or outcome, not \"" + word->second + "\"\n";
    return answer;
  }
  const Day day = read_date(today).value_or(rules.book().checked);
  Source in("-");
  Sink out;
  LineSplitter lines(max_case_bytes);
  bool more = true;
  while (more && !out.failed()) {
    const std::string_view piece = in.read();
    more = !piece.empty();
    if (more) {
      lines.feed(piece);
    } else {
      lines.finish();
    }
    for (Line line; !out.failed() && lines.next(line);) {
      if (const auto text = answer_line(rules, line, day, *scope, arguments.lang)) out.write(*text + "\n");
    }
    out.flush();  // whoever waits for an answer before the next case gets it
  }
  if (!in.error().empty()) answer.errors = in.error() + "\n";
  if (out.failed() && !out.gone()) answer.errors = "cannot write the answers\n";
  if (out.failed() || !in.error().empty()) answer.status = cannot_go_on;
  return answer;
}

}  // namespace chip_rules::cli
