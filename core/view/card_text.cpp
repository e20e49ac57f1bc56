// Widths, line breaks and XML.
#include "core/view/card_text.h"

#include <cstdint>

#include "core/json/utf8.h"

namespace chip_rules::view {
namespace {

// Hundredths of an em of U+0020 to U+007E: the wider of Inter and Noto Sans, which Helvetica, Arial, Roboto and Segoe UI
// stay under; `fallback` below makes room for DejaVu Sans.
constexpr std::uint8_t regular[] = {29, 28, 41, 65, 64, 84, 74, 23, 37, 37, 56, 66, 28, 47, 28, 38, 63, 58, 61, 64, 65, 61, 63, 58, 62, 63, 28, 28, 66, 66, 66, 51,
                                    94, 68, 66, 73, 73, 60, 59, 75, 75, 34, 55, 66, 57, 91, 76, 79, 64, 79, 64, 64, 65, 75, 68, 95, 65, 67, 63, 37, 38, 37, 58, 46,
                                    50, 57, 63, 56, 63, 59, 37, 62, 62, 26, 26, 55, 26, 94, 62, 61, 62, 62, 42, 53, 37, 62, 56, 82, 54, 56, 55, 38, 56, 38, 66};
constexpr std::uint8_t semibold[] = {26, 31, 48, 65, 65, 91, 75, 27, 40, 40, 55, 68, 30, 47, 30, 42, 67, 58, 63, 66, 67, 64, 65, 59, 65, 65, 30, 30, 68, 68, 68, 55,
                                     100, 73, 68, 75, 74, 61, 59, 76, 77, 39, 57, 68, 57, 95, 82, 80, 65, 80, 66, 65, 66, 76, 73, 101, 70, 71, 66, 40, 42, 40, 58, 47,
                                     50, 61, 64, 58, 64, 60, 39, 64, 66, 31, 31, 62, 31, 99, 66, 62, 64, 64, 46, 55, 44, 66, 58, 86, 58, 58, 57, 40, 56, 40, 68};
constexpr double fallback_regular = 1.04, fallback_bold = 1.12;
constexpr unsigned broken = 0xFFFD;

// The character at the front of `text`, whose bytes it takes away; U+FFFD for a byte that is none.
unsigned take(std::string_view& text, std::string_view* bytes = nullptr) {
  const std::size_t length = utf8_length(text);
  if (bytes) *bytes = text.substr(0, length ? length : 1);
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[i])); };
  unsigned code = broken;
  if (length == 1) code = byte(0);
  if (length > 1) {
    code = byte(0) & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) code = (code << 6) | (byte(i) & 0x3Fu);
  }
  text.remove_prefix(length ? length : 1);
  return code;
}

bool is_wide(unsigned code) {
  return (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) || (code >= 0xAC00 && code <= 0xD7A3) ||
         (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE4F) || (code >= 0xFF00 && code <= 0xFF60) ||
         (code >= 0x20000 && code <= 0x3FFFD);
}

double width_of(unsigned code, bool bold) {
  const double fallback = bold ? fallback_bold : fallback_regular;
  if (code >= 0x20 && code <= 0x7E) return (bold ? semibold : regular)[code - 0x20] / 100.0 * fallback;
  if (is_wide(code)) return 1;
  if (code >= 0xC0 && code <= 0x24F) return (bold ? 0.8 : 0.7) * fallback;   // letters with marks
  if (code >= 0x2018 && code <= 0x201F) return bold ? 0.66 : 0.52;           // quotes
  if (code == 0xB7) return bold ? 0.38 : 0.32;
  if (code == 0xB2 || code == 0xB3 || code == 0xB9 || (code >= 0x2070 && code <= 0x207B)) return 0.45;  // exponents
  if (code == 0x2013) return 0.5;
  return 1;
}

bool never_first(unsigned code) {
  constexpr std::u32string_view closing = U"、。，．：；？！）」』】》〉”’…·%,.;:!?)]}";
  return closing.find(static_cast<char32_t>(code)) != closing.npos;
}
bool never_last(unsigned code) {
  constexpr std::u32string_view opening = U"（「『【《〈“‘([{";
  return opening.find(static_cast<char32_t>(code)) != opening.npos;
}

// Pieces between which a line may break: a word with the space behind it, or an ideograph with what clings to it.
std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> out(1);
  unsigned before = 0;
  while (!text.empty()) {
    std::string_view bytes;
    const unsigned code = take(text, &bytes);
    const bool ideographs = (is_wide(code) || is_wide(before)) && !never_first(code) && !never_last(before) && code != ' ';
    if (before && !out.back().empty() && (before == ' ' ? code != ' ' : ideographs)) out.emplace_back();
    out.back() += bytes;
    before = code;
  }
  return out;
}

std::string without_end_space(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace

double text_width(std::string_view text, bool bold) {
  double out = 0;
  while (!text.empty()) out += width_of(take(text), bold);
  return out;
}

std::vector<std::string> wrapped(std::string_view text, double width, bool bold) {
  std::vector<std::string> out(1);
  const auto fits = [&](const std::string& line) { return text_width(without_end_space(line), bold) <= width; };
  for (const std::string& piece : pieces(text)) {
    if (fits(out.back() + piece)) {
      out.back() += piece;
      continue;
    }
    if (!out.back().empty()) out.emplace_back();
    if (fits(piece)) {
      out.back() = piece;
      continue;
    }
    for (std::string_view rest = piece; !rest.empty();) {  // longer than a line
      std::string_view bytes;
      take(rest, &bytes);
      if (!out.back().empty() && !fits(out.back() + std::string(bytes))) out.emplace_back();
      out.back() += bytes;
    }
  }
  for (std::string& line : out) line = without_end_space(std::move(line));
  return out;
}

std::string ended_early(std::string line, double width, bool bold) {
  while (!line.empty() && text_width(line + "…", bold) > width) {
    while (line.size() > 1 && (static_cast<unsigned char>(line.back()) & 0xC0u) == 0x80u) line.pop_back();
    line.pop_back();
  }
  return without_end_space(std::move(line)) + "…";
}

std::string xml_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const unsigned code = take(text);
    const bool control = code < 0x20 && code != '\t' && code != '\n';
    switch (code) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: append_utf8(out, control || code == 0x7F || code == 0xFFFE || code == 0xFFFF ? broken : code);
    }
  }
  return out;
}

}  // namespace chip_rules::view
