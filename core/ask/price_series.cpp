// See price_series.h.
#include "core/ask/price_series.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/case/case_reader.h"
#include "core/json/decimal.h"
#include "core/json/number.h"
#include "core/order.h"

namespace chip_rules {
namespace {

constexpr std::size_t most_bytes = 1u << 20, most_rows = 20000, most_problems = 200, longest_cell = 300;
constexpr const char* needed[] = {"date", "price", "currency", "per", "place", "source"};
constexpr const char* optional_columns[] = {"series", "url"};

class PriceReader {
 public:
  explicit PriceReader(Day today) : today_(today) {}

  Prices run(std::string_view text) {
    if (text.size() > most_bytes) return problem(0, "", std::to_string(text.size()), "too_long"), std::move(out_);
    if (text.rfind("\xEF\xBB\xBF", 0) == 0) text.remove_prefix(3);
    LedgerText records;
    records.feed(text);
    records.finish();
    Record record;
    bool header = true;
    while (records.next(record) && out_.problems.size() < most_problems) {
      if (!record.problem.empty()) {
        problem(record.line, "", "", "unreadable");
        out_.problems.back().record = record.problem;
        if (header) break;
      } else if (header) {
        if (!read_header(record)) break;
      } else if (out_.rows.size() == most_rows) {
        problem(record.line, "", std::to_string(most_rows), "too_many");
        break;
      } else {
        row(record);
      }
      header = false;
    }
    if (header && out_.problems.empty()) problem(0, "", "", "empty");
    return std::move(out_);
  }

 private:
  void problem(std::size_t line, std::string column, std::string value, std::string code) {
    if (value.size() > longest_cell) value.resize(longest_cell);
    out_.problems.push_back({line, std::move(column), std::move(value), std::move(code)});
  }

  bool read_header(const Record& record) {
    for (std::size_t i = 0; i < record.fields.size(); ++i) columns_.emplace(lower_case(trimmed(record.fields[i])), i);
    bool whole = true;
    for (const char* name : needed) {
      if (columns_.count(name)) continue;
      whole = false;
      problem(record.line, name, "", "no_column");
    }
    count_ = record.fields.size();
    return whole;
  }

  std::string cell(const Record& record, const char* name) const {
    const auto found = columns_.find(name);
    return found == columns_.end() || found->second >= record.fields.size() ? std::string() : std::string(trimmed(record.fields[found->second]));
  }

  void row(const Record& record) {
    const std::size_t before = out_.problems.size();
    if (record.fields.size() != count_) {
      problem(record.line, "", std::to_string(record.fields.size()), "fields");
      return;
    }
    PriceRow out;
    out.line = record.line;
    for (const char* name : needed) {
      if (cell(record, name).empty()) problem(record.line, name, "", "missing");
      if (cell(record, name).size() > longest_cell) problem(record.line, name, cell(record, name), "cell_too_long");
    }
    for (const char* name : optional_columns) {
      if (cell(record, name).size() > longest_cell) problem(record.line, name, cell(record, name), "cell_too_long");
    }
    read_day(record, out);
    read_price(record, out);
    out.currency = cell(record, "currency");
    const bool letters = out.currency.size() == 3 && std::all_of(out.currency.begin(), out.currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!out.currency.empty() && !letters) problem(record.line, "currency", out.currency, "currency");
    out.per = cell(record, "per");
    out.place = cell(record, "place");
    out.source = cell(record, "source");
    out.series = cell(record, "series");
    out.url = cell(record, "url");
    if (!out.url.empty() && out.url.rfind("https://", 0) != 0 && out.url.rfind("http://", 0) != 0) problem(record.line, "url", out.url, "url");
    if (out_.problems.size() == before) out_.rows.push_back(std::move(out));
  }

  void read_day(const Record& record, PriceRow& out) {
    const std::string text = cell(record, "date");
    if (text.empty()) return;
    const std::optional<Day> day = read_date(text, true);
    if (!day) return problem(record.line, "date", text, "date");
    if (*day > today_) return problem(record.line, "date", text, "future");
    out.date = *day;
  }

