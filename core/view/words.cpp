// Texts by key and language; numbers and dates as a reader of that language writes them.
#include "core/view/words.h"

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

Words::Words(const RuleBook& book, std::string_view lang) : book_(book), lang_(book.texts.count(lang) ? lang : "en") {}

namespace {

// The text of a key in one language, empty when no pack brought it.
std::string_view text_in(const RuleBook& book, std::string_view lang, std::string_view key) {
  const auto packs = book.texts.find(lang);
  if (packs == book.texts.end()) return {};
  for (const Json* texts : packs->second) {
    if (const std::string_view text = texts->get_text(key); !text.empty()) return text;
  }
  return {};
}

}  // namespace

bool Words::has(std::string_view key) const { return !text_in(book_, lang_, key).empty(); }

std::string Words::operator()(std::string_view key, std::initializer_list<Fill> fills) const {
  for (const std::string_view lang : {std::string_view(lang_), std::string_view("en")}) {
    const std::string_view text = text_in(book_, lang, key);
    if (!text.empty()) return fill(text, fills);
  }
  return std::string(key);
}

std::string Words::pick(const Json* by_language) const {
  if (!by_language) return {};
  if (by_language->is(Json::Kind::string)) return by_language->text;
  const std::string_view own = by_language->get_text(lang_);
  return std::string(own.empty() ? by_language->get_text("en") : own);
}

std::string Words::number(double value) const {
  if (!std::isfinite(value)) return (*this)("view.unlimited");
  const double size = std::fabs(value);
  if (size >= scientific_from) {
    const int exponent = static_cast<int>(std::floor(std::log10(size * (1 + 1e-12))));
    const std::string mantissa = rounded(value / power_of_ten(exponent), 2);
    return (mantissa == "1" ? "" : mantissa + " × ") + "10" + superscript(exponent);
  }
  if (value == std::floor(value)) return grouped(write_number(value));
  return grouped(rounded(value, size >= 1000 ? 0 : size >= 1 ? 2 : 4));
}

std::string Words::quantity(double value, std::string_view unit) const {
  if (unit == "share") return rounded(value * 100, 2) + " %";
  if (unit.empty()) return number(value);
  const std::string one = "unit.one." + std::string(unit);
  const std::string key = value == 1 && has(one) ? one : "unit." + std::string(unit);
  return number(value) + " " + (has(key) ? (*this)(key) : std::string(unit));
}

std::string Words::date(Day day) const {
  const YearMonthDay split = split_date(day);
  const std::string month = (*this)("month." + std::to_string(split.month));
  return (*this)("view.date", {{"day", std::to_string(split.day)}, {"month", month}, {"year", std::to_string(split.year)}});
}

std::string Words::list(const std::vector<std::string>& items) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? (*this)("view.and") : (*this)("view.comma");
    out += items[i];
  }
  return out;
}

}  // namespace view
}  // namespace chip_rules
