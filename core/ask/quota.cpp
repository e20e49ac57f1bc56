// Chooses the limit, asks the law of each period for its cap, and counts chips.
#include "core/ask/quota.h"

#include <algorithm>

#include "core/ask/asked.h"
#include "core/ask/models_against.h"
#include "core/json/number.h"
#include "core/order.h"
#include "core/place.h"

namespace chip_rules {
namespace {

int limit_named(const Program& program, std::string_view id) {
  for (std::size_t i = 0; i < program.limits.size(); ++i) {
    if (program.limits[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

class QuotaMaker {
 public:
  QuotaMaker(const Question& question, Quota& out) : question_(question), book_(question.book()), out_(out) {}

  void run() {
    const Program& program = *out_.decision.program;
    for (std::size_t i = 0; i < program.limits.size(); ++i) {
      if (program.limits[i].capped) out_.limits.push_back(static_cast<int>(i));
    }
    choose();
    if (out_.limit < 0) return;
    for (const QuotaLine& line : out_.decision.quota) {
      if (line.limit == out_.limit && counts(out_.decision, line)) out_.line = line;
    }
    out_.cap = cap_on(out_.decision.choice.on);
    periods();
    if (out_.cap) chips();
  }

 private:
  bool listed(int limit) const { return std::find(out_.limits.begin(), out_.limits.end(), limit) != out_.limits.end(); }

  void choose() {
    const std::string asked = question_.text("view.limit");
    const int named = limit_named(*out_.decision.program, asked);
    if (listed(named)) out_.limit = named;
    for (const bool drawn : {true, false}) {
      for (const QuotaLine& line : out_.decision.quota) {
        if (out_.limit < 0 && line.drawn >= drawn && listed(line.limit)) out_.limit = line.limit;
      }
    }
    for (const int limit : out_.limits) {
      if (out_.limit < 0 && Evaluation(*out_.decision.program, out_.decision.facts).value(out_.decision.program->limits[at(limit)].cap).known()) out_.limit = limit;
    }
    if (out_.limit < 0 && !out_.limits.empty()) out_.limit = out_.limits[0];
  }

  // The cap as the law of that day has it; nothing when it then has no such limit, or none is set.
  std::optional<double> cap_on(Day day) const {
    RegimeChoice choice = out_.decision.choice;
    choice.on = day;
    const std::shared_ptr<const Program> program = question_.rules.programs().get(choice);
    const int limit = program ? limit_named(*program, out_.shown().id) : -1;
    if (limit < 0 || !program->limits[at(limit)].capped) return std::nullopt;
    const Facts facts = facts_of(book_, out_.decision.the_case, day);
    const Value cap = Evaluation(*program, facts).value(program->limits[at(limit)].cap);
    if (!cap.known()) return std::nullopt;
    return cap.low;
  }

  // The limit's own window, else three years from the year of the case; in years where it counts by the year, else in
  // quarters, which is how agencies write their tables.
  void periods() {
    const LimitCode& limit = out_.shown();
    const Day on = out_.decision.choice.on;
    const int year = split_date(on).year;
    Day from = limit.from.value_or(join_date(year, 1, 1));
    Day to = limit.to ? *limit.to + 1 : join_date(year + 3, 1, 1);
    const Json* cap = limit.json->find("cap");
    const Json* table = cap ? cap->find("by_date") : nullptr;
    if (table && !table->items.empty() && !table->items[0].items.empty()) from = read_date(table->items[0].items[0].text).value_or(from);
    if (table) {
      if (const std::optional<Day> until = read_date(cap->get_text("until"))) to = *until + 1;
    }
    constexpr int quarters[] = {1, 4, 7, 10};
    for (int y = split_date(from).year; y <= split_date(to).year; ++y) {
      for (const int month : quarters) {
        if (limit.calendar_year && month > 1) break;
        const Day begin = join_date(y, month, 1);
        const Day end = limit.calendar_year ? join_date(y + 1, 1, 1) : month == 10 ? join_date(y + 1, 1, 1) : join_date(y, month + 3, 1);
        if (end <= from || begin >= to) continue;
        QuotaPeriod period;
        period.from = std::max(begin, from);
        period.to = std::min(end, to);
        const bool now = on >= period.from && on < period.to;
        period.cap = now ? out_.cap : cap_on(period.from);
        if (out_.line && out_.line->after.known() && (now || (period.from > on && !limit.calendar_year))) period.used = out_.line->after.low;
        out_.periods.push_back(period);
      }
    }
  }

  void chips() {
    const LimitCode& limit = out_.shown();
    if (limit.measure == LimitCode::Measure::share || limit.per.kind == Operand::Kind::constant) return;
    const int fact = book_.fact("chip");
    if (fact < 0) return;
    std::vector<int> rows;
    if (out_.decision.facts.origins[at(fact)] == Origin::given) rows.push_back(static_cast<int>(out_.decision.facts.values[at(fact)].low));
    const Json* list = book_.timeline ? book_.timeline->find("equivalents") : nullptr;
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      const auto found = book_.chips.by_id.find(list->items[i].text);
      if (found != book_.chips.by_id.end() && std::find(rows.begin(), rows.end(), found->second) == rows.end()) rows.push_back(found->second);
    }
    Facts facts = facts_of(book_, law_alone(out_.decision.the_case), out_.decision.choice.on);
    for (const int row : rows) {
      set_fact(book_, facts, fact, Value::exactly(row));
      const Value per = Evaluation(*out_.decision.program, facts).value(limit.per);
      if (!per.known() || per.low <= 0) continue;
      ChipsThatFit one;
      one.chip = row;
      one.per = per.low;
      one.in_cap = std::max(0.0, floor_tolerant(*out_.cap / per.low));
      if (out_.line && out_.line->after.known()) one.left = std::max(0.0, floor_tolerant((*out_.cap - out_.line->after.low) / per.low));
      out_.chips.push_back(one);
    }
  }

  const Question& question_;
  const RuleBook& book_;
  Quota& out_;
};

void number_or_null(JsonWriter& json, const char* name, const std::optional<double>& number) {
  json.key(name);
  number ? json.value(*number) : json.null();
}

// A limit that some act has and this case's rules have not leaves the choice to us; one that no act has is a slip.
std::optional<CaseError> refuse_limit(const Question& question) {
  std::vector<std::string> known;
  for (const Instrument& act : question.book().instruments) {
    const Json* limits = act.json ? act.json->find("limits") : nullptr;
    for (std::size_t i = 0; limits && i < limits->items.size(); ++i) known.emplace_back(limits->items[i].get_text("id"));
  }
  return refuse_option("view.limit", question.text("view.limit"), known);
}

}  // namespace

bool counts(const Decision& decision, const QuotaLine& line) {
  return line.drawn || line.fits != Tri::yes || decision.answer.outcome.verdict == Verdict::undetermined;
}

std::optional<CaseError> quota_of(const Question& question, Quota& out) {
  std::optional<CaseError> error;
  const Case the_case = case_of(question, "case", error);
  if (error) return error;
  if (auto refused = decide_plainly(question.rules.programs(), the_case, question.today, out.decision)) return refused;
  if (auto refused = refuse_limit(question)) return refused;
  QuotaMaker(question, out).run();
  return std::nullopt;
}

std::string quota_json(const Question& question, std::optional<CaseError>& error) {
  Quota quota;
  error = quota_of(question, quota);
  if (error) return {};
  JsonWriter json;
  json.open('{');
  write_law(json, question.book(), quota.decision);
  std::vector<std::string> ids;
  for (const int limit : quota.limits) ids.push_back(quota.decision.program->limits[at(limit)].id);
  write_texts(json, "limits", ids);
  if (quota.limit < 0) return json.close('}').take();
  json.member("limit", quota.shown().id).member("unit", quota.shown().unit);
  number_or_null(json, "cap", quota.cap);
  const bool counts = quota.line && quota.line->after.known();
  number_or_null(json, "after", counts ? std::optional<double>(quota.line->after.low) : std::nullopt);
  number_or_null(json, "chips_left", quota.line ? quota.line->chips_left : std::nullopt);
  json.key("periods").open('[');
  for (const QuotaPeriod& period : quota.periods) {
    json.open('{').member("from", write_date(period.from)).member("to", write_date(period.to - 1));
    number_or_null(json, "cap", period.cap);
    number_or_null(json, "used", period.used);
    json.close('}');
  }
  json.close(']').key("chips").open('[');
  for (const ChipsThatFit& one : quota.chips) {
    json.open('{').member("chip", question.book().chips.ids[at(one.chip)]).member("per", one.per).member("fit", one.in_cap);
    number_or_null(json, "left", one.left);
    json.close('}');
  }
  return json.close(']').close('}').take();
}

}  // namespace chip_rules
