// The table of a batch.
#include "core/view/batch_view.h"

#include "core/decide/decision.h"
#include "core/line_splitter.h"
#include "core/view/refusal.h"

namespace chip_rules {

std::vector<view::Block> batch_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                      std::optional<CaseError>&) {
  view::Table table;
  table.align = "rll";
  table.columns = {words("batch.line"), words("batch.outcome"), words("batch.case")};
  LineSplitter lines(max_case_bytes);
  const std::string text = question.text("text");
  lines.feed(text);
  lines.finish();
  for (Line line; lines.next(line);) {
    if (!line.text.empty() && line.text[0] == '#') continue;
    Case the_case;
    const auto error = read_case(question.book(), line.text, false, the_case);
    std::string outcome;
    if (error) {
      outcome = words("error.case", {{"message", view::refusal_text(question.book(), words, *error)}});
    } else {
      const Decision decision = decide_case(question.rules.programs(), the_case, question.today, {false, false, false});
      outcome = names.outcome_short(decision.answer.outcome);
    }
    table.rows.push_back({words.number(static_cast<double>(line.number)), outcome, line.text});
  }
  return {std::move(table)};
}

}  // namespace chip_rules
