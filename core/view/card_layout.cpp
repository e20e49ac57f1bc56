// A card from the top down: what was asked, the outcome, its reason; the numbers; at the bottom the rules and the credit.
#include "core/view/card_layout.h"

#include <algorithm>

#include "core/view/card_numbers_drawn.h"
#include "core/view/card_paint.h"

namespace chip_rules::view {
namespace {

class Layout {
 public:
  Layout(const View& card, const CardPicture& picture, double scale, const CardContent& content)
      : card_(card), picture_(picture), s_(scale), content_(content) {
    for (const Block& block : card.blocks) {
      if (const auto* head = std::get_if<Headline>(&block); head && !head_) head_ = head;
    }
    paint_ = card_paint(head_->tone, picture.dark);
    const double margin = std::min(picture.width, picture.height) * 0.075;
    band_ = margin * 0.42;
    left_ = band_ + margin;
    right_ = picture.width - margin;
    top_ = margin * 0.9;
    bottom_ = picture.height - margin * 0.8;
  }

  bool run(std::string& drawing) {
    CardSheet foot_at_zero;
    const double foot_height = foot(foot_at_zero, 0);
    double y = head(top_);
    const double free_from = y;
    CardSheet numbers_at_zero;
    const double numbers_height = numbers(numbers_at_zero, 0);
    const double foot_y = bottom_ - foot_height;
    // The numbers stand in the middle of what is left, but not far from the reason.
    double numbers_y = free_from;
    if (numbers_height > 0) numbers_y += std::clamp((foot_y - free_from - numbers_height) / 2, 14 * s_, 44 * s_);
    const bool fits = numbers_y + numbers_height + 12 * s_ <= foot_y;
    if (numbers_height > 0) numbers(sheet_, numbers_y);
    sheet_.stroke(left_, foot_y, right_, foot_y, paint_.line, std::max(1.0, 1.2 * s_));
    foot(sheet_, foot_y);
    drawing = ground() + sheet_.drawing();
    return fits;
  }

 private:
  double width() const { return right_ - left_; }
  Type small(const char* color, bool bold = false) const { return {15.5 * s_, bold, color, 1.38}; }

  // The paper and the band in the outcome's color; the patterns tell the two darkest apart without color.
  std::string ground() const {
    const std::string id = std::string("tone-") + tone_name(head_->tone);
    const double step = std::max(6.0, band_ * 0.5);
    std::string out = "<rect width=\"" + coordinate(picture_.width) + "\" height=\"" + coordinate(picture_.height) + "\" fill=\"" + paint_.paper + "\"/>\n";
    std::string fill = paint_.fill;
    if (head_->tone == Tone::barred || head_->tone == Tone::undetermined) {
      out += "<defs><pattern id=\"" + id + "\" width=\"" + coordinate(step) + "\" height=\"" + coordinate(step) + "\" patternUnits=\"userSpaceOnUse\"";
      if (head_->tone == Tone::barred) {
        out += " patternTransform=\"rotate(45)\"><rect width=\"" + coordinate(step) + "\" height=\"" + coordinate(step) + "\" fill=\"" + paint_.fill +
               "\"/><rect width=\"" + coordinate(step * 0.3) + "\" height=\"" + coordinate(step) + "\" fill=\"" + paint_.paper + "\"/>";
      } else {
        out += "><circle cx=\"" + coordinate(step / 2) + "\" cy=\"" + coordinate(step / 2) + "\" r=\"" + coordinate(step * 0.3) + "\" fill=\"" + paint_.fill + "\"/>";
      }
      out += "</pattern></defs>\n";
      fill = "url(#" + id + ")";
    }
    return out + "<rect width=\"" + coordinate(band_) + "\" height=\"" + coordinate(picture_.height) + "\" fill=\"" + fill + "\"/>\n";
  }

  double head(double y) {
    y = sheet_.text(head_->label, left_, y, width(), {23 * s_, false, paint_.soft, 1.35});
    y = sheet_.text(head_->text, left_, y + 6 * s_, width(), {46 * s_, true, paint_.text, 1.17});
    y = sheet_.text(head_->reason, left_, y + 12 * s_, width(), {22 * s_, false, paint_.ink, 1.4}, content_.reason_lines);
    y = sheet_.text(head_->cite.text, left_, y + 3 * s_, width(), {17 * s_, false, paint_.soft, 1.35});
    for (const char* role : {"anew", "warning"}) y = marked(role, y);
    if (content_.notes) y = said("note", y);
    if (content_.assumed) y = said("assumed", y);
    return y;
  }

