// The question "matrix": chips × destinations.
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

std::string cell(const json& matrix, std::size_t chip, std::size_t place) {
  return matrix["outcomes"][matrix["cells"][chip][place].get<std::size_t>()]["outcome"];
}

}  // namespace

TEST_CASE("matrix: each cell is the answer that check gives") {
  const std::string law = "qty=1000&regime=us-2025-01-diffusion";
  const json matrix = asked({{"ask", "matrix"}, {"case", law}, {"chips", "nvidia-h100-sxm,nvidia-rtx-4090,nvidia-h20"}, {"to", "POL,CHN,DEU"}});
  REQUIRE(matrix["cells"].size() == 3);
  for (std::size_t chip = 0; chip < 3; ++chip) {
    for (std::size_t place = 0; place < 3; ++place) {
      const std::string id = matrix["places"][place];
      CHECK(cell(matrix, chip, place) == outcome(law + "&chip=" + matrix["chips"][chip].get<std::string>() + "&to=" + id + "&hq=" + id));
    }
  }
  int counted = 0;
  for (const json& one : matrix["outcomes"]) counted += one["cells"].get<int>();
  CHECK(counted == 9);
}

TEST_CASE("matrix: all chips to all destinations") {
  const json matrix = asked({{"ask", "matrix"}, {"case", "qty=1"}, {"chips", "all"}, {"to", "all"}});
  const RuleBook& book = shipped_rules().book();
  REQUIRE(matrix["cells"].size() == book.chips.count);
  for (const json& line : matrix["cells"]) CHECK(line.size() == book.countries.count);
}

TEST_CASE("matrix: a vendor's chips, a group's destinations, and the rules' own lists") {
  const json vendor = asked({{"ask", "matrix"}, {"chips", "nvidia"}, {"to", "D:5"}});
  CHECK(vendor["chips"].size() > 20);
  CHECK(has(vendor["places"], "CHN"));
  CHECK_FALSE(has(vendor["places"], "DEU"));
  const json usual = asked({{"ask", "matrix"}});
  CHECK(has(usual["chips"], "nvidia-h100-sxm"));
  CHECK(has(usual["places"], "POL"));
}

TEST_CASE("matrix: what the case says about chip and countries is set aside; the rest holds") {
  const json matrix = asked({{"ask", "matrix"}, {"case", "chip=nvidia-h20&to=DEU&qty=10&hq=CHN&regime=us-2025-01-diffusion"}, {"chips", "nvidia-h100-sxm"}, {"to", "DEU"}});
  CHECK(matrix["set_aside"] == json::array({"chip", "to"}));
  CHECK(matrix["by"] == "to");
  CHECK(cell(matrix, 0, 0) == "license:deny");
}

TEST_CASE("matrix: refusals name what is not there and what is near") {
  json error = asked({{"ask", "matrix"}, {"chips", "nvidia-h100-sxm,nvidia-h100-smx"}})["error"];
  CHECK(error["key"] == "chips");
  CHECK(error["nearest"] == json::array({"nvidia-h100-sxm"}));
  CHECK(mentions(error["message"].get<std::string>(), "nvidia-h100-smx"));
  error = asked({{"ask", "matrix"}, {"to", "GER"}})["error"];
  CHECK(error["key"] == "to");
  CHECK(mentions(error["message"].get<std::string>(), "country group"));
  error = asked({{"ask", "matrix"}, {"to", "POL,POL"}})["error"];
  CHECK(error["code"] == "duplicate");
  error = asked({{"ask", "matrix"}, {"to", "POL,"}})["error"];
  CHECK(error["key"] == "to");
}

TEST_CASE("matrix: the view is a table of marks when it is small, else counts") {
  const std::string small = shown_of(shipped_rules(), "matrix", {{"case", "qty=1000&regime=us-2025-01-diffusion"}, {"chips", "nvidia-h100-sxm"}, {"to", "POL,CHN"}});
  for (const char* words : {"\"POL\"", "\"LPP\"", "\"deny\"", "What the marks mean"}) CHECK_MESSAGE(mentions(small, words), std::string(words));
  const std::string large = shown_of(shipped_rules(), "matrix", {{"case", "qty=1000"}, {"chips", "nvidia"}, {"to", "all"}});
  CHECK(mentions(large, "Number of places"));
}
