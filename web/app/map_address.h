// Where the map looks, as a word of the address: "x,y,zoom", empty for the whole world.
// May know: the camera, numbers as text.
#pragma once

#include <string>
#include <string_view>

#include "web/app/map_layout.h"

namespace chip_rules::app {

/// Center in units of the sheet and enlargement, rounded to what can be seen.
std::string address_of(const Camera& camera);

/// Points the camera there; the whole world when the word is none of ours.
void look_at(std::string_view address, Camera& camera);

}  // namespace chip_rules::app
