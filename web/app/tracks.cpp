// Lanes of time: bands of what held when, events as flags above them, and the day, which can be dragged.
// May know: the Tracks block, its layout, cards, the kit.
#include <algorithm>
#include <cmath>

#include "core/case/date.h"
#include "web/app/card.h"
#include "web/app/render.h"
#include "web/app/tracks_layout.h"

namespace chip_rules::app {
namespace {

/// What the picture remembers from frame to frame.
struct KeptTracks {
  TracksLayout layout;
  unsigned version = 0;
  bool made = false, touch = false;
  int event = -1;         // pointed at, or walked to by the keyboard
  std::string followed;   // date and words of the event that was tapped: its card stays
};

class TracksDrawing {
 public:
  TracksDrawing(Ui& ui, const view::Tracks& tracks, KeptTracks& kept, ImVec2 origin, const std::string& id)
      : ui_(ui), tracks_(tracks), kept_(kept), layout_(kept.layout), origin_(origin), id_(id) {}

  void run() {
    grid();
    flags();
    for (size_t i = 0; i < tracks_.tracks.size(); i++) lane(i);
    years();
    day();
  }

  /// The cards float above all, so they come last.
  void cards() {
    if (card_.title.empty()) return;
    float_card(ui_, card_.title, card_.text, card_.tone, card_.lines, card_.low, card_.high);
  }

 private:
  float x(float at) const { return origin_.x + at; }
  float y(float at) const { return origin_.y + at; }
  bool has_events() const { return !tracks_.events.empty(); }

  void grid() {
    const float top = has_events() ? layout_.dots : 0;
    for (const auto& year : layout_.years) {
      const float at = std::round(x(year.at));
      ui_.list()->AddRectFilled(ImVec2(at, y(top)), ImVec2(at + 1, y(layout_.years_top + 6)), ui_.colors->line);
    }
  }

  void flags() {
    if (!has_events()) return;
    const std::string name = id_ + "/events";
    const bool walked = ui_.items.is_focused(name) && !ui_.pointer_last;
    if (!walked) kept_.event = -1;
    const Hit hit = ui_.zone(name, "plot", tracks_.title, origin_, ImVec2(x(layout_.width), y(layout_.dots + 12)));
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    if ((hit.hovered || ImGui::IsItemDeactivated()) && !walked) {
      kept_.event = event_at(pointer.x - origin_.x, pointer.y - origin_.y);
      if (kept_.event < 0) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
      if (hit.pressed) kept_.followed.clear();
    }
    const int count = static_cast<int>(tracks_.events.size());
    if (const int nudge = ui_.items.take_nudge(name)) kept_.event = kept_.event < 0 ? first_event(nudge) : std::clamp(kept_.event + nudge, 0, count - 1);
    if (kept_.event >= count) kept_.event = -1;
    if (kept_.event >= 0) {
      const auto& event = tracks_.events[static_cast<size_t>(kept_.event)];
      ui_.items.value(event.date_text + "; " + event.text);
      if (hit.pressed) {
        kept_.followed = event.date_text + event.text;
        if (!event.case_text.empty()) ui_.wanted_case = event.case_text;
      }
    }
    list_events();
    int shown = kept_.event;
    for (int i = 0; i < count && shown < 0 && ui_.touch && !kept_.followed.empty(); i++) {
      if (tracks_.events[static_cast<size_t>(i)].date_text + tracks_.events[static_cast<size_t>(i)].text == kept_.followed) shown = i;
    }
    draw_flags(shown);
    if (shown >= 0) {
      const auto& event = tracks_.events[static_cast<size_t>(shown)];
      const float at = x(layout_.events[static_cast<size_t>(shown)]);
      card_ = {event.text, {}, view::Tone::plain, {event.date_text, event.cite.text}, ImVec2(at - 6, y(layout_.dots) - 6), ImVec2(at + 6, y(layout_.dots) + 6)};
    }
  }

