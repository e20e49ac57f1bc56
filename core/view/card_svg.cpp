// Sizes, and the choice of how much a card holds and how large its letters are.
#include "core/view/card_svg.h"

#include <algorithm>
#include <cmath>

#include "core/view/card_layout.h"
#include "core/view/card_text.h"

namespace chip_rules::view {
namespace {

struct NamedSize {
  const char* name;
  CardPicture picture;
};

const std::vector<NamedSize>& sizes() {
  static const std::vector<NamedSize> all{
      {"og", {1200, 628, false, false, "", ""}},
      {"wide", {800, 418, false, false, "", ""}},
      {"square", {1080, 1080, false, false, "", ""}},
      {"print", {1260, 888, false, true, "210mm", "148mm"}},
  };
  return all;
}

std::optional<double> pixels(std::string_view digits, double least) {
  if (digits.empty() || digits.size() > 4 || digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
  double out = 0;
  for (const char digit : digits) out = out * 10 + (digit - '0');
  if (out < least || out > 4096) return std::nullopt;
  return out;
}

/// What may be left out to keep the letters large, and down to which part of the full size letters may shrink for it.
struct Fullness {
  CardContent content;
  double smallest;
};

// From everything to the bare outcome. Nothing is left out without need, and no letters are tiny for it.
std::vector<Fullness> fullnesses(const CardPicture& picture) {
  const double least = picture.everything ? 0.5 : 0.9;
  return {{{true, true, 9, 1000}, least}, {{false, true, 9, 1000}, least}, {{false, false, 9, 1000}, 0.6},
          {{false, false, 1, 1000}, 0.55}, {{false, false, 0, 1000}, 0.5},  {{false, false, 0, 6}, 0.4},
          {{false, false, 0, 2}, 0.3}};
}

}  // namespace

const std::vector<std::string>& card_size_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (const NamedSize& size : sizes()) out.emplace_back(size.name);
    return out;
  }();
  return names;
}

std::optional<CardPicture> read_card_size(std::string_view size) {
  for (const NamedSize& one : sizes()) {
    if (size == one.name) return one.picture;
  }
  const std::size_t by = size.find('x');
  if (by == size.npos) return std::nullopt;
  const std::optional<double> width = pixels(size.substr(0, by), 320), height = pixels(size.substr(by + 1), 240);
  if (!width || !height) return std::nullopt;
  CardPicture out;
  out.width = *width;
  out.height = *height;
  return out;
}

std::string_view paragraph_of(const View& card, std::string_view role) {
  for (const Block& block : card.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph && paragraph->role == role) return paragraph->text;
  }
  return {};
}

std::string card_svg(const View& card, const CardPicture& picture) {
  const Headline* head = nullptr;
  for (const Block& block : card.blocks) {
    if (!head) head = std::get_if<Headline>(&block);
  }
  if (!head) return {};
  const double full = std::min(std::sqrt(picture.width / 1000 * picture.height / 520), picture.width / 700);
  std::string drawing;
  for (const Fullness& fullness : fullnesses(picture)) {
    bool fits = false;
    for (double part = 1.12; !fits && part >= fullness.smallest; part -= 0.04) fits = lay_out_card(card, picture, full * part, fullness.content, drawing);
    if (fits) break;
  }
  const auto size = [](const std::string& text, double value) { return text.empty() ? coordinate(value) : text; };
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size(picture.width_text, picture.width) + "\" height=\"" +
                    size(picture.height_text, picture.height) + "\" viewBox=\"0 0 " + coordinate(picture.width) + " " + coordinate(picture.height) +
                    "\" role=\"img\" xml:lang=\"" + xml_text(card.lang) + "\" lang=\"" + xml_text(card.lang) + "\"\n  font-family=\"" +
                    card_font_family(card.lang) + "\">\n";
  out += "<title>" + xml_text(head->label.empty() ? head->text : head->label + ": " + head->text) + "</title>\n";
  out += "<desc>" + xml_text(paragraph_of(card, "alt")) + "</desc>\n";
  return out + drawing + "</svg>\n";
}

}  // namespace chip_rules::view
