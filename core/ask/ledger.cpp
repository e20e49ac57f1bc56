// Runs ledgers; in memory they are put in order of date first.
#include "core/ask/ledger.h"

#include "core/decide/decision.h"

#include "core/json/number.h"
#include "core/order.h"
#include "core/place.h"
#include "core/view/ledger_view.h"

namespace chip_rules {
Ledger::Ledger(const Rules& rules, const Case& base, Day today, std::optional<Day> on)
    : book_(rules.book()), rows_(book_, base), run_(rules, base, today, rows_.parties()), registry_(book_, run_.accounts(), on) {}

bool Ledger::take(const Record& record, LedgerLine& line) {
  line = {};
  line.line = record.line;
  rows_.read(record, shipment_);
  if (!shipment_.problem && totals_.last && shipment_.on < *totals_.last) {
    shipment_.problem = RowProblem{"", {"bad_row", "", "", "error.row.order", {}, {write_date(shipment_.on), write_date(*totals_.last)}}};
  }
  if (shipment_.problem) {
    ++totals_.bad;
    line.problem = shipment_.problem;
    return true;
  }
  if (!run_.run(shipment_, result_)) return false;
  line.shipment = &shipment_;
  line.result = &result_;
  ++totals_.run;
  if (!totals_.first) totals_.first = shipment_.on;
  totals_.last = shipment_.on;
  LedgerTotals::Outcomes& alike = totals_.outcomes[outcome_text(book_, result_.answer.outcome)];
  alike.outcome = result_.answer.outcome;
  ++alike.rows;
  totals_.undetermined += result_.answer.outcome.verdict == Verdict::undetermined;
  totals_.not_given += result_.claim == ClaimResult::not_given;
  totals_.not_needed += result_.claim == ClaimResult::not_needed;
  for (const LimitUse& use : result_.limits) {
    if (!use.broken) continue;
    ++totals_.broke;
    break;
  }
  if (!rows_.has_ids()) return true;
  if (!registry_.enter(shipment_, line.twice)) totals_.registry_full = true;
  totals_.twice += line.twice.size();
  const int quantity = book_.fact("item.qty");
  line.mismatched = !shipment_.ids.empty() && static_cast<double>(shipment_.ids.size()) != shipment_.facts.values[at(quantity)].low;
  totals_.mismatched += line.mismatched;
  return true;
}

std::optional<CaseError> read_ledger_request(const RuleBook& book, const std::string& case_text, const std::string& date,
                                             Case& base, std::optional<Day>& on) {
  if (!book.ledger) return CaseError{"bad_rules", "ledger", "", "error.no_ledger", {}};
  if (const auto error = read_case(book, case_text, false, base)) return error;
  on = read_date(date);
  if (!on && !date.empty()) return CaseError{"bad_value", "date", date, "error.date", {}};
  return std::nullopt;
}

bool run_ledger(const view::Words& words, Ledger& ledger, std::string_view text, EachLine each, void* context, std::optional<CaseError>& error) {
  LedgerText records;
  records.feed(text);
  records.finish();
  Record record;
  LedgerLine line;
  bool any = false;
  struct Place {
    std::optional<Day> on;
    std::size_t line, offset, size;
    RecordProblem problem;
  };
  std::vector<Place> places;
  while (records.next(record)) {
    if (records.form() == LedgerText::Form::csv && !any) {
      if (record.problem.empty()) {
        error = ledger.rows().header(record.fields);
      } else {
        error = CaseError{"bad_value", "header", "", record.problem.says, {}, record.problem.told};
      }
      if (error) error = header_refusal(ledger.book(), words, *error);
      if (error) return false;
      records.expect(record.fields.size());
    } else {
      places.push_back({record.problem.empty() ? ledger.rows().date_of(record) : std::nullopt, record.line, record.offset, record.size, record.problem});
    }
    any = true;
  }
  if (!any) {
    error = CaseError{"empty", "text", "", "error.ledger_empty", {}};
    return false;
  }
  sort_by(places, [](const Place& a, const Place& b) { return a.on && b.on ? *a.on < *b.on : !a.on && b.on; });
  for (const Place& place : places) {
    if (place.problem.empty()) records.read_again(text.substr(place.offset, place.size), record);
    record.line = place.line;
    record.problem = place.problem;
    if (!ledger.take(record, line)) {
      error = CaseError{"bad_rules", "", "", "error.rules", {}};
      return false;
    }
    each(context, ledger, line);
  }
  return true;
}

std::string ledger_json(const Question& question, std::optional<CaseError>& error) {
  Case base;
  std::optional<Day> on;
  error = read_ledger_request(question.book(), question.text("case"), question.text("date"), base, on);
  if (error) return {};
  Ledger ledger(question.rules, base, question.today, on);
  const Json* short_form = question.request.find("summary");
  const view::Words words(question.book(), question.text("lang", "en"));
  struct Context {
    const view::Words& words;
    std::string rows;
    bool only_bad;
  } context{words, {}, short_form && (short_form->flag || short_form->text == "1")};
  const EachLine each = [](void* place, const Ledger& of, const LedgerLine& line) {
    Context& here = *static_cast<Context*>(place);
    if (here.only_bad && line.shipment) return;
    here.rows += (here.rows.empty() ? "" : ",") + line_json(here.words, of, line);
  };
  if (!run_ledger(words, ledger, question.request.get_text("text"), each, &context, error)) return {};
  return "{\"rows\":[" + context.rows + "],\"summary\":" + summary_json(ledger) + "}";
}

}  // namespace chip_rules
