// Many cases, one a line: each line is answered on its own, so that the answers can stream.
// May know: cases and decisions. Does no I/O.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/api.h"
#include "core/line_splitter.h"
#include "core/questions.h"

namespace chip_rules {

/// How much of each decision an answer holds.
enum class BatchScope : std::uint8_t {
  full,     // the decision as JSON, but for what would change it: that takes a hundred times as long
  outcome,  // {"line", "case", "regime", "basis", "coverage", "outcome", "missing", "possible"}
};
std::optional<BatchScope> read_batch_scope(std::string_view word);

/// The answer to one line, JSON on one line without its end, with the line's number as the first member. A case that
/// is refused, an empty line and one that is too long are answered by {"line", "error"}. Nothing for a comment, which
/// begins with '#'. Errors are told in `lang`.
std::optional<std::string> answer_line(const Rules& rules, const Line& line, Day today, BatchScope scope,
                                       std::string_view lang = "en");

/// The question `batch`: {"answers": [...]} for the lines of the request's "text", with "scope" full or outcome.
std::string batch_json(const Question& question, std::optional<CaseError>& error);

}  // namespace chip_rules
