// The command `ledger`: a file of any size, or standard input, row by row. A file that is not in order of date is read
// twice more: for the places of its rows, then row by row from there.
#include "core/ask/ledger.h"
#include "core/cli/pipe.h"
#include "core/cli/render.h"
#include "core/cli/streams.h"
#include "core/cli/text_layout.h"
#include "core/order.h"
#include "core/view/ledger_view.h"
#include "core/view/refusal.h"

namespace chip_rules::cli {
namespace {

// The place of a row in a file.
struct Place {
  Day on;
  std::uint32_t line;
  std::uint32_t size;
  std::uint64_t offset;
};

class LedgerCommand {
 public:
  LedgerCommand(const Rules& rules, const Arguments& arguments, const Terminal& terminal, Source& in, Ledger& ledger)
      : rules_(rules), arguments_(arguments), terminal_(terminal), in_(in), ledger_(ledger),
        words_(rules.book(), arguments.lang), names_(rules.book(), words_) {}

  Answer run() {
    const bool in_order = !in_.seekable() || is_in_order();
    if (going_on()) in_order ? stream() : by_place();
    if (going_on()) finish();
    if (!out_.flush() && answer_.errors.empty() && !out_.gone()) answer_.errors = "cannot write the answers\n";
    if (out_.failed()) answer_.status = cannot_go_on;
    return answer_;
  }

 private:
  bool going_on() const { return answer_.status == 0 && !out_.failed(); }

  void stop(int status, const std::string& why) {
    answer_.status = status;
    answer_.errors += why + "\n";
  }

  /// Hands every record but the header to `each`, which says whether to go on.
  template <class Each>
  void records(const Each& each) {
    LedgerText text;
    Record record;
    bool any = false, more = true;
    while (more && going_on()) {
      const std::string_view piece = in_.read();
      more = !piece.empty();
      if (more) text.feed(piece);
      if (!more) text.finish();
      while (going_on() && text.next(record)) {
        const bool header = text.form() == LedgerText::Form::csv && !any;
        any = true;
        if (header) {
          read_header(record);
          text.expect(record.fields.size());
        } else if (!each(record)) {
          return;
        }
      }
      out_.flush();
    }
    if (!in_.error().empty()) stop(cannot_go_on, in_.error());
    if (!any && going_on()) stop(refused, words_("error.ledger_empty"));
    form_ = text;
  }

  void read_header(const Record& record) {
    std::optional<CaseError> error = CaseError{"bad_value", "header", "", record.problem.says, {}, record.problem.told};
    if (record.problem.empty()) error = ledger_.rows().header(record.fields);
    if (error) stop(refused, header_refusal(rules_.book(), words_, *error).says);
  }

  bool is_in_order() {
    std::optional<Day> last;
    bool in_order = true;
    records([&](const Record& record) {
      const std::optional<Day> on = record.problem.empty() ? ledger_.rows().date_of(record) : std::nullopt;
      in_order = !on || !last || *on >= *last;
      if (on) last = on;
      return in_order;
    });
    in_.rewind();
    return in_order;
  }

  void take(const Record& record) {
    LedgerLine line;
    if (!ledger_.take(record, line)) return stop(refused, rules_.programs().problems()[0].text());
    if (arguments_.members.count("summary") && line.shipment) return;
    out_.write(arguments_.json ? line_json(words_, ledger_, line) : clean(row_text(words_, names_, ledger_, line)));
    out_.write("\n");
  }

  void stream() {
    records([&](const Record& record) {
      take(record);
      return true;
    });
  }

  // Rows without a date that can be read come first, as what is wrong with them is all there is to say.
  void by_place() {
    std::vector<Place> places;
    records([&](const Record& record) {
      const std::optional<Day> on = record.problem.empty() ? ledger_.rows().date_of(record) : std::nullopt;
      if (on) {
        places.push_back({*on, static_cast<std::uint32_t>(record.line), static_cast<std::uint32_t>(record.size), record.offset});
      } else {
        take(record);
      }
      return true;
    });
    sort_by(places, [](const Place& a, const Place& b) { return a.on < b.on; });
    Record record;
    for (const Place& place : places) {
      if (!going_on()) return;
      form_.read_again(in_.read_at(place.offset, place.size), record);
      record.line = place.line;
      record.problem = {in_.error()};
      take(record);
    }
  }

  void finish() {
    if (arguments_.json) return out_.write("{\"summary\":" + summary_json(ledger_) + "}\n");
    view::View shown;
    shown.name = "ledger";
    shown.lang = words_.lang();
    shown.blocks = ledger_summary(words_, names_, ledger_);
    const Words words = [this](const char* key) { return words_(key); };
    out_.write((ledger_.totals().run + ledger_.totals().bad == 0 ? "" : "\n") + render(shown, words, terminal_, false));
  }

  const Rules& rules_;
  const Arguments& arguments_;
  const Terminal& terminal_;
  Source& in_;
  Ledger& ledger_;
  const view::Words words_;
  const view::Names names_;
  LedgerText form_;  // knows how records are separated
  Sink out_;
  Answer answer_;
};

}  // namespace

Answer stream_ledger(const Rules& rules, const Arguments& arguments, const std::string& today, const Terminal& terminal) {
  Answer answer;
  Case base;
  std::optional<Day> on;
  if (const auto error = read_ledger_request(rules.book(), arguments.member("case"), arguments.member("date"), base, on)) {
    answer.status = refused;
    answer.errors = (error->key.empty() ? "" : error->key + (error->value.empty() ? "" : "=" + error->value) + ": ") + view::refusal_text(rules.book(), view::Words(rules.book(), arguments.lang), *error) + "\n";
    return answer;
  }
  Source in(arguments.member("file"));
  if (!in.error().empty()) {
    answer.status = refused;
    answer.errors = in.error() + "\n";
    return answer;
  }
  Ledger ledger(rules, base, read_date(today).value_or(rules.book().checked), on);
  return LedgerCommand(rules, arguments, terminal, in, ledger).run();
}

}  // namespace chip_rules::cli
