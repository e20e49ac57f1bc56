// Writes views as JSON for renderers outside C++. Members stand under their own names.
#include <array>
#include <cmath>

#include "core/json/json.h"
#include "core/view/block_members.h"

namespace chip_rules::view {
namespace {

constexpr const char* tone_names[] = {"plain",        "not-controlled", "no-license", "exception",   "approval",
                                      "case-by-case", "deny",           "barred",     "undetermined"};

class MemberWriter {
 public:
  explicit MemberWriter(JsonWriter& json) : json_(json) {}
  void terse(bool on) { terse_ = on; }

  void operator()(const char* name, std::string& text) {
    if (!terse_ || !text.empty()) json_.member(name, text);
  }
  void operator()(const char* name, double number) {
    if (!terse_ || number != 0) json_.member(name, number);
  }
  void operator()(const char* name, int number) { (*this)(name, static_cast<double>(number)); }
  void operator()(const char* name, bool flag) {
    if (!terse_ || flag) json_.member(name, flag);
  }
  void operator()(const char* name, Tone tone) {
    if (!terse_ || tone != Tone::plain) json_.member(name, tone_name(tone));
  }
  void operator()(const char* name, std::optional<double>& number) {
    if (number) json_.member(name, *number);
  }
  void operator()(const char* name, Link& link) {
    if (terse_ && link.text.empty() && link.href.empty()) return;
    json_.key(name);
    object(link);
  }
  template <class T>
  void operator()(const char* name, std::vector<T>& list) {
    if (terse_ && list.empty()) return;
    json_.key(name).open('[');
    for (T& each : list) element(each);
    json_.close(']');
  }
  template <class T>
  void operator()(const char* name, T& part) {
    json_.key(name);
    object(part);
  }

  template <class T>
  void object(T& value, const char* type = nullptr) {
    const bool terse = terse_;
    terse_ = false;
    json_.open('{');
    if (type) json_.member("type", type);
    members(*this, value);
    json_.close('}');
    terse_ = terse;
  }

 private:
  void element(std::string& text) { json_.value(text); }
  void element(Tone tone) { json_.value(tone_name(tone)); }
  template <class T>
  void element(std::vector<T>& row) {
    json_.open('[');
    for (T& each : row) element(each);
    json_.close(']');
  }
  template <class T>
  void element(T& value) {
    object(value);
  }

  JsonWriter& json_;
  bool terse_ = false;
};

class MemberReader {
 public:
  explicit MemberReader(const Json& from) : from_(from) {}
  void terse(bool) {}

  template <class T>
  void operator()(const char* name, T& member) {
    if (const Json* found = from_.find(name)) read(*found, member);
  }

 private:
  static void read(const Json& from, std::string& text) {
    if (from.is(Json::Kind::string)) text = from.text;
  }
  static void read(const Json& from, double& number) {
    if (from.is(Json::Kind::number)) number = from.number;
    if (from.is(Json::Kind::null)) number = INFINITY;  // how an unlimited cap is written
  }
  static void read(const Json& from, std::optional<double>& number) {
    if (from.is(Json::Kind::number)) number = from.number;
  }
  static void read(const Json& from, int& number) {
    if (from.is(Json::Kind::number) && std::fabs(from.number) < 1e9) number = static_cast<int>(from.number);
  }
  static void read(const Json& from, bool& flag) {
    if (from.is(Json::Kind::boolean)) flag = from.flag;
  }
  static void read(const Json& from, Tone& tone) {
    for (std::size_t i = 0; i < std::size(tone_names); ++i) {
      if (from.text == tone_names[i]) tone = static_cast<Tone>(i);
    }
  }
  template <class T>
  static void read(const Json& from, std::vector<T>& list) {
    if (!from.is(Json::Kind::array)) return;
    list.resize(from.items.size());
    for (std::size_t i = 0; i < list.size(); ++i) read(from.items[i], list[i]);
  }
  template <class T>
  static void read(const Json& from, T& value) {
    MemberReader reader(from);
    members(reader, value);
  }

  const Json& from_;
};

// The name of each block as `type`, in the order of the variant.
constexpr const char* block_names[] = {"headline", "paragraph", "facts",    "bar", "axis", "clauses", "choices", "list",
                                       "table",    "form",      "options", "controls", "map", "plot", "tracks", "pairs"};
static_assert(std::size(block_names) == std::variant_size_v<Block>);

template <std::size_t index = 0>
void read_block(const Json& from, std::string_view type, std::vector<Block>& blocks) {
  if constexpr (index < std::variant_size_v<Block>) {
    if (type != block_names[index]) return read_block<index + 1>(from, type, blocks);
    std::variant_alternative_t<index, Block> block;
    MemberReader reader(from);
    members(reader, block);
    blocks.push_back(std::move(block));
  }
}

constexpr JsonLimits view_limits{16u << 20, 32, 2000000};

}  // namespace

const char* tone_name(Tone tone) { return tone_names[static_cast<std::size_t>(tone)]; }

std::string to_json(const View& view) {
  JsonWriter json;
  json.open('{').member("view", view.name).member("lang", view.lang).member("case", view.case_text);
  if (!view.error.empty()) json.member("error", view.error);
  if (!view.needs.empty()) {
    json.key("needs").open('[');
    for (const std::string& pack : view.needs) json.value(pack);
    json.close(']');
  }
  if (!view.outcome.empty()) json.member("outcome", view.outcome);
  if (!view.data.empty()) json.member("data", view.data);
  json.key("blocks").open('[');
  for (const Block& block : view.blocks) {
    MemberWriter writer(json);
    // `members` serves reading too and takes no const; writing changes nothing.
    std::visit([&](const auto& each) { writer.object(const_cast<std::remove_const_t<std::remove_reference_t<decltype(each)>>&>(each), block_names[block.index()]); },
               block);
  }
  json.close(']').close('}');
  return json.take();
}

bool from_json(std::string_view text, View& view) {
  Json from;
  if (!parse_json(text, from, view_limits).empty()) return false;
  const Json* blocks = from.find("blocks");
  if (!blocks) return false;
  view = {};
  view.name = from.get_text("view");
  view.lang = from.get_text("lang");
  view.case_text = from.get_text("case");
  view.error = from.get_text("error");
  view.outcome = from.get_text("outcome");
  view.data = from.get_text("data");
  if (const Json* needs = from.find("needs")) {
    for (const Json& pack : needs->items) view.needs.push_back(pack.text);
  }
  for (const Json& block : blocks->items) read_block(block, block.get_text("type"), view.blocks);
  return true;
}

}  // namespace chip_rules::view
