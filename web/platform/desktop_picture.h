// Writes a picture to a file, for screenshots. May know: files only.
#pragma once

#include <string>
#include <vector>

namespace chip_rules::platform {

/// Writes 8-bit RGB rows (top first) as PNG, or as PPM when the name ends in .ppm. False when the file can't be written.
bool write_picture(const std::string& path, int width, int height, const std::vector<unsigned char>& rgb);

}  // namespace chip_rules::platform
