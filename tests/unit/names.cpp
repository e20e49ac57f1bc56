// That views name what the rules speak of in the reader's words: no id of a parameter, reading, clause, limit or fact.
#include <algorithm>

#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const std::string order_to_poland = "chip=nvidia-h100-sxm&qty=5000&to=POL&hq=POL&on=2025-06-01";

json view_blocks(const char* view, json request) { return json::parse(shown_of(shipped_rules(), view, std::move(request)))["blocks"]; }

// Small letters, digits, hyphens and underscores, and nothing else: as the rules spell their ids.
bool looks_like_an_id(const std::string& cell) {
  return !cell.empty() && cell != "–" && std::all_of(cell.begin(), cell.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

}  // namespace

TEST_CASE("names: a what-if says in words what was changed, the number, the reading and the choice") {
  const std::string law = order_to_poland + "&regime=us-2025-01-diffusion&set.country_cap=1000000&reading.a2-overlap=cap";
  const std::string shown = shown_of(shipped_rules(), "check", {{"case", law}});
  CHECK(mentions(shown, "“Allocation of one country for 2025 to 2027, within which approval is presumed”: 1,000,000 TPP"));
  CHECK_FALSE(mentions(shown, "reading a2-overlap"));
  const std::string head = json::parse(shown)["blocks"].dump();
  CHECK_FALSE(mentions(head, "“a2-overlap”"));
  CHECK_FALSE(mentions(head, "“country_cap”"));
}

TEST_CASE("names: no cell of a comparison is an id") {
  std::size_t tables = 0;
  for (const json& block : view_blocks("compare", {{"case", order_to_poland}, {"view.from", "us-2023-11"}, {"view.with", "us-2025-01-diffusion"}})) {
    if (block["type"] != "table") continue;
    ++tables;
    for (const json& row : block["rows"]) {
      CHECK_MESSAGE(!looks_like_an_id(row[0].get<std::string>()), row.dump());
    }
  }
  CHECK(tables >= 4);
}

TEST_CASE("names: facts that a question sets aside, and the limit whose remainder is shared out, have names") {
  CHECK(mentions(shown_of(shipped_rules(), "world", {{"case", order_to_poland}, {"by", "to"}}), "goes through all of them: Destination."));
  const json request = {{"limit", "country-cap"}, {"case", order_to_poland + "&regime=us-2025-01-diffusion"}, {"asks", "A=100,B=100"}};
  CHECK(mentions(shown_of(shipped_rules(), "allocate", request), "What is left: Allocation of the destination, 2025 to 2027"));
}

TEST_CASE("keys without effect stand beside what they are called") {
  const auto warning = [](const std::string& text) {
    ViewRequest request;
    request.case_text = text;
    request.today = today;
    for (const view::Block& block : view_of(shipped_rules(), request).blocks) {
      const auto* paragraph = std::get_if<view::Paragraph>(&block);
      if (paragraph && mentions(paragraph->text, "Without effect")) return paragraph->text;
    }
    return std::string();
  };
  const std::string order = "chip=nvidia-h100-sxm&to=IND&hq=IND&regime=us-2022-10&";
  const std::string number = warning(order + "set.lpp_cap=5"), group = warning(order + "group.aia=%2BIND"), reading = warning(order + "reading.hq-a6=spared"), used = warning(order + "used-lpp=5");
  CAPTURE(number);
  CHECK(mentions(number, " (\"set.lpp_cap\")"));
  CHECK(mentions(group, " (\"group.aia\")"));
  CHECK(mentions(reading, " (\"reading.hq-a6\")"));
  CHECK(mentions(used, " (\"used"));
}
