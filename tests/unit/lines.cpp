// The view "lines": zones drawn from clauses agree with decisions, and moving a chip across a line turns the verdict.
#include "core/ask/lines.h"

#include <cmath>

#include "core/ask/asked.h"
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

LinesAsked lines(const std::string& text, const std::string& axes = "") {
  static std::vector<std::unique_ptr<Json>> requests;  // a question keeps a view of its request
  requests.push_back(std::make_unique<Json>());
  const json request = {{"case", text}, {"view.axes", axes}};
  REQUIRE(parse_json(request.dump(), *requests.back()).empty());
  LinesAsked out;
  const auto error = lines_of({shipped_rules(), *requests.back(), *read_date(today)}, out);
  REQUIRE_FALSE(error);
  return out;
}

const Zone* zone_at(const LinesAsked& asked, double x, double y) {
  for (const Zone& zone : asked.zones) {
    for (const Zone::Part& part : zone.parts) {
      if (x > part.left && x < part.right && y > part.bottom && y < part.top) return &zone;
    }
  }
  return nullptr;
}

bool has_line(const LinesAsked& asked, bool across, double value) {
  return std::any_of(asked.lines.begin(), asked.lines.end(), [&](const LegalLine& line) { return line.across == across && compare_numbers(line.value, value) == 0; });
}

std::string moved(const std::string& text, const std::string& question, double x, double y) {
  return asked({{"ask", question}, {"case", text}, {"x", x}, {"y", y}})["case"];
}

}  // namespace

TEST_CASE("lines: the lines are those of the clauses") {
  const LinesAsked of_2023 = lines("chip=nvidia-h20&to=CHN&hq=CHN&on=2024-06-01");
  CHECK(of_2023.axes == Axes::density);
  for (const double line : {1600, 2400, 4800}) CHECK_MESSAGE(has_line(of_2023, false, line), line);
  for (const double line : {1.6, 3.2, 5.92}) CHECK_MESSAGE(has_line(of_2023, true, line), line);
  const LinesAsked of_2022 = lines("chip=nvidia-a100-sxm-40gb&to=CHN&hq=CHN&on=2022-12-01");
  CHECK(of_2022.axes == Axes::interconnect);
  CHECK(has_line(of_2022, false, 4800));
  CHECK(has_line(of_2022, true, 600));
  const LinesAsked of_2026 = lines("chip=nvidia-h200-sxm&to=CHN&hq=CHN");
  CHECK(of_2026.axes == Axes::memory);
  CHECK(has_line(of_2026, false, 21000));
  CHECK(has_line(of_2026, true, 6500));
  CHECK(has_line(of_2026, false, 14000));
}

TEST_CASE("lines: an override moves its line") {
  CHECK(has_line(lines("chip=nvidia-h20&to=CHN&hq=CHN&on=2024-06-01&set.a_tpp=4000"), false, 4000));
}

TEST_CASE("lines: in the middle and near the corners of every zone a decision says the same") {
  for (const char* text : {"chip=nvidia-h20&to=CHN&hq=CHN&on=2024-06-01", "chip=nvidia-h200-sxm&to=CHN&hq=CHN", "chip=nvidia-a100-sxm-40gb&to=CHN&hq=CHN&on=2022-12-01",
                           "chip=nvidia-h100-sxm&qty=1000&to=POL&hq=POL&regime=us-2025-01-diffusion", "chip=nvidia-rtx-4090&to=ARE&hq=ARE&on=2024-06-01"}) {
    const LinesAsked asked = lines(text);
    const RuleBook& book = shipped_rules().book();
    REQUIRE(asked.zones.size() > 1);
    for (const Zone& zone : asked.zones) {
      for (const Zone::Part& part : zone.parts) {
        for (const double u : {0.001, 0.5, 0.999}) {
          for (const double v : {0.001, 0.5, 0.999}) {
            const double x = part.left * std::pow(part.right / part.left, u), y = part.bottom * std::pow(part.top / part.bottom, v);
            Case own = described_chip(book, asked.base.the_case, asked.base.choice.on);
            Facts facts = facts_of(book, own, asked.base.choice.on);
            place_chip(book, asked.x, asked.y, x, y, facts);
            CHECK_MESSAGE(plain_answer(*asked.base.program, facts).outcome == zone.field.outcome, std::string(text));
          }
        }
      }
    }
  }
}

