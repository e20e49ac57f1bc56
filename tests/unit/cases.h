// Random cases for properties that must hold of every case, made from a fixed seed.
#pragma once

#include <map>
#include <optional>
#include <random>

#include "core/decide/explore.h"
#include "tests/unit/asking.h"

namespace chip_rules::tests {

// Cases made of values at and around the lines that the rules draw.
class Cases {
 public:
  explicit Cases(unsigned seed) : random_(seed) {
    for (const NamedRegime& regime : book_.regimes) regimes_.push_back(regime.id);
  }

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
    if (chance(50)) out["regime"] = chance(50) ? one({"us-2022-10", "us-2023-11", "us-2025-01-diffusion"}) : one(regimes_);
    if (chance(70)) out["on"] = one({"2022-11-01", "2023-10-25", "2023-12-01", "2024-06-01", "2024-12-15", "2025-02-01", "2025-05-20", "2025-10-15", "2026-02-01", "2026-08-01", "2026-11-22", "2028-02-01"});
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
  std::vector<std::string> regimes_;
};

inline std::string text_of(const std::map<std::string, std::string>& keys) {
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

inline std::optional<Told> told(const std::string& text, const std::function<void(RegimeChoice&)>& change = {}) {
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

inline bool foreseen(const Told& open, const Outcome& outcome) {
  if (!(open.answer.outcome.verdict == Verdict::undetermined)) return open.answer.outcome == outcome;
  return std::find(open.possible.begin(), open.possible.end(), outcome) != open.possible.end();
}

inline std::string words(const Outcome& outcome) { return outcome_text(shipped_rules().book(), outcome); }

}  // namespace chip_rules::tests
