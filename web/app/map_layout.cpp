// The camera, dots and labels of the map.
#include "web/app/map_layout.h"

#include <algorithm>
#include <cmath>

namespace chip_rules::app {
namespace {

// The part of the sheet that "the whole world" means: without most of Antarctica, which the camera can still go to.
constexpr SheetBox world{-2.72, -1.325, 2.72, 1.02}, reachable{-2.75, -1.33, 2.75, 1.34};
constexpr double most_zoom = 60;
constexpr Face label_face{Size::small};

}  // namespace

double Camera::scale() const {
  return zoom * std::min(static_cast<double>(width) / (world.right - world.left), static_cast<double>(height) / (world.bottom - world.top));
}

ImVec2 Camera::place(const SheetPoint& p) const {
  const double s = scale();
  return ImVec2(static_cast<float>(width / 2 + (p.x - center.x) * s), static_cast<float>(height / 2 + (p.y - center.y) * s));
}

SheetPoint Camera::sheet(ImVec2 p) const {
  const double s = scale();
  return {center.x + (static_cast<double>(p.x) - width / 2) / s, center.y + (static_cast<double>(p.y) - height / 2) / s};
}

SheetBox Camera::seen(double margin) const {
  const double x = width * (0.5 + margin) / scale(), y = height * (0.5 + margin) / scale();
  return {center.x - x, center.y - y, center.x + x, center.y + y};
}

void Camera::enlarge(double factor, ImVec2 around) {
  const SheetPoint fixed = sheet(around);
  zoom = std::clamp(zoom * factor, 1.0, most_zoom);
  const SheetPoint now = sheet(around);
  center.x += fixed.x - now.x;
  center.y += fixed.y - now.y;
  keep();
}

void Camera::move(ImVec2 by) {
  center.x -= by.x / scale();
  center.y -= by.y / scale();
  keep();
}

void Camera::go_home() {
  zoom = 1;
  keep();
}

void Camera::keep() {
  const SheetPoint home{(world.left + world.right) / 2, (world.top + world.bottom) / 2};
  if (at_home()) {
    center = home;
    return;
  }
  const double half_x = width / 2 / scale(), half_y = height / 2 / scale();
  const auto within = [](double value, double low, double high, double middle) { return low < high ? std::clamp(value, low, high) : middle; };
  center.x = within(center.x, reachable.left + half_x, reachable.right - half_x, home.x);
  center.y = within(center.y, reachable.top + half_y, reachable.bottom - half_y, home.y);
}

void MapLayout::bind(Ui& ui, const view::Map& map, const Outlines& sheet, const Outlines& marks) {
  std::map<std::string_view, int> shapes;
  for (size_t i = 0; i < sheet.places.size(); i++) shapes[sheet.places[i].code] = static_cast<int>(i);
  spots.assign(map.places.size(), {});
  place_of_shape.assign(sheet.places.size(), -1);
  for (size_t i = 0; i < map.places.size(); i++) {
    const view::Map::Place& place = map.places[i];
    MapSpot& spot = spots[i];
    if (const auto shape = shapes.find(place.id); shape != shapes.end()) {
      spot.shape = shape->second;
      spot.side = std::sqrt(sheet.places[static_cast<size_t>(spot.shape)].area);
      place_of_shape[static_cast<size_t>(spot.shape)] = static_cast<int>(i);
    }
    if (const auto mark = marks.marks.find(place.id); mark != marks.marks.end()) {
      spot.mark = mark->second;
      spot.known = true;
    }
    spot.label_width = ui.width(place.label, label_face);
  }
  arranged_for_ = 0;
}

void MapLayout::arrange(Ui& ui, const view::Map& map, const Camera& camera) {
  const double scale = camera.scale();
  if (arranged_for_ > 0 && std::fabs(scale / arranged_for_ - 1) < 0.04) return;
  arranged_for_ = scale;
  // On a small map of the whole world full dots would hide it; they grow as the reader goes closer.
  radius_ = std::clamp(camera.width * static_cast<float>(camera.zoom) / 160, 2.4f, most_radius);
  for (MapSpot& spot : spots) {
    spot.dot = spot.known && spot.side * scale < static_cast<double>(radius_) * 1.25;
    spot.shift = {};
  }
  push_dots_apart(camera);

  // Labels: the largest first, where the words fit the land and nothing else stands.
  struct Box {
    float left, top, right, bottom;
  };
  std::vector<Box> taken;
  for (const MapSpot& spot : spots) {
    if (!spot.dot) continue;
    const ImVec2 at(static_cast<float>(spot.mark.x * scale) + spot.shift.x, static_cast<float>(spot.mark.y * scale) + spot.shift.y);
    const float r = radius_ + 1.5f;
    taken.push_back({at.x - r, at.y - r, at.x + r, at.y + r});
  }
  std::vector<int> order;
  for (size_t i = 0; i < spots.size(); i++) {
    if (spots[i].known && spots[i].side * scale > 30) order.push_back(static_cast<int>(i));
  }
  std::sort(order.begin(), order.end(), [&](int a, int b) { return spots[static_cast<size_t>(a)].side > spots[static_cast<size_t>(b)].side; });
  labels.clear();
  const float line = ui.fonts.leading(label_face);
  const size_t most = camera.zoom < 1.6 ? (camera.width < 600 ? 6 : 16) : 120;
  for (const int index : order) {
    if (labels.size() >= most) break;
    const MapSpot& spot = spots[static_cast<size_t>(index)];
    if (spot.label_width > spot.side * scale * 1.15) continue;
    const float x = static_cast<float>(spot.mark.x * scale), y = static_cast<float>(spot.mark.y * scale), half = spot.label_width / 2 + 3;
    const Box box{x - half, y - line / 2, x + half, y + line / 2};
    const bool free = std::none_of(taken.begin(), taken.end(), [&](const Box& other) {
      return box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top;
    });
    if (!free) continue;
    taken.push_back(box);
    labels.push_back({index, spot.mark});
  }
  (void)map;
}

// Dots that cover each other move apart a little, and are drawn back to where they belong.
void MapLayout::push_dots_apart(const Camera& camera) {
  const double scale = camera.scale();
  struct Dot {
    MapSpot* spot;
    ImVec2 home, at;
  };
  std::vector<Dot> dots;
  for (MapSpot& spot : spots) {
    if (!spot.dot) continue;
    const ImVec2 home(static_cast<float>(spot.mark.x * scale), static_cast<float>(spot.mark.y * scale));
    dots.push_back({&spot, home, home});
  }
  std::sort(dots.begin(), dots.end(), [](const Dot& a, const Dot& b) { return a.home.x < b.home.x; });
  const float apart = radius_ * 2 + 1.5f, farthest = radius_ * 4;
  for (int round = 0; round < 40; round++) {
    bool moved = false;
    for (size_t i = 0; i < dots.size(); i++) {
      for (size_t j = i + 1; j < dots.size() && dots[j].home.x - dots[i].home.x < apart + farthest * 2; j++) {
        float dx = dots[j].at.x - dots[i].at.x, dy = dots[j].at.y - dots[i].at.y, distance = std::hypot(dx, dy);
        if (distance >= apart - 0.25f) continue;
        if (distance < 0.01f) {
          dx = 0.3f;
          dy = (i + j) % 2 ? 1.0f : -1.0f;
          distance = std::hypot(dx, dy);
        }
        const float push = (apart - std::hypot(dots[j].at.x - dots[i].at.x, dots[j].at.y - dots[i].at.y)) / 2 / distance;
        dots[i].at.x -= dx * push;
        dots[i].at.y -= dy * push;
        dots[j].at.x += dx * push;
        dots[j].at.y += dy * push;
        moved = true;
      }
    }
    for (Dot& dot : dots) {
      const float dx = dot.at.x - dot.home.x, dy = dot.at.y - dot.home.y, distance = std::hypot(dx, dy);
      if (distance > farthest) dot.at = ImVec2(dot.home.x + dx / distance * farthest, dot.home.y + dy / distance * farthest);
    }
    if (!moved) break;
  }
  for (const Dot& dot : dots) dot.spot->shift = ImVec2(dot.at.x - dot.home.x, dot.at.y - dot.home.y);
}

ImVec2 MapLayout::dot(const MapSpot& spot, const Camera& camera) const {
  const ImVec2 at = camera.place(spot.mark);
  return ImVec2(at.x + spot.shift.x, at.y + spot.shift.y);
}

int MapLayout::at(const Outlines& sheet, const Camera& camera, ImVec2 point, float reach) const {
  int near = -1, nearest_mark = -1;
  float distance = reach, mark_distance = reach;
  for (size_t i = 0; i < spots.size(); i++) {
    if (!spots[i].known) continue;
    const ImVec2 at = dot(spots[i], camera);
    const float away = std::hypot(at.x - point.x, at.y - point.y);
    if (spots[i].dot && away < distance) {
      distance = away;
      near = static_cast<int>(i);
    }
    if (!spots[i].dot && away < mark_distance) {
      mark_distance = away;
      nearest_mark = static_cast<int>(i);
    }
  }
  const int shape = sheet.place_at(camera.sheet(point));
  const int land = shape >= 0 ? place_of_shape[static_cast<size_t>(shape)] : -1;
  // A small country beside a dot would have no room of its own: there the nearer of the two is meant.
  if (near >= 0 && land >= 0 && distance > radius_ && spots[static_cast<size_t>(land)].side * camera.scale() < reach * 2) {
    const ImVec2 at = camera.place(spots[static_cast<size_t>(land)].mark);
    if (std::hypot(at.x - point.x, at.y - point.y) < distance) return land;
  }
  if (near >= 0) return near;
  return shape >= 0 ? land : nearest_mark;
}

int MapLayout::next(const Camera& camera, int from, int dx, int dy) const {
  const auto where = [&](int i) { return dot(spots[static_cast<size_t>(i)], camera); };
  const ImVec2 start = from >= 0 ? where(from) : ImVec2(camera.width / 2, camera.height / 2);
  int best = -1;
  float least = 1e9f;
  for (int i = 0; i < static_cast<int>(spots.size()); i++) {
    if (i == from || !spots[static_cast<size_t>(i)].known) continue;
    const ImVec2 at = where(i);
    const float ahead = (at.x - start.x) * static_cast<float>(dx) + (at.y - start.y) * static_cast<float>(dy);
    const float aside = std::fabs((at.x - start.x) * static_cast<float>(dy)) + std::fabs((at.y - start.y) * static_cast<float>(dx));
    if (ahead <= 0.5f || aside > ahead * 1.6f) continue;
    if (const float cost = ahead + aside * 1.5f; cost < least) {
      least = cost;
      best = i;
    }
  }
  return best;
}

}  // namespace chip_rules::app
