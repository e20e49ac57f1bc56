// Views cross to the explorer as JSON: what is written reads back the same.
#include <cmath>

#include "core/view/blocks.h"
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

TEST_CASE("blocks: every view reads back as it was written") {
  const std::string order = "chip=nvidia-h100-sxm&qty=1500&to=SGP&hq=SGP&days=90&on=2025-06-01&basis=codified";
  for (const char* name : {"check", "form", "find", "views", "examples", "map", "lines", "quota", "compute", "time", "compare", "history",
                           "proposal", "rule", "timeline", "world", "matrix", "claims", "scope"}) {
    const json request = {{"ask", "view"}, {"view", name}, {"case", order}, {"list", "chips"}, {"today", today}};
    const view::View made = view_any(shipped_rules(), request.dump());
    const std::string text = view::to_json(made);
    view::View read;
    REQUIRE_MESSAGE(view::from_json(text, read), name);
    CHECK_MESSAGE(view::to_json(read) == text, name);
    CHECK_MESSAGE(read.blocks.size() == made.blocks.size(), name);
  }
}

TEST_CASE("blocks: a cap without limit stays one") {
  view::View made;
  view::Bar bar;
  bar.cap = INFINITY;
  made.blocks.push_back(bar);
  view::View read;
  REQUIRE(view::from_json(view::to_json(made), read));
  CHECK(std::isinf(std::get<view::Bar>(read.blocks[0]).cap));
}

TEST_CASE("blocks: what is no view is refused, what is unknown is passed over") {
  view::View read;
  for (const char* text : {"", "{", "[]", "{\"view\":\"map\"}", "nothing"}) CHECK_FALSE(view::from_json(text, read));
  REQUIRE(view::from_json(R"({"view":"x","blocks":[{"type":"hologram"},{"type":"table","rows":"none","align":7},{"type":"map","places":[{"group":1e99}]}]})", read));
  CHECK(read.blocks.size() == 2);
}
