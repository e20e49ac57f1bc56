// The table of an allocation.
#include "core/view/allocate_view.h"

#include "core/place.h"
#include "core/view/names.h"

namespace chip_rules {
namespace {

std::string chips(const view::Words& words, std::uint64_t count) {
  return words.quantity(static_cast<double>(count), "chips");
}

// "Drawn in the order B, A, C (seed 7)"; only the first of many.
std::string drawn(const view::Words& words, const Allocation& allocation, const Sharing& sharing) {
  constexpr std::size_t most_named = 12;
  std::vector<std::string> names;
  for (const std::size_t i : sharing.order) {
    if (names.size() == most_named) break;
    names.push_back(allocation.applicants[i].name);
  }
  const bool all = names.size() == sharing.order.size();
  return words(all ? "allocate.drawn" : "allocate.drawn_first", {{"names", words.list(names)}, {"seed", std::to_string(allocation.seed)}});
}

}  // namespace

std::vector<view::Block> allocate_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                         std::optional<CaseError>& error) {
  const Allocation allocation = allocate(question, error);
  if (error) return {};
  view::Headline headline;
  headline.label = allocation.of < 0 ? words("allocate.label")
                                      : words("allocate.label_limit", {{"limit", names.limit(allocation.program->limits[at(allocation.of)])}});
  headline.text = words("allocate.headline", {{"left", chips(words, allocation.left)}, {"wanted", chips(words, allocation.wanted)}});
  headline.tone = view::Tone::plain;

  view::Table table;
  table.align = "lr";
  table.columns = {words("allocate.applicant"), words("allocate.asked")};
  for (const Applicant& one : allocation.applicants) table.rows.push_back({one.name, words.number(static_cast<double>(one.wanted))});
  table.rows.push_back({words("allocate.remains"), ""});
  view::List rules;
  rules.role = "rules";
  rules.title = words("allocate.how");
  for (const Sharing& sharing : allocation.sharings) {
    const std::string word = sharing_word(sharing.rule);
    table.align += 'r';
    table.columns.push_back(words("allocate.rule." + word));
    for (std::size_t i = 0; i < sharing.granted.size(); ++i) table.rows[i].push_back(words.number(static_cast<double>(sharing.granted[i])));
    table.rows.back().push_back(words.number(static_cast<double>(sharing.remains)));
    const std::string order = sharing.order.empty() ? std::string() : drawn(words, allocation, sharing);
    rules.entries.push_back({words("view.assumed_one", {{"fact", words("allocate.rule." + word)}, {"value", words("allocate.says." + word)}}), order, {}});
  }
  std::vector<view::Block> out{std::move(headline), std::move(table), std::move(rules)};
  out.push_back(view::Paragraph{"note", words("allocate.no_law")});
  return out;
}

}  // namespace chip_rules
