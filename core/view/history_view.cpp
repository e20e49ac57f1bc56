// The view "history": figures of two years side by side, each with our finding, and price series in the units they have.
// What a reader loads is drawn beside them, in its own unit, lighter; nothing is converted.
#include <algorithm>
#include <map>

#include "core/ask/price_series.h"
#include "core/view/scales.h"

namespace chip_rules::view {
namespace {

class HistoryView {
 public:
  HistoryView(const Question& question, const Words& words) : book_(question.book()), words_(words) {
    const std::string text = question.text("series");
    if (!text.empty()) theirs_ = read_prices(text, question.today);
    for (const PriceRow& row : theirs_.rows) by_unit_[{row.currency, row.per}][{row.place, row.series}].push_back(row);
    for (auto& [unit, lines] : by_unit_) {
      for (auto& [name, rows] : lines) {
        std::stable_sort(rows.begin(), rows.end(), [](const PriceRow& a, const PriceRow& b) { return a.date < b.date; });
      }
    }
  }

  std::vector<Block> run() {
    const Json& files = *book_.history;
    for (const Json& file : files.items) {
      if (file.find("sections")) pairs(file);
    }
    for (const Json& file : files.items) {
      if (file.find("series")) prices(&file, std::string(file.get_text("currency")), std::string(file.get_text("per")));
    }
    for (const auto& [unit, lines] : by_unit_) {
      if (!is_ours(unit.first, unit.second)) prices(nullptr, unit.first, unit.second);
    }
    problems();
    out_.push_back(Paragraph{"legal", words_("view.legal")});
    return std::move(out_);
  }

 private:
  using Unit = std::pair<std::string, std::string>;

  bool is_ours(const std::string& currency, const std::string& per) const {
    return std::any_of(book_.history->items.begin(), book_.history->items.end(), [&](const Json& file) {
      return file.find("series") && file.get_text("currency") == currency && file.get_text("per") == per;
    });
  }

  Link source(const Json& json) const {
    const Json* sources = json.find("sources");
    if (!sources || sources->items.empty()) return {};
    return {std::string(sources->items[0].get_text("title")), std::string(sources->items[0].get_text("url"))};
  }

  // A claim by "file/id", null while the record is not loaded.
  const Json* claim(std::string_view name) const {
    const std::size_t slash = name.find('/');
    const Json* file = book_.claims && slash != std::string_view::npos ? book_.claims->find(name.substr(0, slash)) : nullptr;
    const Json* list = file ? file->find("claims") : nullptr;
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      if (list->items[i].get_text("id") == name.substr(slash + 1)) return &list->items[i];
    }
    return nullptr;
  }

  Pairs::Side side(const Json* json) const {
    Pairs::Side out;
    if (!json) return out;
    out.figure = words_.pick(json->find("figure"));
    if (!json->find("claim")) {
      out.text = words_.pick(json->find("text"));
      out.finding_text = words_("history.ours");
      out.cite = source(*json);
      return out;
    }
    const Json* found = claim(json->get_text("claim"));
    if (!found) return out;
    out.text = words_.pick(found->find("said"));
    out.finding = found->get_text("finding");
    out.finding_text = words_("history.finding." + out.finding);
    out.why = words_.pick(found->find("why"));
    out.cite = source(*found);
    return out;
  }

  void pairs(const Json& file) {
    if (const Json* note = file.find("note")) out_.push_back(Paragraph{"note", words_.pick(note)});
    for (const Json& section : file.find("sections")->items) {
      Pairs block;
      block.title = words_.pick(section.find("title"));
      block.left_title = words_.pick(section.find("left"));
      block.right_title = words_.pick(section.find("right"));
      for (const Json& row : section.find("rows")->items) block.rows.push_back({words_.pick(row.find("theme")), side(row.find("left")), side(row.find("right"))});
      out_.push_back(std::move(block));
    }
  }

  std::string price(double value, const std::string& currency, const std::string& per) const {
    return words_("history.price", {{"price", words_.number(value)}, {"unit", unit(currency, per)}});
  }

  std::string unit(const std::string& currency, const std::string& per) const {
    std::string text = per;
    for (const Json& file : book_.history->items) {
      if (file.find("per_text") && file.get_text("per") == per) text = words_.pick(file.find("per_text"));
    }
    return words_("history.unit", {{"currency", currency}, {"per", text}});
  }

