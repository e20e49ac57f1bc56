// The command `series`: a CSV of prices from a file or standard input, checked; with --merged the file that joins it with ours.
#include "core/ask/price_series.h"
#include "core/cli/pipe.h"
#include "core/cli/render.h"
#include "core/cli/streams.h"

namespace chip_rules::cli {
namespace {

constexpr std::size_t enough = 2u << 20;  // more than is read anyway

}  // namespace

Answer stream_series(const Rules& rules, const Arguments& arguments, const std::string& today, const Terminal& terminal) {
  Answer answer;
  Source in(arguments.member("file"));
  std::string text;
  while (in.error().empty() && text.size() < enough) {
    const std::string_view piece = in.read();
    if (piece.empty()) break;
    text += piece;
  }
  if (!in.error().empty()) {
    answer.status = refused;
    answer.errors = in.error() + "\n";
    return answer;
  }
  JsonWriter json;
  json.open('{').member("text", text).member("lang", arguments.lang).close('}');
  Json request;
  parse_json(json.take(), request, {8u << 20, 4, 100});
  const Question question{rules, request, read_date(today).value_or(rules.book().checked)};
  const Prices prices = read_prices(text, question.today);
  std::optional<CaseError> error;
  if (arguments.json) {
    answer.out = series_json(question, error) + "\n";
  } else if (arguments.members.count("merged")) {
    std::vector<PriceRow> all = own_prices(rules.book());
    all.insert(all.end(), prices.rows.begin(), prices.rows.end());
    answer.out = write_prices(std::move(all));
  } else {
    const view::Words words(rules.book(), arguments.lang);
    view::View shown;
    shown.name = "series";
    shown.blocks = series_blocks(question, words, view::Names(rules.book(), words), error);
    answer.out = render(shown, [&words](const char* key) { return words(key); }, terminal, false);
  }
  if (prices.rows.empty()) answer.status = refused;
  return answer;
}

}  // namespace chip_rules::cli
