// Sets paragraphs of runs: words wrapped to a width, links underlined and open to a press.
// May know: ui.h and ImGui.
#include <algorithm>

#include "imgui_internal.h"
#include "web/app/ui.h"

namespace chip_rules::app {
namespace {

/// End of the UTF-8 character that starts at `at`.
const char* next_character(const char* at, const char* end) {
  at++;
  while (at < end && (static_cast<unsigned char>(*at) & 0xC0) == 0x80) at++;
  return at;
}

/// Code of the UTF-8 character that starts at `at`.
unsigned character(const char* at, const char* end) {
  unsigned code = 0;
  ImTextCharFromUtf8(&code, at, end);
  return code;
}

bool among(unsigned code, const char32_t* list) {
  for (; *list; list++) {
    if (*list == code) return true;
  }
  return false;
}

/// Whether a line may end between two characters that no space parts: beside an ideograph, but for marks that belong to a neighbor.
bool may_break(unsigned before, unsigned after) {
  static constexpr char32_t closing[] = U"，。、；：？！）》〉」』】］…—～·％”’,.;:?!)]}%";
  static constexpr char32_t opening[] = U"（《〈「『【［“‘([{";
  const auto wide = [](unsigned code) { return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF00 && code <= 0xFFEF); };
  return (wide(before) || wide(after)) && !among(before, opening) && !among(after, closing);
}

/// Where the word that starts at `at` ends: at a space, or where a line may end.
const char* word_end(const char* at, const char* end) {
  unsigned before = character(at, end);
  at = next_character(at, end);
  while (at < end && *at != ' ' && *at != '\n') {
    const unsigned after = character(at, end);
    if (may_break(before, after)) break;
    before = after;
    at = next_character(at, end);
  }
  return at;
}

}  // namespace

const Ui::Broken& Ui::broken(float width, const std::vector<Run>& runs) const {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  auto mix = [&hash](const void* data, size_t size) {
    const auto* bytes = static_cast<const unsigned char*>(data);
    for (size_t i = 0; i < size; i++) hash = (hash ^ bytes[i]) * 1099511628211u;
  };
  mix(&width, sizeof width);
  for (const Run& run : runs) {
    const float em = fonts.em(run.face);
    mix(&em, sizeof em);
    mix(&run.face.weight, sizeof run.face.weight);
    mix(run.text.data(), run.text.size());
    const char end = run.href.empty() ? 0 : 1;
    mix(&end, 1);
  }
  if (breaks_.size() > 6000) breaks_.clear();
  const auto found = breaks_.find(hash);
  if (found != breaks_.end()) return found->second;
  return breaks_.emplace(hash, break_lines(width, runs)).first->second;
}

Ui::Broken Ui::break_lines(float width, const std::vector<Run>& runs) const {
  std::vector<Piece> pieces;
  float x = 0;
  int line = 0;
  for (size_t run = 0; run < runs.size(); run++) {
    const Face face = runs[run].face;
    const float space = fonts.width(face, " ");
    const char* at = runs[run].text.data();
    const char* end = at + runs[run].text.size();
    bool gap = false;  // a space stands before the next word
    while (at < end) {
      if (*at == ' ' || *at == '\n') {
        if (*at == '\n') {
          line++;
          x = 0;
          gap = false;
        } else {
          if (gap) x += space;  // a wider gap was asked for
          gap = x > 0;
        }
        at++;
        continue;
      }
      const char* word = at;
      at = word_end(at, end);
      float word_width = fonts.width(face, {word, static_cast<size_t>(at - word)});
      float before = gap ? space : 0;
      if (x + before + word_width > width && x > 0) {
        line++;
        x = before = 0;
      }
      if (word_width > width) {  // longer than a line: as many characters as fit, at least one
        const char* cut = next_character(word, at);
        while (cut < at) {
          const char* next = next_character(cut, at);
          if (x + before + fonts.width(face, {word, static_cast<size_t>(next - word)}) > width) break;
          cut = next;
        }
        at = cut;
        word_width = fonts.width(face, {word, static_cast<size_t>(at - word)});
      }
      Piece* last = pieces.empty() ? nullptr : &pieces.back();
      const char* start = runs[run].text.data();
      if (last && last->run == run && last->line == line) {
        last->end = static_cast<size_t>(at - start);
        last->width = x + before + word_width - last->x;
      } else {
        pieces.push_back({run, static_cast<size_t>(word - start), static_cast<size_t>(at - start), x + before, word_width, line});
      }
      x += before + word_width;
      gap = false;
    }
    if (gap) x += space;
  }
  return {std::move(pieces), line + 1};
}

