// Equal Earth's polynomial.
#include "web/app/projection.h"

#include <cmath>

namespace chip_rules::app {

SheetPoint project(double east, double north) {
  constexpr double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796, radian = 3.14159265358979323846 / 180;
  const double root = std::sqrt(3.0), t = std::asin(root / 2 * std::sin(north * radian)), t2 = t * t, t6 = t2 * t2 * t2;
  const double slope = a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2);
  return {2 * root * east * radian * std::cos(t) / (3 * slope), -t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))};
}

}  // namespace chip_rules::app
