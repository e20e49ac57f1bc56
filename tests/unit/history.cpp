// The view "history" and the question "series": figures with findings, prices with sources, and a reader's own CSV.
#include "core/ask/price_series.h"
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const std::string prices_header = "date,price,currency,per,place,source\n";

json series(const std::string& text) { return asked({{"ask", "series"}, {"text", text}}); }

view::View history(const std::string& own = {}) {
  return view_any(shipped_rules(), json{{"ask", "view"}, {"view", "history"}, {"series", own}, {"today", today}}.dump());
}

template <class Block>
std::vector<Block> blocks_of(const view::View& view) {
  std::vector<Block> out;
  for (const view::Block& block : view.blocks) {
    if (const auto* found = std::get_if<Block>(&block)) out.push_back(*found);
  }
  return out;
}

/// What is said about the first thing that is wrong.
std::string wrong_in(const std::string& text) {
  const json answer = series(text);
  return answer["problems"].empty() ? std::string() : answer["problems"][0]["message"].get<std::string>();
}

}  // namespace

TEST_CASE("history: each figure that somebody names carries our finding, why, and a source; ours carry a source") {
  const view::View view = history();
  REQUIRE(view.error.empty());
  CHECK(view.needs.empty());
  int sides = 0, found = 0;
  for (const view::Pairs& pairs : blocks_of<view::Pairs>(view)) {
    for (const auto& row : pairs.rows) {
      CHECK_FALSE(row.theme.empty());
      for (const view::Pairs::Side* side : {&row.left, &row.right}) {
        if (side->figure.empty()) continue;
        ++sides;
        CHECK_FALSE(side->text.empty());
        CHECK_FALSE(side->finding_text.empty());
        CHECK_FALSE(side->cite.text.empty());
        if (!side->finding.empty()) {
          ++found;
          CHECK_FALSE(side->why.empty());
        }
      }
    }
  }
  CHECK(sides > 15);
  CHECK(found > 12);
}

TEST_CASE("history: every series names its unit, its points stand inside the axes, and the table has them all") {
  const view::View view = history();
  std::size_t points = 0, rows = 0;
  for (const view::Plot& plot : blocks_of<view::Plot>(view)) {
    CHECK(plot.x.date);
    CHECK_FALSE(plot.y.unit.empty());
    for (const auto& line : plot.series) {
      CHECK_FALSE(line.cite.text.empty());
      points += line.points.size();
      for (const auto& point : line.points) {
        CHECK(point.x >= plot.x.low);
        CHECK(point.x <= plot.x.high);
        CHECK(point.y > plot.y.low);
        CHECK(point.y <= plot.y.high);
      }
    }
  }
  for (const view::Table& table : blocks_of<view::Table>(view)) rows += table.rows.size();
  CHECK(points > 20);
  CHECK(points == rows);
}

TEST_CASE("history: without its packs the view names them") {
  Rules rules;
  rules.load(embedded_pack("first"));
  rules.load(embedded_pack("words"));
  const view::View view = view_any(rules, json{{"ask", "view"}, {"view", "history"}, {"today", today}}.dump());
  CHECK(view.needs == std::vector<std::string>{"history", "record"});
}

TEST_CASE("series: rows of one's own stand beside ours in their own unit, lighter, and nothing is converted") {
  const std::string own = prices_header + "2025-01-10,3.80,CAD,H100-hour,Montreal,a receipt\n2025-01-17,10.70,CAD,H100-hour,Montreal,a receipt\n"
                                   "2025-02,2.5,USD,H100-hour,Toronto,\"a list, archived\"\n";
  const std::size_t plots = blocks_of<view::Plot>(history()).size();
  const auto found = blocks_of<view::Plot>(history(own));
  REQUIRE(found.size() == plots + 1);
  CHECK(found.back().y.unit.find("CAD") != std::string::npos);
  REQUIRE(found.back().series.size() == 1);
  CHECK(found.back().series[0].second);
  CHECK(found.back().series[0].points[1].y == 10.7);
  int beside = 0;
  for (const auto& plot : found) {
    for (const auto& line : plot.series) beside += line.second && plot.series.size() > 1;
  }
  CHECK(beside == 1);
}