Face Ui::widest(const std::vector<Run>& runs) const {
  Face face = runs.empty() ? Face{} : runs[0].face;
  for (const Run& run : runs) {
    if (fonts.leading(run.face) > fonts.leading(face)) face = run.face;
  }
  return face;
}

void Ui::paragraph(Column& column, const std::vector<Run>& runs, std::string_view id) {
  const std::vector<Piece>& pieces = broken(column.width, runs).pieces;
  const int lines = broken(column.width, runs).lines;
  const ImVec2 clip_low = list()->GetClipRectMin(), clip_high = list()->GetClipRectMax();
  const Face face = widest(runs);
  const float leading = fonts.leading(face), baseline = fonts.baseline(face);
  for (size_t run = 0; run < runs.size(); run++) {
    ImU32 color = runs[run].color;
    if (!runs[run].href.empty()) {  // one zone around all of its lines
      ImVec2 low(1e9f, 1e9f), high(-1e9f, -1e9f);
      for (const Piece& piece : pieces) {
        if (piece.run != run) continue;
        low = ImVec2(std::min(low.x, column.x + piece.x), std::min(low.y, column.y + leading * piece.line));
        high = ImVec2(std::max(high.x, column.x + piece.x + piece.width),
                      std::max(high.y, column.y + leading * (piece.line + 1)));
      }
      std::string name = std::string(id) + "/" + std::to_string(run);
      Hit hit = zone(name, "link", runs[run].text, low, high);
      items.value(runs[run].href);
      if (hit.pressed && host.open_link) host.open_link(std::string(runs[run].href));
      if (hit.hovered) color = colors->ink;
    }
    for (const Piece& piece : pieces) {
      if (piece.run != run) continue;
      const Face own = runs[run].face;
      float y = column.y + leading * piece.line;
      if (y > clip_high.y || y + leading < clip_low.y) continue;
      const char* begin = runs[run].text.data() + piece.begin;
      const char* end = runs[run].text.data() + piece.end;
      const ImVec2 top(column.x + piece.x, y + baseline - fonts.baseline(own) + (fonts.leading(own) - fonts.size(own)) / 2);
      if (watch) faults.line({begin, static_cast<size_t>(end - begin)}, top, own, fonts, list());
      list()->AddText(fonts.font(own), fonts.size(own), top, color, begin, end);
      if (!runs[run].href.empty()) {
        float under = y + baseline + 3;
        list()->AddLine(ImVec2(column.x + piece.x, under), ImVec2(column.x + piece.x + piece.width, under), color);
      }
    }
  }
  column.y += leading * lines;
}

void Ui::paragraph(Column& column, std::string_view text, Face face, ImU32 color) {
  if (!text.empty()) paragraph(column, {{text, face, color}});
}

float Ui::height(float width, const std::vector<Run>& runs) const {
  return fonts.leading(widest(runs)) * static_cast<float>(broken(width, runs).lines);
}

float Ui::height(float width, std::string_view text, Face face) const {
  return text.empty() ? 0 : height(width, {{text, face}});
}

float Ui::line(ImVec2 at, std::string_view text, Face face, ImU32 color) const {
  const ImVec2 top(at.x, at.y + (fonts.leading(face) - fonts.size(face)) / 2);
  if (watch) faults.line(text, top, face, fonts, list());
  list()->AddText(fonts.font(face), fonts.size(face), top, color, text.data(), text.data() + text.size());
  return fonts.width(face, text);
}

std::string Ui::shorten(std::string_view text, Face face, float width) const {
  if (fonts.width(face, text) <= width) return std::string(text);
  if (watch) faults.cut.emplace_back(text);
  const float dots = fonts.width(face, "…");
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    const char* next = next_character(at, end);
    if (fonts.width(face, {text.data(), static_cast<size_t>(next - text.data())}) + dots > width) break;
    at = next;
  }
  return std::string(text.data(), at) + "…";
}

}  // namespace chip_rules::app
