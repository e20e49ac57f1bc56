// Cuts a polygon with holes into triangles by clipping ears.
// May know: nothing but numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "web/app/projection.h"

namespace chip_rules::app {

/// Rings as ranges of `points` (first, one past the last; not closed), the outer one first. Appends three indexes a triangle.
/// Rings that touch or cross themselves a little, as simplified coasts do, still give triangles that cover them.
void cut_into_triangles(const std::vector<SheetPoint>& points, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& rings,
                        std::vector<std::uint32_t>& out);

}  // namespace chip_rules::app
