// Reads JSON text through nlohmann's SAX interface into a small tree, bounded in size, depth and nodes.
// May know: nlohmann/json.
#include "core/json/json.h"

#include <nlohmann/json.hpp>

#include "core/json/number.h"

namespace chip_rules {
namespace {

// Builds the tree; every callback returns false to stop with `message` set.
class TreeBuilder {
 public:
  using json = nlohmann::json;
  TreeBuilder(Json& root, const JsonLimits& limits) : limits_(limits) { stack_.push_back(&root); }

  bool null() { return place(Json{}); }
  bool boolean(bool value) {
    Json json;
    json.kind = Json::Kind::boolean;
    json.flag = value;
    return place(std::move(json));
  }
  bool number_integer(json::number_integer_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(json::number_unsigned_t value) { return number(static_cast<double>(value)); }
  bool number_float(json::number_float_t value, const std::string&) { return number(value); }
  bool string(std::string& value) {
    Json json;
    json.kind = Json::Kind::string;
    json.text = std::move(value);
    return place(std::move(json));
  }
  bool binary(json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Json::Kind::object); }
  bool start_array(std::size_t) { return open(Json::Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    Json& object = *stack_.back();
    for (const std::string& known : object.keys) {
      if (known == name) return fail("the key \"" + name + "\" stands twice in one object");
    }
    object.keys.push_back(std::move(name));
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    if (message.empty()) message = "byte " + std::to_string(position) + ": " + plain(error.what());
    return false;
  }

  std::string message;

 private:
  // nlohmann's text without its own error number in brackets.
  static std::string plain(std::string_view what) {
    const std::size_t end = what.find("] ");
    return std::string(end == std::string_view::npos ? what : what.substr(end + 2));
  }
  bool fail(std::string why) {
    message = std::move(why);
    return false;
  }
  bool number(double value) {
    Json json;
    json.kind = Json::Kind::number;
    json.number = value;
    return place(std::move(json));
  }
  Json* put(Json value) {
    if (++nodes_ > limits_.nodes) {
      fail("more than " + std::to_string(limits_.nodes) + " values in one file");
      return nullptr;
    }
    Json& top = *stack_.back();
    if (stack_.size() == 1 && !rooted_) {
      rooted_ = true;
      top = std::move(value);
      return &top;
    }
    top.items.push_back(std::move(value));
    return &top.items.back();
  }
  bool place(Json value) { return put(std::move(value)) != nullptr; }
  bool open(Json::Kind kind) {
    if (stack_.size() > limits_.depth) return fail("nested deeper than " + std::to_string(limits_.depth) + " levels");
    Json value;
    value.kind = kind;
    Json* placed = put(std::move(value));
    if (placed) stack_.push_back(placed);
    return placed != nullptr;
  }
  bool close() {
    stack_.pop_back();
    return true;
  }

  const JsonLimits& limits_;
  std::vector<Json*> stack_;  // a child is appended only at the top, so pointers below stay valid
  std::size_t nodes_ = 0;
  bool rooted_ = false;
};

}  // namespace

const Json* Json::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == key) return &items[i];
  }
  return nullptr;
}

std::string_view Json::get_text(std::string_view key, std::string_view otherwise) const {
  const Json* member = find(key);
  return member && member->is(Kind::string) ? std::string_view(member->text) : otherwise;
}

std::string parse_json(std::string_view text, Json& out, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    return "larger than " + std::to_string(limits.bytes) + " bytes (" + std::to_string(text.size()) + ")";
  }
  out = Json{};
  TreeBuilder builder(out, limits);
  const bool fine = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  if (fine) return {};
  return builder.message.empty() ? "not valid JSON" : builder.message;
}

void append_json_string(std::string& out, std::string_view text) {
  static const char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4];
      out += hex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void JsonWriter::separate() {
  if (!fresh_) out_ += ',';
  fresh_ = false;
}
JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  fresh_ = true;
  return *this;
}
JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  fresh_ = false;
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_ += ':';
  fresh_ = true;
  return *this;
}
JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_json_string(out_, text);
  return *this;
}
JsonWriter& JsonWriter::value(double number) {
  separate();
  out_ += write_number(number);
  return *this;
}
JsonWriter& JsonWriter::value(bool flag) {
  separate();
  out_ += flag ? "true" : "false";
  return *this;
}
JsonWriter& JsonWriter::null() {
  separate();
  out_ += "null";
  return *this;
}

}  // namespace chip_rules
