// A quota as a bar of characters: used before, this order, room, and what lies beyond the cap.
#include <algorithm>
#include <cmath>

#include "core/cli/render.h"
#include "core/cli/text_layout.h"

namespace chip_rules::cli {
namespace {

constexpr const char* used_mark = "█";
constexpr const char* order_mark = "▒";
constexpr const char* over_mark = "!";
constexpr const char* room_mark = "·";

// Cells of [from, to) on a scale of `cells`; what is there at all takes at least one.
int cells_of(double from, double to, double whole, int cells) {
  if (!(to > from) || !(whole > 0)) return 0;
  return std::clamp(static_cast<int>(std::lround((to - from) / whole * cells)), 1, cells);
}

std::string drawn_bar(const view::Bar& bar, int cells) {
  const double whole = std::max({bar.cap, bar.after, bar.before});
  const double inside = std::min(bar.after, bar.cap);
  const int used = cells_of(0, std::min(bar.before, bar.cap), whole, cells);
  const int order = std::min(cells_of(std::min(bar.before, bar.cap), inside, whole, cells), cells - used);
  const int over = bar.after > bar.cap ? std::min(cells_of(bar.cap, bar.after, whole, cells), cells - used - order) : 0;
  const int room = cells - used - order - over;
  const std::string within = repeat(used_mark, used) + repeat(order_mark, order);
  if (over > 0) return "[" + within + repeat(room_mark, room) + "|" + repeat(over_mark, over);
  return "[" + within + repeat(room_mark, room) + "]";
}

}  // namespace

void render_bar(Sheet& sheet, const Words& words, const view::Bar& bar) {
  const bool said = bar.cap_text.find(bar.unit) != std::string::npos;
  sheet.heading(bar.title, said ? "" : bar.unit);
  if (bar.drawn) sheet.line("  " + sheet.styled(drawn_bar(bar, std::min(sheet.width(), 64) - 4), {.tone = bar.tone}));
  std::string figures;
  const auto figure = [&](const char* mark, const char* key, const std::string& value) {
    if (value.empty()) return;
    figures +=
        (figures.empty() ? "" : ", ") + (bar.drawn && *mark ? std::string(mark) + " " : "") + words(key) + " " + value;
  };
  figure(used_mark, "cli.before", bar.before_text);
  figure(order_mark, "cli.request", bar.request_text);
  figure("", "cli.after", bar.after_text);
  figure("", "cli.cap", bar.cap_text);
  sheet.text(figures, {}, 2);
  if (!bar.left_text.empty()) sheet.text(bar.left_text, {.tone = bar.tone, .bold = bar.drawn}, 2);
  if (!bar.cite.text.empty()) sheet.text(bar.cite.text, {.faint = true}, 2);
}

}  // namespace chip_rules::cli
