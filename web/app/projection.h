// The projection of the map: Equal Earth (Šavrič, Patterson, Jenny 2018), in which areas compare as they are.
// May know: nothing but numbers.
#pragma once

namespace chip_rules::app {

/// A point of the sheet: x to the right from the central meridian, y down from the equator; the radius of the Earth is 1.
struct SheetPoint {
  double x = 0, y = 0;
};

/// Degrees east of the sheet's central meridian, and degrees north, as a point of the sheet.
SheetPoint project(double east, double north);

}  // namespace chip_rules::app
