// One rule written by hand in C++, to measure the interpreted one against. For chips; weights are not in the matrix.
// Lives in the bench only: what it says is checked against the rule files case by case.
#pragma once

#include <cstdint>
#include <vector>

namespace chip_rules::bench {

enum class Result : std::uint8_t {
  undetermined, not_controlled, no_license, nac, aca, acm, aia, lpp, uveu, nveu, approve, within_cap, unknown_policy,
  over_cap, deny, barred, not_eligible  // from here on worse than a license of unknown policy
};

/// Bits of a place: the country groups and lists that the rule names.
enum Place : std::uint8_t { aia = 1, arms = 2, macau = 4, d1 = 8, d4 = 16, friends = 32, home = 64 };

struct Places {
  std::vector<std::uint8_t> in;       // bits by country
  std::vector<std::uint8_t> unknown;  // bits that nobody knows
};

enum class Act : std::uint8_t { ship, reship, transfer, other };
enum class Purpose : std::uint8_t { use, resale, manufacture, storage };
enum class Holder : std::uint8_t { none, universal, national };

struct Order {
  double tpp = 0;
  double area = 0;  // negative: not known
  double quantity = 1;
  std::uint16_t to = 0, seat = 0, parent = 0;
  bool data_center = false;
  bool listed = false;
  bool government = false;
  bool assured = false;
  bool without_nac = false, without_lpp = false;
  Act act = Act::ship;
  Purpose purpose = Purpose::use;
  Holder holder = Holder::none;
  double received = 0, licensed = 0, installed = 0;
  double share_home = 1, share_outside = 0, share_here = 0;
  double national_cap = 0;
  bool reporting_day = false;
};

Result decide_by_hand(const Places& places, const Order& order);

}  // namespace chip_rules::bench
