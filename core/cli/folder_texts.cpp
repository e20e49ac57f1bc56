// See folder_texts.h.
#include "core/cli/folder_texts.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/rules/book.h"

namespace chip_rules::cli {
namespace {

constexpr std::array<std::string_view, 10> spoken_members{"title", "brief", "says", "note", "label", "question", "detail", "by", "where", "place"};
constexpr std::array<std::string_view, 1> spoken_lists{"choices"};  // objects whose members are all shown
constexpr std::array<std::string_view, 6> codes{"sources", "$schema", "when", "effect", "from", "source"};  // not shown, or in the language of the source

template <std::size_t size>
bool among(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string joined(const std::string& path, const std::string& name) { return path.empty() ? name : path + "." + name; }

std::string stamp_of(std::string_view english) {
  const std::uint32_t key = sentence_key(english);
  std::string out;
  for (int shift = 28; shift >= 0; shift -= 4) out += "0123456789abcdef"[(key >> shift) & 15];
  return out;
}

}  // namespace

void FolderTexts::add(const std::string& stem, const Json& document) { walk(document, {}, false, english_[stem]); }

void FolderTexts::walk(const Json& value, const std::string& path, bool spoken, Places& found) {
  if (value.is(Json::Kind::array)) {
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      const Json* id = value.items[i].is(Json::Kind::object) ? value.items[i].find("id") : nullptr;
      const std::string name = id && id->is(Json::Kind::string) ? id->text : std::to_string(i);
      const int nth = ++seen[name];
      walk(value.items[i], joined(path, nth > 1 ? name + "~" + std::to_string(nth) : name), spoken, found);
    }
    return;
  }
  if (!value.is(Json::Kind::object)) return;
  if (const Json* english = value.find("en")) {
    if (english->is(Json::Kind::string)) {
      found[path] = english->text;
      return;
    }
    if (english->is(Json::Kind::object)) {  // labels by value
      for (std::size_t i = 0; i < english->keys.size(); ++i) found[joined(path, english->keys[i])] = english->items[i].text;
      return;
    }
  }
  for (std::size_t i = 0; i < value.keys.size(); ++i) {
    const std::string& name = value.keys[i];
    const Json& member = value.items[i];
    if (among(codes, name)) continue;
    if (!member.is(Json::Kind::string)) walk(member, joined(path, name), among(spoken_lists, name), found);
    else if ((spoken || among(spoken_members, name)) && !member.text.empty()) found[joined(path, name)] = member.text;
  }
}

void FolderTexts::write(JsonWriter& out, const Json& translations, const Json& stamps) const {
  std::map<std::uint32_t, const std::string*> texts;
  for (std::size_t i = 0; i < translations.keys.size(); ++i) {
    const auto places = english_.find(translations.keys[i]);
    const Json* known = stamps.find(translations.keys[i]);
    if (places == english_.end() || !known) continue;
    const Json& told = translations.items[i];
    for (std::size_t k = 0; k < told.keys.size(); ++k) {
      const auto english = places->second.find(told.keys[k]);
      if (english == places->second.end() || known->get_text(told.keys[k]) != stamp_of(english->second)) continue;
      texts[sentence_key(english->second)] = &told.items[k].text;
    }
  }
  out.open('{').key("keys").open('[');
  for (const auto& [key, text] : texts) out.value(static_cast<double>(key));
  out.close(']').key("texts").open('[');
  for (const auto& [key, text] : texts) out.value(std::string_view(*text));
  out.close(']').close('}');
}

}  // namespace chip_rules::cli
