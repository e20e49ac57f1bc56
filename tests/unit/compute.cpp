// The question "compute": lines in force, models over them, and the days a cluster takes.
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

constexpr const char* cluster = "chip=nvidia-h100-sxm&qty=10000&mfu=0.4&to=DEU&on=2025-06-01&basis=codified";

json line(const json& answer, const std::string& id) {
  const json* found = line_of(answer, "lines", "id", id);
  return found ? *found : json::object();
}

json plot_of(json request) {
  request["ask"] = "view";
  request["view"] = "compute";
  const json answer = asked(std::move(request));
  for (const json& block : answer["blocks"]) {
    if (block["type"] == "plot") return block;
  }
  return json::object();
}

}  // namespace

TEST_CASE("compute: the days until each line are those of the check") {
  const json answer = asked({{"ask", "compute"}, {"case", cluster}});
  const json decision = check(cluster);
  REQUIRE(decision["thresholds"].size() > 1);
  for (const json& one : decision["thresholds"]) {
    const json here = line(answer, one["id"]);
    CHECK(here["days"] == one["days"]);
    CHECK(here["line"] == one["threshold"]);
  }
}

TEST_CASE("compute: every line in force stands there, also those that do not concern the case") {
  const json answer = asked({{"ask", "compute"}, {"case", cluster}});
  CHECK(line(answer, "treasury-prohibited-bio")["applies"] == "no");
  CHECK(line(answer, "4e091")["models"] == 2);
  const json earlier = asked({{"ask", "compute"}, {"case", "on=2024-06-01"}});
  CHECK(line(earlier, "eo-14110-model")["line"] == 1e26);
  CHECK(line(earlier, "4e091").empty());
}

TEST_CASE("compute: a model that came later is not counted over a line of that day") {
  const auto over = [](const char* day) {
    return line(asked({{"ask", "compute"}, {"case", std::string("on=") + day}}), "eo-14110-model")["models"].get<double>();
  };
  CHECK(over("2023-11-01") == 0);
  CHECK(over("2023-11-01") <= over("2025-01-19"));
}

TEST_CASE("compute: a model counts where the line concerns it") {
  const json all = asked({{"ask", "compute"}, {"case", "on=2025-06-01"}});
  const json open = asked({{"ask", "compute"}, {"case", "on=2025-06-01"}, {"view.open", "open"}});
  CHECK(line(all, "treasury-prohibited-bio")["models"] < line(all, "treasury-notifiable")["models"]);
  CHECK(open["models"] < all["models"]);
  const json codified = asked({{"ask", "compute"}, {"case", "on=2025-06-01&basis=codified"}, {"view.open", "open"}});
  CHECK(line(codified, "4e091")["models"] == 0);  // published weights stay outside
}

TEST_CASE("compute: the picture holds lines, models and the run") {
  const std::string run = std::string(cluster) + "&days=90";
  const json plot = plot_of({{"case", run}});
  CHECK(plot["x"]["logarithmic"] == true);
  CHECK(plot["y"]["date"] == true);
  CHECK(plot["lines"].size() == 4);
  CHECK(plot["marks"].size() > 300);
  const json chosen = plot["marks"].back();
  CHECK(chosen["chosen"] == true);
  CHECK(chosen["x"] == doctest::Approx(10000 * 989.5e12 * 0.4 * 90 * 86400).epsilon(1e-3));
  CHECK(plot["move"] == "compute");
  CHECK(plot_of({{"case", "on=2025-06-01"}}).value("move", "") == "");
  for (const json& mark : plot["marks"]) {
    CHECK(mark["x"] >= plot["x"]["low"]);
    CHECK(mark["x"] <= plot["x"]["high"]);
    CHECK(mark["y"] >= plot["y"]["low"]);
    CHECK(mark["y"] <= plot["y"]["high"]);
  }
}

TEST_CASE("compute: dragging the run asks for whole days") {
  const json answer = asked({{"ask", "compute"}, {"case", std::string(cluster) + "&days=90"}, {"x", 1e26}});
  CHECK(mentions(answer["case"].get<std::string>(), "days=292"));
  CHECK(answer["x"] < 1e26);
  CHECK(asked({{"ask", "compute"}, {"case", "on=2025-06-01"}, {"x", 1e26}})["error"]["key"] == "x");
}