  // What must not be overlooked stands in a box with a mark.
  double marked(std::string_view role, double y) {
    const CardPaint warning = card_paint(Tone::case_by_case, picture_.dark);
    for (const Block& block : card_.blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      if (!paragraph || paragraph->role != role) continue;
      const double pad = 10 * s_, from = y + 12 * s_;
      const Type type{17 * s_, true, warning.text, 1.38};
      CardSheet words;
      const double to = words.text(paragraph->text, left_ + 3.4 * pad, from + pad * 0.7, width() - 4.4 * pad, type) + pad * 0.7;
      sheet_.box(left_, from, width(), to - from, warning.tint, 4 * s_);
      sheet_.box(left_, from, 4 * s_, to - from, warning.fill);
      sheet_.line_of_text("!", left_ + 2 * pad, from + pad * 0.7 + type.size * (type.leading / 2 + 0.36), type, "middle");
      sheet_.text(paragraph->text, left_ + 3.4 * pad, from + pad * 0.7, width() - 4.4 * pad, type);
      y = to;
    }
    return y;
  }

  double said(std::string_view role, double y) {
    for (const Block& block : card_.blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      if (paragraph && paragraph->role == role) y = sheet_.text(paragraph->text, left_, y + 8 * s_, width(), small(paint_.soft));
    }
    return y;
  }

  // Axes and bars beside one another where there is room for it, else below.
  double numbers(CardSheet& sheet, double y) const {
    std::vector<const Block*> shown;
    for (const Block& block : card_.blocks) {
      const bool number = std::holds_alternative<Axis>(block) || std::holds_alternative<Bar>(block);
      if (number && shown.size() < static_cast<std::size_t>(content_.numbers)) shown.push_back(&block);
    }
    if (shown.empty()) return 0;
    const double gap = 34 * s_;
    const std::size_t room = std::max<std::size_t>(1, static_cast<std::size_t>((width() + gap) / (280 * s_ + gap)));
    const std::size_t columns = std::min({shown.size(), room, std::size_t{3}});
    const double each = columns == 1 ? std::min(width(), 620 * s_) : (width() - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    double below = y;
    for (std::size_t first = 0; first < shown.size(); first += columns) {
      double lowest = below;
      for (std::size_t i = first; i < std::min(first + columns, shown.size()); ++i) {
        const double x = left_ + (each + gap) * static_cast<double>(i - first);
        const NumberPlace place{x, below, each, s_, paint_};
        if (const auto* axis = std::get_if<Axis>(shown[i])) lowest = std::max(lowest, draw_axis(sheet, *axis, place));
        if (const auto* bar = std::get_if<Bar>(shown[i])) lowest = std::max(lowest, draw_bar(sheet, *bar, place));
      }
      below = lowest + (first + columns < shown.size() ? 18 * s_ : 0);
    }
    return below - y;
  }

  double foot(CardSheet& sheet, double y) const {
    y += 10 * s_;
    for (const Block& block : card_.blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      if (paragraph && paragraph->role == "coverage") y = sheet.text(paragraph->text, left_, y, width(), small(paint_.ink));
    }
    y = sheet.text(paragraph_of(card_, "credit"), left_, y + 2 * s_, width(), small(paint_.soft));
    return y;
  }

  const View& card_;
  const CardPicture& picture_;
  const double s_;
  const CardContent& content_;
  const Headline* head_ = nullptr;
  CardPaint paint_{};
  double band_ = 0, left_ = 0, right_ = 0, top_ = 0, bottom_ = 0;
  CardSheet sheet_;
};

}  // namespace

bool lay_out_card(const View& card, const CardPicture& picture, double scale, const CardContent& content, std::string& drawing) {
  return Layout(card, picture, scale, content).run(drawing);
}

std::string card_font_family(std::string_view lang) {
  const bool traditional = lang.find("Hant") != lang.npos;
  const char* chinese = traditional ? "'PingFang HK', 'PingFang TC', 'Microsoft JhengHei', 'Noto Sans CJK HK', 'Noto Sans HK', 'Noto Sans CJK TC'"
                                    : "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC'";
  return std::string("Inter, 'Helvetica Neue', Arial, 'Segoe UI', Roboto, 'Noto Sans', ") + chinese + ", sans-serif";
}

}  // namespace chip_rules::view
