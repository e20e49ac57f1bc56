// A table in columns that fit the terminal; where even narrow columns do not, each row becomes running text.
#include <algorithm>
#include <numeric>

#include "core/cli/render.h"
#include "core/cli/text_layout.h"

namespace chip_rules::cli {
namespace {

constexpr int gutter = 2;

class Columns {
 public:
  explicit Columns(const view::Table& table) : table_(table), count_(table.columns.size()) {
    for (const auto& row : table.rows) count_ = std::max(count_, row.size());
    widths_.assign(count_, 1);
    least_.assign(count_, 1);
    measure(table.columns);
    for (const auto& row : table.rows) measure(row);
  }

  std::size_t count() const { return count_; }

  // Narrows the widest columns, but never below their longest word, until all fit; false when they cannot.
  bool fit(int width) {
    while (total() > width) {
      std::size_t widest = count_;
      for (std::size_t i = 0; i < count_; ++i) {
        if (widths_[i] > least_[i] && (widest == count_ || widths_[i] > widths_[widest])) widest = i;
      }
      if (widest == count_) return false;
      --widths_[widest];
    }
    return true;
  }

  std::vector<std::string> lines(const std::vector<std::string>& row) const {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < count_; ++i) {
      cells.push_back(wrap(i < row.size() ? row[i] : "", widths_[i]));
      height = std::max(height, cells.back().size());
    }
    std::vector<std::string> out;
    for (std::size_t k = 0; k < height; ++k) {
      std::string line;
      for (std::size_t i = 0; i < count_; ++i) {
        line += (i == 0 ? "" : std::string(gutter, ' ')) +
                pad(k < cells[i].size() ? cells[i][k] : "", widths_[i], right(i));
      }
      out.push_back(std::move(line));
    }
    return out;
  }

 private:
  bool right(std::size_t column) const { return column < table_.align.size() && table_.align[column] == 'r'; }
  int total() const { return std::accumulate(widths_.begin(), widths_.end(), gutter * (static_cast<int>(count_) - 1)); }
  void measure(const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths_[i] = std::max(widths_[i], display_width(clean(row[i])));
      least_[i] = std::max(least_[i], longest_word(row[i]));
    }
  }

  const view::Table& table_;
  std::size_t count_;
  std::vector<int> widths_, least_;
};

// The first cell names the row, the second speaks for itself, the others need their column's name.
void records(Sheet& sheet, const view::Table& table) {
  for (const auto& row : table.rows) {
    std::string text;
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      const std::string name = i > 1 && i < table.columns.size() ? table.columns[i] + ": " : "";
      text += (text.empty() ? "" : " · ") + name + row[i];
    }
    if (!row.empty()) sheet.item(clean(row[0]), text, {.bold = true}, {}, 0, 2);
  }
}

}  // namespace

void render_table(Sheet& sheet, const view::Table& table) {
  if (!table.title.empty()) {
    sheet.heading(table.title);
    sheet.gap();
  }
  Columns columns(table);
  if (columns.count() == 0) return;
  if (!columns.fit(sheet.width())) return records(sheet, table);
  if (!table.columns.empty()) {
    for (const std::string& line : columns.lines(table.columns)) sheet.line(sheet.styled(line, {.bold = true}));
  }
  for (const auto& row : table.rows) {
    for (const std::string& line : columns.lines(row)) sheet.line(line);
  }
}

}  // namespace chip_rules::cli
