// Where the zones of a plot and their names stand. See plot_placing.h.
#include <algorithm>
#include <cmath>
#include <optional>

#include "web/app/plot_placing.h"

namespace chip_rules::app {
namespace {

/// The outer edge of a zone: each side of each part, without what another part of the zone covers.
void outline(ZoneShape& shape) {
  auto side = [&](bool standing, float at, float from, float to, float outward) {
    std::vector<std::pair<float, float>> open{{from, to}};
    for (const Box& other : shape.parts) {
      const bool beside = standing ? other.left < at + outward && at + outward < other.right : other.top < at + outward && at + outward < other.bottom;
      if (!beside) continue;
      const float begin = standing ? other.top : other.left, end = standing ? other.bottom : other.right;
      std::vector<std::pair<float, float>> rest;
      for (const auto& piece : open) {
        if (piece.first < begin) rest.emplace_back(piece.first, std::min(piece.second, begin));
        if (piece.second > end) rest.emplace_back(std::max(piece.first, end), piece.second);
      }
      open = std::move(rest);
    }
    for (const auto& piece : open) {
      if (piece.second - piece.first < 0.5f) continue;
      if (standing) shape.edges.push_back({at, piece.first, at, piece.second});
      else shape.edges.push_back({piece.first, at, piece.second, at});
    }
  };
  for (const Box& part : shape.parts) {
    side(true, part.left, part.top, part.bottom, -0.5f);
    side(true, part.right, part.top, part.bottom, 0.5f);
    side(false, part.top, part.left, part.right, -0.5f);
    side(false, part.bottom, part.left, part.right, 0.5f);
  }
}

/// Where a line of text may break: after a space, and around characters of scripts that do without spaces.
std::vector<std::string> broken(const Ui& ui, const std::string& text, Face face, float width) {
  std::vector<std::string> pieces, lines;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const bool alone = lead >= 0xE2 && length >= 3;
    if (pieces.empty() || alone || pieces.back().back() == ' ' || static_cast<unsigned char>(pieces.back().back()) >= 0x80) pieces.emplace_back();
    pieces.back() += text.substr(i, length);
    i += length;
  }
  for (const std::string& piece : pieces) {
    std::string bare = piece;
    while (!bare.empty() && bare.back() == ' ') bare.pop_back();
    if (!lines.empty() && ui.width(lines.back() + bare, face) <= width) lines.back() += piece;
    else lines.push_back(piece);
  }
  return lines;
}

/// The name of a zone too small for it, at the end of a hairline: of all free places the one nearest to the zone.
void name_outside(Placing& at, const view::Plot::Zone& zone, const std::vector<Box>& parts, ZoneShape& shape) {
  const Box& area = at.out.area;
  if (parts.empty() || area.width() < 420) return;  // on a small picture it would stand on other zones: the words below tell
  const Box& part = parts.front();
  std::vector<Caption> words;
  float wide = 0;
  for (const std::string& line : broken(at.ui, zone.label, small_strong_face, std::min(190.0f, area.width() * 0.45f))) {
    words.push_back({line, {}, small_strong_face, true});
    wide = std::max(wide, at.ui.width(line, small_strong_face));
  }
  const float high = at.row * static_cast<float>(words.size());
  auto free = [&](float left, float top) {
    return left >= area.left + 4 && left + wide <= area.right - 4 && top >= area.top + 2 && top + high <= area.bottom - 2 &&
           at.taken.free(left - 4, top - 2, left + wide + 4, top + high);
  };
  std::optional<ImVec2> best;
  float shortest = 1e9f;
  for (float top = area.top + 2; top + high <= area.bottom - 2; top += 6) {
    for (float left = area.left + 4; left + wide <= area.right - 4; left += 8) {
      const float dx = std::max({part.left - (left + wide), left - part.right, 0.0f}), dy = std::max({part.top - (top + high), top - part.bottom, 0.0f});
      const float away = std::hypot(dx, dy);
      if (away < 12 || away >= shortest || !free(left, top)) continue;
      shortest = away;
      best = ImVec2(left, top);
    }
  }
  if (!best) return;
  at.taken.take(best->x - 4, best->y - 2, best->x + wide + 4, best->y + high);
  for (size_t i = 0; i < words.size(); i++) words[i].at = ImVec2(best->x, best->y + at.row * static_cast<float>(i));
  shape.words = std::move(words);
  // From just inside the zone straight to the words.
  const ImVec2 middle(best->x + wide / 2, best->y + high / 2);
  auto inside = [](float value, float low, float high_end) { return std::clamp(value, std::min(low + 6, (low + high_end) / 2), std::max(high_end - 6, (low + high_end) / 2)); };
  shape.leader_from = ImVec2(inside(middle.x, part.left, part.right), inside(middle.y, part.top, part.bottom));
  shape.leader_to = ImVec2(std::clamp(shape.leader_from.x, best->x, best->x + wide), std::clamp(shape.leader_from.y, best->y + 2, best->y + high - 2));
}

/// A zone's name in a corner of its largest part that has room: with its citation if that fits too, in few lines.
void name_zone(Placing& at, const view::Plot::Zone& zone, ZoneShape& shape) {
  std::vector<Box> parts = shape.parts;
  std::stable_sort(parts.begin(), parts.end(), [](const Box& a, const Box& b) { return a.width() * a.height() > b.width() * b.height(); });
  for (const bool cited : {true, false}) {
    for (const Box& part : parts) {
      const float room = std::min(part.width() - 12, 320.0f);
      if (room < 44) continue;
      std::vector<Caption> words;
      for (const std::string& line : broken(at.ui, zone.label, small_strong_face, room)) words.push_back({line, {}, small_strong_face, true});
      if (cited && !zone.cite.text.empty() && zone.cite.text != zone.label) {
        for (const std::string& line : broken(at.ui, zone.cite.text, small_face, room)) words.push_back({line, {}, small_face, true});
      }
      float wide = 0;
      const float high = at.row * static_cast<float>(words.size());
      for (const Caption& line : words) wide = std::max(wide, at.ui.width(line.text, line.face));
      if (words.size() > 5 || wide > room + 1 || high > part.height() - 6) continue;
      // Corners first, then anywhere inside.
      const float right = part.right - wide - 6, bottom = part.bottom - high - 4;
      std::vector<ImVec2> places{{part.left + 6, part.top + 4}, {right, part.top + 4}, {part.left + 6, bottom}, {right, bottom}};
      for (float y = part.top + 4; y <= bottom; y += 12) {
        for (float x = part.left + 6; x <= right; x += 16) places.emplace_back(x, y);
      }
      for (const ImVec2& place : places) {
        const float left = place.x, top = place.y;
        if (!at.taken.free(left - 2, top, left + wide + 2, top + high - 2)) continue;
        at.taken.take(left - 2, top, left + wide + 2, top + high - 2);
        for (size_t i = 0; i < words.size(); i++) words[i].at = ImVec2(left, top + at.row * static_cast<float>(i));
        shape.words = std::move(words);
        return;
      }
    }
  }
  name_outside(at, zone, parts, shape);
}

}  // namespace

void place_zones(Placing& at) {
  for (const view::Plot::Zone& zone : at.plot.zones) {
    ZoneShape shape;
    for (const view::Plot::Rectangle& part : zone.parts) {
      shape.parts.push_back({at.x(part.left), at.y(part.top), at.x(part.right), at.y(part.bottom)});
    }
    outline(shape);
    name_zone(at, zone, shape);
    at.out.zones.push_back(std::move(shape));
  }
}

}  // namespace chip_rules::app