TEST_CASE("series: the merged file holds ours and theirs, and can be read again") {
  const json answer = series(prices_header + "2025-01-17,10.70,CAD,H100-hour,Montreal,\"he said \"\"ten\"\"\"\n");
  const std::string csv = answer["csv"];
  CHECK(mentions(csv, "date,price,currency,per,place,series,source,url\n"));
  CHECK(mentions(csv, "2025-01-17,10.7,CAD,H100-hour,Montreal,,\"he said \"\"ten\"\"\""));
  const json again = series(csv);
  CHECK(again["problems"].empty());
  CHECK(again["rows"].size() == own_prices(shipped_rules().book()).size() + 1);
  CHECK(series(prices_header)["csv"] == "");
}

TEST_CASE("series: what is wrong is named by line and column, with what would be right, and the rest is read") {
  const std::string good = "2025-01-17,3.80,CAD,H100-hour,Montreal,a receipt\n";
  const json answer = series(prices_header + good + "17.1.2025,3.80,CAD,H100-hour,Montreal,a receipt\n" + good);
  REQUIRE(answer["problems"].size() == 1);
  CHECK(answer["problems"][0]["line"] == 3);
  CHECK(answer["problems"][0]["column"] == "date");
  CHECK(answer["problems"][0]["value"] == "17.1.2025");
  CHECK(mentions(answer["problems"][0]["message"].get<std::string>(), "Line 3"));
  CHECK(mentions(answer["problems"][0]["message"].get<std::string>(), "2025-01-17"));
  CHECK(answer["rows"].size() == 2);
  CHECK(mentions(wrong_in(prices_header + "2025-01-17,\"3,80\",CAD,H100-hour,Montreal,a receipt\n"), "with a point"));
  CHECK(mentions(wrong_in(prices_header + "2025-01-17,-1,CAD,H100-hour,Montreal,a receipt\n"), "above 0"));
  CHECK(mentions(wrong_in(prices_header + "2025-01-17,3.80,cad,H100-hour,Montreal,a receipt\n"), "capital letters"));
  CHECK(mentions(wrong_in(prices_header + "2027-01-17,3.80,CAD,H100-hour,Montreal,a receipt\n"), "future"));
  CHECK(mentions(wrong_in(prices_header + "2025-01-17,3.80,CAD,H100-hour,,a receipt\n"), "place"));
  CHECK(mentions(wrong_in(prices_header + "2025-01-17,3.80,CAD,H100-hour,Montreal\n"), "cells"));
  CHECK(mentions(wrong_in("date,price\n2025-01-17,3\n"), "currency"));
  CHECK(mentions(wrong_in(""), "empty"));
  CHECK(mentions(wrong_in(prices_header + std::string(2u << 20, 'x')), "bytes"));
}

TEST_CASE("history: a broken file is refused with its place") {
  const auto problems_of = [](const json& file) {
    Rules rules;
    rules.load(embedded_pack("first"));
    const Problems problems = rules.load(json{{"history", json{{"file", file}}}}.dump());
    return problems.empty() ? std::string() : problems[0].text();
  };
  const json words = {{"en", "words"}};
  const json source = json::array({{{"title", "a list"}, {"confidence", "text"}}});
  json file = {{"title", words}, {"currency", "USD"}, {"per", "hour"}, {"per_text", words},
               {"series", json::array({{{"id", "one"}, {"title", words}, {"place", words}, {"kind", "line"}, {"sources", source},
                                        {"points", json::array({json::array({"2025-01-01", 1})})}}})}};
  CHECK(problems_of(file) == "");
  json broken = file;
  broken["currency"] = "dollars";
  CHECK(mentions(problems_of(broken), "/currency"));
  broken = file;
  broken["series"][0]["points"][0][1] = 0;
  CHECK(mentions(problems_of(broken), "/series/0/points/0"));
  broken = file;
  broken["series"][0].erase("sources");
  CHECK(mentions(problems_of(broken), "at least one source"));
  broken = file;
  broken.erase("series");
  CHECK(mentions(problems_of(broken), "sections"));
}
