// The list of questions about more than one case: a line each.
#include "core/ask/allocate.h"
#include "core/ask/batch.h"
#include "core/ask/card_picture.h"
#include "core/ask/citation.h"
#include "core/ask/claims.h"
#include "core/ask/compare.h"
#include "core/ask/compute.h"
#include "core/ask/ledger.h"
#include "core/ask/lines.h"
#include "core/ask/matrix.h"
#include "core/ask/price_series.h"
#include "core/ask/rule.h"
#include "core/ask/proposal.h"
#include "core/ask/quota.h"
#include "core/ask/timeline.h"
#include "core/ask/until.h"
#include "core/ask/world.h"
#include "core/questions.h"
#include "core/view/allocate_view.h"
#include "core/view/batch_view.h"
#include "core/view/claims_view.h"
#include "core/view/ledger_view.h"
#include "core/view/lists.h"
#include "core/view/map_view.h"

namespace chip_rules {
namespace {

using Blocks = std::vector<view::Block>;

Blocks list_blocks(const Question& question, const view::Words& words, const view::Names& names, std::optional<CaseError>& error) {
  const std::string list = question.text("list");
  if (auto found = view::table(question.book(), words, names, list)) return {std::move(*found)};
  error = CaseError{"unknown_id", "list", list, words("error.list", {{"name", list}, {"known", words.list(view::list_names())}}), {}};
  return {};
}

Blocks lint_blocks(const Question& question, const view::Words& words, const view::Names&, std::optional<CaseError>&) {
  return view::lint(question.rules, words);
}

Blocks scope_blocks(const Question& question, const view::Words& words, const view::Names&, std::optional<CaseError>&) {
  return view::scope(question.book(), words);
}

}  // namespace

const std::vector<QuestionKind>& question_kinds() {
  static const std::vector<QuestionKind> kinds{
      {"timeline", timeline_json, timeline_blocks},
      {"time", nullptr, time_blocks},
      {"compare", compare_json, compare_blocks},
      {"world", world_json, world_blocks},
      {"matrix", matrix_json, matrix_blocks},
      {"list", nullptr, list_blocks},
      {"lint", nullptr, lint_blocks},
      {"ledger", ledger_json, ledger_blocks},
      {"allocate", allocate_json, allocate_blocks},
      {"claims", claims_json, claims_blocks},
      {"history", nullptr, history_blocks},
      {"series", series_json, series_blocks},
      {"batch", batch_json, batch_blocks},
      {"card-svg", card_svg_json, nullptr},
      {"citation", citation_json, nullptr},
      {"until", until_json, nullptr},
      {"scope", nullptr, scope_blocks},
      {"lines", nullptr, lines_blocks},
      {"rule", nullptr, rule_blocks},
      {"move-chip-pd", move_density_json, nullptr},
      {"move-chip-mem", move_memory_json, nullptr},
      {"move-chip-io", move_interconnect_json, nullptr},
      {"compute", compute_json, compute_blocks},
      {"map", nullptr, map_blocks},
      {"quota", quota_json, quota_blocks},
      {"proposal", proposal_json, proposal_blocks},
  };
  return kinds;
}

}  // namespace chip_rules
