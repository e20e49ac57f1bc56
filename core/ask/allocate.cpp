// Reads what is left and who asks, and answers as JSON.
#include "core/ask/allocate.h"

#include <algorithm>
#include <map>

#include "core/decide/decision.h"
#include "core/json/number.h"
#include "core/place.h"
#include "core/view/words.h"

namespace chip_rules {
namespace {

class Reader {
 public:
  Reader(const Question& question, std::optional<CaseError>& error) : question_(question), error_(error) {}

  Allocation read() {
    applicants();
    if (!error_) rules();
    if (!error_) left();
    if (error_) return {};
    for (const SharingRule rule : rules_) out_.sharings.push_back(share_out(rule, out_.left, out_.applicants, out_.seed));
    return std::move(out_);
  }

 private:
  // `told`: what the words speak of besides, as in CaseError.
  void fail(std::string code, std::string key, std::string value, std::string says, std::vector<std::string> nearest = {},
            std::vector<std::string> told = {}) {
    std::erase_if(nearest, [](const std::string& name) { return name.empty(); });
    if (!error_) error_ = CaseError{std::move(code), std::move(key), std::move(value), std::move(says), std::move(nearest), std::move(told)};
  }

  // A member as text, whether it was written as a text or as a number.
  std::string member(const char* name) const {
    const Json* json = question_.request.find(name);
    if (json && json->is(Json::Kind::number)) return write_number(json->number);
    return question_.text(name);
  }

  // `applicant`: who asks for them; empty: they are what is left.
  std::uint64_t chips(const std::string& text, std::uint64_t least, const std::string& key, const std::string& applicant) {
    const std::optional<double> number = read_number(text);
    const bool whole = number && *number == static_cast<double>(static_cast<std::uint64_t>(std::max(0.0, std::min(*number, 2e9))));
    if (!whole || *number < static_cast<double>(least) || *number > static_cast<double>(most_chips)) {
      const char* says = applicant.empty() ? "error.chips_left" : "error.chips_asked";
      fail("bad_value", key, text, says, {}, {std::to_string(least), std::to_string(most_chips), applicant});
      return 0;
    }
    return static_cast<std::uint64_t>(*number);
  }

  void add(std::string name, const std::string& wanted) {
    while (!name.empty() && name.back() == ' ') name.pop_back();
    while (!name.empty() && name.front() == ' ') name.erase(0, 1);
    if (name.empty()) return fail("bad_value", "asks", wanted, "error.no_applicant");
    if (!names_.emplace(name, 1).second) return fail("duplicate", "asks", name, "error.asks_twice");
    const std::uint64_t count = chips(wanted, 1, "asks", name);
    out_.applicants.push_back({std::move(name), count});
    out_.wanted += count;
  }

  void applicants() {
    const Json* list = question_.request.find("asks");
    if (list && list->is(Json::Kind::array)) {
      for (const Json& one : list->items) {
        const Json* wanted = one.find("wanted");
        const bool number = wanted && wanted->is(Json::Kind::number);
        add(std::string(one.get_text("name")), number ? write_number(wanted->number) : std::string(one.get_text("wanted")));
        if (error_) return;
      }
    } else {
      const std::string text = question_.text("asks");
      for (std::size_t start = 0; start < text.size() && !error_;) {
        const std::size_t end = std::min(text.find(',', start), text.size());
        const std::string pair = text.substr(start, end - start);
        const std::size_t equals = pair.rfind('=');
        if (equals == std::string::npos) fail("bad_value", "asks", pair, "error.how_many");
        if (equals != std::string::npos) add(pair.substr(0, equals), pair.substr(equals + 1));
        if (out_.applicants.size() > most_applicants) break;
        start = end + 1;
      }
    }
    if (out_.applicants.empty()) fail("bad_value", "asks", "", "error.nobody_asks");
    if (out_.applicants.size() > most_applicants) fail("out_of_range", "asks", "", "error.many_applicants", {}, {std::to_string(most_applicants)});
  }

  void rules() {
    const std::string word = question_.text("rule");
    const std::optional<SharingRule> rule = read_sharing_rule(word);
    std::vector<std::string> known;
    for (const SharingRule one : sharing_rules) {
      known.push_back(sharing_word(one));
      if (word.empty() || rule == one) rules_.push_back(one);
    }
    if (rules_.empty()) {
      fail("unknown_id", "rule", word, "error.sharing_rule", {nearest_name(word, known)});
    }
    const std::string seed = member("seed");
    for (const char c : seed) {
      const std::uint64_t digit = static_cast<std::uint64_t>(c - '0');
      const bool fits = c >= '0' && c <= '9' && (out_.seed < 1844674407370955161u || (out_.seed == 1844674407370955161u && digit <= 5));
      if (!fits) return fail("bad_value", "seed", seed, "error.seed");
      out_.seed = out_.seed * 10 + digit;
    }
  }

