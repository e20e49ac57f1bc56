// Where things of the map stand on screen: the camera, which places are dots, which are labeled, what lies under a point.
// May know: the Map block, outlines, the kit's measures. Draws nothing.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "web/app/outlines.h"
#include "web/app/ui.h"

namespace chip_rules::app {

/// What part of the sheet is on screen. Screen places count from the map's upper left corner.
struct Camera {
  float width = 0, height = 0;
  double zoom = 1;  // 1: the whole world
  SheetPoint center{};

  /// Pixels a unit of the sheet.
  double scale() const;
  ImVec2 place(const SheetPoint& p) const;
  SheetPoint sheet(ImVec2 p) const;
  SheetBox seen(double margin = 0) const;
  /// Enlarges around a point of the screen, within bounds.
  void enlarge(double factor, ImVec2 around);
  void move(ImVec2 by);
  void go_home();
  bool at_home() const { return zoom <= 1.0001; }
  /// Keeps the world in sight.
  void keep();
};

/// One place of the block on the sheet in use.
struct MapSpot {
  int shape = -1;  // of Outlines::places
  bool known = false;
  SheetPoint mark{};    // where a label or a dot stands
  ImVec2 shift{};       // of its dot, so that dots do not cover each other
  double side = 0;      // of a square as large as its outline, in units of the sheet
  bool dot = false;
  float label_width = 0;
};

struct MapLabel {
  int place = -1;
  SheetPoint at{};
};

class MapLayout {
 public:
  static constexpr float most_radius = 4.5f;

  std::vector<MapSpot> spots;       // one a place of the block
  std::vector<int> place_of_shape;  // of the sheet in use; -1: no place of the block
  std::vector<MapLabel> labels;

  /// Looks up the places of a block on a sheet; `marks` has the points of all places.
  void bind(Ui& ui, const view::Map& map, const Outlines& sheet, const Outlines& marks);
  /// Decides dots and labels for this scale; cheap when it has not changed by much.
  void arrange(Ui& ui, const view::Map& map, const Camera& camera);

  /// How large dots are.
  float radius() const { return radius_; }
  ImVec2 dot(const MapSpot& spot, const Camera& camera) const;
  /// The place under a point of the screen, -1 for none. `reach`: how far from a dot's center it is still meant.
  int at(const Outlines& sheet, const Camera& camera, ImVec2 point, float reach) const;
  /// The nearest place in a direction (dx, dy: -1, 0 or 1), for the keyboard.
  int next(const Camera& camera, int from, int dx, int dy) const;

 private:
  void push_dots_apart(const Camera& camera);
  double arranged_for_ = 0;
  float radius_ = most_radius;
};

}  // namespace chip_rules::app
