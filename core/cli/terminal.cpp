// Width, color and the sheet.
#include "core/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "core/cli/text_layout.h"

namespace chip_rules::cli {
namespace {

constexpr int least_width = 20;
constexpr int most_width = 1000;
constexpr int comfortable = 100;

int width_of_terminal() {
  if (const char* columns = std::getenv("COLUMNS")) {
    const long wanted = std::strtol(columns, nullptr, 10);
    if (wanted > 0) return static_cast<int>(std::clamp<long>(wanted, least_width, most_width));
  }
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return std::clamp<int>(size.ws_col, least_width, most_width);
  return 80;
}

bool shows_color() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return isatty(STDOUT_FILENO) && (!no_color || !*no_color) && term && std::string_view(term) != "dumb";
}

// The one scale of colors that means the outcome, as 256-color codes that read on black and on white.
const char* code_of(view::Tone tone) {
  switch (tone) {
    case view::Tone::not_controlled:
      return "38;5;102";
    case view::Tone::no_license:
      return "38;5;37";
    case view::Tone::exception:
      return "38;5;33";
    case view::Tone::approval:
      return "38;5;136";
    case view::Tone::case_by_case:
      return "38;5;166";
    case view::Tone::deny:
      return "38;5;160";
    case view::Tone::barred:
      return "38;5;124;7";
    case view::Tone::undetermined:
      return "38;5;245";
    case view::Tone::plain:
      break;
  }
  return "";
}

}  // namespace

Terminal terminal() { return {width_of_terminal(), shows_color()}; }

int Sheet::measure() const { return std::min(terminal_.width, comfortable); }

void Sheet::gap() {
  if (!out_.empty() && (out_.size() < 2 || out_.compare(out_.size() - 2, 2, "\n\n") != 0)) out_ += '\n';
}

void Sheet::heading(std::string_view text, std::string_view aside) {
  gap();
  const std::string whole = std::string(text) + (aside.empty() ? "" : " · " + std::string(aside));
  const auto lines = wrap(whole, measure());
  const std::string title = clean(text);
  const bool split = !aside.empty() && lines.size() == 1;
  if (split) line(styled(title, {.bold = true}) + lines[0].substr(std::min(title.size(), lines[0].size())));
  for (const std::string& one : lines) {
    if (!split) line(styled(one, {.bold = true}));
  }
}

void Sheet::text(std::string_view text, Style style, int indent) {
  for (const std::string& one : wrap(text, measure() - indent)) line(repeat(" ", indent) + styled(one, style));
}

void Sheet::item(std::string_view mark, std::string_view text, Style mark_style, Style style, int indent, int hang) {
  const int behind = indent + display_width(mark) + 1;
  if (hang == 0) hang = behind;
  // The first line has less room when the mark is longer than the hanging indentation.
  const std::vector<std::string> lines = wrap(text, measure() - hang, measure() - behind);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    line((i == 0 ? repeat(" ", indent) + styled(mark, mark_style) + " " : repeat(" ", hang)) + styled(lines[i], style));
  }
}

void Sheet::line(std::string_view text) {
  out_ += text;
  while (!out_.empty() && out_.back() == ' ') out_.pop_back();
  out_ += '\n';
}

std::string Sheet::styled(std::string_view text, Style style) const {
  std::string codes = terminal_.color ? code_of(style.tone) : "";
  if (terminal_.color && style.bold) codes += codes.empty() ? "1" : ";1";
  if (terminal_.color && style.faint) codes += codes.empty() ? "2" : ";2";
  return codes.empty() || text.empty() ? std::string(text) : "\x1b[" + codes + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace chip_rules::cli
