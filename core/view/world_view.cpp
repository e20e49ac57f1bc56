// The view of "world": how many places have which outcome, then each place.
#include "core/ask/world.h"
#include "core/place.h"
#include "core/view/check_parts.h"

namespace chip_rules {
namespace {
}  // namespace

std::vector<view::Block> world_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                      std::optional<CaseError>& error) {
  World world;
  error = world_of(question, world);
  if (error) return {};
  const RuleBook& book = question.book();
  const Program& program = *world.base.program;
  const view::CheckContext context{book, world.base, words, names};
  std::vector<view::Block> out;
  view::Headline head = view::headline(context);
  const std::string places = words.number(static_cast<double>(book.countries.count));
  out.push_back(view::Headline{head.label, words(std::string("world.by_") + by_word(world.by), {{"count", places}}), {}, {}, view::Tone::plain});
  view::Facts counts;
  counts.title = words("world.counts");
  for (const OutcomeCount& count : world.counts) {
    counts.rows.push_back({words.number(static_cast<double>(count.places.size())), names.outcome_short(count.outcome), {}, view::Names::tone(count.outcome)});
  }
  out.push_back(std::move(counts));
  if (!world.set_aside.empty()) out.push_back(view::Paragraph{"note", words("ask.set_aside", {{"keys", words.list(names.keys(world.set_aside))}})});
  for (view::Paragraph& paragraph : view::assumptions_and_coverage(context)) out.push_back(std::move(paragraph));
  view::Table table;
  table.title = words("world.places");
  table.align = "lllrl";
  table.columns = {words("column.name"), words("column.outcome"), words("column.tier"), words("column.chips_left"), words("column.clause")};
  for (std::size_t i = 0; i < world.places.size(); ++i) {
    const Brief& place = world.places[i];
    table.rows.push_back({names.row(book.countries, static_cast<int>(i)), names.outcome_short(place.outcome),
                          place.tier < 0 ? std::string() : names.tier(program.tiers[at(place.tier)]),
                          place.chips_left ? words.number(*place.chips_left) : std::string(),
                          place.deciding < 0 ? std::string() : program.clauses[at(place.deciding)].source->citation.cite});
  }
  out.push_back(std::move(table));
  view::List gaps = view::gaps(context);
  if (!gaps.entries.empty()) out.push_back(std::move(gaps));
  out.push_back(view::Paragraph{"legal", words("view.legal")});
  return out;
}

}  // namespace chip_rules
