// The kit every renderer draws with: measured type, areas with tones, zones to click, and what the reader wants to do.
// May know: theme, fonts, the host's interface. Knows no block and no rule.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "imgui.h"
#include "web/app/faults.h"
#include "web/app/fonts.h"
#include "web/app/items.h"
#include "web/app/theme.h"

namespace chip_rules::app {

/// Where the next thing goes: a column of the page in screen coordinates. Renderers draw at `y` and move it down.
struct Column {
  float x = 0;
  float y = 0;
  float width = 0;

  void space(float height) { y += height; }
};

/// A stretch of text in one face and color. With `href` it is a link.
struct Run {
  std::string_view text;
  Face face;
  ImU32 color = 0;
  std::string_view href = {};
};

/// What became of a zone in this frame.
struct Hit {
  bool pressed = false;
  bool hovered = false;
  bool held = false;
  bool focused = false;
  float dragged = 0;  // horizontal distance since the last frame, while held
};

/// A file that the platform brings when it is first needed.
struct File {
  std::string bytes;
  bool asked = false;
  bool failed = false;
};

/// What wheel, fingers and fast clicks did to a surface since the last frame.
struct Gesture {
  float zoom = 1;  // 2: twice as large
  ImVec2 at{};     // around this point of the screen
  ImVec2 moved{};
};

/// What the app asks of its platform. Any of them may be empty.
struct Host {
  std::function<void(const std::string& case_text, bool push)> case_changed;
  std::function<void(const std::string& view_address, bool push)> view_changed;
  std::function<void(const std::string& key)> pick;  // opens the page's own picker; empty where there is none
  std::function<void(const std::string& url)> open_link;
  std::function<void(const std::string& name)> fetch;  // asks for a file that is needed now: see Ui::file
};

/// One fact of the case, or one option of the view ("view.by", or "view" itself), that the reader changed.
/// `push`: a step that the back button should undo by itself.
struct Change {
  std::string key;
  std::string value;
  bool push = true;
};

class Ui {
 public:
  const Palette* colors = nullptr;
  Fonts fonts;
  Items items;
  Host host;
  bool coarse = false;         // fingers are at home here: targets are large from the start, and stay where they are under a tap
  bool touch = false;          // the last pointer was a finger
  bool pointer_last = true;    // the last event came from a pointer, not from the keyboard
  bool narrow = false;
  bool dark = false;
  bool alone = false;          // the host shows words, knobs and tables itself: only pictures are drawn, and nothing scrolls
  float room = 0;              // the height that a picture may reckon with
  float used = 0;              // the height that was drawn, when pictures stand alone
  std::map<std::string, bool> open;                       // what the reader unfolded or folded
  std::string wanted_case;                                // a choice clicked in this frame
  struct Point {
    double x = 0, y = 0;
  };
  std::optional<Point> wanted_point;                      // it comes from dragging a plot's mark to here
  bool wanted_settle = false;                             // the mark was let go
  bool wanted_live = false;                               // it belongs to a gesture that goes on: the address is replaced
  std::vector<Change> wanted_changes;                     // knobs moved in this frame
  bool again = false;                                     // something has more to do: one more frame
  unsigned version = 0;                                   // changes whenever what is shown was made anew
  /// The case that a drag to a point of a picture leads to, by the question that the picture names; empty when refused.
  std::function<std::string(std::string_view question, double x, double y)> moved;
  std::function<std::string(std::string_view key)> option;  // an option of the view on screen, as in the address
  std::function<std::string(std::string_view key)> word;  // UI words of the current language
  std::function<void(const view::Form::Field& field, ImVec2 low, ImVec2 high)> choose;  // opens a list to choose from

  /// What a reader does not get to see in this frame; collected only while `watch` is set.
  bool watch = false;
  mutable Faults faults;

  /// Start of a frame; `seconds` is any steady clock.
  void begin();
  void end();
  ImDrawList* list() const { return ImGui::GetWindowDrawList(); }

  /// What a renderer remembers of a block from frame to frame; made when first asked for.
  template <class Kept>
  Kept& kept(const std::string& id) {
    static char kind = 0;  // one address a type
    std::shared_ptr<void>& found = kept_[{&kind, id}];
    if (!found) found = std::make_shared<Kept>();
    return *static_cast<Kept*>(found.get());
  }

  // Type

