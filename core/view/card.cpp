// The view "card" and its text alternative.
#include "core/view/card.h"

namespace chip_rules::view {
namespace {

// What a frozen card has to say when other data than its own decide: whether the outcome moved.
std::string decided_anew(const CheckContext& context, std::string_view data, std::string_view was) {
  const Outcome& now = context.decision.answer.outcome;
  if (was.empty()) return context.words("card.anew", {{"data", data}});
  const std::optional<Outcome> then = read_outcome(context.book, was);
  if (then && *then == now) return context.words("card.anew_same", {{"data", data}});
  return context.words("card.anew_moved", {{"data", data}, {"was", then ? context.names.outcome_short(*then) : std::string(was)},
                                           {"now", context.names.outcome_short(now)}});
}

std::string credit(const CheckContext& context) {
  return context.words("card.credit", {{"checked", context.words.date(context.book.checked)}, {"data", context.book.version}});
}

std::string number_in_words(const Words& words, const Axis& axis) {
  std::vector<std::string> lines;
  for (const Axis::Line& line : axis.lines) {
    lines.push_back(words("card.alt_line", {{"line", line.value_text}, {"state", line.state}, {"distance", line.detail}}));
  }
  return words("card.alt_number", {{"name", axis.title}, {"value", axis.marks[0].value_text}, {"lines", words.list(lines)}});
}

// The whole card in running text.
std::string alternative(const Words& words, const std::vector<Block>& blocks) {
  std::vector<std::string> said;
  for (const Block& block : blocks) {
    if (const auto* head = std::get_if<Headline>(&block)) {
      said.push_back(words("card.alt_head", {{"label", head->label}, {"text", head->text}}));
      said.push_back(head->reason);
      if (!head->cite.text.empty()) said.push_back(words("card.alt_cite", {{"cite", head->cite.text}}));
    } else if (const auto* axis = std::get_if<Axis>(&block)) {
      said.push_back(number_in_words(words, *axis));
    } else if (const auto* bar = std::get_if<Bar>(&block)) {
      said.push_back(words("card.alt_bar", {{"title", bar->title}, {"after", bar->after_text}, {"cap", bar->cap_text}}));
    } else if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      const bool told = paragraph->role == "warning" || paragraph->role == "coverage" || paragraph->role == "anew" || paragraph->role == "credit";
      if (told) said.push_back(paragraph->text);
    }
  }
  return words.sentences(said);
}

}  // namespace

std::vector<Block> card_blocks(const CheckContext& context, std::string_view data, std::string_view was) {
  std::vector<Block> out;
  out.push_back(headline(context));
  const bool frozen_elsewhere = !data.empty() && data != context.book.version;
  if (frozen_elsewhere) out.push_back(Paragraph{"anew", decided_anew(context, data, was)});
  for (Paragraph& paragraph : assumptions_and_coverage(context)) out.push_back(std::move(paragraph));
  for (Axis& axis : deciding_numbers(context)) out.push_back(std::move(axis));
  for (Bar& bar : quota_bars(context)) {
    if (bar.drawn) out.push_back(std::move(bar));
  }
  out.push_back(Paragraph{"credit", credit(context)});
  out.push_back(Paragraph{"alt", alternative(context.words, out)});
  return out;
}

}  // namespace chip_rules::view
