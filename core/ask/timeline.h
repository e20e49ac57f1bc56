// The question "timeline": one case under every law in order of date, on both bases, and what changed at each step.
// May know: cases, decisions, programs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/ask/difference.h"
#include "core/decide/decision.h"
#include "core/questions.h"

namespace chip_rules {

/// Days without a difference that a reader would see; `decision` is that of the first of them.
struct Stretch {
  Day from = 0;
  std::optional<Day> to;  // last day; none: open
  Decision decision;
};

/// What happened to an instrument: it began, all its clauses were gone, it stood again, more of it began to hold.
enum class ActChange : std::uint8_t { begins, ends, resumes, extends };
const char* act_change_word(ActChange change);

/// A clause that was looked at for this case, before or after the day. Missing sides have no source.
struct ClauseStep {
  Difference difference = Difference::changed;
  const ClauseVersion* before = nullptr;
  const ClauseVersion* after = nullptr;
  Tri result_before = Tri::unknown, result_after = Tri::unknown;
  const ClauseVersion& either() const { return after ? *after : *before; }
};

/// A country of the case that entered or left a group.
struct MemberStep {
  int fact = -1;
  int country = -1;
  std::string group;
  Tri before = Tri::unknown, after = Tri::unknown;
};

/// A limit whose cap is another from this day on; a side without the limit, or without a cap, is not known.
struct CapStep {
  std::string limit, unit;
  Value before, after;
};

struct ParameterStep {
  std::string id, unit;
  double before = 0, after = 0;
};

/// A day on which something changed that concerns this case.
struct TimelineStep {
  Day on = 0;
  Outcome before, after;
  bool new_stretch = false;
  std::vector<std::pair<int, ActChange>> acts;
  std::vector<ClauseStep> clauses;
  std::vector<MemberStep> members;
  std::vector<CapStep> caps;
  std::vector<ParameterStep> parameters;
  std::vector<int> gaps;  // acts that begin and are not modeled: indexes into the timeline's gaps
  std::shared_ptr<const Program> program;  // of this day
  bool shows() const {
    return new_stretch || !acts.empty() || !clauses.empty() || !members.empty() || !caps.empty() || !parameters.empty() || !gaps.empty();
  }
};

struct BasisTimeline {
  bool enforced = true;
  std::vector<Stretch> stretches;
  std::vector<TimelineStep> steps;
};

struct BothBases {
  BasisTimeline enforced, codified;
};

/// Both bases of a case, without its own date, basis and regime: they rest on the case alone, and are kept. Nothing when the
/// rules have problems.
std::shared_ptr<const BothBases> both_bases(ProgramCache& programs, Case the_case);

/// A text that is asked for by name, as if in force.
struct NamedEntry {
  int regime = -1;
  bool by_date = false;  // the law of some days is called so
  Decision decision;
};

struct Timeline {
  Day today = 0;
  std::vector<std::string> set_aside;  // keys of the case that the question varies itself
  std::string case_text;
  std::shared_ptr<const BothBases> bases;
  std::vector<NamedEntry> named;       // by date
};

/// A refusal when the rules have problems.
std::optional<CaseError> ask_timeline(ProgramCache& programs, const Case& the_case, Day today, Timeline& out);

/// What changed between two days next to each other, by the decisions of both.
TimelineStep timeline_step(const Decision& before, const Decision& after);

/// The events of the record from the first covered day on, by date; none while that pack is not loaded.
std::vector<const Json*> timeline_events(const RuleBook& book);

/// The view "time": both bases as tracks with the events above them, and a table that says the same.
std::vector<view::Block> time_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                     std::optional<CaseError>& error);

/// {"ask": "timeline", "case", "today", "lang"}.
std::string timeline_json(const Question& question, std::optional<CaseError>& error);
std::vector<view::Block> timeline_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                         std::optional<CaseError>& error);
std::optional<CaseError> timeline_of(const Question& question, Timeline& out);

}  // namespace chip_rules
