// Reads JSON text (RFC 8259) into the small tree, strictly, bounded in size, depth and nodes. Written out here because a
// general library brings number formatting, exceptions and stream machinery that no browser should have to load.
// May know: the tree and how decimal digits become a number.
#include <algorithm>
#include <cmath>

#include "core/json/decimal.h"
#include "core/json/json.h"
#include "core/json/number.h"
#include "core/json/utf8.h"
#include "core/order.h"

namespace chip_rules {
namespace {

// Every reading function returns false to stop, with `message` set.
class TreeReader {
 public:
  TreeReader(std::string_view text, const JsonLimits& limits) : text_(text), limits_(limits) {}

  bool document(Json& out) {
    if (text_.substr(0, 3) == "\xef\xbb\xbf") at_ = 3;
    if (!value(out, 0)) return false;
    skip_space();
    return at_ == text_.size() || expected("the end of the text");
  }

  std::string message;

 private:
  // The present byte, 0 at the end (a 0 in the text is refused like any other control character).
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void skip_space() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') ++at_;
  }

  bool fail(std::string why) {
    message = std::move(why);
    return false;
  }
  // Says where, and what would have been right.
  bool wrong(const char* what) {
    const std::string_view before = text_.substr(0, at_);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t column = at_ - (before.rfind('\n') + 1);
    message = "byte " + std::to_string(at_ + 1) + ": line " + std::to_string(lines + 1) + ", column " + std::to_string(column + 1) + ": ";
    message += what;
    return false;
  }
  bool expected(const char* what) {
    wrong("expected ");
    message += what;
    message += ", not ";
    if (at_ >= text_.size()) {
      message += "the end of the text";
    } else {
      const std::size_t length = utf8_length(text_.substr(at_));
      append_json_string(message, length ? text_.substr(at_, length) : "?");
    }
    return false;
  }

  bool value(Json& out, std::size_t depth) {
    skip_space();
    if (++nodes_ > limits_.nodes) return fail("more than " + std::to_string(limits_.nodes) + " values in one file");
    const char c = peek();
    if (c == '{' || c == '[') {
      if (depth >= limits_.depth) return fail("nested deeper than " + std::to_string(limits_.depth) + " levels");
      ++at_;
      return c == '{' ? object(out, depth + 1) : array(out, depth + 1);
    }
    if (c == '"') {
      out.kind = Json::Kind::string;
      return string(out.text);
    }
    if (c == '-' || is_digit(c)) return number(out);
    if (word("null")) return true;
    out.kind = Json::Kind::boolean;
    out.flag = word("true");
    return out.flag || word("false") || expected("a value");
  }

  bool word(std::string_view name) {
    if (text_.substr(at_, name.size()) != name) return false;
    at_ += name.size();
    return true;
  }

  bool array(Json& out, std::size_t depth) {
    out.kind = Json::Kind::array;
    skip_space();
    if (take(']')) return true;
    do {
      out.items.emplace_back();
      if (!value(out.items.back(), depth)) return false;
      skip_space();
    } while (take(','));
    return take(']') || expected("\",\" or \"]\"");
  }

  bool object(Json& out, std::size_t depth) {
    out.kind = Json::Kind::object;
    skip_space();
    if (take('}')) return true;
    do {
      skip_space();
      if (peek() != '"') return expected("a key in quotes");
      out.keys.emplace_back();
      if (!string(out.keys.back())) return false;
      skip_space();
      if (!take(':')) return expected("\":\"");
      out.items.emplace_back();
      if (!value(out.items.back(), depth)) return false;
      skip_space();
    } while (take(','));
    return take('}') ? keys_differ(out) : expected("\",\" or \"}\"");
  }

  bool keys_differ(const Json& object) {
    std::vector<std::string_view> keys(object.keys.begin(), object.keys.end());
    sort_up(keys);
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    return twice == keys.end() || fail("the key \"" + std::string(*twice) + "\" stands twice in one object");
  }

  bool digits() {
    if (!is_digit(peek())) return expected("a digit");
    while (is_digit(peek())) ++at_;
    return true;
  }

  bool number(Json& out) {
    const std::size_t start = at_;
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (!take('+')) take('-');
      if (!digits()) return false;
    }
    out.kind = Json::Kind::number;
    out.number = read_decimal(text_.substr(start, at_ - start));
    if (std::isfinite(out.number)) return true;
    at_ = start;
    return wrong("this number is too large");
  }

  bool string(std::string& out) {
    ++at_;
    while (true) {
      const std::size_t start = at_;
      while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\') {
        if (static_cast<unsigned char>(text_[at_]) < 0x20) return wrong("a control character must be written as an escape");
        const std::size_t length = utf8_length(text_.substr(at_));
        if (length == 0) return wrong("not valid UTF-8");
        at_ += length;
      }
      out += text_.substr(start, at_ - start);
      if (take('"')) return true;
      if (!take('\\')) return wrong("the closing quote is missing");
      if (!escape(out)) return false;
    }
  }

  bool escape(std::string& out) {
    static constexpr std::string_view names = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    const std::size_t which = at_ < text_.size() ? names.find(text_[at_]) : names.npos;
    if (which != names.npos) {
      out += meanings[which];
      ++at_;
      return true;
    }
    unsigned code = 0, low = 0;
    if (!take('u')) return expected("an escape (one of \"\\/bfnrtu)");
    if (!hex(code)) return false;
    if (code >= 0xd800 && code < 0xdc00) {
      if (!word("\\u") || !hex(low) || low < 0xdc00 || low >= 0xe000) return wrong("half of a surrogate pair");
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    } else if (code >= 0xdc00 && code < 0xe000) {
      return wrong("half of a surrogate pair");
    }
    append_utf8(out, code);
    return true;
  }

  bool hex(unsigned& code) {
    for (int i = 0; i < 4; ++i) {
      const char c = peek();
      const char lower = static_cast<char>(c | 0x20);
      if (!is_digit(c) && (lower < 'a' || lower > 'f')) return expected("four hexadecimal digits");
      code = code * 16 + static_cast<unsigned>(is_digit(c) ? c - '0' : lower - 'a' + 10);
      ++at_;
    }
    return true;
  }

  std::string_view text_;
  const JsonLimits& limits_;
  std::size_t at_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace

std::string parse_json(std::string_view text, Json& out, const JsonLimits& limits) {
  out = Json{};
  if (text.size() > limits.bytes) {
    return "larger than " + std::to_string(limits.bytes) + " bytes (" + std::to_string(text.size()) + ")";
  }
  TreeReader reader(text, limits);
  // What was read up to the mistake is no document: an object may hold a key whose value was never read.
  if (!reader.document(out)) out = Json{};
  return reader.message;
}

}  // namespace chip_rules
