// The world in groups: camera, pointer, fingers and keys; buttons, legend and the card of the place pointed at.
// May know: the Map block, its layout and ink, the kit.
#include <algorithm>
#include <cmath>

#include "web/app/map_address.h"
#include "web/app/map_draw.h"
#include "web/app/plot_draw.h"
#include "web/app/render.h"

namespace chip_rules::app {
namespace {

constexpr double fine_from = 2.4;  // zoom from which the finer sheet is worth its bytes
constexpr std::uint32_t cut_a_frame = 4000;  // points

/// A sheet, read once for all maps.
struct Sheet {
  Outlines outlines;
  bool read = false, good = false, ready = false;
};

/// What a map remembers from frame to frame.
struct KeptMap {
  MapLayout layout;
  Camera camera;
  const Outlines* sheet = nullptr;
  unsigned version = 0;
  int pointed = -1;
  std::string walked;     // id of the place that the keyboard stands on
  std::string told;       // what the place pointed at is called and what holds there
  std::string group;      // text of the group that the legend picked out
  bool awake = false;     // clicked or focused: a plain wheel zooms
  bool dragging = false;
  ImVec2 pressed_at{};
  std::string address;    // where the address says the map looks
  std::string seen;       // where it looked in the frame before
};

/// The sheet of a file, or nothing while it is on its way.
const Outlines* sheet_of(Ui& ui, const char* name, bool* failed = nullptr) {
  Sheet& sheet = ui.kept<Sheet>(name);
  const File& file = ui.file(name);
  if (!sheet.read && !file.bytes.empty()) {
    sheet.read = true;
    sheet.good = sheet.outlines.read(file.bytes);
  }
  else if (sheet.good && !sheet.ready) sheet.ready = sheet.outlines.cut(cut_a_frame);  // a little each frame: a gesture goes on
  if (sheet.good && !sheet.ready) ui.again = true;
  if (failed) *failed = file.failed || (sheet.read && !sheet.good);
  return sheet.ready ? &sheet.outlines : nullptr;
}

int place_of(const view::Map& map, const std::string& id) {
  for (size_t i = 0; i < map.places.size() && !id.empty(); i++) {
    if (map.places[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

int chosen_place(const view::Map& map) {
  for (size_t i = 0; i < map.places.size(); i++) {
    if (map.places[i].chosen) return static_cast<int>(i);
  }
  return -1;
}

void choose(Ui& ui, const view::Map& map, int place) {
  if (place < 0) return;
  const view::Map::Place& one = map.places[static_cast<size_t>(place)];
  if (!one.chosen && !one.case_text.empty()) ui.wanted_case = one.case_text;
}

/// Plus, minus and the whole world, in the corner.
void buttons(Ui& ui, Camera& camera, ImVec2 origin, const std::string& id) {
  const float size = ui.coarse ? 44.0f : 32.0f, x = origin.x + camera.width - size - 4;
  float y = origin.y + 4;
  const ImVec2 middle(camera.width / 2, camera.height / 2);
  auto button = [&](const char* name, const char* word, bool off) {
    const ImVec2 low(x, y), high(x + size, y + size), c(x + size / 2, y + size / 2);
    y += size + 4;
    const Hit hit = ui.zone(id + "/" + name, "button", ui.word(word), low, high);
    const ImU32 ink = off ? ui.colors->edge : hit.hovered ? ui.colors->link : ui.colors->ink;
    ui.list()->AddRectFilled(low, high, ui.colors->raised, 4);
    ui.list()->AddRect(low, high, ui.colors->edge, 4);
    return std::tuple(hit.pressed, c, ink);
  };
  ImDrawList* draw = ui.list();
  {
    const auto [pressed, c, ink] = button("closer", "map.zoom_in", false);
    draw->AddRectFilled(ImVec2(c.x - 7, c.y - 1), ImVec2(c.x + 7, c.y + 1), ink);
    draw->AddRectFilled(ImVec2(c.x - 1, c.y - 7), ImVec2(c.x + 1, c.y + 7), ink);
    if (pressed) camera.enlarge(1.6, middle);
  }
  {
    const auto [pressed, c, ink] = button("farther", "map.zoom_out", camera.at_home());
    draw->AddRectFilled(ImVec2(c.x - 7, c.y - 1), ImVec2(c.x + 7, c.y + 1), ink);
    if (pressed) camera.enlarge(1 / 1.6, middle);
  }
  if (camera.at_home()) return;
  const auto [pressed, c, ink] = button("home", "map.zoom_home", false);
  draw->AddEllipse(c, ImVec2(8, 8), ink, 0, 0, 1.5f);
  draw->AddEllipse(c, ImVec2(3.6f, 8), ink, 0, 0, 1.2f);
  draw->AddLine(ImVec2(c.x - 8, c.y), ImVec2(c.x + 8, c.y), ink, 1.2f);
  if (pressed) camera.go_home();
}

/// The places in the list of things on screen, each where it is hit; the keyboard walks them inside the map.
void list_places(Ui& ui, const view::Map& map, const KeptMap& kept, ImVec2 origin, const std::string& id) {
  const ImVec2 clip_low = ImGui::GetWindowDrawList()->GetClipRectMin(), clip_high = ImGui::GetWindowDrawList()->GetClipRectMax();
  for (size_t i = 0; i < map.places.size(); i++) {
    const MapSpot& spot = kept.layout.spots[i];
    if (!spot.known) continue;
    const ImVec2 at = kept.layout.dot(spot, kept.camera);
    if (at.x < 0 || at.y < 0 || at.x >= kept.camera.width || at.y >= kept.camera.height) continue;
    const ImVec2 c(origin.x + at.x, origin.y + at.y);
    if (c.x < clip_low.x || c.y < clip_low.y || c.x >= clip_high.x || c.y >= clip_high.y) continue;
    Item item;
    item.id = id + "/place/" + map.places[i].id;
    item.role = "place";
    item.label = map.places[i].label;
    item.value = map.places[i].text;
    item.low = ImVec2(c.x - 12, c.y - 12);
    item.high = ImVec2(c.x + 12, c.y + 12);
    item.clip_low = clip_low;
    item.clip_high = clip_high;
    item.shown = true;
    item.stop = false;
    ui.items.add(std::move(item));
  }
}

/// The keyboard: arrows from place to place, plus and minus, Enter.
void walk(Ui& ui, const view::Map& map, KeptMap& kept, const std::string& name) {
  const int nudge = ui.items.take_nudge(name), lift = ui.items.take_lift(name);
  Camera& camera = kept.camera;
  int now = place_of(map, kept.walked);
  if (nudge || lift) {
    if (now < 0) now = chosen_place(map);
    const int next = kept.layout.next(camera, now, nudge, -lift);
    if (next >= 0) now = next;
    kept.walked = now >= 0 ? map.places[static_cast<size_t>(now)].id : std::string();
    if (now >= 0) {
      const ImVec2 at = kept.layout.dot(kept.layout.spots[static_cast<size_t>(now)], camera);
      const float edge = 40;
      ImVec2 by(0, 0);
      if (at.x < edge) by.x = edge - at.x;
      if (at.x > camera.width - edge) by.x = camera.width - edge - at.x;
      if (at.y < edge) by.y = edge - at.y;
      if (at.y > camera.height - edge) by.y = camera.height - edge - at.y;
      if (by.x != 0 || by.y != 0) camera.move(by);
    }
  }
  const std::string typed = ui.items.take_typed(name);
  const ImVec2 around = now >= 0 ? kept.layout.dot(kept.layout.spots[static_cast<size_t>(now)], camera) : ImVec2(camera.width / 2, camera.height / 2);
  if (typed == "+" || typed == "=") camera.enlarge(1.6, around);
  if (typed == "-") camera.enlarge(1 / 1.6, around);
}

void interact(Ui& ui, const view::Map& map, KeptMap& kept, ImVec2 origin, const std::string& id) {
  Camera& camera = kept.camera;
  const std::string name = id + "/map";
  const ImVec2 low = origin, high(origin.x + camera.width, origin.y + camera.height);
  buttons(ui, camera, origin, id);
  const Hit hit = ui.zone(name, "map", map.title, low, high);
  ui.items.value(kept.told);
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 inside(io.MousePos.x - origin.x, io.MousePos.y - origin.y);
  const bool keyboard = hit.focused && !ui.pointer_last;

  const Gesture gesture = ui.surface(name, low, high, kept.awake);
  if (gesture.moved.x != 0 || gesture.moved.y != 0) camera.move(gesture.moved);
  if (gesture.zoom != 1) camera.enlarge(static_cast<double>(gesture.zoom), ImVec2(gesture.at.x - origin.x, gesture.at.y - origin.y));

  if (ImGui::IsItemActivated()) {
    kept.pressed_at = io.MousePos;
    kept.dragging = false;
  }
  if (hit.held && std::hypot(io.MousePos.x - kept.pressed_at.x, io.MousePos.y - kept.pressed_at.y) > 5) kept.dragging = true;
  if (hit.held && kept.dragging) camera.move(io.MouseDelta);
  if (kept.dragging) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  kept.awake = hit.focused || (kept.awake && (hit.hovered || hit.held)) || (hit.pressed && !ui.touch);

  const float reach = ui.touch ? 18.0f : 12.0f;
  if (keyboard) {
    walk(ui, map, kept, name);
    kept.pointed = place_of(map, kept.walked);
    if (hit.pressed) choose(ui, map, kept.pointed);
  } else {
    const bool tapped = ImGui::IsItemDeactivated();
    kept.pointed = (hit.hovered || tapped) && !kept.dragging ? kept.layout.at(*kept.sheet, camera, inside, reach) : -1;
    if (hit.hovered && kept.pointed < 0 && !kept.dragging) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
    if (hit.pressed && !kept.dragging) {
      if (kept.pointed >= 0) kept.walked = map.places[static_cast<size_t>(kept.pointed)].id;
      choose(ui, map, kept.pointed);
    }
    if (hit.hovered && ImGui::IsMouseDoubleClicked(0)) camera.enlarge(2, inside);
  }
  if (!hit.held) kept.dragging = false;
  const int told = kept.pointed;
  if (told >= 0) kept.told = map.places[static_cast<size_t>(told)].label + "; " + map.places[static_cast<size_t>(told)].text;
  else kept.told.clear();
}

constexpr const char* looks_at = "view.at";

/// Looks where the address says, once it says something else.
void follow_address(Ui& ui, KeptMap& kept) {
  std::string wanted = ui.option ? ui.option(looks_at) : std::string();
  if (wanted == kept.address) return;
  look_at(wanted, kept.camera);
  kept.address = std::move(wanted);
  kept.seen = address_of(kept.camera);
}

/// Tells the address where the map looks, once it has come to rest.
void tell_address(Ui& ui, KeptMap& kept) {
  std::string now = address_of(kept.camera);
  const bool rests = now == kept.seen && !kept.dragging;
  kept.seen = now;
  if (!rests || now == kept.address) return;
  ui.wanted_changes.push_back({looks_at, now, false});
  kept.address = std::move(now);
}

void card_of_place(Ui& ui, const view::Map& map, const KeptMap& kept, ImVec2 origin) {
  const view::Map::Place& place = map.places[static_cast<size_t>(kept.pointed)];
  const view::Map::Group* group = place.group < 0 ? nullptr : &map.groups[static_cast<size_t>(place.group)];
  Card card;
  card.title = place.label;
  card.text = place.text;
  if (group && group->text == place.text) card.tone = group->tone;
  if (!place.detail.empty()) card.lines.push_back(place.detail);
  PlotLayout box;
  box.width = kept.camera.width;
  box.height = kept.camera.height;
  box.area = {0, 0, kept.camera.width, kept.camera.height};
  const MapSpot& spot = kept.layout.spots[static_cast<size_t>(kept.pointed)];
  const bool pointer = ui.pointer_last && !spot.dot;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  ImVec2 at = pointer ? ImVec2(mouse.x - origin.x, mouse.y - origin.y) : kept.layout.dot(spot, kept.camera);
  at.x = std::clamp(at.x, 0.0f, box.width);
  at.y = std::clamp(at.y, 0.0f, box.height);
  draw_card(ui, card, box, origin, at, pointer ? 10.0f : kept.layout.radius() + 4);
}

}  // namespace

void draw(Ui& ui, Column& column, const view::Map& map, const std::string& id) {
  ui.heading(column, map.title);
  KeptMap& kept = ui.kept<KeptMap>(id);
  const float screen = ui.room, width = std::floor(column.width);
  const bool phone = width < 480;  // there the legend stands below, so that the map is in sight
  if (!phone) draw_legend(ui, column, map, kept.group, id);
  const float wanted = std::floor(std::clamp(width * (width < 520 ? 0.62f : 0.44f), 190.0f, std::max(screen * 0.72f, 240.0f)));
  const float height = ui.fitted(column, wanted, std::max(220.0f, wanted * 0.5f));
  const ImVec2 origin(std::floor(column.x), std::floor(column.y));
  bool failed = false;
  const Outlines* coarse = sheet_of(ui, "outline-110", &failed);
  if (!coarse) {
    const ImVec2 high(origin.x + width, origin.y + height);
    if (!failed) ui.list()->AddRectFilled(origin, high, ui.colors->sunk, 4);
    Column text{origin.x + 16, origin.y + (failed ? 0 : height / 2 - 12), width - 32};
    ui.paragraph(text, ui.word(failed ? "map.failed" : "map.loading"), body_face, ui.colors->soft);
    column.y = failed ? text.y : high.y;
    if (phone) draw_legend(ui, column, map, kept.group, id);
    return;
  }
  Camera& camera = kept.camera;
  camera.width = width;
  camera.height = height;
  follow_address(ui, kept);
  camera.keep();
  const Outlines* fine = camera.zoom >= fine_from ? sheet_of(ui, "outline-50") : nullptr;
  const Outlines* sheet = fine ? fine : coarse;
  if (kept.sheet != sheet || kept.version != ui.version) {
    kept.sheet = sheet;
    kept.version = ui.version;
    kept.layout.bind(ui, map, *sheet, *coarse);
  }
  kept.layout.arrange(ui, map, camera);

  const ImVec2 low = origin, high(origin.x + width, origin.y + height);
  const ImVec2 clip_low = ui.list()->GetClipRectMin(), clip_high = ui.list()->GetClipRectMax();
  const bool visible = high.y > clip_low.y && low.y < clip_high.y;
  Emphasis on;
  on.chosen = chosen_place(map);
  on.pointed = kept.pointed;
  on.group = group_of(map, kept.group);
  on.corner = ui.coarse ? ImVec2(52, 152) : ImVec2(40, 112);
  if (visible) draw_land(ui, map, *sheet, kept.layout, camera, origin, on);
  list_places(ui, map, kept, origin, id);
  interact(ui, map, kept, origin, id);
  tell_address(ui, kept);
  if (visible && kept.pointed >= 0) card_of_place(ui, map, kept, origin);
  column.y = high.y + 8;
  if (phone) draw_legend(ui, column, map, kept.group, id);
  Column note{column.x, column.y, std::min(column.width, 760.0f)};
  ui.paragraph(note, ui.word(ui.coarse ? "map.hint_touch" : "map.hint"), small_face, ui.colors->soft);
  note.space(2);
  ui.paragraph(note, map.note, small_face, ui.colors->soft);
  column.y = note.y;
}

}  // namespace chip_rules::app
