// What must hold of every case: tried on many made from a fixed seed.
#include <array>
#include <random>

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

// Cases made of values at and around the lines that the rules draw.
class Cases {
 public:
  explicit Cases(unsigned seed) : random_(seed) {}

  std::map<std::string, std::string> next() {
    std::map<std::string, std::string> out;
    if (chance(70)) {
      if (chance(40)) {
        out["chip"] = one(book_.chips.ids);
      } else {
        out["tpp"] = one({"1599", "1600", "2000", "2399", "2400", "4799", "4800", "15824"});
        if (chance(80)) out["die"] = one({"0", "100", "300", "500", "814", "1500"});
        if (chance(80)) out["dc"] = one({"0", "1"});
        if (chance(30)) out["io"] = one({"599", "600"});
      }
    } else {
      out["flop"] = one({"9e25", "1e26", "3e26"});
      out["open"] = one({"0", "1"});
      if (chance(30)) out["secure"] = one({"0", "1"});
      if (chance(20)) out["weaker"] = "1";
    }
    if (chance(90)) out["to"] = country();
    if (chance(60)) out["hq"] = country();
    if (chance(20)) out["parent"] = country();
    if (chance(15)) out["company"] = one(book_.companies.ids);
    if (chance(60)) out["qty"] = one({"1", "202", "203", "1699", "1700", "5000", "49924", "60000"});
    if (chance(20)) out["act"] = one({"export", "reexport", "transfer", "use", "deemed"});
    if (chance(20)) out["purpose"] = one({"use", "resale", "manufacture", "storage", "training", "iaas-training"});
    if (chance(15)) out["veu"] = one({"uveu", "nveu", "dc"});
    if (chance(3)) {  // a validated end user that trains what it may not
      out = {{"tpp", "15824"}, {"dc", "1"}, {"to", country()}, {"hq", "USA"}, {"veu", "uveu"}, {"act", "use"}, {"purpose", "training"}, {"flop", "3e26"}, {"open", "0"}, {"regime", "us-2025-01-diffusion"}};
      return out;
    }
    if (chance(10)) out["held"] = one({"aia", "lpp", "acm", "license"});
    if (chance(5)) out["listed"] = "1";
    if (chance(10)) out["kind"] = one({"private", "government"});
    if (chance(10)) out["without"] = one({"nac", "lpp", "aia"});
    if (chance(10)) out["used-lpp"] = one({"1000000", "26000000", "26900000"});
    if (chance(10)) out["used-cap"] = one({"700000000", "790000000"});
    if (chance(10) || out["veu"] == "uveu") out["share-here"] = one({"0.05", "0.07", "0.08"}), out["share-us"] = "0.5", out["share-outside"] = one({"0.2", "0.3"});
    if (chance(50)) out["regime"] = one({"us-2022-10", "us-2023-11", "us-2025-01-diffusion"});
    if (chance(70)) out["on"] = one({"2022-11-01", "2023-10-25", "2023-12-01", "2024-06-01", "2025-02-01", "2025-05-20", "2026-02-01", "2026-11-22"});
    if (chance(20) && !out.count("regime")) out["basis"] = "codified";
    if (out["veu"].empty()) out.erase("veu");
    return out;
  }

  std::string country() {
    return chance(70) ? one({"CHN", "HKG", "MAC", "DEU", "USA", "IND", "SAU", "ARE", "TWN", "SGP", "POL", "PSE", "KHM", "VNM", "ISR", "RUS"}) : one(book_.countries.ids);
  }
  bool chance(int percent) { return static_cast<int>(random_() % 100) < percent; }
  std::string one(const std::vector<std::string>& list) { return list[random_() % list.size()]; }

 private:
  std::mt19937 random_;
  const RuleBook& book_ = shipped_rules().book();
};

std::string text_of(const std::map<std::string, std::string>& keys) {
  std::string out;
  for (const auto& [key, value] : keys) out += (out.empty() ? "" : "&") + key + "=" + value;
  return out;
}

// A case decided without its words: what `check` rests on, fast enough for thousands.
struct Told {
  std::shared_ptr<const Program> program;
  Facts facts;
  Answer answer;
  std::vector<Outcome> possible;
  bool before_the_rules = false;
};

