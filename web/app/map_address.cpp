// See map_address.h.
#include "web/app/map_address.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/json/number.h"

namespace chip_rules::app {
namespace {

double rounded(double value) { return std::round(value * 10000) / 10000; }

}  // namespace

std::string address_of(const Camera& camera) {
  if (camera.at_home()) return {};
  return write_number(rounded(camera.center.x)) + "," + write_number(rounded(camera.center.y)) + "," + write_number(rounded(camera.zoom));
}

void look_at(std::string_view address, Camera& camera) {
  std::array<double, 3> numbers{};
  for (double& number : numbers) {
    const size_t end = std::min(address.find(','), address.size());
    const auto read = read_number(address.substr(0, end));
    if (!read) {
      camera.go_home();
      return;
    }
    number = *read;
    address.remove_prefix(std::min(end + 1, address.size()));
  }
  camera.center = {numbers[0], numbers[1]};
  camera.zoom = std::clamp(numbers[2], 1.0, 64.0);
  camera.keep();
}

}  // namespace chip_rules::app
