// JSON text to a small tree and back, without exceptions: rule files, packs and requests are read through this.
// May know: number text. Knows nothing of rules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chip_rules {

/// A JSON value. Objects keep the order of the file. Numbers are doubles.
struct Json {
  enum class Kind : unsigned char { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool flag = false;
  double number = 0;
  std::string text;
  std::vector<Json> items;        // of an array, or the values of an object
  std::vector<std::string> keys;  // of an object, parallel to `items`

  bool is(Kind wanted) const { return kind == wanted; }
  /// The member called `key`, or nullptr when this is no object or has none.
  const Json* find(std::string_view key) const;
  /// The text of member `key`, or `otherwise` when absent or no string.
  std::string_view get_text(std::string_view key, std::string_view otherwise = {}) const;
};

/// What a text may hold before it is refused; the defaults are those of a rule file.
struct JsonLimits {
  std::size_t bytes = 2u << 20;
  std::size_t depth = 32;
  std::size_t nodes = 100000;
};

/// Parses `text` into `out`. On failure returns a message that names the byte and what is wrong, and `out` is null;
/// empty when fine.
/// Duplicate keys, excess depth, size or number of nodes are errors.
std::string parse_json(std::string_view text, Json& out, const JsonLimits& limits = {});

/// Appends `text` as a JSON string with quotes; control characters, quotes and backslashes are escaped.
void append_json_string(std::string& out, std::string_view text);

/// Writes JSON text member by member; commas and quotes are its business, balance is the caller's.
class JsonWriter {
 public:
  JsonWriter& open(char bracket);               // '{' or '['
  JsonWriter& close(char bracket);              // '}' or ']'
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(bool flag);
  JsonWriter& null();
  template <class T>
  JsonWriter& member(std::string_view name, const T& v) {
    return key(name).value(v);
  }
  std::string take() { return std::move(out_); }

 private:
  void separate();
  std::string out_;
  bool fresh_ = true;  // nothing yet in the present bracket
};

}  // namespace chip_rules
