// The view "card": one case on a small card, made of the parts of "check".
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

view::View card_of(const Rules& rules, const std::string& text, const std::string& data = {}, const std::string& was = {}) {
  ViewRequest request;
  request.view = "card";
  request.case_text = text;
  request.today = today;
  request.data = data;
  request.was = was;
  return view_of(rules, request);
}
view::View card(const std::string& text, const std::string& data = {}, const std::string& was = {}) {
  return card_of(shipped_rules(), text, data, was);
}

template <class T>
std::vector<T> all(const view::View& view) {
  std::vector<T> out;
  for (const view::Block& block : view.blocks) {
    if (const T* one = std::get_if<T>(&block)) out.push_back(*one);
  }
  return out;
}

std::string told(const view::View& view, const std::string& role) {
  for (const auto& paragraph : all<view::Paragraph>(view)) {
    if (paragraph.role == role) return paragraph.text;
  }
  return {};
}

constexpr const char* poland = "chip=nvidia-h100-sxm&qty=5000&to=POL&hq=POL&regime=us-2025-01-diffusion&on=2025-06-01";

}  // namespace

TEST_CASE("a card says what check says") {
  const view::View found = card(poland);
  REQUIRE(found.error.empty());
  ViewRequest request;
  request.case_text = poland;
  request.today = today;
  const auto head = all<view::Headline>(found).at(0), full = all<view::Headline>(view_of(shipped_rules(), request)).at(0);
  CHECK(head.label == full.label);
  CHECK(head.text == full.text);
  CHECK(head.reason == full.reason);
  CHECK(head.cite.href == full.cite.href);
  CHECK(head.tone == view::Tone::approval);
  CHECK(found.outcome == outcome(poland));
  CHECK(found.data == shipped_rules().book().version);
  CHECK(found.data == check(poland)["data"]);
  CHECK(told(found, "coverage").find("AI Diffusion") != std::string::npos);
}

TEST_CASE("the numbers that decided stand next to their lines") {
  const auto axes = all<view::Axis>(card(poland));
  REQUIRE(axes.size() == 1);
  CHECK(axes[0].marks.at(0).value == 15832);
  REQUIRE(axes[0].lines.size() == 1);
  CHECK(axes[0].lines[0].value == 4800);
  CHECK(axes[0].lines[0].value_text == "≥ 4,800 TPP");
  CHECK(axes[0].lines[0].crossed);
  CHECK(axes[0].low < 4800);
  CHECK(axes[0].high > 15832);
  const auto bars = all<view::Bar>(card(poland));
  REQUIRE(bars.size() == 1);  // the quota that the order draws, and no other
  CHECK(bars[0].cap == 790000000);
}

TEST_CASE("two lines for one figure share an axis") {
  const auto axes = all<view::Axis>(card("chip=nvidia-h200-sxm&to=CHN&hq=CHN&on=2026-06-01"));
  REQUIRE(axes.size() == 2);
  CHECK(axes[0].lines.size() == 2);
  CHECK(axes[1].lines.size() == 1);
}

TEST_CASE("what is not controlled stands below the figures that it does not meet") {
  const view::View found = card("tpp=500&die=800&dc=1&to=DEU&hq=DEU&on=2025-06-01");
  CHECK(found.outcome == "not_controlled");
  const auto axes = all<view::Axis>(found);
  REQUIRE(!axes.empty());
  for (const view::Axis& axis : axes) {
    for (const view::Axis::Line& line : axis.lines) CHECK_FALSE(line.crossed);
  }
}

TEST_CASE("an open case says what is missing, a what-if that it is none of the law's") {
  const view::View open = card("chip=nvidia-h100-sxm&on=2025-06-01");
  CHECK(open.outcome == "undetermined");
  CHECK(all<view::Headline>(open).at(0).tone == view::Tone::undetermined);
  CHECK(all<view::Headline>(open).at(0).reason.find("Destination") != std::string::npos);
  CHECK(told(card(std::string(poland) + "&set.lpp_cap=100000000"), "warning").find("what-if") != std::string::npos);
}

TEST_CASE("a bad case is an error and no card") {
  const view::View found = card("chip=nvidia-h100-sxmm");
  CHECK(found.blocks.empty());
  CHECK(found.error.find("nvidia-h100-sxm") != std::string::npos);
}

TEST_CASE("a frozen card says whether the outcome moved") {
  CHECK(told(card(poland, shipped_rules().book().version, "license:deny"), "anew").empty());
  CHECK(told(card(poland, "0123456789ab"), "anew").find("0123456789ab") != std::string::npos);
  const std::string same = told(card(poland, "0123456789ab", "license:approve_within_cap"), "anew");
  CHECK(same.find("the same") != std::string::npos);
  const std::string moved = told(card(poland, "0123456789ab", "license:deny"), "anew");
  CHECK(moved.find("denial") != std::string::npos);
  CHECK(moved.find("allocation") != std::string::npos);
  CHECK(told(card(poland, "0123456789ab", "<b>gone</b>"), "anew").find("<b>gone</b>") != std::string::npos);  // text, for renderers to escape
}

TEST_CASE("an outcome's text can be read again") {
  const RuleBook& book = shipped_rules().book();
  for (const char* text : {"undetermined", "not_controlled", "no_license", "license:approve", "license:approve_within_cap", "license:case_by_case",
                           "license:unknown", "license:deny", "license:deny_over_cap", "barred", "not_eligible"}) {
    const auto read = read_outcome(book, text);
    REQUIRE(read);
    CHECK(outcome_text(book, *read) == text);
  }
  for (const std::string& name : book.exceptions) CHECK(read_outcome(book, "exception:" + name));
  for (const std::string& name : book.authorizations) CHECK(read_outcome(book, "authorized:" + name));
  for (const char* text : {"", "license", "license:none", "exception:", "exception:NONE", "License:deny"}) CHECK_FALSE(read_outcome(book, text));
}

TEST_CASE("the alternative text tells the whole card") {
  const view::View found = card(poland);
  const std::string alt = told(found, "alt");
  CHECK(alt.find(all<view::Headline>(found).at(0).text) != std::string::npos);
  CHECK(alt.find("15,832") != std::string::npos);
  CHECK(alt.find("4,800") != std::string::npos);
  CHECK(alt.find("790,000,000") != std::string::npos);
  CHECK(alt.find(found.data) != std::string::npos);
}
