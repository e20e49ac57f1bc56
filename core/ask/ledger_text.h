// Shipments as text, in pieces of any size, taken apart into records: CSV (RFC 4180, separated by comma, semicolon or
// tab), JSON with one object a line, or a JSON list of objects. Nothing is dropped: what can't be read comes out as a
// record with a reason.
// May know: JSON and UTF-8. Nothing of rules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chip_rules {

constexpr std::size_t max_record_bytes = 1u << 20;

/// Why a record can't be read, as a value: `says` is a key of the words, `told` what they speak of as {1} and {2}. A text that
/// is no such key stands for itself, as what a system says of a file.
struct RecordProblem {
  std::string says;
  std::vector<std::string> told = {};
  bool empty() const { return says.empty(); }
};

struct Record {
  std::size_t line = 0;    // on which it begins, from 1
  std::size_t offset = 0;  // of its first byte in the whole text
  std::size_t size = 0;    // in bytes, with its end
  std::vector<std::string> names;   // JSON: the members; CSV: empty
  std::vector<std::string> fields;  // CSV: as many as there are; JSON: the members' values, null as empty
  RecordProblem problem;   // when it can't be read; then there are no fields
};

/// A field without the blanks and tabs around it.
std::string_view trimmed(std::string_view field);

class LedgerText {
 public:
  enum class Form : unsigned char { unknown, csv, json_lines, json_list };

  void feed(std::string_view piece);
  void finish() { finished_ = true; }
  /// The next record (of CSV: the header first), or false when more text is needed. Empty lines are no records.
  bool next(Record& record);

  Form form() const { return form_; }
  /// So many fields a CSV record must have; one over several lines that has not was torn by a quote, and is read again
  /// line by line.
  void expect(std::size_t fields) { expected_ = fields; }
  /// The record in `bytes`, which this text has given before; its line and place are the caller's.
  void read_again(std::string_view bytes, Record& record) const;

 private:
  enum class Found : unsigned char { record, nothing, more };

  std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
  void take(std::size_t size, Record& record);
  void bad(std::size_t size, RecordProblem reason, Record& record);
  bool begin();
  Found line_or_more(std::size_t& size) const;
  Found next_csv(Record& record);
  Found next_json_line(Record& record);
  Found next_json_item(Record& record);
  std::size_t csv_record(std::string_view text, bool whole, Record& record) const;
  void json_record(std::string_view text, Record& record) const;
  void find_separator(std::string_view header);

  std::string buffer_;
  std::size_t at_ = 0;      // of the first byte not yet taken
  std::size_t before_ = 0;  // bytes that have left the buffer
  std::size_t line_ = 1;
  Form form_ = Form::unknown;
  char separator_ = ',';
  std::size_t expected_ = 0;
  bool finished_ = false;
  bool skipping_ = false;   // the rest of a line that was too long
  bool closed_ = false;     // the list has ended
};

}  // namespace chip_rules
