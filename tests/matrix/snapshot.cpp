// Makes, writes and reads snapshots of the decision matrix.
#include "tests/matrix/snapshot.h"

#include <map>
#include <sstream>

#include "core/ask/brief.h"
#include "core/decide/decision.h"

namespace chip_rules::tests {
namespace {

constexpr const char* quantity = "1000";
constexpr const char* buyers[] = {"", "CHN", "USA"};  // empty: as destination
constexpr std::size_t spot_check = 29;  // one of so many cells is decided though a like one is
constexpr const char* as_destination = "as-destination";

struct Law {
  std::string name;
  RegimeChoice choice;
};

// Every stretch of days on both bases, then every named regime.
std::vector<Law> laws_of(const Rules& rules) {
  const RuleBook& book = rules.book();
  std::vector<Law> out;
  for (const Day day : rules.programs().days()) {
    for (const bool enforced : {true, false}) {
      RegimeChoice choice;
      choice.on = day;
      choice.enforced = enforced;
      if (day >= book.covers_from) out.push_back({write_date(day) + (enforced ? " enforced" : " codified"), choice});
    }
  }
  for (std::size_t i = 0; i < book.regimes.size(); ++i) {
    Case named;
    named.regime = static_cast<int>(i);
    out.push_back({book.regimes[i].id, regime_of(book, named, book.checked)});
  }
  return out;
}

class Maker {
 public:
  Maker(const Rules& rules, int every) : rules_(rules), book_(rules.book()), every_(every) {
    out_.chips = book_.chips.ids;
    out_.places = book_.countries.ids;
  }

  MatrixSnapshot run() {
    int number = 0;
    for (const Law& law : laws_of(rules_)) {
      for (const char* buyer : buyers) {
        if (number++ % every_ == 0) block(law, buyer);
      }
    }
    return std::move(out_);
  }

 private:
  void block(const Law& law, const std::string& buyer) {
    const std::shared_ptr<const Program> program = rules_.programs().get(law.choice);
    if (!program) return;
    const int chip = book_.fact("chip"), to = book_.fact("to"), hq = book_.fact("buyer.hq");
    Case order;
    order.facts[chip] = book_.chips.ids[0];
    order.facts[book_.fact("item.qty")] = quantity;
    Facts facts = facts_of(book_, order, law.choice.on);
    if (!buyer.empty()) set_fact(book_, facts, hq, Value::exactly(book_.countries.by_id.find(buyer)->second));
    const std::vector<std::size_t> alike = first_alike(*program);
    const auto decide_for = [&](std::size_t place) {
      set_fact(book_, facts, to, Value::exactly(static_cast<double>(place)));
      if (buyer.empty()) set_fact(book_, facts, hq, Value::exactly(static_cast<double>(place)));
      return outcome_index(plain_answer(*program, facts).outcome);
    };
    std::vector<int> list;
    std::uint64_t hash = 14695981039346656037ull;
    for (std::size_t c = 0; c < book_.chips.count; ++c) {
      set_fact(book_, facts, chip, Value::exactly(static_cast<double>(c)));
      std::vector<std::uint8_t> row;
      for (std::size_t p = 0; p < book_.countries.count; ++p) {
        const bool known = alike[p] != p;
        const bool checked = (p + c) % spot_check == 0;
        row.push_back(known && !checked ? row[alike[p]] : decide_for(p));
        if (known && checked && row.back() != row[alike[p]]) {
          out_.fault = law.name + ": " + out_.places[p] + " is in the same groups as " + out_.places[alike[p]] + ", but is decided otherwise";
        }
        for (const char letter : out_.outcomes[row.back()]) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ull;
        hash *= 1099511628211ull;
      }
      const auto [same, fresh] = rows_.emplace(std::string(row.begin(), row.end()), static_cast<int>(out_.rows.size()));
      if (fresh) out_.rows.push_back(std::move(row));
      list.push_back(same->second);
    }
    const auto [same, fresh] = lists_.emplace(list, static_cast<int>(out_.lists.size()));
    if (fresh) out_.lists.push_back(std::move(list));
    out_.blocks.push_back({law.name, buyer.empty() ? as_destination : buyer, same->second, hash});
  }