  /// Where a walk by keyboard begins: at the day of the case.
  int first_event(int direction) const {
    int before = -1;
    const int count = static_cast<int>(tracks_.events.size());
    for (int i = 0; i < count && tracks_.events[static_cast<size_t>(i)].at <= tracks_.now; i++) before = i;
    return direction > 0 ? std::min(before + 1, count - 1) : std::max(before, 0);
  }

  int event_at(float px, float py) const {
    const float row = ui_.fonts.leading(small_face);
    for (const auto& flag : layout_.flags) {
      if (px >= flag.left - 4 && px < flag.right + 4 && py >= flag.top && py < flag.top + row) return static_cast<int>(flag.event);
    }
    if (std::fabs(py - layout_.dots) > (ui_.touch ? 24.0f : 14.0f)) return -1;
    float reach = ui_.touch ? 24.0f : 14.0f;
    int found = -1;
    for (size_t i = 0; i < layout_.events.size(); i++) {
      const float distance = std::fabs(layout_.events[i] - px);
      if (distance < reach) {
        reach = distance;
        found = static_cast<int>(i);
      }
    }
    return found;
  }

  /// Events in the list of things on screen; the keyboard walks them inside the picture.
  void list_events() {
    for (size_t i = 0; i < tracks_.events.size(); i++) {
      Item item;
      item.id = id_ + "/event/" + std::to_string(i);
      item.role = "mark";
      item.label = tracks_.events[i].text;
      item.value = tracks_.events[i].date_text;
      item.low = ImVec2(x(layout_.events[i]) - 12, y(layout_.dots) - 12);
      item.high = ImVec2(x(layout_.events[i]) + 12, y(layout_.dots) + 12);
      item.clip_low = ui_.list()->GetClipRectMin();
      item.clip_high = ui_.list()->GetClipRectMax();
      item.shown = item.low.y < item.clip_high.y && item.high.y > item.clip_low.y;
      item.stop = false;
      ui_.items.add(std::move(item));
    }
  }

  void draw_flags(int shown) {
    for (const auto& flag : layout_.flags) {
      const float at = std::round(x(layout_.events[flag.event]));
      const bool raised = static_cast<int>(flag.event) == shown;
      ui_.list()->AddRectFilled(ImVec2(at, y(flag.top + 3)), ImVec2(at + 1, y(layout_.dots)), raised ? ui_.colors->ink : ui_.colors->edge);
      ui_.line(ImVec2(x(flag.left), y(flag.top)), tracks_.events[flag.event].text, small_face, raised ? ui_.colors->link : ui_.colors->ink);
    }
    for (size_t i = 0; i < layout_.events.size(); i++) {
      const bool raised = static_cast<int>(i) == shown;
      const ImVec2 center(x(layout_.events[i]), y(layout_.dots));
      ui_.list()->AddCircleFilled(center, raised ? 6.0f : 4.0f, ui_.colors->paper);
      ui_.list()->AddCircleFilled(center, raised ? 5.0f : 3.0f, raised ? ui_.colors->link : ui_.colors->ink);
    }
  }

