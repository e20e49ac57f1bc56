// Texts by key and language; numbers and dates as a reader of that language writes them.
#include "core/view/words.h"

#include <algorithm>
#include <cmath>

#include "core/api.h"
#include "core/json/number.h"

namespace chip_rules {

std::string text(const Rules& rules, std::string_view lang, std::string_view key) {
  return view::Words(rules.book(), lang)(key);
}

namespace view {
namespace {

constexpr double scientific_from = 1e15;
constexpr int all_places = 9;  // no number that is told apart from another has more

/// Large units in which a language may tell round values: from which value, and of what the value must be a multiple.
struct LargeUnit {
  const char* key;
  double size, from, grain;
};
constexpr LargeUnit large_units[] = {
    {"number.e12", 1e12, 1e12, 1e8}, {"number.e8", 1e8, 1e8, 1e4}, {"number.e4", 1e4, 1e6, 1e2}, {"number.e4", 1e4, 1e4, 1e4}};

std::string superscript(int exponent) {
  static constexpr const char* digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out = exponent < 0 ? "⁻" : "";
  for (const char c : std::to_string(std::abs(exponent))) out += digits[c - '0'];
  return out;
}

std::string grouped(std::string digits) {
  const std::size_t start = !digits.empty() && digits[0] == '-' ? 1 : 0;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t i = point; i > start + 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

// Rounded to `places` decimals, without trailing zeros.
std::string rounded(double value, int places) {
  const double scale = power_of_ten(places);
  return write_number(std::round(value * scale) / scale);
}

}  // namespace

std::string fill(std::string_view text, std::initializer_list<Fill> fills) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) {
      out += text.substr(open);
      break;
    }
    const std::string_view name = text.substr(open + 1, close - open - 1);
    bool found = false;
    for (const Fill& fill : fills) {
      if (fill.first != name) continue;
      out += fill.second;
      found = true;
    }
    if (!found) out += text.substr(open, close - open + 1);
    text.remove_prefix(close + 1);
  }
  return out;
}

Words::Words(const RuleBook& book, std::string_view lang) : book_(book), lang_(book.texts.count(lang) ? lang : "en") {
  const bool offered = std::find(book.languages.begin(), book.languages.end(), lang) != book.languages.end();
  if (offered && lang_ != lang) missing_pack_ = "text-" + std::string(lang);
}

namespace {

// The text of a key in one language, null when no pack brought it. A text may be empty: Chinese sentences follow without a space.
const std::string* text_in(const RuleBook& book, std::string_view lang, std::string_view key) {
  const auto packs = book.texts.find(lang);
  if (packs == book.texts.end()) return nullptr;
  for (const Json* texts : packs->second) {
    const Json* text = texts->find(key);
    if (text && text->is(Json::Kind::string)) return &text->text;
  }
  return nullptr;
}

}  // namespace

bool Words::has(std::string_view key) const { return text_in(book_, lang_, key) != nullptr; }

std::string Words::operator()(std::string_view key, std::initializer_list<Fill> fills) const {
  for (const std::string_view lang : {std::string_view(lang_), std::string_view("en")}) {
    if (const std::string* text = text_in(book_, lang, key)) return fill(*text, fills);
  }
  return std::string(key);
}

std::string Words::law(std::string_view english) const {
  if (english.empty() || lang_ == "en") return std::string(english);
  const std::uint32_t key = sentence_key(english);
  if (const auto packs = book_.law.find(lang_); packs != book_.law.end()) {
    for (const Json* pack : packs->second) {
      const std::vector<Json>& keys = pack->find("keys")->items;
      const auto found = std::lower_bound(keys.begin(), keys.end(), key, [](const Json& one, std::uint32_t wanted) { return one.number < wanted; });
      if (found != keys.end() && found->number == key) return pack->find("texts")->items[static_cast<std::size_t>(found - keys.begin())].text;
    }
  }
  return (*this)("view.untranslated", {{"text", english}});
}

