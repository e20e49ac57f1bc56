// The view "time": its tracks tell of each day what the decision on that day tells.
#include <cmath>

#include "core/ask/timeline.h"
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const std::string to_emirates = "chip=nvidia-h200-sxm&qty=1000&to=ARE&hq=ARE";

view::View time_of(const std::string& text) {
  return view_any(shipped_rules(), json{{"ask", "view"}, {"view", "time"}, {"case", text}, {"today", today}}.dump());
}

template <class Block>
Block block_of(const view::View& view) {
  for (const view::Block& block : view.blocks) {
    if (const auto* found = std::get_if<Block>(&block)) return *found;
  }
  return {};
}

view::Tone tone_on(const std::string& text) {
  const view::View view = view_any(shipped_rules(), json{{"ask", "view"}, {"view", "check"}, {"case", text}, {"today", today}}.dump());
  return block_of<view::Headline>(view).tone;
}

}  // namespace

TEST_CASE("time: each span has the outcome of the decision on its days, and leads to that case") {
  const view::Tracks tracks = block_of<view::Tracks>(time_of(to_emirates));
  REQUIRE(tracks.tracks.size() == 2);
  const char* bases[] = {"codified", "enforced"};
  for (std::size_t i = 0; i < 2; ++i) {
    double next = tracks.low;
    for (const auto& span : tracks.tracks[i].spans) {
      CHECK(span.from == next);
      next = span.to;
      for (const double day : {span.from, std::floor((span.from + span.to) / 2), span.to - 1}) {
        const std::string text = to_emirates + "&on=" + write_date(static_cast<Day>(day)) + "&basis=" + bases[i];
        CHECK_MESSAGE(span.tone == tone_on(text), text);
      }
      CHECK(span.tone == tone_on(span.case_text));
      CHECK_FALSE(span.text.empty());
    }
    CHECK(next == tracks.high);
  }
  CHECK(tracks.key == "on");
  CHECK(write_date(static_cast<Day>(tracks.high) - 1) == today);
  CHECK(tracks.events.size() > 50);
}

TEST_CASE("time: the day and the basis of the case move the day, not the tracks") {
  const view::Tracks open = block_of<view::Tracks>(time_of(to_emirates));
  const view::Tracks dated = block_of<view::Tracks>(time_of(to_emirates + "&on=2025-06-01&basis=codified"));
  CHECK(write_date(static_cast<Day>(open.now)) == today);
  CHECK(write_date(static_cast<Day>(dated.now)) == "2025-06-01");
  for (std::size_t i = 0; i < 2; ++i) {
    REQUIRE(open.tracks[i].spans.size() == dated.tracks[i].spans.size());
    for (std::size_t j = 0; j < open.tracks[i].spans.size(); ++j) CHECK(open.tracks[i].spans[j].text == dated.tracks[i].spans[j].text);
  }
  Case one, other;
  read_case(shipped_rules().book(), to_emirates, false, one);
  read_case(shipped_rules().book(), to_emirates + "&on=2025-06-01&basis=codified", false, other);
  ProgramCache& programs = shipped_rules().programs();
  CHECK(both_bases(programs, one) == both_bases(programs, other));
}

TEST_CASE("time: the table says what the tracks show, and its rows lead to their days") {
  const view::View view = time_of(to_emirates);
  const view::Tracks tracks = block_of<view::Tracks>(view);
  const view::Table table = block_of<view::Table>(view);
  REQUIRE(table.cases.size() == table.rows.size());
  std::vector<double> starts;
  for (const auto& track : tracks.tracks) {
    for (const auto& span : track.spans) starts.push_back(span.from);
  }
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  REQUIRE(table.rows.size() == starts.size());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    for (std::size_t t = 0; t < 2; ++t) {
      for (const auto& span : tracks.tracks[t].spans) {
        if (span.from <= starts[i] && starts[i] < span.to) CHECK(table.rows[i][t + 1] == span.text);
      }
    }
    CHECK(mentions(table.cases[i], "on=" + write_date(static_cast<Day>(starts[i]))));
  }
}

TEST_CASE("time: the knob for the day covers what the rules cover, with the days on which law changed as stops") {
  const view::Controls knobs = block_of<view::Controls>(time_of(to_emirates + "&on=2025-06-01"));
  REQUIRE_FALSE(knobs.controls.empty());
  const auto& day = knobs.controls[0];
  CHECK(day.key == "on");
  CHECK(day.value == "2025-06-01");
  CHECK(day.changed);
  CHECK(*day.min == shipped_rules().book().covers_from);
  CHECK(write_date(static_cast<Day>(*day.max)) == today);
  CHECK(std::any_of(day.options.begin(), day.options.end(), [](const auto& stop) { return stop.value == "2025-05-15"; }));
}

TEST_CASE("time: a named set of rules is set aside and said so") {
  const view::View view = time_of(to_emirates + "&regime=us-2023-11");
  CHECK(mentions(view::to_json(view), "set aside"));
  CHECK_FALSE(mentions(block_of<view::Tracks>(view).tracks[0].spans[0].case_text, "regime"));
}

TEST_CASE("time: until the bases part they share their rules") {
  ProgramCache programs(shipped_rules().book());
  RegimeChoice paper, practice;
  paper.enforced = false;
  paper.on = practice.on = *read_date("2024-06-01");
  CHECK(programs.get(paper) == programs.get(practice));
  paper.on = practice.on = *read_date("2025-06-01");
  CHECK(programs.get(paper) != programs.get(practice));
}

TEST_CASE("time: a named text is shown on the day that the form and the answer name") {
  const std::string named = to_emirates + "&regime=us-2025-01-diffusion";
  const view::Tracks tracks = block_of<view::Tracks>(time_of(named));
  const json answer = check(named);
  CHECK(mentions(answer["case"].get<std::string>(), "on=" + write_date(static_cast<Day>(tracks.now))));
  CHECK(tracks.now < *read_date(today));
  ViewRequest request;
  request.view = "form";
  request.case_text = named;
  request.today = today;
  const view::Form form = block_of<view::Form>(view_of(shipped_rules(), request));
  const auto field = [&](const char* key) {
    for (const auto& one : form.fields) {
      if (one.key == key) return one;
    }
    return view::Form::Field{};
  };
  CHECK(field("on").absent_text == tracks.now_text);
  CHECK(field("basis").value.empty());
  CHECK(field("basis").absent_text == "none: a named set of rules is chosen");
  // What a span leads to is the law of that day, so it names the day unless that is today.
  for (const auto& track : tracks.tracks) {
    for (const auto& span : track.spans) CHECK(mentions(span.case_text, "on="));
  }
  request.case_text = to_emirates + "&regime=bill-gain-ai";
  for (const auto& one : block_of<view::Form>(view_of(shipped_rules(), request)).fields) {
    if (one.key == "basis") CHECK(one.absent_text == "as enforced, under the named text");
  }
}