  void lane(size_t number) {
    const auto& track = tracks_.tracks[number];
    const auto& lane = layout_.lanes[number];
    ui_.line(ImVec2(origin_.x, y(lane.label)), track.label, small_strong_face, ui_.colors->ink);
    for (size_t i = 0; i < track.spans.size(); i++) {
      const auto& span = track.spans[i];
      const auto& band = lane.bands[i];
      const ToneColors& look = ui_.colors->tone(span.tone);
      const ImVec2 low(std::round(x(band.left)), y(lane.top)), high(std::max(std::round(x(band.right)) - 1, low.x + 1), y(lane.bottom));
      const Hit hit = ui_.zone(id_ + "/span/" + std::to_string(number) + "/" + std::to_string(i), "button", track.label + "; " + span.text,
                               ImVec2(x(band.hit_left), low.y), ImVec2(x(band.hit_right), high.y));
      ui_.items.value(span.detail);
      const bool raised = hit.hovered || hit.held || hit.focused;
      // A strip in the tone's own pattern, and the words on its tint, where ink reads best.
      ui_.list()->AddRectFilled(low, high, look.tint);
      ui_.area(low, ImVec2(high.x, low.y + 8), span.tone);
      ui_.list()->AddRect(low, high, raised ? ui_.colors->ink : look.text, 0, 0, raised ? 2.0f : 1.0f);
      const float row = ui_.fonts.leading(small_face), middle = (low.y + 8 + high.y) / 2;
      if (band.words) {
        // Words that begin under the line of the day step aside, where there is room.
        float left = low.x;
        const float wide = 31 + std::min(ui_.width(span.text, small_strong_face), high.x - low.x - 31), day = day_x();
        if (day > left && day < left + wide && day + wide <= high.x) left = day;
        Column text{left + 24, 0, high.x - left - 31};
        const float height = ui_.height(text.width, span.text, small_strong_face);
        text.y = middle - height / 2;
        ui_.sign(ImVec2(left + 12, text.y + row / 2), 6, span.tone);
        ui_.paragraph(text, span.text, small_strong_face, ui_.colors->ink);
      } else if (band.sign) {
        ui_.sign(ImVec2((low.x + high.x) / 2, middle), std::min(6.0f, (high.x - low.x) / 2 - 3), span.tone);
      }
      if (hit.pressed && !span.case_text.empty()) ui_.wanted_case = span.case_text;
      const bool told = hit.hovered || (hit.focused && !ui_.pointer_last);
      if (told) card_ = {span.text, {}, span.tone, {span.detail, span.cite.text}, low, high};
    }
  }

  void years() {
    ui_.rule(origin_.x, y(layout_.years_top), layout_.width, ui_.colors->edge);
    for (const auto& year : layout_.years) {
      if (year.text_left < 0) continue;
      ui_.line(ImVec2(x(year.text_left), y(layout_.years_top + 2)), year.text, small_face, ui_.colors->soft);
    }
  }

  /// Days on which something begins or happens: where the keys stop.
  std::vector<double> stops() const {
    std::vector<double> out{tracks_.low, tracks_.high - 1};
    for (const auto& track : tracks_.tracks) {
      for (const auto& span : track.spans) out.push_back(span.from);
    }
    for (const auto& event : tracks_.events) out.push_back(event.at);
    std::sort(out.begin(), out.end());
    return out;
  }

  void set_day(double to, bool push) {
    const double day = std::clamp(std::round(to), tracks_.low, tracks_.high - 1);
    if (day != tracks_.now) ui_.wanted_changes.push_back({tracks_.key, write_date(static_cast<Day>(day)), push});
  }

  float day_x() const { return std::round(x(std::clamp(layout_.at(tracks_.now + 0.5), 0.0f, layout_.width))); }

  void day() {
    const float at = day_x();
    const float top = y(has_events() ? layout_.dots + 10 : 0);
    if (tracks_.key.empty()) {
      ui_.list()->AddRectFilled(ImVec2(at - 1, top), ImVec2(at + 1, y(layout_.years_top)), ui_.colors->ink);
      return;
    }
    const float middle = y(layout_.handle), half = layout_.handle_half;
    const std::string name = id_ + "/day";
    const Hit hit = ui_.zone(name, "spin", tracks_.now_text, ImVec2(origin_.x, middle - half), ImVec2(x(layout_.width), middle + half));
    ui_.items.value(tracks_.now_text);
    const bool begins = ImGui::IsItemActivated();
    if (hit.held) set_day(layout_.day(ImGui::GetIO().MousePos.x - origin_.x), begins);
    if (const int nudge = ui_.items.take_nudge(name)) {
      const std::vector<double> days = stops();
      double to = tracks_.now;
      if (nudge > 0) {
        const auto next = std::upper_bound(days.begin(), days.end(), tracks_.now);
        if (next != days.end()) to = *next;
      } else {
        const auto next = std::lower_bound(days.begin(), days.end(), tracks_.now);
        if (next != days.begin()) to = *(next - 1);
      }
      set_day(to, true);
    }
    const ImU32 color = hit.held || hit.hovered ? ui_.colors->link : ui_.colors->ink;
    ui_.list()->AddRectFilled(ImVec2(at - 2, top), ImVec2(at + 2, middle), ui_.colors->paper);
    ui_.list()->AddRectFilled(ImVec2(at - 1, top), ImVec2(at + 1, middle), color);
    ui_.rule(origin_.x, middle - 1, layout_.width, ui_.colors->line, 2);
    ui_.list()->AddCircleFilled(ImVec2(at, middle), ui_.touch ? 13.0f : 10.0f, color);
    ui_.list()->AddCircleFilled(ImVec2(at, middle), ui_.touch ? 5.0f : 4.0f, ui_.colors->paper);
    const float wide = ui_.width(tracks_.now_text, small_strong_face), left = at + 20 + wide <= x(layout_.width) ? at + 20 : at - 20 - wide;
    const float line = ui_.fonts.leading(small_strong_face);
    ui_.list()->AddRectFilled(ImVec2(left - 5, middle - line / 2), ImVec2(left + wide + 5, middle + line / 2), ui_.colors->paper);
    ui_.line(ImVec2(left, middle - line / 2), tracks_.now_text, small_strong_face, color);
  }

