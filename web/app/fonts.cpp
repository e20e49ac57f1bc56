// Loads the two weights and answers what typesetting needs to know. May know: fonts.h and ImGui.
#include "web/app/fonts.h"

#include <algorithm>
#include <cmath>

#include "web/app/emboldened.h"

namespace chip_rules::app {
namespace {

unsigned u16(std::string_view bytes, size_t at) {
  if (at + 2 > bytes.size()) return 0;
  return static_cast<unsigned char>(bytes[at]) << 8 | static_cast<unsigned char>(bytes[at + 1]);
}

unsigned u32(std::string_view bytes, size_t at) { return u16(bytes, at) << 16 | u16(bytes, at + 2); }

/// Offset of a table of an OpenType file, 0 when it has none.
size_t table(std::string_view font, std::string_view tag) {
  for (unsigned i = 0; i < u16(font, 4); i++) {
    size_t entry = 12 + 16 * i;
    if (font.substr(std::min(entry, font.size()), 4) == tag) return u32(font, entry + 8);
  }
  return 0;
}

/// A font with the characters of another for those that it lacks (ImGui merges into the font that was added last); `loader`
/// draws these, null: as they are.
ImFont* add_font(std::string_view bytes, std::string_view further, float extra_advance, const ImFontLoader* loader = nullptr) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.GlyphExtraAdvanceX = extra_advance;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFont* font = atlas.AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()), 16, &config);
  if (!font || further.empty()) return font;
  config.MergeMode = true;
  config.FontLoader = loader;
  return atlas.AddFontFromMemoryTTF(const_cast<char*>(further.data()), static_cast<int>(further.size()), 16, &config) ? font : nullptr;
}

}  // namespace

bool Fonts::load(std::string_view regular, std::string_view strong, std::string_view further) {
  size_t head = table(regular, "head"), hhea = table(regular, "hhea");
  if (!head || !hhea || !table(strong, "head")) return false;
  float units = static_cast<float>(u16(regular, head + 18));
  float ascent = static_cast<float>(static_cast<short>(u16(regular, hhea + 4)));
  float descent = static_cast<float>(static_cast<short>(u16(regular, hhea + 6)));
  if (units <= 0 || ascent <= descent) return false;
  ascent_ = ascent / units;
  box_ = (ascent - descent) / units;
  regular_bytes_ = regular;
  strong_bytes_ = strong;
  regular_ = add_font(regular, further, 0);
  strong_ = add_font(strong, further, 0, emboldened_glyphs());
  headline_ = add_font(strong, further, -0.7f, emboldened_glyphs());
  return regular_ && strong_ && headline_;
}

bool Fonts::add(std::string_view further) {
  if (!table(further, "head") || !table(further, "hhea")) return false;
  // From the start: the script before may draw the same characters in other shapes.
  ImGui::GetIO().Fonts->ClearFonts();
  return load(regular_bytes_, strong_bytes_, further);
}

void Fonts::begin() const {
  for (ImFont* font : {regular_, strong_, headline_}) {
    ImGui::PushFont(font, 16);
    ImGui::PopFont();
  }
}

void Fonts::fit(float width) { headline_em_ = std::round(std::clamp(22 + width * 0.018f, 28.0f, 44.0f)); }

ImFont* Fonts::font(Face face) const {
  if (face.weight == Weight::regular) return regular_;
  return face.size == Size::headline ? headline_ : strong_;
}

float Fonts::em(Face face) const {
  switch (face.size) {
    case Size::small: return 13;
    case Size::lead: return 20;
    case Size::headline: return headline_em_;
    default: return 16;
  }
}

float Fonts::leading(Face face) const {
  float lines = face.size == Size::headline ? 1.16f : face.size == Size::lead ? 1.38f : 1.46f;
  return std::round(em(face) * lines);
}

float Fonts::baseline(Face face) const {
  return std::round((leading(face) - size(face)) / 2 + ascent_ * em(face));
}

float Fonts::width(Face face, std::string_view text) const {
  return font(face)->CalcTextSizeA(size(face), 1e9f, 0, text.data(), text.data() + text.size()).x;
}

}  // namespace chip_rules::app
