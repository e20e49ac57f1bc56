// A public registry of chips: who holds which identified chip, which were seen twice, which never again.
// May know: shipments in order of date and the table in rules/facts.json. It keeps every identifier: its memory grows
// with them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/ask/ledger_accounts.h"

namespace chip_rules {

constexpr std::size_t most_ids = 10000000;

/// An identifier that turned up with somebody else than its holder, who had not passed it on; or twice in one row.
struct SeenTwice {
  std::string id;
  std::string holder;     // before
  std::size_t line = 0;   // where it had been seen last
  bool same_row = false;
};

class Registry {
 public:
  /// `on`: whose holdings to tell; the last row's day when absent.
  Registry(const RuleBook& book, const Accounts& accounts, std::optional<Day> on);

  /// Enters a shipment; what was seen twice is added to `twice`. False when there are too many identifiers to keep.
  bool enter(const Shipment& shipment, std::vector<SeenTwice>& twice);

  struct Holding {
    std::string holder;
    std::size_t count = 0;
    std::vector<std::string> ids;  // sorted; empty when there are more than `most_listed` in all
  };
  struct LastSeen {
    std::string id;
    std::string holder;
    Day on = 0;
    std::size_t line = 0;
    std::string act;
  };
  static constexpr std::size_t most_listed = 10000;

  /// Who holds how many on the day asked for, the most first.
  std::vector<Holding> holdings() const;
  /// Chips that no later row has seen after their first, though later rows there are; the longest unseen first, at
  /// most `most_listed` of them; `count` receives how many there are.
  std::vector<LastSeen> never_again(std::size_t& count) const;
  std::size_t count() const { return chips_.size(); }
  Day on() const { return on_.value_or(last_); }

 private:
  struct Chip {
    int holder = -1;       // now
    int holder_then = -1;  // on the day asked for
    Day last = 0;
    std::uint32_t line = 0;
    std::uint32_t times = 0;
    int act = -1;
  };
  int holder_number(const std::string& name);
  bool moves_on(const Shipment& shipment, const Chip& chip) const;

  const RuleBook& book_;
  const Accounts& accounts_;
  const Json* table_;
  int holder_fact_ = -1, from_fact_ = -1, act_fact_ = -1;
  std::optional<Day> on_;
  Day last_ = 0;
  std::unordered_map<std::string, Chip> chips_;
  std::map<std::string, int> numbers_;
  std::vector<std::string> holders_;
};

}  // namespace chip_rules