  struct Told {
    std::string_view title, text;
    view::Tone tone = view::Tone::plain;
    std::vector<std::string_view> lines;
    ImVec2 low, high;
  };

  Ui& ui_;
  const view::Tracks& tracks_;
  KeptTracks& kept_;
  const TracksLayout& layout_;
  ImVec2 origin_;
  const std::string& id_;
  Told card_;
};

/// Signs and words of the bands that had no room for theirs.
void legend(Ui& ui, Column& column, const view::Tracks& tracks, const TracksLayout& layout) {
  std::vector<const view::Tracks::Span*> told;
  for (size_t t = 0; t < tracks.tracks.size(); t++) {
    for (size_t i = 0; i < tracks.tracks[t].spans.size(); i++) {
      const auto& span = tracks.tracks[t].spans[i];
      const bool known = std::any_of(told.begin(), told.end(), [&](const auto* other) { return other->text == span.text; });
      if (!layout.lanes[t].bands[i].words && !known) told.push_back(&span);
    }
  }
  if (told.empty()) return;
  const float row = ui.fonts.leading(small_face), gap = 20;
  float x = column.x;
  for (const auto* span : told) {
    const float wide = ui.width(span->text, small_face) + 20;
    if (x > column.x && x + wide > column.x + column.width) {
      x = column.x;
      column.space(row + 4);
    }
    ui.sign(ImVec2(x + 7, column.y + row / 2), 6, span->tone);
    Column words{x + 20, column.y, std::max(column.x + column.width - x - 20, 40.0f)};
    ui.paragraph(words, span->text, small_face, ui.colors->ink);
    x += wide + gap;
    if (words.y > column.y + row + 1) column.y = words.y - row;
  }
  column.space(row + 8);
}

}  // namespace

void draw(Ui& ui, Column& column, const view::Tracks& tracks, const std::string& id) {
  if (!tracks.title.empty()) ui.heading(column, tracks.title);
  if (tracks.tracks.empty()) return;
  KeptTracks& kept = ui.kept<KeptTracks>(id);
  const float width = std::floor(column.width);
  if (!kept.made || kept.version != ui.version || kept.layout.width != width || kept.touch != ui.touch) {
    kept.layout = tracks_layout(ui, tracks, width);
    kept.version = ui.version;
    kept.touch = ui.touch;
    kept.made = true;
  }
  const ImVec2 origin(column.x, std::floor(column.y));
  TracksDrawing drawing(ui, tracks, kept, origin, id);
  drawing.run();
  column.y = origin.y + kept.layout.height + 10;
  legend(ui, column, tracks, kept.layout);
  if (!tracks.note.empty()) {
    Column words{column.x, column.y, std::min(column.width, 760.0f)};
    ui.paragraph(words, tracks.note, small_face, ui.colors->soft);
    column.y = words.y;
  }
  drawing.cards();
}

}  // namespace chip_rules::app
