// What must hold of every law and of every way to write a case: tried on random cases under all regimes.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/view/names.h"
#include "tests/unit/cases.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

void parameters_in(const Json& json, std::set<std::string>& out) {
  if (json.is(Json::Kind::string) && json.text.size() > 1 && json.text[0] == '$') out.insert(json.text.substr(1));
  for (const Json& item : json.items) parameters_in(item, out);
}

/// The parameters that stand in the caps of a program's limits.
std::set<std::string> caps_of(const Program& program) {
  std::set<std::string> out;
  for (const LimitCode& limit : program.limits) {
    if (const Json* cap = limit.json->find("cap")) parameters_in(*cap, out);
  }
  return out;
}

/// Every law once: each stretch of days on both bases, and each named regime.
template <class Visit>
void every_law(const Visit& visit) {
  Rules& rules = shipped_rules();
  RegimeChoice choice;
  for (const Day day : rules.programs().days()) {
    choice.on = day;
    for (const bool enforced : {true, false}) {
      choice.enforced = enforced;
      visit(*rules.programs().get(choice));
    }
  }
  for (std::size_t i = 0; i < rules.book().regimes.size(); ++i) {
    Case named;
    named.regime = static_cast<int>(i);
    visit(*rules.programs().get(regime_of(rules.book(), named, *read_date(today))));
  }
}

}  // namespace

TEST_CASE("a larger cap is never stricter, under every law" * doctest::test_suite("every law")) {
  Cases cases(2);
  // By law, since each value of each cap is a law of its own to compile.
  std::map<std::shared_ptr<const Program>, std::vector<std::string>> asked;
  for (int i = 0; i < 300; ++i) {
    auto keys = cases.next();
    if (cases.chance(30)) {
      keys["regime"] = "us-2025-01-diffusion";
      keys["on"] = "2025-06-01";
      keys.erase("basis");
    }
    if (const auto first = told(text_of(keys))) asked[first->program].push_back(text_of(keys));
  }
  int compared = 0;
  for (const auto& [program, texts] : asked) {
    for (const std::string& cap : caps_of(*program)) {
      std::vector<int> before(texts.size(), 100);
      for (const double value : {0.0, 0.3, 1e6, 3e7, 9e8, 9e9}) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
          const auto now = told(texts[i], [&cap, value](RegimeChoice& choice) { choice.parameters[cap] = value; });
          const int degree = severity(now->answer.outcome);
          if (degree < 0) continue;
          if (degree > before[i]) FAIL_CHECK(texts[i] << ": stricter with " << cap << " " << value << ", " << words(now->answer.outcome));
          before[i] = degree;
          ++compared;
        }
      }
    }
  }
  CHECK(compared > 500);
}

TEST_CASE("the order of keys never matters") {
  Cases cases(7);
  std::mt19937 random(7);
  const RuleBook& book = shipped_rules().book();
  for (int i = 0; i < 1500; ++i) {
    const auto keys = cases.next();
    std::vector<std::string> pairs;
    for (const auto& [key, value] : keys) pairs.push_back(key + "=" + value);
    std::shuffle(pairs.begin(), pairs.end(), random);
    std::string shuffled;
    for (const std::string& pair : pairs) shuffled += (shuffled.empty() ? "" : "&") + pair;
    const std::string text = text_of(keys);
    const std::string one = canonical_with(book, text), other = canonical_with(book, shuffled);
    if (one.rfind("error:", 0) == 0 && other.rfind("error:", 0) == 0) continue;  // which mistake is named first may differ
    if (one != other) FAIL_CHECK(text << " and " << shuffled << ": " << one << " / " << other);
    const auto a = told(text), b = told(shuffled);
    if (a && b && !(a->answer.outcome == b->answer.outcome)) FAIL_CHECK(shuffled << ": another outcome");
  }
}

TEST_CASE("canonical text is a fixed point, and asks the same" * doctest::test_suite("every law")) {
  Cases cases(6);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = text_of(cases.next());
    Case first, second;
    const RuleBook& book = shipped_rules().book();
    if (read_case(book, text, false, first)) continue;
    const std::string once = write_case(book, first);
    if (read_case(book, once, false, second)) {
      FAIL_CHECK(text << ": canonical text is refused");
      continue;
    }
    if (write_case(book, second) != once) FAIL_CHECK(text);
    if (i % 50) continue;
    const json a = check(text), b = check(once);
    if (a != b) FAIL_CHECK(text << " and " << once << " differ");
  }
}

TEST_CASE("every place in a sentence is filled: a parameter or a group of that law") {
  const RuleBook& book = shipped_rules().book();
  const view::Words words(book, "en");
  const view::Names names(book, words);
  std::set<std::string> told_already;
  every_law([&](const Program& program) {
    for (const ClauseCode& clause : program.clauses) {
      const std::string says = names.says(program, *clause.source);
      const bool open = says.find('{') != std::string::npos;
      if (open && told_already.insert(says).second) FAIL_CHECK(clause.source->slot << ": " << says);
      if (clause.source->citation.cite.empty()) FAIL_CHECK(clause.source->slot << " cites nothing");
    }
  });
}

TEST_CASE("every fact that a law looks at is declared, and every limit's account too") {
  const RuleBook& book = shipped_rules().book();
  every_law([&](const Program& program) {
    for (const Atom& atom : program.atoms) {
      for (const Operand* operand : {&atom.a, &atom.b}) {
        const bool declared = operand->kind != Operand::Kind::input || static_cast<std::size_t>(operand->slot) < book.facts.size();
        if (!declared) FAIL_CHECK("a test of a fact that facts.json does not declare");
      }
    }
    for (const LimitCode& limit : program.limits) {
      CHECK_MESSAGE(book.fact("used." + limit.id) >= 0, limit.id);
      for (const int fact : limit.key_facts) CHECK_MESSAGE(!book.facts[static_cast<std::size_t>(fact)].key.empty(), limit.id);
    }
  });
}