std::optional<Told> told(const std::string& text, const std::function<void(RegimeChoice&)>& change = {}) {
  const RuleBook& book = shipped_rules().book();
  Case the_case;
  if (read_case(book, text, false, the_case)) return std::nullopt;
  RegimeChoice choice = regime_of(book, the_case, *read_date(today));
  if (change) change(choice);
  Told out;
  out.before_the_rules = choice.named < 0 && choice.on < book.covers_from;
  out.program = shipped_rules().programs().get(choice);
  out.facts = facts_of(book, the_case, choice.on);
  out.answer = decide(*out.program, out.facts);
  if (out.answer.outcome.verdict == Verdict::undetermined) {
    for (const Answer& end : explore(*out.program, out.facts).outcomes) out.possible.push_back(end.outcome);
  }
  return out;
}

bool foreseen(const Told& open, const Outcome& outcome) {
  if (!(open.answer.outcome.verdict == Verdict::undetermined)) return open.answer.outcome == outcome;
  return std::find(open.possible.begin(), open.possible.end(), outcome) != open.possible.end();
}

std::string words(const Outcome& outcome) { return outcome_text(shipped_rules().book(), outcome); }

}  // namespace

TEST_CASE("more chips are never milder") {
  Cases cases(1);
  int compared = 0;
  for (int i = 0; i < 3000; ++i) {
    auto keys = cases.next();
    int before = -1;
    std::string last;
    for (const char* quantity : {"1", "100", "1699", "1700", "20000", "50000", "400000"}) {
      keys["qty"] = quantity;
      const auto now = told(text_of(keys));
      if (!now) break;
      const int degree = severity(now->answer.outcome);
      if (degree < 0) continue;
      if (degree < before) FAIL_CHECK(text_of(keys) << ": " << last << " before, " << words(now->answer.outcome) << " now");
      before = degree;
      last = words(now->answer.outcome);
      ++compared;
    }
  }
  CHECK(compared > 5000);
}

TEST_CASE("a larger cap is never stricter") {
  Cases cases(2);
  for (int i = 0; i < 1500; ++i) {
    auto keys = cases.next();
    keys["regime"] = "us-2025-01-diffusion";
    keys["on"] = "2025-06-01";
    keys.erase("basis");
    for (const char* cap : {"lpp_cap", "country_cap", "nveu_2025_q2", "uveu_outside_share"}) {
      int before = 100;
      for (const double value : {0.0, 0.3, 1e6, 3e7, 9e8, 9e9}) {
        const auto now = told(text_of(keys), [&](RegimeChoice& choice) { choice.parameters[cap] = value; });
        if (!now) break;
        const int degree = severity(now->answer.outcome);
        if (degree < 0) continue;
        if (degree > before) FAIL_CHECK(text_of(keys) << ": stricter with " << cap << " " << value << ", " << words(now->answer.outcome));
        before = degree;
      }
    }
  }
}

TEST_CASE("no verdict without a clause: what decided is cited, or every clause that could have failed") {
  Cases cases(3);
  std::map<std::string, int> seen;
  for (int i = 0; i < 4000; ++i) {
    const std::string text = text_of(cases.next());
    const auto now = told(text);
    if (!now || now->before_the_rules) continue;
    const Verdict verdict = now->answer.outcome.verdict;
    ++seen[verdict_word(verdict)];
    std::array<TraceEntry, max_clauses> trace;
    Answer again = decide(*now->program, now->facts, trace.data());
    if (!(again.outcome == now->answer.outcome)) FAIL_CHECK(text << ": another outcome with a trace");
    int tried = 0;
    for (std::size_t k = 0; k < now->program->clauses.size(); ++k) {
      const ClauseVersion& clause = *now->program->clauses[k].source;
      if (clause.citation.cite.empty() || clause.says.empty()) FAIL_CHECK("no citation: " << clause.slot);
      tried += clause.step == Step::classify || clause.step == Step::scope;
    }
    if (verdict == Verdict::undetermined) continue;
    const int deciding = now->answer.deciding;
    if (deciding >= 0) {
      if (trace[static_cast<std::size_t>(deciding)].result == Tri::no) FAIL_CHECK(text << ": decided by a clause that failed");
    } else if (severity(now->answer.outcome) > 1 || tried == 0) {
      FAIL_CHECK(text << ": " << words(now->answer.outcome) << " cites nothing");
    }
  }
  for (const char* verdict : {"undetermined", "not_controlled", "no_license", "exception", "authorized", "license", "barred", "not_eligible"}) {
    CHECK_MESSAGE(seen[verdict] > 0, std::string(verdict));
  }
}

