// See emboldened.h. The glyph is loaded as ever and changed where it lies in the atlas, before the atlas goes to the screen.
#include "web/app/emboldened.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace chip_rules::app {
namespace {

// Of an em: what parts a regular stroke from a semibold one. Strokes that lie grow less than those that stand, as in a bold face.
constexpr float wider = 0.04f, taller = 0.02f;

/// Spreads the coverage of a row or column of pixels to both sides, `reach` pixels in all; what would leave it is cut.
void widen(unsigned char* pixels, int width, int step, float reach) {
  const float side = reach / 2;
  const int whole = static_cast<int>(side);
  const float part = side - static_cast<float>(whole);
  std::vector<float> row(static_cast<size_t>(width));
  for (int x = 0; x < width; x++) row[static_cast<size_t>(x)] = pixels[x * step];
  const auto covered = [&](int x) { return x < 0 || x >= width ? 0.0f : row[static_cast<size_t>(x)]; };
  for (int x = 0; x < width; x++) {
    float most = covered(x);
    for (int far = 1; far <= whole; far++) most = std::max({most, covered(x - far), covered(x + far)});
    // The last pixel on each side is reached in part: its share is laid beside what is there.
    most += part * std::max({covered(x - whole - 1) - most, covered(x + whole + 1) - most, 0.0f});
    pixels[x * step] = static_cast<unsigned char>(std::lround(std::min(most, 255.0f)));
  }
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* data, ImWchar codepoint, ImFontGlyph* glyph, float* advance) {
  if (!ImFontAtlasGetFontLoaderForStbTruetype()->FontBakedLoadGlyph(atlas, source, baked, data, codepoint, glyph, advance)) return false;
  if (!glyph || glyph->PackId < 0) return true;  // asked for its advance, or nothing to see
  const ImTextureRect* box = ImFontAtlasPackGetRect(atlas, glyph->PackId);
  const float width = glyph->X1 - glyph->X0, height = glyph->Y1 - glyph->Y0;
  if (!box || width <= 0 || height <= 0) return true;
  const float across = static_cast<float>(box->w) / width * baked->Size, down = static_cast<float>(box->h) / height * baked->Size;  // pixels an em
  ImTextureData* texture = atlas->TexData;
  // Coverage is the last byte of a pixel: the only one, or alpha.
  const auto coverage = [&](int x, int y) {
    return static_cast<unsigned char*>(texture->GetPixelsAt(box->x + x, box->y + y)) + texture->BytesPerPixel - 1;
  };
  for (int y = 0; y < box->h; y++) widen(coverage(0, y), box->w, texture->BytesPerPixel, wider * across);
  for (int x = 0; x < box->w; x++) widen(coverage(x, 0), box->h, texture->GetPitch(), taller * down);
  return true;
}

}  // namespace

const ImFontLoader* emboldened_glyphs() {
  static const ImFontLoader loader = [] {
    ImFontLoader made = *ImFontAtlasGetFontLoaderForStbTruetype();
    made.Name = "emboldened";
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return &loader;
}

}  // namespace chip_rules::app
