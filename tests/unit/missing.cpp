// Which facts are asked for when a case cannot be told.
#include "core/decide/missing.h"

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

json missing(const std::string& text) {
  const json decision = check(text);
  CHECK(decision["verdict"] == "undetermined");
  return decision["missing"];
}

}  // namespace

TEST_CASE("missing: headquarters are asked for where only the parent's seat is looked at, which follows them") {
  for (const char* text : {"tpp=1000&dc=1&to=RUS&on=2024-02-01", "tpp=1000&dc=1&to=BLR&on=2024-02-01"}) CHECK(missing(text) == json{"hq"});
  CHECK(outcome("tpp=1000&dc=1&to=RUS&hq=DEU&on=2024-02-01") != outcome("tpp=1000&dc=1&to=RUS&hq=CHN&on=2024-02-01"));
}

TEST_CASE("missing: where nothing is said of the item, a chip is asked for") {
  for (const char* text : {"to=IRN&hq=IRN&on=2024-02-01", "to=RUS&hq=RUS", "act=invest&ai-use=security-robotics&to=CHN&hq=CHN&listed=1&on=2025-06-01"}) {
    CHECK(missing(text) == json{"chip"});
  }
  CHECK(missing("to=DEU&hq=DEU") == json{"tpp", "die", "hbm"});
}

TEST_CASE("missing: the side of a formula that the reading does not take is not asked for") {
  const std::string weights = "flop=2e26&base-flop=1e26&open=0&to=CHN&hq=CHN&regime=us-2025-01-diffusion";
  CHECK(missing(weights) == json{"extra-flop"});
  CHECK(has(missing(weights + "&reading.derived-share=of-note-2"), "match-flop"));
}

TEST_CASE("missing: a part of a known sum is no more than the sum leaves") {
  // At most 10^25 operations were added, below every line for what is made of an open model.
  CHECK(outcome("flop=1.1e26&base-flop=1e26&open=0&to=CHN&hq=CHN&regime=us-2025-01-diffusion") == "not_controlled");
}

TEST_CASE("missing: what cannot be told always asks for something") {
  for (const char* law : {"on=2022-11-15", "on=2024-06-01", "on=2025-10-15", "on=2026-08-01", "regime=us-2025-01-diffusion"}) {
    for (const char* item : {"", "tpp=1000&", "chip=nvidia-h100-sxm&", "flop=2e26&", "hbm=5&"}) {
      for (const char* place : {"", "to=RUS&", "to=IRN&", "to=CHN&", "to=ARE&hq=USA&", "to=DEU&"}) {
        for (const char* act : {"", "act=invest&", "act=import&", "act=transfer&"}) {
          const std::string text = std::string(item) + place + act + law;
          const json decision = check(text);
          if (decision["verdict"] == "undetermined") CHECK_MESSAGE(!decision["missing"].empty(), text);
        }
      }
    }
  }
}