  // For each place the first that is in the same groups. A law sees a country by its groups alone, so they are decided
  // alike; now and then that is tried.
  std::vector<std::size_t> first_alike(const Program& program) const {
    std::map<std::string, std::size_t> first;
    std::vector<std::size_t> out;
    for (std::size_t p = 0; p < book_.countries.count; ++p) {
      std::string memberships;
      for (const Group& group : program.groups) {
        if (group.domain == FactType::country) memberships += static_cast<char>(group.members[p]);
      }
      out.push_back(first.emplace(std::move(memberships), p).first->second);
    }
    return out;
  }

  std::uint8_t outcome_index(const Outcome& outcome) {
    for (std::size_t i = 0; i < known_.size(); ++i) {
      if (known_[i] == outcome) return static_cast<std::uint8_t>(i);
    }
    known_.push_back(outcome);
    out_.outcomes.push_back(outcome_text(book_, outcome));
    return static_cast<std::uint8_t>(known_.size() - 1);
  }

  const Rules& rules_;
  const RuleBook& book_;
  const int every_;
  std::vector<Outcome> known_;
  std::map<std::string, int> rows_;
  std::map<std::vector<int>, int> lists_;
  MatrixSnapshot out_;
};

// "3 3 3 7" as "3*3 7".
template <class Number>
std::string runs(const std::vector<Number>& numbers) {
  std::string out;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i;
    while (end < numbers.size() && numbers[end] == numbers[i]) ++end;
    out += " " + std::to_string(static_cast<int>(numbers[i]));
    if (end - i > 1) out += "*" + std::to_string(end - i);
    i = end;
  }
  return out;
}

template <class Number>
void read_runs(std::istringstream& in, std::vector<Number>& out) {
  for (std::string word; in >> word;) {
    const std::size_t star = word.find('*');
    const long times = star == std::string::npos ? 1 : std::strtol(word.c_str() + star + 1, nullptr, 10);
    out.insert(out.end(), static_cast<std::size_t>(times), static_cast<Number>(std::strtol(word.c_str(), nullptr, 10)));
  }
}

}  // namespace

MatrixSnapshot make_snapshot(const Rules& rules, int every) { return Maker(rules, every).run(); }

std::string write_snapshot(const MatrixSnapshot& snapshot) {
  std::string out = "# The decision matrix, made by tests/matrix (see tests/README.md). Rows and lists stand once, runs as number*times.\n";
  out += "chips";
  for (const std::string& id : snapshot.chips) out += " " + id;
  out += "\nplaces";
  for (const std::string& id : snapshot.places) out += " " + id;
  out += "\n";
  for (const std::string& outcome : snapshot.outcomes) out += "outcome " + outcome + "\n";
  for (const auto& row : snapshot.rows) out += "row" + runs(row) + "\n";
  for (const auto& list : snapshot.lists) out += "list" + runs(list) + "\n";
  for (const MatrixBlock& block : snapshot.blocks) {
    out += "block " + std::to_string(block.list) + " " + std::to_string(block.hash) + " " + block.buyer + " " + block.law + "\n";
  }
  return out;
}

bool read_snapshot(const std::string& text, MatrixSnapshot& out) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream in(line);
    std::string kind, word;
    in >> kind;
    if (kind == "chips" || kind == "places") {
      while (in >> word) (kind == "chips" ? out.chips : out.places).push_back(word);
    } else if (kind == "outcome") {
      in >> word;
      out.outcomes.push_back(word);
    } else if (kind == "row") {
      read_runs(in, out.rows.emplace_back());
      if (out.rows.back().size() != out.places.size()) return false;
    } else if (kind == "list") {
      read_runs(in, out.lists.emplace_back());
      if (out.lists.back().size() != out.chips.size()) return false;
    } else if (kind == "block") {
      MatrixBlock block;
      in >> block.list >> block.hash >> block.buyer;
      std::getline(in >> std::ws, block.law);
      if (block.list < 0 || static_cast<std::size_t>(block.list) >= out.lists.size()) return false;
      out.blocks.push_back(std::move(block));
    } else if (kind != "#" && !kind.empty()) {
      return false;
    }
  }
  for (const auto& list : out.lists) {
    for (const int row : list) {
      if (row < 0 || static_cast<std::size_t>(row) >= out.rows.size()) return false;
    }
  }
  for (const auto& row : out.rows) {
    for (const std::uint8_t outcome : row) {
      if (outcome >= out.outcomes.size()) return false;
    }
  }
  return true;
}

}  // namespace chip_rules::tests
