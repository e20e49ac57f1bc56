// What limits have used, account by account, and what whose fleet is where.
// May know: programs, facts, shipments. Decides nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/ask/ledger_rows.h"
#include "core/rules/program.h"

namespace chip_rules {

/// One account of one limit. Amounts in the limit's unit; of a share only the last is kept.
struct Account {
  std::string limit;
  std::string unit;
  std::vector<std::string> key;  // values of the limit's key facts; "?": not known
  int year = 0;                  // of a limit by calendar year
  bool share = false;
  double opening = 0;            // used before the first row, as the case says
  double used = 0;               // by the rows
  std::optional<double> cap;     // as of the last row
  std::size_t rows = 0;          // that drew on it
  std::size_t unknown = 0;       // of these, so many with an amount that is not known
  std::size_t broken = 0;        // of these, so many that did not fit
  std::size_t first_broken = 0;  // line of the first, 0: none
};

class Accounts {
 public:
  Accounts(const RuleBook& book, const PartyNames& parties) : book_(book), parties_(parties) {}

  /// The account of a limit that a shipment belongs to, made when it is new.
  Account& of(const LimitCode& limit, const Shipment& shipment);
  /// The same, or null when it is new.
  const Account* find(const LimitCode& limit, const Shipment& shipment);
  /// Whether all facts of the limit's key are known.
  bool known(const LimitCode& limit, const Shipment& shipment) const;
  const std::map<std::vector<int>, Account>& all() const { return accounts_; }
  /// A fact of a shipment as text: the party's own name where it is in no catalog; "?" when it is not known.
  std::string text_of(int fact, const Shipment& shipment) const;
  /// A fact of a shipment as a number: the same for all names of one party or country; -1 when it is not known.
  int number_of(int fact, const Shipment& shipment) const;

 private:
  void set_key(const LimitCode& limit, const Shipment& shipment);
  int party_of(int fact, const Shipment& shipment) const;
  int country_of(int country, Day on) const;

  const RuleBook& book_;
  const PartyNames& parties_;
  std::map<std::vector<int>, Account> accounts_;
  std::map<std::string, int> limits_;
  std::vector<int> key_;
};

/// What the rows have put where, by owner, class and country.
class Fleet {
 public:
  Fleet(const RuleBook& book, Accounts& accounts);

  /// Sets the facts that are shares of the owner's fleet as it would be after the shipment of `classified` items;
  /// facts that the row gives itself stay.
  void set_shares(const Program& program, int classified, Shipment& shipment) const;
  void add(int classified, const Shipment& shipment);

 private:
  struct Place {
    int owner, classified, country;
    bool operator<(const Place& other) const {
      if (owner != other.owner) return owner < other.owner;
      if (classified != other.classified) return classified < other.classified;
      return country < other.country;
    }
  };
  std::optional<double> amount_of(const Shipment& shipment) const;
  Tri counts(const Program& program, const Json& rule, int country, int here) const;

  const RuleBook& book_;
  Accounts& accounts_;
  const Json* table_;
  int owner_ = -1, place_ = -1;
  std::vector<int> factors_;
  std::map<Place, double> amounts_;
};

}  // namespace chip_rules