// A partial case that is determined stays so whatever the missing fact turns out to be; one that is not names what may come.
TEST_CASE("an open case covers whatever its missing facts turn out to be") {
  Cases cases(4);
  int partial = 0;
  for (int i = 0; i < 2500; ++i) {
    auto keys = cases.next();
    if (keys.count("company") || keys.count("chip")) continue;
    std::vector<std::string> dropped;
    for (const char* key : {"hq", "to", "tpp", "dc", "die", "open", "flop", "secure"}) {
      if (keys.count(key) && cases.chance(35)) dropped.push_back(key);
    }
    if (dropped.empty()) continue;
    auto known = keys;
    for (const std::string& key : dropped) known.erase(key);
    const auto open = told(text_of(known));
    if (!open) continue;
    const bool same_item = (known.count("tpp") + known.count("dc") + known.count("die") + known.count("io") > 0) == (keys.count("tpp") > 0) &&
                           (keys.count("tpp") || known.count("open") + known.count("flop") + known.count("weaker") > 0);
    if (!same_item) continue;
    ++partial;
    for (int k = 0; k < 6; ++k) {
      auto complete = known;
      for (const std::string& key : dropped) {
        if (key == "hq" || key == "to") complete[key] = cases.country();
        if (key == "tpp") complete[key] = cases.one({"1000", "1600", "2400", "4800", "15824"});
        if (key == "die") complete[key] = cases.one({"0", "100", "300", "500", "814", "1500"});
        if (key == "dc" || key == "open" || key == "secure") complete[key] = cases.one({"0", "1"});
        if (key == "flop") complete[key] = cases.one({"9e25", "1e26", "3e26"});
      }
      const auto closed = told(text_of(complete));
      if (!closed) continue;
      std::vector<Outcome> ends = closed->possible;
      if (closed->answer.outcome.verdict != Verdict::undetermined) ends = {closed->answer.outcome};
      for (const Outcome& end : ends) {
        if (!foreseen(*open, end)) {
          FAIL_CHECK(text_of(known) << " (" << words(open->answer.outcome) << ") does not foresee " << words(end) << " of " << text_of(complete));
        }
      }
    }
  }
  CHECK(partial > 300);
}

TEST_CASE("an undetermined decision says what is missing and what may come") {
  Cases cases(5);
  int open = 0;
  for (int i = 0; i < 3000; ++i) {
    const std::string text = text_of(cases.next());
    const auto now = told(text);
    if (!now || now->answer.outcome.verdict != Verdict::undetermined || now->before_the_rules) continue;
    ++open;
    if (now->possible.size() < 2) FAIL_CHECK(text << ": fewer than two ends");
  }
  CHECK(open > 50);
}

TEST_CASE("canonical text is a fixed point, and asks the same") {
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

TEST_CASE("every reading, parameter, term, limit and derived fact that is declared is used somewhere") {
  const RuleBook& book = shipped_rules().book();
  std::string all;
  auto instruments = shipped_pack()["instruments"];
  for (const Instrument& act : book.instruments) {
    all += instruments[act.id].dump();
    for (const ClauseVersion& clause : act.clauses) all += clause.says;  // some stand in a pack of their own
  }
  const auto used = [&](const std::string& text) { return mentions(all, text); };
  const std::string groups = shipped_pack()["groups"].dump();
  for (const auto& [id, reading] : book.readings) {
    // Some readings are told apart only by what is entered as used before.
    const bool in_condition = used("\"reading." + id + "\"") || mentions(groups, "\"reading\":\"" + id + "\"");
    const bool in_key = id == "lpp-consignee" || id == "cap-start";
    const bool in_group = used("[\"reading\",\"" + id + "\",");
    CHECK_MESSAGE((in_condition || in_key || in_group), id);
  }
  for (const auto& [id, instrument] : book.parameter_names) CHECK_MESSAGE((used("\"$" + id + "\"") || used("{" + id + "}")), id);
  for (const std::string& id : book.limits) {
    const bool tested = used("\"fits\":\"" + id + "\"") || used("\"draw\":\"" + id + "\"") || used("\"limit." + id + ".");
    CHECK_MESSAGE(tested, id);
  }
}

TEST_CASE("every input fact that a form asks for has words") {
  for (const FactDef& def : shipped_rules().book().facts) {
    if (def.key.empty() || !def.words) continue;
    CHECK_MESSAGE(def.words->find("label"), def.id);
    CHECK_MESSAGE(def.words->find("help"), def.id);
    if (def.type != FactType::choice || def.choices.empty()) continue;
    const Json* options = def.words->find("options");
    const Json* english = options ? options->find("en") : nullptr;
    for (const std::string& choice : def.choices) {
      if (choice == def.absent.assumed) continue;
      CHECK_MESSAGE((english && english->find(choice)), def.id, " ", choice);
    }
  }
}