  void read_price(const Record& record, PriceRow& out) {
    const std::string text = cell(record, "price");
    if (text.empty()) return;
    const std::optional<double> price = read_number(text);
    if (!price || !(*price > 0)) return problem(record.line, "price", text, text.find(',') != std::string::npos ? "comma" : "price");
    out.price = *price;
  }

  Day today_;
  Prices out_;
  std::map<std::string, std::size_t> columns_;
  std::size_t count_ = 0;
};

std::string csv_cell(const std::string& text) {
  // A cell that a spreadsheet would take for a formula is made plain text.
  const bool formula = !text.empty() && (text[0] == '=' || text[0] == '+' || text[0] == '-' || text[0] == '@');
  const std::string plain = formula ? "'" + text : text;
  if (plain.find_first_of(",\"\r\n") == std::string::npos) return plain;
  std::string out = "\"";
  for (const char c : plain) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string english(const Json* words) { return words ? std::string(words->get_text("en")) : std::string(); }

}  // namespace

Prices read_prices(std::string_view text, Day today) { return PriceReader(today).run(text); }

std::vector<PriceRow> own_prices(const RuleBook& book) {
  std::vector<PriceRow> out;
  for (std::size_t i = 0; book.history && i < book.history->items.size(); ++i) {
    const Json& file = book.history->items[i];
    const Json* list = file.find("series");
    for (std::size_t s = 0; list && s < list->items.size(); ++s) {
      const Json& series = list->items[s];
      const Json& source = series.find("sources")->items[0];
      for (const Json& point : series.find("points")->items) {
        out.push_back({0, read_date(point.items[0].text).value_or(0), point.items[1].number, std::string(file.get_text("currency")),
                       std::string(file.get_text("per")), english(series.find("place")), english(series.find("title")),
                       std::string(source.get_text("title")), std::string(source.get_text("url"))});
      }
    }
  }
  return out;
}

std::string write_prices(std::vector<PriceRow> rows) {
  sort_by(rows, [](const PriceRow& a, const PriceRow& b) {
    return std::tie(a.per, a.currency, a.place, a.series, a.date) < std::tie(b.per, b.currency, b.place, b.series, b.date);
  });
  std::string out = "date,price,currency,per,place,series,source,url\n";
  for (const PriceRow& row : rows) {
    out += write_date(row.date) + "," + write_number(row.price);
    for (const std::string* text : {&row.currency, &row.per, &row.place, &row.series, &row.source, &row.url}) out += "," + csv_cell(*text);
    out += "\n";
  }
  return out;
}

std::string tell(const PriceProblem& problem, const view::Words& words) {
  const auto told = [&](std::size_t i) { return i < problem.record.told.size() ? std::string_view(problem.record.told[i]) : std::string_view(); };
  const std::string why = problem.record.empty() ? problem.value : words(problem.record.says, {{"1", told(0)}, {"2", told(1)}});
  const std::string what = words("series.wrong." + problem.code, {{"column", problem.column}, {"value", why}});
  if (problem.line == 0) return what;
  return words("series.at_line", {{"line", words.number(static_cast<double>(problem.line))}, {"what", what}});
}

std::string series_json(const Question& question, std::optional<CaseError>&) {
  const view::Words words(question.book(), question.text("lang", "en"));
  const Prices prices = read_prices(question.text("text"), question.today);
  JsonWriter json;
  json.open('{').key("rows").open('[');
  for (const PriceRow& row : prices.rows) {
    json.open('{').member("line", static_cast<double>(row.line)).member("date", write_date(row.date)).member("price", row.price);
    json.member("currency", row.currency).member("per", row.per).member("place", row.place).member("series", row.series);
    json.member("source", row.source).member("url", row.url).close('}');
  }
  json.close(']').key("problems").open('[');
  for (const PriceProblem& problem : prices.problems) {
    json.open('{').member("line", static_cast<double>(problem.line)).member("column", problem.column).member("value", problem.value);
    json.member("code", problem.code).member("message", tell(problem, words)).close('}');
  }
  std::vector<PriceRow> all = own_prices(question.book());
  all.insert(all.end(), prices.rows.begin(), prices.rows.end());
  json.close(']').member("csv", prices.rows.empty() ? std::string() : write_prices(std::move(all))).close('}');
  return json.take();
}

}  // namespace chip_rules