  void left() {
    out_.limit = question_.text("limit");
    const std::string given = member("left");
    if (out_.limit.empty() == given.empty()) {
      return fail("bad_request", "left", given, "error.left_or_limit");
    }
    if (out_.limit.empty()) {
      if (!question_.text("case").empty()) return fail("bad_request", "case", "", "error.case_of_limit");
      out_.left = chips(given, 0, "left", {});
    } else {
      left_of_limit();
    }
  }

  void left_of_limit() {
    const Case the_case = case_of(question_, "case", error_);
    if (error_) return;
    const Decision decision = decide_case(question_.rules.programs(), the_case, question_.today, {false, false, false});
    if (!decision.program) return fail("bad_rules", "", "", question_.rules.programs().problems()[0].text());
    out_.case_text = decision.case_text;
    std::vector<std::string> known;
    for (const LimitCode& limit : decision.program->limits) {
      if (limit.capped) known.push_back(limit.id);
    }
    for (const QuotaLine& line : decision.quota) {
      const LimitCode& limit = decision.program->limits[at(line.limit)];
      if (limit.id != out_.limit) continue;
      const Value per = Evaluation(*decision.program, decision.facts).value(limit.per);
      if (!line.before.known() || !line.cap.known() || !per.known() || per.low <= 0) {
        return fail("bad_value", "limit", out_.limit, "error.left_open");
      }
      out_.program = decision.program;
      out_.of = line.limit;
      const double left = floor_tolerant((line.cap.low - line.before.low) / per.low);
      out_.left = static_cast<std::uint64_t>(std::min(std::max(left, 0.0), static_cast<double>(most_chips)));
      return;
    }
    const bool there = std::find(known.begin(), known.end(), out_.limit) != known.end();
    if (there) return fail("bad_value", "limit", out_.limit, "error.limit_aside");
    fail("unknown_id", "limit", out_.limit, "error.unknown_limit", {nearest_name(out_.limit, known)});
  }

  const Question& question_;
  std::optional<CaseError>& error_;
  std::map<std::string, int> names_;
  std::vector<SharingRule> rules_;
  Allocation out_;
};

constexpr const char* words_of_rules[] = {"first-come", "pro-rata", "equal", "lottery"};

}  // namespace

const char* sharing_word(SharingRule rule) { return words_of_rules[static_cast<std::size_t>(rule)]; }

std::optional<SharingRule> read_sharing_rule(std::string_view word) {
  for (const SharingRule rule : sharing_rules) {
    if (word == sharing_word(rule)) return rule;
  }
  return std::nullopt;
}

Allocation allocate(const Question& question, std::optional<CaseError>& error) { return Reader(question, error).read(); }

std::string allocate_json(const Question& question, std::optional<CaseError>& error) {
  const Allocation allocation = allocate(question, error);
  if (error) return {};
  const view::Words words(question.book(), question.text("lang", "en"));
  JsonWriter json;
  json.open('{').member("left", static_cast<double>(allocation.left));
  if (!allocation.limit.empty()) json.member("limit", allocation.limit).member("case", allocation.case_text);
  json.member("wanted", static_cast<double>(allocation.wanted)).key("rules").open('[');
  for (const Sharing& sharing : allocation.sharings) {
    json.open('{').member("rule", sharing_word(sharing.rule));
    json.member("says", words(std::string("allocate.says.") + sharing_word(sharing.rule)));
    if (sharing.rule == SharingRule::lottery) {
      json.member("seed", std::to_string(allocation.seed)).key("order").open('[');
      for (const std::size_t i : sharing.order) json.value(allocation.applicants[i].name);
      json.close(']');
    }
    json.key("granted").open('[');
    for (std::size_t i = 0; i < allocation.applicants.size(); ++i) {
      const Applicant& one = allocation.applicants[i];
      json.open('{').member("name", one.name).member("wanted", static_cast<double>(one.wanted));
      json.member("granted", static_cast<double>(sharing.granted[i])).close('}');
    }
    json.close(']').member("remains", static_cast<double>(sharing.remains)).close('}');
  }
  json.close(']').close('}');
  return json.take();
}

}  // namespace chip_rules
