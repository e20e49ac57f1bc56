// See timeline_words.h.
#include "core/view/timeline_words.h"

#include <algorithm>

#include "core/place.h"

namespace chip_rules::view {
namespace {

using Sentences = std::vector<std::string>;

std::string act_name(const RuleBook& book, const Words& words, const Names& names, int act) {
  const Instrument& instrument = book.instruments[at(act)];
  return words("timeline.act", {{"brief", names.brief(instrument)}, {"cite", instrument.citation.cite}});
}

bool met(const ClauseStep& clause) {
  return (clause.after && clause.result_after == Tri::yes) || (clause.before && clause.result_before == Tri::yes);
}

void add_acts(Sentences& out, const RuleBook& book, const Words& words, const Names& names, const TimelineStep& step) {
  for (const ActChange change : {ActChange::begins, ActChange::extends, ActChange::resumes, ActChange::ends}) {
    std::vector<std::string> acts;
    for (const auto& [act, how] : step.acts) {
      if (how == change) acts.push_back(act_name(book, words, names, act));
    }
    if (!acts.empty()) out.push_back(words(std::string("timeline.") + act_change_word(change), {{"acts", words.list(acts)}}));
  }
}

void add_members(Sentences& out, const RuleBook& book, const Words& words, const Names& names, const TimelineStep& step) {
  std::vector<std::string> told;  // once for destination and headquarters
  for (const MemberStep& member : step.members) {
    const char* key = member.after == Tri::yes ? "timeline.joins" : member.after == Tri::no ? "timeline.leaves" : "timeline.unsettled";
    Group group;
    group.id = member.group;
    const std::string sentence = words(key, {{"country", names.row(book.countries, member.country)}, {"group", names.group(*step.program, group)}});
    if (std::find(told.begin(), told.end(), sentence) == told.end()) out.push_back(sentence);
    told.push_back(sentence);
  }
}

void add_caps(Sentences& out, const Words& words, const TimelineStep& step) {
  for (const CapStep& cap : step.caps) {
    const auto amount = [&](const Value& value) { return value.known() ? words.quantity(value.low, cap.unit) : words("timeline.no_cap"); };
    out.push_back(words("timeline.cap", {{"limit", cap.limit}, {"before", amount(cap.before)}, {"after", amount(cap.after)}}));
  }
}

}  // namespace

std::string step_reasons(const RuleBook& book, const Words& words, const Names& names, const TimelineStep& step) {
  Sentences out;
  add_acts(out, book, words, names, step);
  for (const int gap : step.gaps) {
    const std::string what = words.pick(book.timeline->find("gaps")->items[at(gap)].find("text"));
    out.push_back(words("timeline.gap", {{"what", what}}));
  }
  add_members(out, book, words, names, step);
  for (const Difference difference : {Difference::added, Difference::changed, Difference::removed}) {
    std::vector<std::string> clauses;
    for (const ClauseStep& clause : step.clauses) {
      // Clauses that this case met; the rest is in the JSON answer.
      if (clause.difference == difference && met(clause)) clauses.push_back(words("timeline.clause", {{"slot", clause.either().slot}, {"cite", clause.either().citation.cite}}));
    }
    if (!clauses.empty()) out.push_back(words(std::string("timeline.") + difference_word(difference), {{"clauses", words.list(clauses)}}));
  }
  add_caps(out, words, step);
  for (const ParameterStep& parameter : step.parameters) {
    out.push_back(words("timeline.parameter", {{"id", parameter.id}, {"before", words.quantity(parameter.before, parameter.unit)},
                                                 {"after", words.quantity(parameter.after, parameter.unit)}}));
  }
  return words.sentences(out);
}

std::string step_in_brief(const RuleBook& book, const Words& words, const Names& names, const TimelineStep& step) {
  std::vector<std::string> begun, gone;
  const auto note = [&](std::vector<std::string>& acts, const ClauseVersion& clause) {
    const std::string name = act_name(book, words, names, clause.instrument);
    if (std::find(acts.begin(), acts.end(), name) == acts.end()) acts.push_back(name);
  };
  for (const ClauseStep& clause : step.clauses) {
    if (!met(clause)) continue;
    if (clause.after) note(begun, *clause.after);
    else note(gone, *clause.before);
  }
  Sentences out;
  if (!begun.empty()) out.push_back(words("time.now", {{"acts", words.list(begun)}}));
  if (begun.empty() && !gone.empty()) out.push_back(words("time.no_longer", {{"acts", words.list(gone)}}));
  if (out.empty()) add_acts(out, book, words, names, step);
  if (out.empty()) add_members(out, book, words, names, step);
  return out.empty() ? step_reasons(book, words, names, step) : words.sentences(out);
}

}  // namespace chip_rules::view
