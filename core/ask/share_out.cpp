// The arithmetic of sharing out, in whole chips. Products stay below 2^63: both factors are at most 10^9.
#include "core/ask/allocate.h"
#include "core/order.h"

#include <algorithm>
#include <numeric>

namespace chip_rules {
namespace {

using Chips = std::uint64_t;

/// splitmix64 (Steele, Lea, Flood 2014): the same numbers on every platform.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  /// A number below `count`, each equally likely.
  std::uint64_t below(std::uint64_t count) {
    const std::uint64_t uneven = (0 - count) % count;  // so many of 2^64 numbers are left over
    for (;;) {
      const std::uint64_t number = next();
      if (number >= uneven) return number % count;
    }
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
};

void in_turn(const std::vector<Applicant>& applicants, const std::vector<std::size_t>& order, Chips left, Sharing& out) {
  for (const std::size_t i : order) {
    out.granted[i] = std::min(applicants[i].wanted, left);
    left -= out.granted[i];
  }
}

void pro_rata(const std::vector<Applicant>& applicants, Chips left, Sharing& out) {
  Chips wanted = 0;
  for (const Applicant& one : applicants) wanted += one.wanted;
  if (wanted <= left) {
    for (std::size_t i = 0; i < applicants.size(); ++i) out.granted[i] = applicants[i].wanted;
    return;
  }
  std::vector<std::pair<Chips, std::size_t>> fractions;  // remainder of the division, whose
  for (std::size_t i = 0; i < applicants.size(); ++i) {
    const Chips product = left * applicants[i].wanted;
    out.granted[i] = product / wanted;
    fractions.push_back({product % wanted, i});
  }
  sort_by(fractions, [](const auto& a, const auto& b) { return a.first > b.first; });
  const Chips given = std::accumulate(out.granted.begin(), out.granted.end(), Chips{0});
  for (std::size_t k = 0; k < left - given; ++k) ++out.granted[fractions[k].second];
}

void equal(const std::vector<Applicant>& applicants, Chips left, Sharing& out) {
  // From the smallest wish up, each gets its share of what is left then; whoever wants less frees the rest for others.
  std::vector<std::size_t> order(applicants.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_by(order, [&](std::size_t a, std::size_t b) { return applicants[a].wanted < applicants[b].wanted; });
  for (std::size_t k = 0; k < order.size(); ++k) {
    const Chips share = left / (order.size() - k);
    out.granted[order[k]] = std::min(applicants[order[k]].wanted, share);
    if (applicants[order[k]].wanted <= share) {
      left -= applicants[order[k]].wanted;
      continue;
    }
    // Nobody from here on is content: the same for all, and the rest one by one in order of application.
    for (std::size_t rest = k; rest < order.size(); ++rest) out.granted[order[rest]] = share;
    Chips over = left % (order.size() - k);
    for (std::size_t i = 0; i < applicants.size() && over > 0; ++i) {
      if (out.granted[i] != share || applicants[i].wanted <= share) continue;
      ++out.granted[i];
      --over;
    }
    return;
  }
}

}  // namespace

Sharing share_out(SharingRule rule, Chips left, const std::vector<Applicant>& applicants, std::uint64_t seed) {
  Sharing out;
  out.rule = rule;
  out.granted.assign(applicants.size(), 0);
  std::vector<std::size_t> order(applicants.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (rule == SharingRule::first_come) in_turn(applicants, order, left, out);
  if (rule == SharingRule::pro_rata) pro_rata(applicants, left, out);
  if (rule == SharingRule::equal) equal(applicants, left, out);
  if (rule == SharingRule::lottery) {
    Dice dice(seed);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice.below(i)]);
    in_turn(applicants, order, left, out);
    out.order = order;
  }
  out.remains = left - std::accumulate(out.granted.begin(), out.granted.end(), Chips{0});
  return out;
}

}  // namespace chip_rules
