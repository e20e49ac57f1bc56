// Sorting for lists that are short or seldom sorted: one merge sort over places, instead of a copy of the library's
// two sorts for every type and every comparison (20 kB of a browser's download).
// May know: nothing.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace chip_rules {

/// Asks whether the item at place `a` belongs before the item at place `b`; `list` and `less` are the caller's.
using PlacesCompared = bool (*)(const void* list, const void* less, std::size_t a, std::size_t b);

/// The places 0 to `count` - 1 in order; places of equal items keep their order.
std::vector<std::size_t> sorted_places(std::size_t count, PlacesCompared before, const void* list, const void* less);

/// Sorts `list` by `less(a, b)`; equal items keep their order.
template <class T, class Less>
void sort_by(std::vector<T>& list, const Less& less) {
  const PlacesCompared before = [](const void* items, const void* rule, std::size_t a, std::size_t b) {
    const auto* const first = static_cast<const T*>(items);
    return static_cast<bool>((*static_cast<const Less*>(rule))(first[a], first[b]));
  };
  std::vector<T> sorted;
  sorted.reserve(list.size());
  for (const std::size_t place : sorted_places(list.size(), before, list.data(), &less)) sorted.push_back(std::move(list[place]));
  list = std::move(sorted);
}

/// Sorts `list` in its natural order.
template <class T>
void sort_up(std::vector<T>& list) {
  sort_by(list, [](const T& a, const T& b) { return a < b; });
}

}  // namespace chip_rules
