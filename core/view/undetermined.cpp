// Why an answer cannot be told: what the law leaves open, which facts are missing, and what is possible.
#include <algorithm>

#include "core/place.h"
#include "core/view/check_parts.h"

namespace chip_rules::view {
namespace {

// Whether an act says itself that the members of its group are open: letters that named no country.
bool left_open(const Json& expression) {
  if (!expression.items.empty() && expression.is(Json::Kind::array) && expression.items[0].text == "unknown") return true;
  return std::any_of(expression.items.begin(), expression.items.end(), left_open);
}

// Whether a country belongs to a group that an act leaves open itself, or else which groups of the country table it belongs to.
std::string open_membership(const CheckContext& context, int fact, const Value& value) {
  const Program& program = *context.decision.program;
  const std::string country = context.names.value(fact, value);
  bool open = false;
  for (const Group& group : program.groups) {
    if (group.domain != FactType::country || group.members[at(static_cast<int>(value.low))] != Tri::unknown) continue;
    open = true;
    const auto act = context.book.group_names.find(group.id);
    if (act == context.book.group_names.end() || act->second < 0) continue;
    const Json* groups = context.book.instruments[at(act->second)].json->find("groups");
    const Json* own = groups ? groups->find(group.id) : nullptr;
    const Json* members = own ? own->find("is") : nullptr;
    if (members && left_open(*members)) return context.words("view.open_group", {{"country", country}, {"group", context.names.group(program, group)}});
  }
  return open ? context.words("view.open_membership", {{"country", country}}) : std::string();
}

// What the law itself leaves open: a country whose groups no source settles, a cap that is not set for the date.
std::vector<std::string> open_law(const CheckContext& context) {
  const Decision& decision = context.decision;
  std::vector<std::string> out;
  const auto add = [&](std::string sentence) { out.push_back(std::move(sentence)); };
  int told = -1;
  for (const char* id : {"to", "buyer.hq", "buyer.parent"}) {
    const int fact = context.book.fact(id);
    const Value& value = decision.facts.values[at(fact)];
    if (!value.known() || static_cast<int>(value.low) == told) continue;
    std::string sentence = open_membership(context, fact, value);
    if (sentence.empty()) continue;
    add(std::move(sentence));
    told = static_cast<int>(value.low);
  }
  for (const QuotaLine& line : decision.quota) {
    if (!line.cap.known()) add(context.words("view.open_cap", {{"limit", context.names.limit(decision.program->limits[at(line.limit)])}}));
  }
  return out;
}

}  // namespace

std::string undetermined_reason(const CheckContext& context) {
  const Decision& decision = context.decision;
  if (follows_dates(context.book, decision.choice) && decision.choice.on < context.book.covers_from) {
    return context.words("view.before_coverage", {{"date", context.words.date(context.book.covers_from)}});
  }
  std::vector<std::string> missing, possible;
  for (const int fact : decision.missing) missing.push_back(context.names.fact(fact));
  for (const Outcome& outcome : decision.possible) possible.push_back(context.names.outcome_short(outcome));
  std::vector<std::string> reason = open_law(context);
  if (!missing.empty()) reason.push_back(context.words("view.missing", {{"facts", context.words.list(missing)}}));
  std::string outcomes;
  for (const std::string& outcome : possible) outcomes += (outcomes.empty() ? "" : context.words("view.or")) + outcome;
  if (!possible.empty()) reason.push_back(context.words("view.possible", {{"outcomes", outcomes}}));
  return context.words.sentences(reason);
}

}  // namespace chip_rules::view
