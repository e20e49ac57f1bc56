// Group members as arrays of yes, no and unknown. Set arithmetic is three-valued too.
#include "core/rules/compile_groups.h"

#include <algorithm>

namespace chip_rules {
namespace {

constexpr int max_group_depth = 16;
constexpr int max_group_parts = 10000;  // of one expression, those of named groups counted wherever they are named

Tri opposite(Tri value) { return value == Tri::yes ? Tri::no : value == Tri::no ? Tri::yes : Tri::unknown; }

bool is_operator(const Json& list) {
  if (!list.is(Json::Kind::array) || list.items.empty()) return false;
  const std::string& word = list.items[0].text;
  return word == "or" || word == "and" || word == "minus" || word == "unknown";
}

}  // namespace

std::size_t GroupResolver::domain_size(FactType domain) const {
  const Catalog* catalog = book_.catalog(domain);
  return catalog ? catalog->count + 1 : 0;  // one more: "other", a member of nothing
}

int GroupResolver::index_of(std::string_view id, FactType domain, const std::string& file,
                            const std::string& pointer) {
  const Catalog* catalog = book_.catalog(domain);
  const auto found = catalog->by_id.find(id);
  if (found != catalog->by_id.end()) return found->second;
  problem(file, pointer, "\"" + std::string(id) + "\" is not in the catalog of " + catalog->name,
          nearest_name(id, catalog->ids));
  return -1;
}

void GroupResolver::follow_aliases(std::vector<Tri>& out) const {
  for (const CountryAlias& alias : book_.aliases) {
    if (alias.from <= choice_.on) {
      out[static_cast<std::size_t>(alias.country)] = out[static_cast<std::size_t>(alias.target)];
    }
  }
}

Group GroupResolver::resolve(const Json& expression, FactType domain, const std::string& file,
                             const std::string& pointer) {
  Group group;
  group.domain = domain;
  if (expression.is(Json::Kind::string)) group.id = expression.text;
  parts_ = 0;
  group.members = members(expression, domain, file, pointer, 0);
  if (domain == FactType::country) follow_aliases(group.members);
  return group;
}

Group GroupResolver::resolve_named(const std::string& name, FactType domain) {
  Json expression;
  expression.kind = Json::Kind::string;
  expression.text = name;
  return resolve(expression, domain, name, "");
}

std::vector<Tri> GroupResolver::members(const Json& expression, FactType domain, const std::string& file,
                                        const std::string& pointer, int depth) {
  std::vector<Tri> out(domain_size(domain), Tri::no);
  if (depth > max_group_depth) {
    problem(file, pointer, "groups refer to each other in a circle");
    parts_ = max_group_parts + 1;  // said once
    return out;
  }
  if (++parts_ > max_group_parts) {
    if (parts_ == max_group_parts + 1) problem(file, pointer, "a group of more than " + std::to_string(max_group_parts) + " parts");
    return out;
  }
  if (expression.is(Json::Kind::string)) {
    return named(expression.text, domain, file, pointer, depth);
  }
  if (!expression.is(Json::Kind::array)) {
    problem(file, pointer, "expected a group name, a list of ids, [\"or\"|\"and\"|\"minus\"|\"unknown\", ...] or [\"reading\", id, {...}]");
    return out;
  }
  if (!expression.items.empty() && expression.items[0].text == "reading") {
    return by_reading(expression, domain, file, pointer, depth);
  }
  if (!is_operator(expression)) {
    for (const Json& id : expression.items) {
      const int index = index_of(id.text, domain, file, pointer);
      if (index >= 0) out[static_cast<std::size_t>(index)] = Tri::yes;
    }
    return out;
  }
  const std::string& word = expression.items[0].text;
  const bool is_unknown = word == "unknown", is_or = word == "or", is_and = word == "and";
  for (std::size_t i = 1; i < expression.items.size(); ++i) {
    const std::vector<Tri> operand = members(expression.items[i], domain, file, pointer, depth + 1);
    for (std::size_t c = 0; c < out.size(); ++c) {
      if (is_unknown) {
        out[c] = std::max(out[c], operand[c] == Tri::no ? Tri::no : Tri::unknown);
      } else if (i == 1) {
        out[c] = operand[c];
      } else if (is_or) {
        out[c] = std::max(out[c], operand[c]);
      } else {
        out[c] = std::min(out[c], is_and ? operand[c] : opposite(operand[c]));
      }
    }
  }
  return out;
}

// ["reading", id, {choice: group, ...}]: the group of the choice in force; the first choice is the default.
std::vector<Tri> GroupResolver::by_reading(const Json& expression, FactType domain, const std::string& file,
                                           const std::string& pointer, int depth) {
  const std::vector<Tri> nobody(domain_size(domain), Tri::no);
  const std::string id = expression.items.size() == 3 ? expression.items[1].text : std::string();
  const auto reading = book_.readings.find(id);
  if (reading == book_.readings.end() || !expression.items[2].is(Json::Kind::object)) {
    std::vector<std::string> names;
    for (const auto& [name, known] : book_.readings) names.push_back(name);
    problem(file, pointer, "expected [\"reading\", the id of a reading, {choice: group, ...}]", nearest_name(id, names));
    return nobody;
  }
  readings_used_.insert(id);
  const std::vector<std::string>& choices = reading->second.choices;
  const auto chosen = choice_.readings.find(id);
  const bool valid = chosen != choice_.readings.end() && std::find(choices.begin(), choices.end(), chosen->second) != choices.end();
  std::vector<Tri> out = nobody;
  for (const std::string& choice : choices) {
    const Json* group = expression.items[2].find(choice);
    if (!group) problem(file, pointer, "the reading \"" + id + "\" also has the choice \"" + choice + "\"");
    if (group && choice == (valid ? chosen->second : choices[0])) out = members(*group, domain, file, pointer, depth + 1);
  }
  return out;
}

std::vector<Tri> GroupResolver::named(const std::string& name, FactType domain, const std::string& file,
                                      const std::string& pointer, int depth) {
  std::vector<Tri> out(domain_size(domain), Tri::no);
  bool known = false;
  const Json* tables = domain == FactType::country && book_.country_groups ? book_.country_groups : nullptr;
  if (const Json* table = tables ? tables->find(name) : nullptr) {
    table_members(*table, out);
    known = true;
  }
  const auto changes = folded_.groups.find(name);
  if (changes != folded_.groups.end()) {
    known = true;
    for (const Part& part : changes->second) {
      const std::string where = book_.instruments[static_cast<std::size_t>(part.instrument)].id + ".json";
      if (const Json* is = part.json->find("is")) out = members(*is, domain, where, part.pointer + "/is", depth + 1);
      if (const Json* add = part.json->find("add")) change(out, *add, Tri::yes, domain, part);
      if (const Json* gone = part.json->find("remove")) change(out, *gone, Tri::no, domain, part);
    }
  }
  if (!known) {
    std::vector<std::string> names;
    for (const auto& [id, instrument] : book_.group_names) names.push_back(id);
    problem(file, pointer, "no group is called \"" + name + "\" here", nearest_name(name, names));
  }
  const auto overridden = choice_.groups.find(name);
  if (overridden != choice_.groups.end()) override_members(out, overridden->second, domain);
  return out;
}

void GroupResolver::table_members(const Json& group, std::vector<Tri>& out) {
  const Json* rows = group.find("members");
  for (std::size_t i = 0; rows && i < rows->items.size(); ++i) {
    const Json& row = rows->items[i];
    const auto found = book_.countries.by_id.find(row.get_text("iso3"));
    if (found == book_.countries.by_id.end()) continue;
    std::optional<Day> from = read_date(row.get_text("from"));
    std::optional<Day> to = read_date(row.get_text("to"));
    if (const Json* other = row.find("to_by_reading")) {
      const auto reading = choice_.readings.find(std::string(other->get_text("reading")));
      if (reading != choice_.readings.end() && reading->second == other->get_text("choice")) {
        to = read_date(other->get_text("to"));
      }
    }
    if ((!from || *from <= choice_.on) && (!to || choice_.on <= *to)) {
      out[static_cast<std::size_t>(found->second)] = Tri::yes;
    }
  }
  const Json* unknown = group.find("unknown");
  for (std::size_t i = 0; unknown && i < unknown->items.size(); ++i) {
    const auto found = book_.countries.by_id.find(unknown->items[i].text);
    if (found != book_.countries.by_id.end()) out[static_cast<std::size_t>(found->second)] = Tri::unknown;
  }
}

// Entries are ids, or {"id", "from", "to"} for dated ones.
void GroupResolver::change(std::vector<Tri>& out, const Json& list, Tri to, FactType domain, const Part& part) {
  const std::string file = book_.instruments[static_cast<std::size_t>(part.instrument)].id + ".json";
  for (const Json& entry : list.items) {
    const bool dated = entry.is(Json::Kind::object);
    const std::string_view id = dated ? entry.get_text("id") : std::string_view(entry.text);
    const std::optional<Day> from = dated ? read_date(entry.get_text("from")) : std::nullopt;
    const std::optional<Day> until = dated ? read_date(entry.get_text("to")) : std::nullopt;
    if ((from && choice_.on < *from) || (until && choice_.on > *until)) continue;
    const int index = index_of(id, domain, file, part.pointer);
    if (index >= 0) out[static_cast<std::size_t>(index)] = to;
  }
}

void GroupResolver::override_members(std::vector<Tri>& out, const std::string& changes, FactType domain) {
  std::size_t at = 0;
  while (at < changes.size()) {
    const std::size_t end = std::min(changes.find(',', at), changes.size());
    const std::string_view entry = std::string_view(changes).substr(at, end - at);
    if (entry.size() > 1) {
      const Catalog* catalog = book_.catalog(domain);
      const auto found = catalog->by_id.find(entry.substr(1));
      if (found != catalog->by_id.end()) {
        out[static_cast<std::size_t>(found->second)] = entry[0] == '-' ? Tri::no : Tri::yes;
      }
    }
    at = end + 1;
  }
}

}  // namespace chip_rules