std::string Words::pick(const Json* by_language) const {
  if (!by_language) return {};
  if (by_language->is(Json::Kind::string)) return law(by_language->text);
  const std::string_view own = by_language->get_text(lang_);
  return own.empty() ? law(by_language->get_text("en")) : std::string(own);
}

std::string Words::regime(const NamedRegime& regime) const {
  if (regime.own) return (*this)("own.title", {{"title", regime.json->get_text("title")}});
  return pick(regime.json->find("title"));
}

std::string Words::number(double value) const { return number_to(value, false); }

std::string Words::number_to(double value, bool in_full) const {
  if (!std::isfinite(value)) return (*this)("view.unlimited");
  const double size = std::fabs(value);
  if (size >= scientific_from) {
    const int exponent = static_cast<int>(std::floor(std::log10(size * (1 + 1e-12))));
    const std::string mantissa = rounded(value / power_of_ten(exponent), in_full ? all_places : 2);
    return (mantissa == "1" ? "" : mantissa + " × ") + "10" + superscript(exponent);
  }
  if (value == std::floor(value)) {
    for (const LargeUnit& unit : large_units) {
      if (size < unit.from || std::fmod(size, unit.grain) != 0) continue;
      if ((*this)(unit.key, {{"number", ""}}).empty()) break;  // a language without such units
      return (*this)(unit.key, {{"number", grouped(write_number(value / unit.size))}});
    }
    return grouped(write_number(value));
  }
  return grouped(rounded(value, in_full ? all_places : size >= 1000 ? 0 : size >= 1 ? 2 : 4));
}

std::string Words::quantity(double value, std::string_view unit) const { return quantity_to(value, unit, false); }
std::string Words::quantity_in_full(double value, std::string_view unit) const { return quantity_to(value, unit, true); }

std::string Words::quantity_to(double value, std::string_view unit, bool in_full) const {
  if (unit == "share") return (*this)("number.percent", {{"number", rounded(value * 100, in_full ? all_places : 2)}});
  if (unit.empty()) return number_to(value, in_full);
  const std::string one = "unit.one." + std::string(unit);
  const std::string key = value == 1 && has(one) ? one : "unit." + std::string(unit);
  // {billions}: the number of a unit counted in billions, for languages that count in other steps.
  return (*this)(has(key) ? key : "number.unit", {{"number", number_to(value, in_full)}, {"billions", number_to(value * 1e9, in_full)}, {"unit", unit}});
}

std::string Words::cell(std::string_view word) const {
  const std::string key = "cell." + std::string(word);
  return has(key) ? (*this)(key) : std::string(word);
}

std::string Words::unit(std::string_view unit) const {
  const std::string key = "unit.name." + std::string(unit);
  return has(key) ? (*this)(key) : std::string(unit);
}

std::string Words::date(Day day) const {
  const YearMonthDay split = split_date(day);
  const std::string month = (*this)("month." + std::to_string(split.month));
  return (*this)("view.date", {{"day", std::to_string(split.day)}, {"month", month}, {"year", std::to_string(split.year)}});
}

std::string Words::day_of_year(Day day) const {
  const YearMonthDay split = split_date(day);
  return (*this)("view.day_of_year", {{"day", std::to_string(split.day)}, {"month", (*this)("month." + std::to_string(split.month))}});
}

std::string Words::joined(const std::vector<std::string>& items, const char* between, const char* last) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += (*this)(i + 1 == items.size() ? last : between);
    out += items[i];
  }
  return out;
}

std::string Words::list(const std::vector<std::string>& items) const { return joined(items, "view.comma", "view.and"); }
std::string Words::list_open(const std::vector<std::string>& items) const { return joined(items, "view.comma", "view.comma"); }
std::string Words::phrases(const std::vector<std::string>& items) const { return joined(items, "view.phrase", "view.phrase_last"); }

std::string Words::sentences(const std::vector<std::string>& items) const {
  std::vector<std::string> said;
  for (const std::string& item : items) {
    if (!item.empty()) said.push_back(item);
  }
  return joined(said, "view.sentence", "view.sentence");
}

}  // namespace view
}  // namespace chip_rules
