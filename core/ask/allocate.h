// Several applicants for what is left of one allocation, under each rule by which it could be shared out.
// May know: cases and decisions, for what a limit has left. Names no law: none says how to share.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/questions.h"

namespace chip_rules {

/// Somebody who asks for `wanted` whole chips, at least one; applications are in the order in which they came.
struct Applicant {
  std::string name;
  std::uint64_t wanted = 0;
};

enum class SharingRule : std::uint8_t {
  first_come,  // each in turn gets what it asked for while it lasts; the last one what is left
  pro_rata,    // in proportion to what was asked; remainders to the largest fractions, ties in order of application
  equal,       // the same for all, none more than it asked for; what that frees is shared again; a rest of less than one
               // chip each goes one by one in order of application
  lottery,     // first come, in an order drawn by lot
};
constexpr SharingRule sharing_rules[] = {SharingRule::first_come, SharingRule::pro_rata, SharingRule::equal, SharingRule::lottery};
const char* sharing_word(SharingRule rule);
std::optional<SharingRule> read_sharing_rule(std::string_view word);

/// What each applicant gets, in whole chips and in the order of the applications; never more than asked, and all of
/// `left` where as much was asked for. `order` is that in which a lottery drew them (indexes), else empty.
struct Sharing {
  SharingRule rule = SharingRule::first_come;
  std::vector<std::uint64_t> granted;
  std::uint64_t remains = 0;
  std::vector<std::size_t> order;
};

constexpr std::uint64_t most_chips = 1000000000;  // left, and asked for by one applicant
constexpr std::size_t most_applicants = 10000;

/// Shares `left` chips (at most most_chips) out. The lottery draws with splitmix64 from `seed` and shuffles by
/// Fisher-Yates from the last place down; numbers that would favor some places are drawn again.
Sharing share_out(SharingRule rule, std::uint64_t left, const std::vector<Applicant>& applicants, std::uint64_t seed);

struct Program;

/// What was asked, read: how much is left (of which limit), who asks, under which rules.
struct Allocation {
  std::uint64_t left = 0;
  std::string limit;      // whose remainder it is; empty: a number was given
  std::shared_ptr<const Program> program;  // of the case
  int of = -1;            // the limit among those of `program`; -1: a number was given
  std::string case_text;  // canonical, of that limit
  std::vector<Applicant> applicants;
  std::uint64_t wanted = 0;  // by all together
  std::uint64_t seed = 0;
  std::vector<Sharing> sharings;
};

/// Reads the members "left" or "limit" with "case"; "asks" ("A=10000,B=5000", or [{"name", "wanted"}, ...]); "rule"
/// (all four when absent) and "seed" (0), and shares out.
Allocation allocate(const Question& question, std::optional<CaseError>& error);

/// The question `allocate`: {"left", "limit", "case", "wanted", "rules": [{"rule", "says", "seed"?, "order"?,
/// "granted": [{"name", "wanted", "granted"}], "remains"}]}.
std::string allocate_json(const Question& question, std::optional<CaseError>& error);

}  // namespace chip_rules