  /// Sets runs as one paragraph, wrapped to the column, and moves it down.
  void paragraph(Column& column, const std::vector<Run>& runs, std::string_view id = {});
  void paragraph(Column& column, std::string_view text, Face face, ImU32 color);
  /// The height the same would take.
  float height(float width, const std::vector<Run>& runs) const;
  float height(float width, std::string_view text, Face face) const;
  /// One line at a place; returns its width. Not wrapped.
  float line(ImVec2 at, std::string_view text, Face face, ImU32 color) const;
  float width(std::string_view text, Face face) const { return fonts.width(face, text); }
  /// Forgets how paragraphs were broken: the screen's density, the language or a face has changed.
  void forget_breaks() { breaks_.clear(); }
  /// As much of the text as fits, with an ellipsis. What was cut is kept in `faults`.
  std::string shorten(std::string_view text, Face face, float width) const;
  /// The height of a picture that begins in the column and would like `wanted` pixels: what is left of the screen, unscrolled,
  /// if that is `least` or more and less than wanted; then it is whole in sight.
  float fitted(const Column& column, float wanted, float least) const;

  // Areas and signs

  void rule(float x, float y, float width, ImU32 color, float thickness = 1) const;
  /// An area in a tone: solid, hatched when barred, dotted when undetermined, always outlined.
  void area(ImVec2 low, ImVec2 high, view::Tone tone) const;
  void hatch(ImVec2 low, ImVec2 high, ImU32 color, float period = 6, float thickness = 1.5f) const;
  /// The shape that goes with a tone, so that color never stands alone. `radius` in pixels.
  void sign(ImVec2 center, float radius, view::Tone tone) const;
  /// A small triangle: pointing right, or down when open.
  void chevron(ImVec2 center, float radius, bool down, ImU32 color) const;

  // Zones

  /// A zone to press. `id` must be unique on screen; `label` is what a reader would call it.
  Hit zone(std::string_view id, std::string_view role, std::string_view label, ImVec2 low, ImVec2 high);
  /// A link as text in a column, on a line of its own.
  void link(Column& column, std::string_view id, std::string_view text, std::string_view href, Face face);

  /// Makes an area of the screen one that a wheel and two fingers enlarge and move. `wheel`: a wheel alone is for it, else
  /// only with Ctrl, so that the page keeps scrolling. Answers with what was done since the last frame.
  Gesture surface(std::string_view id, ImVec2 low, ImVec2 high, bool wheel);
  /// Hands a gesture to the surface under a point. False when there is none that takes it.
  bool gesture(const Gesture& gesture, bool plain_wheel);

  /// A file by name, empty until the platform has brought it; asks for it when it is first wanted.
  const File& file(const std::string& name);
  void bring(const std::string& name, std::string bytes, bool failed);

  /// Makes the current ImGui window one that `scroll` can move; applies what was asked for it.
  void scroller(std::string_view name);
  /// Moves what lies under a point by so many pixels. False when it is at its end already.
  bool scroll(ImVec2 at, float dy, bool only_ask = false);
  /// Moves the widest scroller, for keys: by pixels, or to the start or end with an infinite value.
  bool scroll_main(float dy);

  /// A heading of a part of the page: a hairline and a strong line.
  void heading(Column& column, std::string_view title, std::string_view unit = {});
  /// A heading that folds what stands under it; closed at first. True when it is open.
  bool folding_heading(Column& column, const std::string& id, std::string_view title);

 private:
  struct Scroller {
    std::string name;
    ImVec2 low, high;
    float now = 0, most = 0;
    bool overlay = false;
  };
  std::vector<Scroller> scrollers_;
  struct Surface {
    std::string id;
    ImVec2 low, high;
    bool wheel = false;
  };
  std::vector<Surface> surfaces_;
  struct Focus {
    std::string id;
    float place = 0;  // of its upper edge in what scrolls
    bool shown = false;
  };
  Focus focus_;  // where the focused item stood when it was drawn last
  std::map<std::string, Gesture, std::less<>> gestures_;
  std::map<std::string, File> files_;
  std::map<std::string, float> scroll_to_;
  std::map<std::pair<const void*, std::string>, std::shared_ptr<void>> kept_;

  /// A stretch of a run's text on one line; `begin` and `end` count its bytes.
  struct Piece {
    size_t run;
    size_t begin;
    size_t end;
    float x;
    float width;
    int line;
  };
  struct Broken {
    std::vector<Piece> pieces;
    int lines = 0;
  };
  /// The runs broken into lines; kept from frame to frame, since measuring type costs more than drawing it.
  const Broken& broken(float width, const std::vector<Run>& runs) const;
  Broken break_lines(float width, const std::vector<Run>& runs) const;
  mutable std::unordered_map<std::uint64_t, Broken> breaks_;
  Face widest(const std::vector<Run>& runs) const;
};

}  // namespace chip_rules::app
