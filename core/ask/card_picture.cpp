// The question "card-svg".
#include "core/ask/card_picture.h"

#include "core/view/card_svg.h"

namespace chip_rules {

view::View card_of(const Question& question, std::optional<CaseError>& error) {
  view::View out;
  case_of(question, "case", error);
  if (error) return out;
  ViewRequest request;
  request.view = "card";
  request.case_text = question.text("case");
  request.lang = question.text("lang", "en");
  request.today = write_date(question.today);
  out = view_of(question.rules, request);
  if (!out.error.empty()) error = CaseError{"bad_rules", "", "", out.error, {}};
  return out;
}

std::string card_svg_json(const Question& question, std::optional<CaseError>& error) {
  const std::string size = question.text("size", "og"), theme = question.text("theme", "light");
  std::optional<view::CardPicture> picture = view::read_card_size(size);
  if (!picture) {
    error = CaseError{"bad_request", "size", size, "error.card_size", {}, view::card_size_names()};
  }
  if (theme != "light" && theme != "dark") error = CaseError{"bad_request", "theme", theme, "error.theme", {}};
  if (error) return {};
  picture->dark = theme == "dark";
  const view::View card = card_of(question, error);
  if (error) return {};
  JsonWriter json;
  json.open('{').member("case", card.case_text).member("svg", view::card_svg(card, *picture));
  json.member("width", picture->width).member("height", picture->height).member("alt", view::paragraph_of(card, "alt"));
  json.close('}');
  return json.take();
}

}  // namespace chip_rules
