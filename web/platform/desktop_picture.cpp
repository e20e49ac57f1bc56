// PNG with stored (uncompressed) blocks, and PPM: enough for a screenshot without a library. May know: desktop_picture.h only.
#include "web/platform/desktop_picture.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace chip_rules::platform {
namespace {

using Bytes = std::vector<unsigned char>;

void big_endian(Bytes& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<unsigned char>(value >> shift));
}

std::uint32_t checksum(const unsigned char* data, size_t size) {
  static const std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t i = 0; i < 256; i++) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; bit++) value = value & 1 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
      made[i] = value;
    }
    return made;
  }();
  std::uint32_t sum = 0xFFFFFFFFu;
  for (size_t i = 0; i < size; i++) sum = table[(sum ^ data[i]) & 255] ^ (sum >> 8);
  return ~sum;
}

void chunk(Bytes& out, const char* name, const Bytes& data) {
  big_endian(out, static_cast<std::uint32_t>(data.size()));
  const size_t start = out.size();
  out.insert(out.end(), name, name + 4);
  out.insert(out.end(), data.begin(), data.end());
  big_endian(out, checksum(out.data() + start, out.size() - start));
}

/// zlib's format without compression.
Bytes stored(const Bytes& data) {
  Bytes out = {0x78, 0x01};
  const size_t most = 65535;
  for (size_t at = 0; at == 0 || at < data.size(); at += most) {
    const size_t size = std::min(most, data.size() - at);
    out.push_back(at + size >= data.size());
    for (size_t value : {size, ~size}) {
      out.push_back(static_cast<unsigned char>(value));
      out.push_back(static_cast<unsigned char>(value >> 8));
    }
    out.insert(out.end(), data.begin() + static_cast<std::ptrdiff_t>(at), data.begin() + static_cast<std::ptrdiff_t>(at + size));
  }
  std::uint32_t a = 1, b = 0;
  for (unsigned char byte : data) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  big_endian(out, b << 16 | a);
  return out;
}

}  // namespace

bool write_picture(const std::string& path, int width, int height, const Bytes& rgb) {
  Bytes out;
  const size_t row = static_cast<size_t>(width) * 3;
  if (path.size() > 4 && path.compare(path.size() - 4, 4, ".ppm") == 0) {
    const std::string head = "P6\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
    out.assign(head.begin(), head.end());
    out.insert(out.end(), rgb.begin(), rgb.end());
  } else {
    out = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    Bytes head;
    big_endian(head, static_cast<std::uint32_t>(width));
    big_endian(head, static_cast<std::uint32_t>(height));
    head.insert(head.end(), {8, 2, 0, 0, 0});
    chunk(out, "IHDR", head);
    Bytes rows;
    rows.reserve((row + 1) * static_cast<size_t>(height));
    for (size_t y = 0; y < static_cast<size_t>(height); y++) {
      rows.push_back(0);  // no filter
      rows.insert(rows.end(), rgb.begin() + static_cast<std::ptrdiff_t>(y * row), rgb.begin() + static_cast<std::ptrdiff_t>((y + 1) * row));
    }
    chunk(out, "IDAT", stored(rows));
    chunk(out, "IEND", {});
  }
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return false;
  const bool written = std::fwrite(out.data(), 1, out.size(), file) == out.size();
  return std::fclose(file) == 0 && written;
}

}  // namespace chip_rules::platform
