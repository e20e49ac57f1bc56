// The trace as two questions: why, the clause that decided and those that led there; why not, those that failed, with
// the tests that they failed and the distance to the line. The whole trace is there on request.
#include <algorithm>

#include "core/cli/render.h"
#include "core/cli/text_layout.h"

namespace chip_rules::cli {
namespace {

using Clause = view::Clauses::Clause;
using Compared = view::Clauses::Compared;

constexpr std::size_t few_tests = 3;

const char* sign_of(const std::string& result) {
  return result == "yes" ? "✓" : result == "no" ? "✕" : result == "unknown" ? "?" : "–";
}

// Clauses of one step, in the order of decision.
struct Step {
  std::string name;
  std::vector<const Clause*> clauses;
  bool has(const char* result) const {
    return std::any_of(clauses.begin(), clauses.end(), [&](const Clause* clause) { return clause->result == result; });
  }
  bool decided() const {
    return std::any_of(clauses.begin(), clauses.end(), [](const Clause* clause) { return clause->decided; });
  }
};

std::vector<Step> steps_of(const std::vector<Clause>& clauses) {
  std::vector<Step> steps;
  for (const Clause& clause : clauses) {
    if (steps.empty() || steps.back().name != clause.step) steps.push_back({clause.step, {}});
    steps.back().clauses.push_back(&clause);
  }
  return steps;
}

class Trace {
 public:
  Trace(Sheet& sheet, const Words& words, const std::vector<Clause>& clauses, bool whole)
      : sheet_(sheet), steps_(steps_of(clauses)), whole_(whole) {
    const auto decided = std::find_if(steps_.begin(), steps_.end(), [](const Step& step) { return step.decided(); });
    end_ = decided == steps_.end() || whole ? steps_.size() : static_cast<std::size_t>(decided - steps_.begin()) + 1;
    decided_ = decided != steps_.end();
    if (decided_) {
      asked_.push_back(decided->name);
      if (decided->name == words("step.review")) asked_.push_back(words("step.exceptions"));
      return;
    }
    // Nothing decided: nothing is controlled, no license is needed, or something is not known.
    const auto first = std::find_if(steps_.begin(), steps_.end(),
                                    [&](const Step& step) { return step.name == words("step.classify"); });
    if (first == steps_.end() || first->has("unknown")) return;
    asked_.push_back(first->has("yes") ? words("step.scope") : first->name);
  }

  /// What led to the outcome: matched clauses up to the step that decided. Later ones speak for themselves elsewhere.
  void why(const std::string& title) {
    section(title, [](const Step&, const Clause& clause) { return clause.decided || clause.result == "yes"; });
  }

  void cannot_tell(const std::string& title) {
    const auto open = std::find_if(steps_.begin(), steps_.end(), [](const Step& step) { return step.has("unknown"); });
    if (open == steps_.end()) return;
    section(title, [&](const Step& step, const Clause& clause) {
      // What follows an open step is open because of it.
      const bool told = decided_ || whole_ || step.name == open->name;
      return told && !clause.decided && clause.result == "unknown";
    });
  }

  /// What stood in the way of another outcome: clauses beside the one that decided, exceptions that an order failed.
  void why_not(const std::string& title) {
    section(title, [this](const Step& step, const Clause& clause) {
      const bool failed = !clause.decided && clause.result == "no";
      if (whole_) return failed || clause.result == "not-reached";
      return failed && std::find(asked_.begin(), asked_.end(), step.name) != asked_.end();
    });
  }

 private:
  template <class Wanted>
  void section(const std::string& title, Wanted wanted) {
    bool headed = false;
    for (std::size_t i = 0; i < end_; ++i) {
      bool named = false;
      for (const Clause* clause : steps_[i].clauses) {
        if (!wanted(steps_[i], *clause)) continue;
        if (!headed) sheet_.heading(title);
        if (!named) sheet_.text(steps_[i].name, {.faint = true}, 2);
        headed = named = true;
        lines(*clause);
      }
    }
  }

  void lines(const Clause& clause) {
    const view::Tone tone = clause.decided ? clause.tone : view::Tone::plain;
    sheet_.item(sign_of(clause.result), clause.says, {.tone = tone, .bold = true}, {.bold = clause.decided});
    std::string below = clause.cite.text;
    for (const std::string* part : {&clause.effect, &clause.result_text, &clause.confidence}) {
      if (!part->empty()) below += (below.empty() ? "" : " · ") + *part;
    }
    sheet_.text(below, {.faint = !clause.decided}, 4);
    tests(clause);
    if (!clause.note.empty() && (clause.decided || whole_)) sheet_.text(clause.note, {.faint = true}, 4);
  }

  // All tests of the clause that decided; of others those that tell why it came out so.
  void tests(const Clause& clause) {
    std::size_t shown = 0;
    const bool all = whole_ || clause.decided;
    for (const bool measured : {true, false}) {
      for (const Compared& one : clause.compared) {
        if (all ? !measured : measured != !one.distance.empty()) continue;
        if (!all && (shown == few_tests || !tells(clause, one))) continue;
        sheet_.item(sign_of(one.result), one.text + (one.distance.empty() ? "" : " (" + one.distance + ")"), {}, {}, 4);
        ++shown;
      }
    }
  }

  static bool tells(const Clause& clause, const Compared& one) {
    if (clause.result == "yes") return one.result == "yes" && !one.distance.empty();
    if (clause.result == "unknown") return one.result == "unknown";
    return one.result != "yes";
  }

  Sheet& sheet_;
  std::vector<Step> steps_;
  bool whole_;
  bool decided_ = false;
  std::size_t end_ = 0;             // steps that are told
  std::vector<std::string> asked_;  // steps of which people ask why not
};

}  // namespace

void render_clauses(Sheet& sheet, const Words& words, const view::Clauses& clauses, bool whole) {
  Trace trace(sheet, words, clauses.clauses, whole);
  trace.why(words("cli.why"));
  trace.cannot_tell(words("cli.cannot_tell"));
  trace.why_not(words("cli.why_not"));
}

}  // namespace chip_rules::cli
