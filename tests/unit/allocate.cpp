// Several applicants for one remaining allocation.
#include "core/ask/allocate.h"

#include <numeric>

#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

using Chips = std::vector<std::uint64_t>;

Chips shared(SharingRule rule, std::uint64_t left, const Chips& wanted, std::uint64_t seed = 0) {
  std::vector<Applicant> applicants;
  for (std::size_t i = 0; i < wanted.size(); ++i) applicants.push_back({std::string(1, static_cast<char>('A' + i)), wanted[i]});
  return share_out(rule, left, applicants, seed).granted;
}

json allocated(json request) {
  request["ask"] = "allocate";
  return asked(std::move(request));
}

}  // namespace

TEST_CASE("25,000 chips are left and three companies ask for 10,000 each") {
  const Chips wanted{10000, 10000, 10000};
  CHECK(shared(SharingRule::first_come, 25000, wanted) == Chips{10000, 10000, 5000});
  CHECK(shared(SharingRule::pro_rata, 25000, wanted) == Chips{8334, 8333, 8333});
  CHECK(shared(SharingRule::equal, 25000, wanted) == Chips{8334, 8333, 8333});
  Chips drawn = shared(SharingRule::lottery, 25000, wanted, 7);
  CHECK(drawn == Chips{5000, 10000, 10000});
  const json answer = allocated({{"left", 25000}, {"asks", "A=10000,B=10000,C=10000"}, {"seed", "7"}});
  REQUIRE(answer["rules"].size() == 4);
  CHECK(answer["wanted"] == 30000);
  CHECK(answer["rules"][0]["rule"] == "first-come");
  CHECK(answer["rules"][0]["granted"][2] == json({{"name", "C"}, {"wanted", 10000}, {"granted", 5000}}));
  CHECK(answer["rules"][3]["order"] == json({"B", "C", "A"}));
  for (const json& rule : answer["rules"]) {
    CHECK(rule["remains"] == 0);
    CHECK(mentions(rule["says"], "each"));
  }
}

TEST_CASE("equal shares give what one does not want to the others") {
  CHECK(shared(SharingRule::equal, 25000, {2000, 30000, 30000}) == Chips{2000, 11500, 11500});
  CHECK(shared(SharingRule::equal, 10, {1, 3, 100}) == Chips{1, 3, 6});
  CHECK(shared(SharingRule::equal, 11, {4, 1, 9, 9}) == Chips{4, 1, 3, 3});
  CHECK(shared(SharingRule::equal, 2, {5, 5, 5}) == Chips{1, 1, 0});
}

TEST_CASE("pro rata gives whole chips, by the largest fraction first") {
  CHECK(shared(SharingRule::pro_rata, 10, {1, 2, 4}) == Chips{1, 2, 4});
  CHECK(shared(SharingRule::pro_rata, 5, {1, 2, 4}) == Chips{1, 1, 3});
  CHECK(shared(SharingRule::pro_rata, most_chips, {most_chips, most_chips, 1}) == Chips{500000000, 500000000, 0});
}

TEST_CASE("nobody gets more than it asked for, and nothing remains while somebody wants it") {
  std::uint64_t dice = 12345;
  const auto roll = [&](std::uint64_t most) { return (dice = dice * 6364136223846793005u + 1442695040888963407u) >> 33 ? (dice >> 33) % most : 0; };
  for (int round = 0; round < 500; ++round) {
    Chips wanted(1 + roll(8));
    for (std::uint64_t& one : wanted) one = 1 + roll(40);
    const std::uint64_t left = roll(120), all = std::accumulate(wanted.begin(), wanted.end(), std::uint64_t{0});
    for (const SharingRule rule : sharing_rules) {
      const Chips granted = shared(rule, left, wanted, static_cast<std::uint64_t>(round));
      for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(granted[i] <= wanted[i]);
      CHECK(std::accumulate(granted.begin(), granted.end(), std::uint64_t{0}) == std::min(left, all));
    }
  }
}

TEST_CASE("a lottery is drawn again by its seed alone, and every place is as likely") {
  CHECK(shared(SharingRule::lottery, 5, {5, 5, 5}, 1) == shared(SharingRule::lottery, 5, {5, 5, 5}, 1));
  std::array<int, 3> won{};
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    const Chips granted = shared(SharingRule::lottery, 1, {1, 1, 1}, seed);
    for (std::size_t i = 0; i < 3; ++i) won[i] += granted[i] == 1;
  }
  for (const int count : won) CHECK((count > 900 && count < 1100));
}

TEST_CASE("what a limit of a case has left is shared out") {
  const std::string order = "tpp=15824&dc=1&qty=5000&to=IND&hq=IND&regime=us-2025-01-diffusion&used-cap=";
  // 790,000,000 TPP in all: 1,872,800 are left, 118 chips of 15,824 TPP.
  const json answer = allocated({{"limit", "country-cap"}, {"case", order + "788127200"}, {"asks", "A=100,B=100"}, {"rule", "first-come"}});
  CHECK(answer["left"] == 118);
  CHECK(answer["rules"][0]["granted"][1]["granted"] == 18);
  CHECK(allocated({{"limit", "country-cap"}, {"case", order + "900000000"}, {"asks", "A=100"}})["left"] == 0);
}

TEST_CASE("what is wrong with an application is named") {
  const auto code = [](json request) { return allocated(std::move(request)).value("error", json({{"message", "none"}}))["message"].get<std::string>(); };
  CHECK(mentions(code({{"left", 5}, {"asks", "A=1.5"}}), "whole number"));
  CHECK(mentions(code({{"left", 5}, {"asks", "A=0"}}), "from 1 to"));
  CHECK(mentions(code({{"left", -1}, {"asks", "A=1"}}), "from 0 to"));
  CHECK(mentions(code({{"left", 5}, {"asks", "A"}}), "A=10000"));
  CHECK(mentions(code({{"left", 5}, {"asks", ""}}), "nobody asks"));
  CHECK(mentions(code({{"left", 5}, {"asks", "A=1,A=2"}}), "asks twice"));
  CHECK(mentions(code({{"left", 5}, {"asks", "A=1"}, {"rule", "lotery"}}), "lottery"));
  CHECK(mentions(code({{"left", 5}, {"asks", "A=1"}, {"seed", "x"}}), "seed"));
  CHECK(mentions(code({{"left", 5}, {"asks", "A=1"}, {"seed", "18446744073709551616"}}), "seed"));
  CHECK(mentions(code({{"asks", "A=1"}}), "how many chips are left"));
  CHECK(mentions(code({{"left", 5}, {"limit", "lpp"}, {"case", "to=IND"}, {"asks", "A=1"}}), "either"));
  CHECK(mentions(code({{"limit", "country-kap"}, {"case", "tpp=15824&dc=1&to=IND&hq=IND&regime=us-2025-01-diffusion"}, {"asks", "A=1"}}), "country-cap"));
  CHECK(mentions(code({{"limit", "country-cap"}, {"case", "tpp=15824&dc=1&to=DEU&hq=DEU&regime=us-2025-01-diffusion"}, {"asks", "A=1"}}), "does not apply"));
  CHECK(mentions(code({{"limit", "lpp"}, {"case", "t=IND"}, {"asks", "A=1"}}), "no key is called"));
}
