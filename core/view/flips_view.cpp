// What would change it, and where the law is arguable, as choices that lead to a case.
#include <algorithm>
#include <map>

#include "core/json/number.h"
#include "core/order.h"
#include "core/place.h"
#include "core/view/check_parts.h"

namespace chip_rules::view {
namespace {

constexpr std::size_t shown_values = 4;

class FlipWords {
 public:
  explicit FlipWords(const CheckContext& context) : context_(context), book_(context.book) {
    for (std::size_t i = 0; i < book_.companies.count; ++i) ++seats_[std::string(book_.companies.text(static_cast<int>(i), "hq"))];
  }

  Choices::Choice choice(const Flip& flip) {
    const Words& words = context_.words;
    const std::string fact = context_.names.fact(flip.fact);
    Choices::Choice out;
    out.detail = context_.names.outcome_short(flip.outcome);
    out.tone = Names::tone(flip.outcome);
    if (!flip.to.empty()) {
      const auto [to, from] = told_apart(flip);
      out.text = words("flips.number", {{"fact", fact}, {"to", to}, {"from", from}});
      out.case_text = with(flip.fact, flip.to);
      return out;
    }
    const std::vector<std::string> values = familiar_first(flip);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < values.size() && i < shown_values; ++i) names.push_back(context_.names.value_text(flip.fact, values[i]));
    std::string list = words.list(names);
    if (values.size() > shown_values) {
      list = words("flips.more", {{"values", words.list_open(names)}, {"count", words.number(static_cast<double>(values.size() - shown_values))}});
    }
    out.text = words("flips.values", {{"fact", fact}, {"values", list}});
    out.case_text = with(flip.fact, values[0]);
    return out;
  }

 private:
  // The new value with every digit, for just beside it the outcome is another; the old one as ever, if that differs.
  std::pair<std::string, std::string> told_apart(const Flip& flip) const {
    const FactDef& def = book_.facts[at(flip.fact)];
    std::string from = context_.names.value_text(flip.fact, flip.from);
    const std::optional<double> new_one = read_number(flip.to), old_one = read_number(flip.from);
    if (def.type != FactType::number || !new_one || !old_one) return {context_.names.value_text(flip.fact, flip.to), from};
    std::string to = context_.words.quantity_in_full(*new_one, def.unit);
    return {to, from == to ? context_.words.quantity_in_full(*old_one, def.unit) : from};
  }

  // Countries where companies of the catalog have their seat come first, and the newest chips: what readers ask about.
  std::vector<std::string> familiar_first(const Flip& flip) const {
    std::vector<std::string> values = flip.values;
    if (book_.facts[at(flip.fact)].type == FactType::chip) {
      sort_by(values, [&](const std::string& a, const std::string& b) { return released(a) > released(b); });
    }
    if (book_.facts[at(flip.fact)].type != FactType::country) return values;
    sort_by(values, [&](const std::string& a, const std::string& b) { return seats(a) > seats(b); });
    return values;
  }
  std::string_view released(const std::string& chip) const { return book_.chips.text(book_.chips.by_id.at(chip), "released"); }
  int seats(const std::string& country) const {
    const auto found = seats_.find(country);
    return found == seats_.end() ? 0 : found->second;
  }

  // The case with one fact changed; a chip of the catalog replaces figures typed for the former one.
  std::string with(int fact, const std::string& value) const {
    Case changed = context_.decision.the_case;
    const FactDef& def = book_.facts[at(fact)];
    if (def.type == FactType::date) {
      changed.on = read_date(value);
    } else {
      changed.facts[fact] = value;
    }
    if (def.type == FactType::chip) {
      std::erase_if(changed.facts, [&](const auto& entry) { return book_.facts[at(entry.first)].group == "chip"; });
      changed.facts[fact] = value;
    }
    return write_case(book_, changed);
  }

  const CheckContext& context_;
  const RuleBook& book_;
  std::map<std::string, int> seats_;
};

}  // namespace

Choices flips(const CheckContext& context) {
  Choices out;
  const bool open = !context.decision.answer.outcome_known;
  out.title = context.words(open ? "flips.settle" : "flips.title");
  FlipWords words(context);
  for (const Flip& flip : context.decision.flips) out.choices.push_back(words.choice(flip));
  if (out.choices.empty() && !open) out.empty = context.words("flips.none");
  return out;
}

Choices readings(const CheckContext& context) {
  Choices out;
  out.title = context.words("readings.title");
  for (const ArguableLine& line : context.decision.arguable) {
    const Reading& reading = context.book.readings.at(line.reading);
    const auto choice = std::find(reading.choices.begin(), reading.choices.end(), line.choice) - reading.choices.begin();
    Case changed = context.decision.the_case;
    changed.readings[line.reading] = line.choice;
    Choices::Choice item;
    item.text = context.words.sentences({context.words.law(reading.question), context.words.law(reading.says[static_cast<std::size_t>(choice)])});
    item.detail = context.names.outcome_short(line.outcome);
    item.tone = Names::tone(line.outcome);
    item.case_text = write_case(context.book, changed);
    out.choices.push_back(std::move(item));
  }
  return out;
}

}  // namespace chip_rules::view
