// See refusal.h.
#include "core/view/refusal.h"

#include "core/case/case_reader.h"
#include "core/view/names.h"

namespace chip_rules::view {
namespace {

// What a fact of the case is called, by its key; empty when there is no such key.
std::string key_name(const RuleBook& book, const Names& names, const std::string& key) {
  const auto found = book.fact_by_key.find(key);
  return found == book.fact_by_key.end() ? std::string() : names.fact(found->second);
}

// What a value that was offered in place of another is called; empty where ids are all there is.
std::string offered_name(const RuleBook& book, const Words& words, const Names& names, const CaseError& error, const std::string& id) {
  if (error.code == "unknown_key") return key_name(book, names, id);
  for (const NamedRegime& regime : book.regimes) {
    if (error.key == "regime" && regime.id == id) return words.regime(regime);
  }
  for (const std::string& exception : book.exceptions) {
    if (error.key == "without" && lower_case(exception) == id) return names.grant_title(exception);
  }
  const auto fact = book.fact_by_key.find(error.key);
  if (fact != book.fact_by_key.end()) return names.value_text(fact->second, id);
  const auto country = book.countries.by_id.find(id);  // what a change of a group names
  return country == book.countries.by_id.end() ? std::string() : names.row(book.countries, country->second);
}

// A name in brackets behind its id, in languages that tell both.
std::string beside(const Words& words, const std::string& id, const std::string& name) {
  return name.empty() || name == id ? std::string() : words("error.name", {{"name", name}});
}

}  // namespace

std::string refusal_text(const RuleBook& book, const Words& words, const CaseError& error) {
  const Names names(book, words);
  std::string nearest;
  if (!error.nearest.empty()) {
    const std::string& id = error.nearest[0];
    nearest = words("error.nearest", {{"id", id}, {"called", beside(words, id, offered_name(book, words, names, error, id))}});
  }
  const auto told = [&](std::size_t i) { return i < error.told.size() ? std::string_view(error.told[i]) : std::string_view(); };
  const std::string called = beside(words, error.key, key_name(book, names, error.key));
  const std::string choices = words.list_open(error.told);
  return words(error.says, {{"key", error.key}, {"called", called}, {"value", error.value}, {"nearest", nearest}, {"1", told(0)}, {"2", told(1)}, {"3", told(2)}, {"choices", choices}});
}

}  // namespace chip_rules::view
