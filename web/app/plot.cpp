// Two axes with zones, lines, series and marks: what is pointed at, focused, chosen or dragged.
// May know: the Plot block, its layout and ink, the kit.
#include <algorithm>
#include <cmath>
#include <memory>

#include "web/app/plot_draw.h"
#include "web/app/render.h"

namespace chip_rules::app {
namespace {

/// What a plot remembers from frame to frame.
struct KeptPlot {
  PlotLayout layout;
  unsigned version = 0;
  bool touch = false, made = false;
  int pointed = -1;       // spot under the pointer, or walked to by the keyboard
  std::string followed;   // id of the mark that was tapped: its card stays
  bool dragging = false;  // the chosen mark is on its way
  ImVec2 held_at;         // where the pointer took hold of it, from its center
};

Card card_of(const view::Plot& plot, const Spot& spot) {
  Card card;
  if (spot.mark >= 0) {
    const view::Plot::Mark& mark = plot.marks[static_cast<size_t>(spot.mark)];
    card.title = mark.label;
    card.text = mark.text;
    card.tone = mark.tone;
    for (const std::string& line : mark.lines) card.lines.push_back(line);
  } else {
    const view::Plot::Series& series = plot.series[static_cast<size_t>(spot.series)];
    card.title = series.label;
    card.text = series.points[static_cast<size_t>(spot.point)].text;
    card.cite = series.cite.text;
  }
  return card;
}

/// The spot nearest to a point, if it is near enough to be meant.
int nearest(const PlotLayout& layout, ImVec2 point, float reach) {
  int found = -1;
  for (size_t i = 0; i < layout.spots.size(); i++) {
    const Spot& spot = layout.spots[i];
    const float distance = std::hypot(spot.at.x - point.x, spot.at.y - point.y) + (spot.mark < 0 ? 2.0f : 0.0f);
    if (distance < reach) {
      reach = distance;
      found = static_cast<int>(i);
    }
  }
  return found;
}

int chosen_mark(const view::Plot& plot) {
  for (size_t i = 0; i < plot.marks.size(); i++) {
    if (plot.marks[i].chosen) return static_cast<int>(i);
  }
  return -1;
}

void move_to(Ui& ui, const view::Plot& plot, const PlotLayout& layout, ImVec2 at, bool live) {
  if (!ui.moved) return;
  const Box& area = layout.area;
  const double x = plot_value(plot.x, (at.x - area.left) / std::max(area.width(), 1.0f));
  const double y = plot_value(plot.y, (area.bottom - at.y) / std::max(area.height(), 1.0f));
  std::string to = ui.moved(plot.move, x, y);
  if (to.empty()) return;
  ui.wanted_case = std::move(to);
  ui.wanted_live = live;
  if (live) ui.wanted_point = Ui::Point{x, y};
}

/// The handle on the chosen mark: by pointer, finger or arrow keys.
void grip(Ui& ui, const view::Plot& plot, KeptPlot& kept, ImVec2 origin, int mark, const std::string& id) {
  const ImVec2 center = kept.layout.marks[static_cast<size_t>(mark)];
  const float reach = ui.touch ? 22.0f : 14.0f;
  const ImVec2 on_screen(origin.x + center.x, origin.y + center.y), pointer = ImGui::GetIO().MousePos;
  const std::string name = id + "/grip";
  const Hit hit = ui.zone(name, "grip", plot.marks[static_cast<size_t>(mark)].label, ImVec2(on_screen.x - reach, on_screen.y - reach),
                          ImVec2(on_screen.x + reach, on_screen.y + reach));
  ui.items.value(plot.marks[static_cast<size_t>(mark)].text);
  if (hit.held && !kept.dragging) {
    kept.dragging = true;
    kept.held_at = ImVec2(pointer.x - on_screen.x, pointer.y - on_screen.y);
  }
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  const bool begins = ImGui::IsItemActivated();
  if (hit.held && !begins && (moved.x != 0 || moved.y != 0)) {
    const ImVec2 to(pointer.x - kept.held_at.x - origin.x, pointer.y - kept.held_at.y - origin.y);
    if (std::hypot(to.x - center.x, to.y - center.y) >= 0.5f) move_to(ui, plot, kept.layout, to, true);
  }
  if (!hit.held && kept.dragging) {
    kept.dragging = false;
    ui.wanted_settle = true;
  }
  if (const int nudge = ui.items.take_nudge(name)) move_to(ui, plot, kept.layout, ImVec2(center.x + static_cast<float>(nudge) * 6, center.y), false);
  if (const int lift = ui.items.take_lift(name)) move_to(ui, plot, kept.layout, ImVec2(center.x, center.y - static_cast<float>(lift) * 6), false);
  if (hit.hovered || hit.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  if (hit.hovered || hit.held || hit.focused) {
    for (size_t i = 0; i < kept.layout.spots.size(); i++) {
      if (kept.layout.spots[i].mark == mark) kept.pointed = static_cast<int>(i);
    }
  }
}

/// What a spot is called as long as the picture stands.
std::string name_of(const view::Plot& plot, const Spot& spot) {
  if (spot.mark >= 0) return plot.marks[static_cast<size_t>(spot.mark)].id;
  return plot.series[static_cast<size_t>(spot.series)].id + "#" + std::to_string(spot.point);
}

void follow(Ui& ui, const view::Plot& plot, KeptPlot& kept, int spot) {
  const Spot& at = kept.layout.spots[static_cast<size_t>(spot)];
  kept.followed = name_of(plot, at);
  if (at.mark < 0) return;
  const view::Plot::Mark& one = plot.marks[static_cast<size_t>(at.mark)];
  if (!one.case_text.empty() && !one.chosen) ui.wanted_case = one.case_text;
}

/// Marks in the list of things on screen, each where it is hit; the keyboard walks them inside the plot.
void list_marks(Ui& ui, const view::Plot& plot, const PlotLayout& layout, ImVec2 origin, const std::string& id) {
  for (size_t i = 0; i < plot.marks.size(); i++) {
    const view::Plot::Mark& mark = plot.marks[i];
    const ImVec2 c(origin.x + layout.marks[i].x, origin.y + layout.marks[i].y);
    Item item;
    item.id = id + "/mark/" + mark.id;
    item.role = "mark";
    item.label = mark.label;
    item.value = mark.text;
    item.low = ImVec2(c.x - 12, c.y - 12);
    item.high = ImVec2(c.x + 12, c.y + 12);
    item.clip_low = ImGui::GetWindowDrawList()->GetClipRectMin();
    item.clip_high = ImGui::GetWindowDrawList()->GetClipRectMax();
    item.shown = c.x > item.clip_low.x && c.x < item.clip_high.x && c.y > item.clip_low.y && c.y < item.clip_high.y;
    item.stop = false;
    ui.items.add(std::move(item));
  }
}

/// What lies under the pointer where no mark is near: a zone.
const view::Plot::Zone* zone_at(const view::Plot& plot, const PlotLayout& layout, ImVec2 point) {
  for (size_t i = 0; i < layout.zones.size(); i++) {
    for (const Box& part : layout.zones[i].parts) {
      if (part.holds(point.x, point.y)) return &plot.zones[i];
    }
  }
  return nullptr;
}

void interact(Ui& ui, const view::Plot& plot, KeptPlot& kept, ImVec2 origin, const std::string& id) {
  const PlotLayout& layout = kept.layout;
  const Box& area = layout.area;
  const std::string name = id + "/plot";
  const bool walked = ui.items.is_focused(name) && !ui.pointer_last;
  if (!walked) kept.pointed = -1;
  const int mark = plot.move.empty() ? -1 : chosen_mark(plot);
  if (mark >= 0) grip(ui, plot, kept, origin, mark, id);
  const Hit hit = ui.zone(name, "plot", plot.title, ImVec2(origin.x + area.left, origin.y + area.top), ImVec2(origin.x + area.right, origin.y + area.bottom));
  const ImVec2 pointer = ImGui::GetIO().MousePos, inside(pointer.x - origin.x, pointer.y - origin.y);
  const bool tapped = ImGui::IsItemDeactivated();
  const view::Plot::Zone* zone = nullptr;
  const int count = static_cast<int>(layout.spots.size());
  if ((hit.hovered || tapped) && !walked && !kept.dragging) {
    kept.pointed = nearest(layout, inside, ui.touch ? 30.0f : 22.0f);
    if (kept.pointed < 0) zone = zone_at(plot, layout, inside);
    if (kept.pointed < 0) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
    if (hit.pressed) kept.followed.clear();
  }
  if (const int nudge = ui.items.take_nudge(name); nudge && count > 0) {
    if (kept.pointed < 0) {
      const int begin = chosen_mark(plot);
      for (int i = 0; i < count && begin >= 0; i++) {
        if (layout.spots[static_cast<size_t>(i)].mark == begin) kept.pointed = i;
      }
      if (kept.pointed < 0) kept.pointed = nudge > 0 ? -1 : count;
    }
    kept.pointed = std::clamp(kept.pointed + nudge, 0, count - 1);
  }
  if (kept.pointed >= count) kept.pointed = -1;
  if (hit.pressed && kept.pointed >= 0) follow(ui, plot, kept, kept.pointed);
  int shown = kept.pointed;
  for (int i = 0; i < count && shown < 0 && !zone && !kept.followed.empty() && ui.touch; i++) {  // a finger that has left: what it tapped
    if (name_of(plot, layout.spots[static_cast<size_t>(i)]) == kept.followed) shown = i;
  }
  if (shown >= 0) {
    const Card card = card_of(plot, layout.spots[static_cast<size_t>(shown)]);
    ui.items.value(std::string(card.title) + "; " + std::string(card.text));
  }
  list_marks(ui, plot, layout, origin, id);
  if (shown >= 0) {
    const Spot& spot = layout.spots[static_cast<size_t>(shown)];
    const float radius = spot.mark < 0 ? 4.0f : plot_mark_radius(plot, plot.marks[static_cast<size_t>(spot.mark)].chosen);
    ui.list()->AddCircle(ImVec2(origin.x + spot.at.x, origin.y + spot.at.y), radius + 4, ui.colors->focus, 0, 2);
    draw_card(ui, card_of(plot, spot), layout, origin, spot.at, radius + 4);
  } else if (zone) {
    draw_card(ui, {zone->label, zone->says, zone->tone, {}, zone->cite.text}, layout, origin, inside, 8);
  }
}

}  // namespace

void draw(Ui& ui, Column& column, const view::Plot& plot, const std::string& id) {
  if (!plot.title.empty()) ui.heading(column, plot.title);
  if (plot.marks.empty() && plot.series.empty() && plot.zones.empty() && plot.lines.empty()) {
    ui.paragraph(column, plot.empty, {Size::body}, ui.colors->soft);
    return;
  }
  KeptPlot& kept = ui.kept<KeptPlot>(id);
  const float screen = ui.room, width = std::floor(column.width);
  const float most = std::max(screen * 0.66f, 260.0f);
  const bool phone = width < 520;
  const float wanted = std::floor(phone ? std::clamp(width * 1.02f, 260.0f, std::max(most, 320.0f)) : std::clamp(width * 0.58f, 300.0f, std::min(most, 760.0f)));
  // On a phone the page scrolls on anyway, and a low plot has no room for its names.
  const float height = ui.fitted(column, wanted, phone ? std::max(260.0f, wanted * 0.75f) : 220.0f);
  if (!kept.made || kept.version != ui.version || kept.layout.width != width || kept.layout.height != height) {
    kept.layout = plot_layout(ui, plot, width, height);
    kept.version = ui.version;
    kept.made = true;
    if (kept.pointed >= static_cast<int>(kept.layout.spots.size())) kept.pointed = -1;
  }
  const ImVec2 origin(column.x, std::floor(column.y));
  draw_plot(ui, plot, kept.layout, origin);
  // The card may lie over the words below: they come first.
  Column words{column.x, origin.y + height + 12, column.width};
  draw_plot_words(ui, words, plot, id);
  interact(ui, plot, kept, origin, id);
  column.y = words.y;
}

}  // namespace chip_rules::app
