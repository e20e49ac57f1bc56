// Pens and patterns of the map, written straight into the draw list: a frame of a drag has to be cheap.
// May know: outlines, the camera, ImGui's draw lists.
#pragma once

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "web/app/map_layout.h"

namespace chip_rules::app {

/// The pattern of a group: what a legend's swatch and the land have in common.
enum class Pattern { solid, hatched, dotted, hatched_back, lined };

/// Thin straight lines with soft edges, four corners each, without what a general polyline costs.
class Pen {
 public:
  Pen(ImDrawList* draw, float thickness, ImU32 color) : draw_(draw), color_(color) {
    const ImDrawListSharedData* shared = draw->_Data;
    const float pixel = shared->InitialFringeScale;
    const int width = std::clamp(static_cast<int>(std::lround(thickness / pixel)), 1, IM_DRAWLIST_TEX_LINES_WIDTH_MAX);
    half_ = (static_cast<float>(width) * 0.5f + 1) * pixel;
    const ImVec4 uv = shared->TexUvLines[width];
    low_ = ImVec2(uv.x, uv.y);
    high_ = ImVec2(uv.z, uv.w);
  }
  void line(ImVec2 a, ImVec2 b) {
    float dx = b.x - a.x, dy = b.y - a.y;
    const float length = dx * dx + dy * dy;
    if (length < 1e-8f) return;
    const float k = half_ / std::sqrt(length);
    dx *= k;
    dy *= k;
    draw_->PrimReserve(6, 4);
    const auto first = static_cast<ImDrawIdx>(draw_->_VtxCurrentIdx);
    for (const ImDrawIdx step : {0u, 1u, 2u, 0u, 2u, 3u}) draw_->PrimWriteIdx(first + step);
    draw_->PrimWriteVtx(ImVec2(a.x + dy, a.y - dx), low_, color_);
    draw_->PrimWriteVtx(ImVec2(b.x + dy, b.y - dx), low_, color_);
    draw_->PrimWriteVtx(ImVec2(b.x - dy, b.y + dx), high_, color_);
    draw_->PrimWriteVtx(ImVec2(a.x - dy, a.y + dx), high_, color_);
  }

 private:
  ImDrawList* draw_;
  ImU32 color_;
  float half_ = 1;
  ImVec2 low_, high_;
};

/// The sheet on screen, in single precision.
struct Onto {
  float scale, x, y;
  Onto(const Camera& camera, ImVec2 origin) : scale(static_cast<float>(camera.scale())) {
    const ImVec2 zero = camera.place({0, 0});
    x = origin.x + zero.x;
    y = origin.y + zero.y;
  }
  ImVec2 operator()(const SheetPoint& p) const { return ImVec2(x + static_cast<float>(p.x) * scale, y + static_cast<float>(p.y) * scale); }
};

/// A polygon in one color.
void fill(ImDrawList* draw, const Outlines& sheet, const Outlines::Polygon& polygon, const Onto& onto, ImU32 color);

/// A pattern inside a polygon, between two corners of the screen; it sticks to `anchor`, which moves with the sheet.
void fill_pattern(ImDrawList* draw, Pattern pattern, ImU32 ink, ImVec2 anchor, const Outlines& sheet, const Outlines::Polygon& polygon, const Onto& onto,
                  ImVec2 low, ImVec2 high);

}  // namespace chip_rules::app
