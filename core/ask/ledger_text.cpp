// Finds where records end, and reads them.
#include "core/ask/ledger_text.h"

#include <algorithm>

#include "core/json/json.h"
#include "core/json/number.h"
#include "core/json/utf8.h"

namespace chip_rules {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr int max_depth = 4;
constexpr JsonLimits object_limits{max_record_bytes, max_depth, 20000};

bool valid(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::size_t first_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end == npos ? text.size() : end + 1;
}

// Where the bracket that opens `text` is closed again, one past; npos when it is not, 0 when it cannot be: brackets
// within brackets, or a line's end inside a text. So a slip costs its neighbors little.
std::size_t object_end(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
      if (c == '\n') return 0;
      continue;
    }
    if (c == '"') quoted = true;
    if ((c == '{' || c == '[') && ++depth > max_depth) return 0;
    if ((c == '}' || c == ']') && --depth == 0) return i + 1;
  }
  return npos;
}

RecordProblem too_long() { return {"error.record.too_long", {std::to_string(max_record_bytes)}}; }
RecordProblem no_object() { return {"error.record.object", {"{\"date\": ..., \"chip\": ...}"}}; }

}  // namespace

std::string_view trimmed(std::string_view field) {
  while (!field.empty() && (field.front() == ' ' || field.front() == '\t')) field.remove_prefix(1);
  while (!field.empty() && (field.back() == ' ' || field.back() == '\t')) field.remove_suffix(1);
  return field;
}

void LedgerText::feed(std::string_view piece) {
  before_ += at_;
  buffer_.erase(0, at_);
  at_ = 0;
  buffer_ += piece;
}

void LedgerText::take(std::size_t size, Record& record) {
  record.line = line_;
  record.offset = before_ + at_;
  record.size = size;
  const std::string_view taken = rest().substr(0, size);
  line_ += static_cast<std::size_t>(std::count(taken.begin(), taken.end(), '\n'));
  at_ += size;
}

void LedgerText::bad(std::size_t size, RecordProblem reason, Record& record) {
  take(size, record);
  record.names.clear();
  record.fields.clear();
  record.problem = std::move(reason);
}

// The mark at the very beginning, and which form it is.
bool LedgerText::begin() {
  if (rest().size() < 3 && !finished_) return false;
  if (rest().substr(0, 3) == "\xef\xbb\xbf") at_ += 3;
  std::size_t first = at_;
  while (first < buffer_.size() && blank(buffer_[first])) ++first;
  if (first == buffer_.size() && !finished_) return false;
  const char c = first < buffer_.size() ? buffer_[first] : ' ';
  form_ = c == '[' ? Form::json_list : c == '{' ? Form::json_lines : Form::csv;
  if (form_ != Form::json_list) return true;
  Record opening;
  take(first + 1 - at_, opening);
  return true;
}

bool LedgerText::next(Record& record) {
  if (form_ == Form::unknown && !begin()) return false;
  for (;;) {
    record.names.clear();
    record.fields.clear();
    record.problem = {};
    if (skipping_) {
      const std::size_t end = rest().find('\n');
      Record skipped;
      take(end == npos ? rest().size() : end + 1, skipped);
      skipping_ = end == npos;
      if (skipping_) return false;
    }
    const Found found = form_ == Form::csv          ? next_csv(record)
                        : form_ == Form::json_lines ? next_json_line(record)
                                                    : next_json_item(record);
    if (found == Found::record) return true;
    if (found == Found::more) return false;
  }
}

// The first line with its end; a line without one counts when nothing can follow.
LedgerText::Found LedgerText::line_or_more(std::size_t& size) const {
  const std::string_view text = rest();
  if (text.empty()) return Found::more;
  const std::size_t end = text.find('\n');
  size = end == npos ? text.size() : end + 1;
  if (end == npos && !finished_ && text.size() <= max_record_bytes) return Found::more;
  return Found::record;
}

void LedgerText::find_separator(std::string_view header) {
  std::size_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    std::size_t count = 0;
    bool quoted = false;
    for (const char c : header) {
      if (c == '"') quoted = !quoted;
      if (c == candidate && !quoted) ++count;
    }
    if (count <= most) continue;
    most = count;
    separator_ = candidate;
  }
}

// Reads one record from the beginning of `text`: its size, or 0 when it does not end there (unless the text is `whole`).
std::size_t LedgerText::csv_record(std::string_view text, bool whole, Record& record) const {
  std::size_t i = 0;
  for (;;) {
    std::string field;
    if (i < text.size() && text[i] == '"') {
      for (++i;;) {
        const std::size_t quote = text.find('"', i);
        if (quote == npos) {
          if (!whole && text.size() <= max_record_bytes) return 0;
          record.problem = {"error.record.open_quote"};
          return first_line(text);
        }
        field += text.substr(i, quote - i);
        i = quote + 1;
        if (i >= text.size() && !whole) return 0;
        if (i >= text.size() || text[i] != '"') break;
        field += '"';
        ++i;
      }
      const std::string_view after = text.substr(i);
      if (after == "\r" && !whole) return 0;
      if (!after.empty() && after[0] != separator_ && after[0] != '\n' && after.substr(0, 2) != "\r\n") {
        record.problem = {"error.record.after_quote", {std::to_string(record.fields.size() + 1)}};
        return first_line(text);
      }
    } else {
      std::size_t end = i;
      while (end < text.size() && text[end] != separator_ && text[end] != '\n') ++end;
      if (end == text.size() && !whole) {
        if (text.size() <= max_record_bytes) return 0;
        record.problem = too_long();
        return text.size();
      }
      const bool line_end = end == text.size() || text[end] == '\n';
      std::size_t last = end;
      if (line_end && last > i && text[last - 1] == '\r') --last;
      field = text.substr(i, last - i);
      i = end;
    }
    record.fields.push_back(std::move(field));
    if (i < text.size() && text[i] == separator_) {
      ++i;
      continue;
    }
    if (i < text.size() && text[i] == '\r') ++i;
    return std::min(i + 1, text.size());
  }
}

