// Names and look-ups of the rule book.
#include "core/rules/book.h"

#include <algorithm>

namespace chip_rules {
namespace {

constexpr const char* confidence_words[] = {"text", "quoted", "derived", "preamble", "secondary", "memory"};
constexpr const char* step_words[] = {"classify",   "layers", "letters",    "scope",      "conditions",
                                      "exceptions", "review", "thresholds", "obligations"};

// Number of single-letter changes between two words; two neighbors swapped are one change.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string Problem::text() const {
  std::string out = file;
  if (!pointer.empty()) out += "#" + pointer;
  out += ": " + message;
  if (!nearest.empty()) out += "; did you mean \"" + nearest + "\"?";
  return out;
}

std::optional<Confidence> read_confidence(std::string_view word) {
  for (std::size_t i = 0; i < std::size(confidence_words); ++i) {
    if (word == confidence_words[i]) return static_cast<Confidence>(i);
  }
  return std::nullopt;
}
const char* confidence_word(Confidence confidence) { return confidence_words[static_cast<std::size_t>(confidence)]; }

std::optional<Step> read_step(std::string_view word) {
  for (std::size_t i = 0; i < std::size(step_words); ++i) {
    if (word == step_words[i]) return static_cast<Step>(i);
  }
  return std::nullopt;
}
const char* step_word(Step step) { return step_words[static_cast<std::size_t>(step)]; }

const Json* Catalog::cell(int row, std::string_view column) const {
  const Json* values = columns ? columns->find(column) : nullptr;
  for (std::size_t i = 0; !values && i < later.size(); ++i) values = later[i]->find(column);
  if (!values || row < 0 || static_cast<std::size_t>(row) >= values->items.size()) return nullptr;
  return &values->items[static_cast<std::size_t>(row)];
}

std::string_view Catalog::text(int row, std::string_view column) const {
  const Json* value = cell(row, column);
  return value && value->is(Json::Kind::string) ? std::string_view(value->text) : std::string_view();
}

std::string_view Catalog::name_in(std::string_view lang, int row) const {
  const auto own = named.find(lang);
  if (own == named.end() || row < 0 || static_cast<std::size_t>(row) >= own->second.size()) return {};
  const Json* name = own->second[static_cast<std::size_t>(row)];
  return name ? std::string_view(name->text) : std::string_view();
}

std::uint32_t sentence_key(std::string_view english) {
  std::uint32_t key = 2166136261u;
  for (const char c : english) key = (key ^ static_cast<unsigned char>(c)) * 16777619u;
  return key;
}

Day Instrument::holds_from() const { return compliance ? *compliance : effective.value_or(published.value_or(0)); }

const Grant* RuleBook::grant(std::string_view id) const {
  for (const Grant& grant : grants) {
    if (grant.id == id) return &grant;
  }
  return nullptr;
}

const Catalog* RuleBook::catalog(FactType type) const {
  switch (type) {
    case FactType::country: return &countries;
    case FactType::chip: return &chips;
    case FactType::company: return &companies;
    case FactType::model: return &models;
    default: return nullptr;
  }
}

int RuleBook::fact(std::string_view id) const {
  const auto found = fact_by_id.find(id);
  return found == fact_by_id.end() ? -1 : found->second;
}

std::string nearest_name(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t best_distance = word.size() <= 3 ? 2 : word.size() / 2 + 1;
  for (const std::string& name : known) {
    const bool contained = word.size() >= 3 && name.find(word) != std::string::npos;
    const std::size_t distance = contained ? 1 : edit_distance(word, name);
    if (distance < best_distance) {
      best_distance = distance;
      best = name;
    }
  }
  return best;
}

}  // namespace chip_rules
