// The terminal: its width, whether it shows color, and a sheet of styled, wrapped lines.
// May know: text layout and the scale of tones; nothing of rules.
#pragma once

#include <string>
#include <string_view>

#include "core/view/blocks.h"

namespace chip_rules::cli {

struct Terminal {
  int width = 80;
  bool color = false;
};

/// The terminal behind standard output. COLUMNS rules over what the terminal says; color only where a terminal is and
/// NO_COLOR is not set.
Terminal terminal();

/// How a piece of text looks. The words always say the same.
struct Style {
  view::Tone tone = view::Tone::plain;
  bool bold = false;
  bool faint = false;
};

/// Lines of output, wrapped and indented.
class Sheet {
 public:
  explicit Sheet(const Terminal& terminal) : terminal_(terminal) {}

  /// Columns for running text: the terminal's, but no more than are comfortable to read.
  int measure() const;
  int width() const { return terminal_.width; }

  /// An empty line, unless one is there or nothing has been written.
  void gap();
  /// A heading behind a gap; `aside` follows in plain type.
  void heading(std::string_view text, std::string_view aside = {});
  /// Wrapped text behind `indent` columns.
  void text(std::string_view text, Style style = {}, int indent = 0);
  /// `mark` and wrapped text that hangs behind it, or behind `hang` columns where that is not 0.
  void item(std::string_view mark, std::string_view text, Style mark_style = {}, Style style = {}, int indent = 2,
            int hang = 0);
  /// A line as it is: no wrapping, no cleaning.
  void line(std::string_view text);

  /// `text` in `style`, or as it is where there is no color.
  std::string styled(std::string_view text, Style style) const;
  std::string take() { return std::move(out_); }

 private:
  Terminal terminal_;
  std::string out_;
};

}  // namespace chip_rules::cli
