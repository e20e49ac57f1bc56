// The rule of January 2025 for chips, straight down: class, requirement, authorizations, exceptions, review.
#include "tests/bench/diffusion_by_hand.h"

#include "core/json/number.h"

namespace chip_rules::bench {
namespace {

enum class Class : std::uint8_t { none, a, b };

bool at_least(double x, double line) { return compare_numbers(x, line) >= 0; }

Class class_of(double tpp, double density, bool data_center) {  // a negative density is none
  if (!data_center && !at_least(tpp, 4800)) return Class::none;
  if (at_least(tpp, 4800)) return Class::a;
  if (!at_least(tpp, 1600) || density < 0) return Class::none;
  if (at_least(density, 5.92)) return Class::a;
  if (at_least(tpp, 2400) && at_least(density, 1.6)) return Class::b;
  return at_least(density, 3.2) ? Class::b : Class::none;
}

// A listed buyer needs a license whose policy its entry states; what is more severe stands.
Result with_list(Result result, bool listed) { return listed && result < Result::over_cap ? Result::unknown_policy : result; }

// Everything known.
Result decide_known(const Order& order, Class chip, std::uint8_t to, std::uint8_t seat, std::uint8_t parent) {
  const auto embargoed = [](std::uint8_t place) { return (place & (arms | macau)) != 0; };
  const auto controlled = [&](std::uint8_t place) { return (place & (d1 | d4 | arms | macau)) && !(place & friends); };
  const bool moves = order.act != Act::other;
  const bool bad_seat = embargoed(seat) || embargoed(parent);
  const bool leaves = moves && !(to & home);
  const bool required = chip == Class::a ? leaves : chip == Class::b && ((leaves && bad_seat) || (moves && controlled(to)));
  if (!required) return chip == Class::none ? Result::not_controlled : Result::no_license;

  const bool outside_arms = !embargoed(to) && !bad_seat;
  if (chip == Class::a && order.holder == Holder::universal) {
    if (!outside_arms || !((seat | parent) & aia)) return Result::not_eligible;
    if (compare_numbers(order.share_outside, 0.25) > 0) return Result::barred;
    if (!(to & aia) && compare_numbers(order.share_here, 0.07) > 0) return Result::barred;
    if ((seat & home) && order.reporting_day && compare_numbers(1 - order.share_home, 0.5) > 0) return Result::barred;
  }
  const double total = order.quantity * order.tpp;
  if (chip == Class::a && order.holder == Holder::national) {
    if (!outside_arms) return Result::not_eligible;
    if (compare_numbers(order.installed + total, order.national_cap) > 0) return Result::barred;
  }

  const bool mild = chip == Class::b || !order.data_center;
  const bool bad_party = (embargoed(to) && controlled(to)) || bad_seat;
  if (mild && !order.without_nac && (order.act == Act::ship || order.act == Act::reship) && bad_party) return Result::nac;
  if (mild && (!bad_party || (order.act == Act::transfer && embargoed(to)))) return Result::aca;
  const bool gate = ((to & (d1 | d4 | arms)) && !(to & friends)) || bad_seat;
  const bool builds = order.purpose == Purpose::manufacture || order.purpose == Purpose::storage;
  if (builds && !order.government && outside_arms) return Result::acm;
  if (chip == Class::a && order.holder == Holder::universal) return Result::uveu;
  if (chip == Class::a && order.holder == Holder::national) return Result::nveu;
  if (chip == Class::a && !gate) {
    if (to & seat & parent & aia) return Result::aia;
    const bool small = compare_numbers(order.received + total, 26900000) <= 0;
    const bool direct = order.act != Act::transfer && order.purpose != Purpose::resale;
    if (direct && outside_arms && small && !order.without_lpp) return Result::lpp;
  }

  if (embargoed(to) || bad_seat) return Result::deny;
  if (chip == Class::b) return Result::approve;
  if ((to | seat | parent) & aia) return Result::approve;
  const double cap = order.assured ? 1580000000 : 790000000;
  return compare_numbers(order.licensed + total, cap) <= 0 ? Result::within_cap : Result::over_cap;
}

bool hangs_on_area(const Order& order) { return order.area < 0 && at_least(order.tpp, 1600) && !at_least(order.tpp, 4800); }

double density_of(const Order& order) { return order.area > 0 ? order.tpp / order.area : -1; }

// What nobody knows is tried both ways: every size that matters, every subset of the bits.
Result decide_open(const Places& places, const Order& order) {
  const bool same_seat = order.seat == order.parent;
  const std::uint8_t to = places.unknown[order.to], seat = places.unknown[order.seat];
  const double densities[] = {-1, 1, 2, 4, 9};
  Result only = Result::undetermined;
  for (const double density : densities) {
    const Class chip = class_of(order.tpp, order.area < 0 ? density : density_of(order), order.data_center);
    for (unsigned t = to;; t = (t - 1) & to) {
      for (unsigned s = seat;; s = (s - 1) & seat) {
        const Result result = with_list(
            decide_known(order, chip, static_cast<std::uint8_t>(places.in[order.to] | t), static_cast<std::uint8_t>(places.in[order.seat] | s),
                         static_cast<std::uint8_t>(places.in[order.parent] | (same_seat ? s : 0))),
            order.listed);
        if (only != Result::undetermined && result != only) return Result::undetermined;
        only = result;
        if (s == 0) break;
      }
      if (t == 0) break;
    }
    if (!hangs_on_area(order)) break;
  }
  return only;
}

}  // namespace

Result decide_by_hand(const Places& places, const Order& order) {
  if (hangs_on_area(order) || places.unknown[order.to] || places.unknown[order.seat]) return decide_open(places, order);
  const Class chip = class_of(order.tpp, density_of(order), order.data_center);
  return with_list(decide_known(order, chip, places.in[order.to], places.in[order.seat], places.in[order.parent]), order.listed);
}

}  // namespace chip_rules::bench
