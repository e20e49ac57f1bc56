// Dispatches a view request.
#include "core/view/view.h"

#include <algorithm>
#include <map>

#include "core/view/card.h"
#include "core/view/check_parts.h"
#include "core/view/lists.h"
#include "core/view/refusal.h"

namespace chip_rules::view {
namespace {

/// Reads what can be read of a case, so that a form can show it; answers with what is wrong with the rest, by key.
std::map<std::string, std::string> read_most(const RuleBook& book, const Words& words, std::string text, Case& out) {
  std::map<std::string, std::string> wrong;
  while (const auto error = read_case(book, text, true, out)) {
    out = Case{};
    std::string rest;
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t to = std::min(text.find('&', from), text.size());
      const std::string pair = text.substr(from, to - from);
      if (pair.substr(0, pair.find('=')) != error->key) rest += (rest.empty() ? "" : "&") + pair;
      from = to + 1;
    }
    if (rest.size() >= text.size()) break;  // the case as a whole is what is wrong
    wrong[error->key] = refusal_text(book, words, *error);
    text = std::move(rest);
  }
  return wrong;
}

/// Why a case has no program: its rules come with a later pack, or there is something wrong with them.
void say_problems(const Rules& rules, const Names& names, View& out) {
  for (const Problem& problem : rules.programs().problems()) {
    if (problem.file == sentences_pack) return names.miss_sentences();
    out.error += (out.error.empty() ? "" : "\n") + problem.text();
  }
}

void check(const Rules& rules, const Words& words, const Names& names, const Case& the_case, Day today, View& out) {
  const Decision decision = decide_case(rules.programs(), the_case, today);
  out.case_text = write_case(rules.book(), the_case);
  if (!decision.program) {
    return say_problems(rules, names, out);
  }
  const CheckContext context{rules.book(), decision, words, names};
  out.blocks.push_back(headline(context));
  for (Paragraph& paragraph : assumptions_and_coverage(context)) out.blocks.push_back(std::move(paragraph));
  out.blocks.push_back(at_a_glance(context));
  for (Bar& bar : quota_bars(context)) out.blocks.push_back(std::move(bar));
  if (!decision.parts.empty()) out.blocks.push_back(order_parts(context));
  for (Axis& axis : threshold_axes(context)) out.blocks.push_back(std::move(axis));
  List duties = obligations(context);
  if (!duties.entries.empty()) out.blocks.push_back(std::move(duties));
  Choices changes = flips(context);
  if (!changes.choices.empty() || !changes.empty.empty()) out.blocks.push_back(std::move(changes));
  Choices other = readings(context);
  if (!other.choices.empty()) out.blocks.push_back(std::move(other));
  out.blocks.push_back(view::trace(context));
  List open = gaps(context);
  if (!open.entries.empty()) out.blocks.push_back(std::move(open));
  List notes = remarks(context);
  if (!notes.entries.empty()) out.blocks.push_back(std::move(notes));
  out.blocks.push_back(sources(context));
  out.blocks.push_back(Paragraph{"legal", words("view.legal")});
}

void card(const Rules& rules, const Words& words, const Names& names, const Case& the_case, Day today, const ViewRequest& request, View& out) {
  const Decision decision = decide_case(rules.programs(), the_case, today, {true, false, false});
  out.case_text = write_case(rules.book(), the_case);
  if (!decision.program) {
    return say_problems(rules, names, out);
  }
  out.outcome = outcome_text(rules.book(), decision.answer.outcome);
  out.data = rules.book().version;
  out.blocks = card_blocks({rules.book(), decision, words, names}, request.data, request.was);
}

Choices examples(const RuleBook& book, const Words& words) {
  Choices out;
  out.title = words("examples.title");
  const Json* list = book.timeline ? book.timeline->find("examples") : nullptr;
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    const Json& example = list->items[i];
    out.choices.push_back({words.pick(example.find("text")), "", std::string(example.get_text("case")), Tone::plain});
  }
  return out;
}

}  // namespace
}  // namespace chip_rules::view

namespace chip_rules {

view::View view_of(const Rules& rules, const ViewRequest& request) {
  using namespace view;
  const RuleBook& book = rules.book();
  const Words words(book, request.lang);
  const Names names(book, words);
  View out;
  out.name = request.view;
  out.lang = words.lang();
  const Day today = read_date(request.today).value_or(book.checked);
  if (request.view == "check" || request.view == "card" || request.view == "form") {
    Case the_case;
    std::map<std::string, std::string> wrong;
    if (const auto error = read_case(book, request.case_text, request.forgive, the_case)) {
      out.error = words("error.case", {{"message", refusal_text(book, words, *error)}});
      if (request.view != "form") return out;
      wrong = read_most(book, words, request.case_text, the_case);  // the form is still shown, so that the mistake can be mended
    }
    if (request.view == "check") {
      check(rules, words, names, the_case, today, out);
    } else if (request.view == "card") {
      card(rules, words, names, the_case, today, request, out);
    } else {
      out.case_text = write_case(book, the_case);
      Form fields = form(book, words, names, the_case, today);
      for (Form::Field& field : fields.fields) {
        if (const auto found = wrong.find(field.key); found != wrong.end()) field.error = found->second;
      }
      out.blocks.push_back(std::move(fields));
    }
  } else if (request.view == "find") {
    out.blocks.push_back(find(book, words, names, request.list, request.text));
  } else if (request.view == "views") {
    out.blocks.push_back(views(words));
  } else if (request.view == "examples") {
    out.blocks.push_back(examples(book, words));
  } else {
    out.error = words("error.view", {{"name", request.view}});
  }
  if (names.sentences_missing()) out.needs.push_back(sentences_pack);
  if (!words.missing_pack().empty()) out.needs.push_back(words.missing_pack());
  return out;
}

}  // namespace chip_rules