LedgerText::Found LedgerText::next_csv(Record& record) {
  std::size_t line = 0;
  if (separator_ == ',' && expected_ == 0) {
    if (line_or_more(line) == Found::more) return Found::more;
    find_separator(rest().substr(0, line));
  }
  const std::string_view text = rest();
  if (text.empty()) return Found::more;
  if (text[0] == '\n' || text.substr(0, 2) == "\r\n" || (finished_ && text == "\r")) {
    take(text[0] == '\n' || text.size() < 2 ? 1 : 2, record);
    return Found::nothing;
  }
  if (text == "\r" && !finished_) return Found::more;
  const std::size_t size = csv_record(text, finished_, record);
  if (size == 0) return Found::more;
  const std::string_view taken = text.substr(0, size);
  if (record.problem.empty() && expected_ != 0 && record.fields.size() != expected_) {
    record.problem = {"error.record.fields", {std::to_string(record.fields.size()), std::to_string(expected_)}};
  }
  if (record.problem.empty() && !valid(taken)) record.problem = {"error.record.encoding"};
  if (record.problem.empty()) {
    take(size, record);
    return Found::record;
  }
  const std::size_t first = first_line(taken);  // the lines after it may be records of their own
  skipping_ = first == text.size() && !finished_ && text.back() != '\n';
  bad(first, RecordProblem(record.problem), record);
  return Found::record;
}

void LedgerText::json_record(std::string_view text, Record& record) const {
  if (!valid(text)) {
    record.problem = {"error.record.encoding"};
    return;
  }
  Json json;
  if (std::string wrong = parse_json(text, json, object_limits); !wrong.empty()) {
    record.problem = {"error.record.json", {std::move(wrong)}};
    return;
  }
  if (!json.is(Json::Kind::object)) {
    record.problem = no_object();
    return;
  }
  for (std::size_t i = 0; i < json.items.size(); ++i) {
    const Json& value = json.items[i];
    std::string field = value.text;
    if (value.is(Json::Kind::number)) field = write_number(value.number);
    if (value.is(Json::Kind::boolean)) field = value.flag ? "1" : "0";
    for (std::size_t k = 0; value.is(Json::Kind::array) && k < value.items.size(); ++k) {
      if (!value.items[k].is(Json::Kind::string)) record.problem = {"error.record.not_texts", {json.keys[i]}};
      field += (k == 0 ? "" : " ") + value.items[k].text;
    }
    if (value.is(Json::Kind::object)) record.problem = {"error.record.nested", {json.keys[i]}};
    record.names.push_back(json.keys[i]);
    record.fields.push_back(std::move(field));
  }
  if (record.problem.empty()) return;
  record.names.clear();
  record.fields.clear();
}

LedgerText::Found LedgerText::next_json_line(Record& record) {
  std::size_t size = 0;
  if (line_or_more(size) == Found::more) return Found::more;
  const std::string_view line = rest().substr(0, size);
  const bool cut_off = line.back() != '\n' && !finished_;
  if (cut_off) {
    bad(size, too_long(), record);
    skipping_ = true;
    return Found::record;
  }
  if (std::all_of(line.begin(), line.end(), blank)) {
    take(size, record);
    return Found::nothing;
  }
  json_record(line, record);
  take(size, record);
  return Found::record;
}

LedgerText::Found LedgerText::next_json_item(Record& record) {
  std::string_view text = rest();
  std::size_t gap = 0;
  while (gap < text.size() && (blank(text[gap]) || (text[gap] == ',' && !closed_))) ++gap;
  take(gap, record);
  text = rest();
  if (text.empty()) {
    if (!finished_ || closed_) return Found::more;
    closed_ = true;
    bad(0, {"error.record.list_open"}, record);
    return Found::record;
  }
  if (text[0] == ']' && !closed_) {
    closed_ = true;
    take(1, record);
    return Found::nothing;
  }
  if (closed_ || text[0] != '{') {
    std::size_t size = 0;
    if (line_or_more(size) == Found::more) return Found::more;
    skipping_ = text[size - 1] != '\n' && !finished_;
    bad(size, closed_ ? RecordProblem{"error.record.after_list"} : no_object(), record);
    return Found::record;
  }
  const std::size_t end = object_end(text.substr(0, max_record_bytes + 1));
  if (end == npos || end == 0) {
    if (end == npos && !finished_ && text.size() <= max_record_bytes) return Found::more;
    const std::size_t first = first_line(text);
    skipping_ = text[first - 1] != '\n' && !finished_;
    bad(first, {"error.record.object_open"}, record);
    return Found::record;
  }
  json_record(text.substr(0, end), record);
  take(end, record);
  return Found::record;
}

void LedgerText::read_again(std::string_view bytes, Record& record) const {
  record.names.clear();
  record.fields.clear();
  record.problem = {};
  if (form_ == Form::csv) {
    csv_record(bytes, true, record);
  } else {
    json_record(bytes, record);
  }
}

}  // namespace chip_rules