  // One plot of one unit: ours, then what the reader loaded.
  void prices(const Json* file, const std::string& currency, const std::string& per) {
    Plot plot;
    plot.title = file ? words_.pick(file->find("title")) : words_("history.yours.title", {{"unit", unit(currency, per)}});
    if (file && file->find("note")) plot.note = words_.pick(file->find("note"));
    Table table;
    table.title = words_("history.table", {{"title", plot.title}});
    table.align = "lrlll";
    table.columns = {words_("column.date"), unit(currency, per), words_("history.column.series"), words_("history.column.place"), words_("history.column.source")};
    Day from = 0, to = 0;
    double high = 0;
    const auto span = [&](Day day, double value) {
      from = high == 0 ? day : std::min(from, day);
      to = high == 0 ? day : std::max(to, day);
      high = std::max(high, value);
    };
    const Json* list = file ? file->find("series") : nullptr;
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      const Json& json = list->items[i];
      Plot::Series series;
      series.id = json.get_text("id");
      series.label = words_.pick(json.find("title"));
      series.kind = json.get_text("kind");
      series.unit = unit(currency, per);
      series.cite = source(json);
      const std::string place = words_.pick(json.find("place"));
      for (const Json& point : json.find("points")->items) {
        const Day day = read_date(point.items[0].text).value_or(0);
        const double value = point.items[1].number;
        span(day, value);
        const std::string note = point.items.size() > 2 ? words_.pick(&point.items[2]) : std::string();
        const std::string said = words_(note.empty() ? "history.point" : "history.point_noted", {{"date", words_.date(day)}, {"price", price(value, currency, per)}, {"note", note}});
        series.points.push_back({static_cast<double>(day), value, said});
        const std::string shown = note.empty() ? words_.number(value) : words_("history.noted", {{"value", words_.number(value)}, {"note", note}});
        table.rows.push_back({words_.date(day), shown, series.label, place, series.cite.text});
      }
      plot.series.push_back(std::move(series));
    }
    const auto theirs = by_unit_.find({currency, per});
    if (theirs != by_unit_.end()) {
      for (const auto& [name, rows] : theirs->second) {
        Plot::Series series;
        series.id = "yours-" + name.first + "-" + name.second;
        series.label = words_(name.second.empty() ? "history.yours" : "history.yours_named", {{"place", name.first}, {"series", name.second}});
        series.kind = rows.size() > 1 ? "line" : "dots";
        series.unit = unit(currency, per);
        series.second = true;
        series.cite = {rows.front().source, rows.front().url};
        for (const PriceRow& row : rows) {
          span(row.date, row.price);
          series.points.push_back({static_cast<double>(row.date), row.price,
                                   words_("history.point", {{"date", words_.date(row.date)}, {"price", price(row.price, currency, per)}})});
          table.rows.push_back({words_.date(row.date), words_.number(row.price), series.label, row.place, row.source});
        }
        plot.series.push_back(std::move(series));
      }
    }
    plot.x = date_scale(words_, words_("history.axis.date"), from, to);
    plot.y = linear_scale(words_, words_("history.axis.price"), unit(currency, per), 0, high);
    out_.push_back(std::move(plot));
    out_.push_back(std::move(table));
  }

  void problems() {
    if (theirs_.problems.empty()) return;
    List list;
    list.role = "notes";
    list.title = words_("series.problems");
    for (const PriceProblem& problem : theirs_.problems) list.entries.push_back({tell(problem, words_), {}, {}});
    out_.push_back(std::move(list));
  }

  const RuleBook& book_;
  const Words& words_;
  Prices theirs_;
  std::map<Unit, std::map<std::pair<std::string, std::string>, std::vector<PriceRow>>> by_unit_;
  std::vector<Block> out_;
};

}  // namespace
}  // namespace chip_rules::view

namespace chip_rules {

std::vector<view::Block> history_blocks(const Question& question, const view::Words& words, const view::Names&, std::optional<CaseError>&) {
  using namespace view;
  if (!question.book().history) question.need("history");
  if (!question.book().claims) question.need("record");
  if (!question.book().history) return {};
  return HistoryView(question, words).run();
}

std::vector<view::Block> series_blocks(const Question& question, const view::Words& words, const view::Names&, std::optional<CaseError>&) {
  using namespace view;
  const Prices prices = read_prices(question.text("text"), question.today);
  std::vector<Block> out;
  List list;
  list.role = "notes";
  list.title = words("series.problems");
  for (const PriceProblem& problem : prices.problems) list.entries.push_back({tell(problem, words), {}, {}});
  out.push_back(Paragraph{"note", words("series.read", {{"rows", words.number(static_cast<double>(prices.rows.size()))}})});
  if (!list.entries.empty()) out.push_back(std::move(list));
  Table table;
  table.title = words("series.rows");
  table.align = "lrllll";
  for (const char* column : {"date", "price", "currency", "per", "place", "source"}) table.columns.push_back(words(std::string("series.column.") + column));
  for (const PriceRow& row : prices.rows) {
    table.rows.push_back({words.date(row.date), words.number(row.price), row.currency, row.per, row.place, row.source});
  }
  if (!table.rows.empty()) out.push_back(std::move(table));
  return out;
}

}  // namespace chip_rules
