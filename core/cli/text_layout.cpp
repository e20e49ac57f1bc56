// Widths and line breaks.
#include "core/cli/text_layout.h"

#include <algorithm>
#include <cstdint>

namespace chip_rules::cli {
namespace {

using Code = std::uint32_t;

struct Range {
  Code first, last;
};

// Unicode's East Asian Width W and F, in blocks; emoji that terminals draw wide.
constexpr Range wide_ranges[] = {
    {0x1100, 0x115F},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},   {0x2614, 0x2615},
    {0x2648, 0x2653},   {0x26A1, 0x26A1},   {0x26D4, 0x26D4},   {0x2705, 0x2705},   {0x274C, 0x274C},
    {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C},
    {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3E0, 0x1F3F0}, {0x1F400, 0x1F43E}, {0x1F440, 0x1F440},
    {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F550, 0x1F567}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5},
    {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

// Combining marks and characters that take no room.
constexpr Range narrow_ranges[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
    {0x06D6, 0x06DC}, {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},
    {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x2060, 0x2060}, {0x20D0, 0x20FF},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};

template <std::size_t n>
bool inside(const Range (&ranges)[n], Code code) {
  return std::any_of(ranges, ranges + n, [&](Range range) { return range.first <= code && code <= range.last; });
}

int width_of(Code code) {
  if (code < 0x300) return 1;
  return inside(narrow_ranges, code) ? 0 : inside(wide_ranges, code) ? 2 : 1;
}

struct Character {
  Code code = 0xFFFD;
  std::size_t bytes = 1;
  bool valid = false;
};

Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  if (lead < 0xC2 || lead > 0xF4) return {};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  Code code = lead & (0xFFu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code = (code << 6) | (byte(i) & 0x3F);
  }
  constexpr Code least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < least[bytes] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
  return {code, bytes, true};
}

bool is_control(Code code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

// No line begins with closing punctuation of East Asian scripts.
bool closes(Code code) {
  constexpr Code closing[] = {0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017,
                              0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D};
  return std::find(std::begin(closing), std::end(closing), code) != std::end(closing);
}

bool is_address(std::string_view word) { return word.find("://") != std::string_view::npos; }

// Pieces that no line break divides; `spaced` when a space stands in front.
struct Piece {
  std::string_view text;
  bool spaced;
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t start = 0;
  bool spaced = false;
  int last = 0;
  const auto flush = [&](std::size_t end) {
    if (end > start) {
      pieces.push_back({text.substr(start, end - start), spaced});
      spaced = false;
    }
    start = end;
  };
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (c.code == ' ') {
      flush(at);
      spaced = true;
      start = at + 1;
      last = 0;
    } else {
      const int width = width_of(c.code);
      if (width != 0) {
        if ((width == 2 || last == 2) && last != 0 && !closes(c.code)) flush(at);
        last = width;
      }
    }
    at += c.bytes;
  }
  flush(text.size());
  return pieces;
}

// As much of `word` as fits into `width` columns, at least one character.
std::size_t fitting(std::string_view word, int width) {
  int used = 0;
  for (std::size_t at = 0; at < word.size();) {
    const Character c = character_at(word, at);
    used += width_of(c.code);
    if (used > width && at > 0) return at;
    at += c.bytes;
  }
  return word.size();
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    width += width_of(c.code);
    at += c.bytes;
  }
  return width;
}

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (!c.valid)
      out += "\xEF\xBF\xBD";
    else if (c.code == '\n' || c.code == '\t' || c.code == '\r')
      out += ' ';
    else if (is_control(c.code))
      out += "\xEF\xBF\xBD";
    else
      out += text.substr(at, c.bytes);
    at += c.bytes;
  }
  return out;
}

std::vector<std::string> wrap(std::string_view raw, int width, int first) {
  const std::string text = clean(raw);
  std::vector<std::string> lines;
  std::string line;
  int used = 0;
  const auto room = [&] { return std::max(1, lines.empty() && first > 0 ? first : width); };
  for (const Piece& piece : pieces_of(text)) {
    std::string_view word = piece.text;
    int wide = display_width(word);
    const int space = piece.spaced && used > 0 ? 1 : 0;
    if (used + space + wide <= room()) {
      line.append(static_cast<std::size_t>(space), ' ').append(word);
      used += space + wide;
      continue;
    }
    if (used > 0 || lines.empty()) {
      if (used > 0 || wide <= width) lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    while (wide > room() && !is_address(word)) {
      const std::size_t cut = fitting(word, room());
      if (cut == word.size()) break;
      lines.emplace_back(word.substr(0, cut));
      word.remove_prefix(cut);
      wide = display_width(word);
    }
    line = std::string(word);
    used = wide;
  }
  if (used > 0 || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

int longest_word(std::string_view raw) {
  const std::string text = clean(raw);
  int longest = 0;
  for (const Piece& piece : pieces_of(text)) longest = std::max(longest, display_width(piece.text));
  return longest;
}

std::string pad(std::string_view text, int width, bool right) {
  const std::string space = repeat(" ", width - display_width(text));
  return right ? space + std::string(text) : std::string(text) + space;
}

std::string repeat(std::string_view text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace chip_rules::cli
