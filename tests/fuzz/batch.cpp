// Any bytes as lines of cases: one JSON answer for every line but comments; the same however the text is cut up.
#include <cstdint>

#include "core/ask/batch.h"
#include "tests/fuzz/shipped.h"

namespace {

using namespace chip_rules;
using fuzz::must;
using fuzz::rules;

std::string answers(std::string_view text, std::size_t piece) {
  LineSplitter lines(max_case_bytes);
  std::string out;
  Line line;
  const auto drain = [&] {
    while (lines.next(line)) {
      const auto answer = answer_line(rules(), line, *read_date("2026-11-22"), BatchScope::outcome);
      must(answer.has_value() == (line.text.empty() || line.text[0] != '#'), "every line but a comment has an answer");
      if (!answer) continue;
      Json json;
      must(parse_json(*answer, json).empty(), "an answer is JSON");
      must(answer->find('\n') == std::string::npos, "an answer is one line");
      must(json.find("line")->number == static_cast<double>(line.number), "an answer says whose it is");
      out += *answer;
    }
  };
  for (std::size_t start = 0; start < text.size(); start += piece) {
    lines.feed(text.substr(start, piece));
    drain();
  }
  lines.finish();
  drain();
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  must(answers(text, 5) == answers(text, size + 1), "the pieces in which a text comes do not matter");
  return 0;
}