TEST_CASE("lines: chips of the catalog stand where their figures say, with the answer that check gives") {
  const LinesAsked asked = lines("chip=nvidia-h100-sxm&to=CHN&hq=CHN&on=2024-06-01");
  const RuleBook& book = shipped_rules().book();
  int chosen = 0;
  for (std::size_t i = 0; i < asked.chips.size(); i += 5) {
    const ChipPoint& chip = asked.chips[i];
    const std::string answer = outcome("chip=" + book.chips.ids[static_cast<std::size_t>(chip.row)] + "&to=CHN&hq=CHN&on=2024-06-01");
    CHECK_MESSAGE(outcome_text(book, chip.field.outcome) == answer, book.chips.ids[static_cast<std::size_t>(chip.row)]);
  }
  for (const ChipPoint& chip : asked.chips) chosen += chip.chosen ? 1 : 0;
  CHECK(chosen == 1);
}

TEST_CASE("lines: moving the chip across a line turns the verdict") {
  const std::string start = "chip=nvidia-h20&qty=10&to=CHN&hq=CHN&on=2024-06-01";
  CHECK(outcome(start) == "not_controlled");
  const std::string below = moved(start, "move-chip-pd", 4790, 3), above = moved(start, "move-chip-pd", 4810, 3);
  CHECK(mentions(below, "tpp=4790"));
  CHECK_FALSE(mentions(below, "chip="));
  CHECK(outcome(below) == "exception:NAC");
  CHECK(outcome(above) == "license:deny");
  CHECK(mentions(above, "qty=10"));
  const LinesAsked asked_lines = lines(start);
  const Zone* zone = zone_at(asked_lines, 4810, 3);
  REQUIRE(zone);
  CHECK(outcome_text(shipped_rules().book(), zone->field.outcome) == "license:deny");
  // What else the chip is stays: its memory is that of the catalog.
  CHECK(mentions(moved(start, "move-chip-io", 2000, 300), "mem=4000"));
  CHECK(asked({{"ask", "move-chip-pd"}, {"case", start}, {"x", -1}, {"y", 3}})["error"]["key"] == "x");
}

TEST_CASE("lines: the view has zones with clause and source, chips, tables, and knobs") {
  const json view = json::parse(shown_of(shipped_rules(), "lines", {{"case", "chip=nvidia-h20&to=CHN&hq=CHN&on=2024-06-01"}}));
  const json* plot = nullptr;
  for (const json& block : view["blocks"]) {
    if (block["type"] == "plot") plot = &block;
  }
  REQUIRE(plot);
  REQUIRE((*plot)["zones"].size() >= 3);
  for (const json& zone : (*plot)["zones"]) {
    CHECK(mentions(zone["label"].get<std::string>(), "3A090"));
    CHECK_FALSE(zone["says"].get<std::string>().empty());
    CHECK_FALSE(zone["cite"]["text"].get<std::string>().empty());
  }
  CHECK((*plot)["move"] == "move-chip-pd");
  const std::string text = view.dump();
  for (const char* words : {"H100 SXM", "above the line at 4,800 TPP", "view.vendor", "view.axes", "view.dc"}) CHECK_MESSAGE(mentions(text, words), std::string(words));
  const json one = json::parse(shown_of(shipped_rules(), "lines", {{"case", "chip=nvidia-h20"}, {"view.vendor", "amd"}}));
  CHECK_FALSE(mentions(one.dump(), "Gaudi"));
  CHECK(mentions(one.dump(), "MI300X"));
}

TEST_CASE("lines: a line that moves with a further figure of the chip is not held against other chips") {
  const std::string h20 = "chip=nvidia-h20&qty=1000&to=CHN&hq=CHN";
  const LinesAsked asked_of = lines(h20);
  const int speed = shipped_rules().book().fact("chip.io");
  const auto moves = std::find_if(asked_of.lines.begin(), asked_of.lines.end(), [](const LegalLine& line) { return line.rests_on >= 0; });
  REQUIRE(moves != asked_of.lines.end());
  CHECK(moves->rests_on == speed);
  CHECK(moves->value == doctest::Approx(800));  // 1,700 GB/s together, of which this chip's interconnect has 900
  const view::View shown = view_any(shipped_rules(), json({{"ask", "view"}, {"view", "lines"}, {"case", h20}, {"today", today}}).dump());
  for (const view::Block& block : shown.blocks) {
    const auto* plot = std::get_if<view::Plot>(&block);
    if (!plot) continue;
    CHECK(mentions(plot->note, "900 GB/s"));
    const std::string further = "and " + std::to_string(asked_of.lines.size() - 3) + " more lines";  // three are told, the rest counted
    for (const view::Plot::Mark& mark : plot->marks) {
      const auto says = [&](const std::string& words) { return std::any_of(mark.lines.begin(), mark.lines.end(), [&](const std::string& line) { return mentions(line, words); }); };
      CHECK_MESSAGE(says(further) == mark.chosen, mark.label);
      CHECK_MESSAGE((mark.chosen || !says("line at 800 GB/s")), mark.label);
    }
  }
}
