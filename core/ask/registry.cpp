// Enters shipments and tells holdings.
#include "core/ask/registry.h"

#include <algorithm>

#include "core/order.h"
#include "core/place.h"

namespace chip_rules {
Registry::Registry(const RuleBook& book, const Accounts& accounts, std::optional<Day> on)
    : book_(book), accounts_(accounts), table_(book.ledger ? book.ledger->find("registry") : nullptr), on_(on) {
  if (!table_) return;
  holder_fact_ = book.fact(table_->get_text("holder"));
  from_fact_ = book.fact(table_->get_text("from"));
  act_fact_ = book.fact(table_->get_text("act"));
}

int Registry::holder_number(const std::string& name) {
  const auto [found, fresh] = numbers_.emplace(name, static_cast<int>(holders_.size()));
  if (fresh) holders_.push_back(name);
  return found->second;
}

// Whether its holder may have passed the chip on in this shipment: the row names the holder as where it comes from, or
// names nobody and is of a kind that starts where chips are already.
bool Registry::moves_on(const Shipment& shipment, const Chip& chip) const {
  if (shipment.facts.origins[at(from_fact_)] == Origin::given) return accounts_.text_of(from_fact_, shipment) == holders_[at(chip.holder)];
  const std::string act = value_text(book_, act_fact_, shipment.facts.values[at(act_fact_)]);
  for (const Json& word : table_->find("moves_on")->items) {
    if (word.text == act) return true;
  }
  return false;
}

bool Registry::enter(const Shipment& shipment, std::vector<SeenTwice>& twice) {
  last_ = shipment.on;
  if (!table_ || shipment.ids.empty()) return true;
  const int holder = holder_number(accounts_.text_of(holder_fact_, shipment));
  const Value& act = shipment.facts.values[at(act_fact_)];
  for (const std::string& id : shipment.ids) {
    const auto found = chips_.find(id);
    if (found == chips_.end() && chips_.size() >= most_ids) return false;
    Chip& chip = found == chips_.end() ? chips_[id] : found->second;
    const bool same_row = chip.times > 0 && chip.line == shipment.line;
    if (same_row || (chip.times > 0 && chip.holder != holder && !moves_on(shipment, chip))) {
      twice.push_back({id, holders_[at(chip.holder)], chip.line, same_row});
    }
    chip.holder = holder;
    if (!on_ || shipment.on <= *on_) chip.holder_then = holder;
    chip.last = shipment.on;
    chip.line = static_cast<std::uint32_t>(shipment.line);
    chip.act = act.known() ? static_cast<int>(act.low) : -1;
    if (!same_row) ++chip.times;
  }
  return true;
}

std::vector<Registry::Holding> Registry::holdings() const {
  std::vector<Holding> out(holders_.size());
  for (std::size_t i = 0; i < holders_.size(); ++i) out[i].holder = holders_[i];
  for (const auto& [id, chip] : chips_) {
    if (chip.holder_then < 0) continue;
    ++out[at(chip.holder_then)].count;
    if (chips_.size() <= most_listed) out[at(chip.holder_then)].ids.push_back(id);
  }
  std::erase_if(out, [](const Holding& one) { return one.count == 0; });
  for (Holding& one : out) sort_up(one.ids);
  sort_by(out, [](const Holding& a, const Holding& b) { return a.count != b.count ? a.count > b.count : a.holder < b.holder; });
  return out;
}

std::vector<Registry::LastSeen> Registry::never_again(std::size_t& count) const {
  std::vector<LastSeen> out;
  for (const auto& [id, chip] : chips_) {
    if (chip.times != 1 || chip.last >= last_) continue;
    const std::string act = chip.act < 0 ? std::string() : value_text(book_, act_fact_, Value::exactly(chip.act));
    out.push_back({id, holders_[at(chip.holder)], chip.last, chip.line, act});
  }
  count = out.size();
  sort_by(out, [](const LastSeen& a, const LastSeen& b) { return a.on != b.on ? a.on < b.on : a.line != b.line ? a.line < b.line : a.id < b.id; });
  if (out.size() > most_listed) out.resize(most_listed);
  return out;
}

}  // namespace chip_rules
