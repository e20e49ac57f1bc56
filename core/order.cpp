// A merge sort from the bottom up, over places.
#include "core/order.h"

#include <algorithm>

namespace chip_rules {

std::vector<std::size_t> sorted_places(std::size_t count, PlacesCompared before, const void* list, const void* less) {
  std::vector<std::size_t> places(count), merged(count);
  for (std::size_t i = 0; i < count; ++i) places[i] = i;
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t start = 0; start < count; start += 2 * width) {
      const std::size_t middle = std::min(start + width, count), end = std::min(start + 2 * width, count);
      std::size_t left = start, right = middle;
      for (std::size_t out = start; out < end; ++out) {
        const bool from_right = left == middle || (right < end && before(list, less, places[right], places[left]));
        merged[out] = places[from_right ? right++ : left++];
      }
    }
    places.swap(merged);
  }
  return places;
}

}  // namespace chip_rules
