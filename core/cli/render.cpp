// Puts a view together, and renders the blocks that are mostly words.
#include "core/cli/render.h"

#include <algorithm>

#include "core/cli/text_layout.h"

namespace chip_rules::cli {
namespace {

using namespace view;

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

constexpr int widest_name = 28;

void render_headline(Sheet& sheet, const Headline& headline) {
  sheet.gap();
  if (!headline.label.empty()) sheet.text(headline.label);
  sheet.gap();
  sheet.text(headline.text, {.tone = headline.tone, .bold = true});
  if (!headline.reason.empty()) sheet.text(headline.reason);
  if (!headline.cite.text.empty()) sheet.text(headline.cite.text, {.faint = true});
}

void render_paragraph(Sheet& sheet, const Paragraph& paragraph) {
  if (paragraph.text.empty()) return;
  sheet.gap();
  if (paragraph.role == "warning" || paragraph.role == "coverage") {
    sheet.item("!", paragraph.text, {.bold = true}, {}, 0);
  } else {
    sheet.text(paragraph.text, {.faint = paragraph.role == "legal"});
  }
}

void render_facts(Sheet& sheet, const view::Facts& facts) {
  if (facts.rows.empty()) return;
  if (facts.title.empty())
    sheet.gap();
  else
    sheet.heading(facts.title);
  int name_width = 0;
  for (const auto& row : facts.rows)
    name_width = std::max(name_width, std::min(display_width(clean(row.name)), widest_name));
  for (const auto& row : facts.rows) {
    const std::string name = clean(row.name);
    const bool long_name = display_width(name) > name_width;
    if (long_name) sheet.text(name, {}, 2);
    sheet.item(pad(long_name ? "" : name, name_width + 1), row.value, {}, {.tone = row.tone, .bold = true});
    if (!row.detail.empty()) sheet.text(row.detail, {}, name_width + 4);
  }
}

void render_choices(Sheet& sheet, const Choices& choices) {
  if (choices.choices.empty() && choices.empty.empty()) return;
  sheet.heading(choices.title);
  if (choices.choices.empty()) sheet.text(choices.empty, {}, 2);
  for (const auto& choice : choices.choices) {
    sheet.item("•", choice.text + (choice.detail.empty() ? "" : " → " + choice.detail),
               {.tone = choice.tone, .bold = true});
  }
}

void render_list(Sheet& sheet, const List& list) {
  if (list.entries.empty()) return;
  if (list.title.empty())
    sheet.gap();
  else
    sheet.heading(list.title);
  for (const auto& entry : list.entries) {
    sheet.item("•", entry.text);
    if (list.role == "sources" && !entry.cite.href.empty()) {
      sheet.text(entry.cite.href, {.faint = true}, 4);
      continue;
    }
    std::string below = entry.detail;
    const bool said = entry.text.find(entry.cite.text) != std::string::npos;
    if (!said) below += (below.empty() ? "" : " · ") + entry.cite.text;
    if (!below.empty()) sheet.text(below, {.faint = true}, 4);
  }
}

void render_form(Sheet& sheet, const Form& form) {
  Table table;
  for (const auto& field : form.fields) {
    const std::string value = field.error.empty() ? field.value_text : field.value + " (" + field.error + ")";
    table.rows.push_back({field.key, field.label, value.empty() ? field.absent_text : value});
  }
  render_table(sheet, table);
}

void render_options(Sheet& sheet, const Options& options) {
  Table table;
  for (const auto& option : options.options) table.rows.push_back({option.value, option.label, option.detail});
  render_table(sheet, table);
}

void render_controls(Sheet& sheet, const view::Controls& controls) {
  sheet.heading(controls.title);
  Table table;
  for (const auto& control : controls.controls) table.rows.push_back({control.key, control.label, control.value_text, control.detail});
  render_table(sheet, table);
}

void render_side(Sheet& sheet, const std::string& title, const Pairs::Side& side) {
  if (side.figure.empty()) return;
  sheet.item(title, side.figure, {}, {.bold = true});
  const std::string found = side.finding_text.empty() ? "" : "[" + side.finding_text + "] ";
  sheet.text(found + side.text, {}, 4);
  if (!side.why.empty()) sheet.text(side.why, {}, 4);
  if (!side.cite.text.empty()) sheet.text(side.cite.text, {.faint = true}, 4);
}

void render_pairs(Sheet& sheet, const Pairs& pairs) {
  sheet.heading(pairs.title);
  for (const auto& row : pairs.rows) {
    sheet.gap();
    sheet.text(row.theme, {.bold = true});
    render_side(sheet, pairs.left_title, row.left);
    render_side(sheet, pairs.right_title, row.right);
  }
}

int rank_of_role(std::string_view role, int otherwise) {
  static constexpr std::pair<std::string_view, int> places[] = {
      {"warning", 1}, {"coverage", 1}, {"parts", 6}, {"obligations", 8}, {"duties", 8}, {"sources", 98}, {"legal", 99}};
  for (const auto& [name, place] : places) {
    if (name == role) return place;
  }
  return otherwise;
}

// The place of a block in the answer to a case.
int rank(const Block& block) {
  return std::visit(Overloaded{
                        [](const Headline&) { return 0; },
                        [](const Paragraph& paragraph) { return rank_of_role(paragraph.role, 2); },
                        [](const view::Facts&) { return 3; },
                        [](const Bar& bar) { return bar.drawn ? 4 : 5; },
                        [](const Axis&) { return 7; },
                        [](const List& list) { return rank_of_role(list.role, 12); },
                        [](const Clauses&) { return 9; },
                        [](const Choices&) { return 10; },
                        [](const auto&) { return 11; },
                    },
                    block);
}

}  // namespace

std::string render(const View& view, const Words& words, const Terminal& terminal, bool whole_trace) {
  Sheet sheet(terminal);
  std::vector<const Block*> blocks;
  for (const Block& block : view.blocks) blocks.push_back(&block);
  if (view.name == "check") {
    std::stable_sort(blocks.begin(), blocks.end(), [](const Block* a, const Block* b) { return rank(*a) < rank(*b); });
  }
  for (const Block* block : blocks) {
    std::visit(Overloaded{
                   [&](const Headline& one) { render_headline(sheet, one); },
                   [&](const Paragraph& one) { render_paragraph(sheet, one); },
                   [&](const view::Facts& one) { render_facts(sheet, one); },
                   [&](const Bar& one) { render_bar(sheet, words, one); },
                   [&](const Axis& one) { render_axis(sheet, one); },
                   [&](const Clauses& one) { render_clauses(sheet, words, one, whole_trace); },
                   [&](const Choices& one) { render_choices(sheet, one); },
                   [&](const List& one) { render_list(sheet, one); },
                   [&](const Table& one) { render_table(sheet, one); },
                   [&](const Form& one) { render_form(sheet, one); },
                   [&](const Options& one) { render_options(sheet, one); },
                   [&](const view::Controls& one) { render_controls(sheet, one); },
                   [&](const Pairs& one) { render_pairs(sheet, one); },
                   [](const auto&) {},  // a picture: what it shows stands in the view's table as well
               },
               *block);
  }
  if (!view.case_text.empty()) {
    sheet.heading(words("cli.case"));
    sheet.line(clean(view.case_text));  // in one piece, to be copied
  }
  return sheet.take();
}

}  // namespace chip_rules::cli
