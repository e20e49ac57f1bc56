// The answer, the largest thing on the screen; its reason directly under it, then the clause that decided.
// May know: the Headline block and the kit.
#include "web/app/render.h"

namespace chip_rules::app {

void draw(Ui& ui, Column& column, const view::Headline& headline) {
  const ToneColors& tone = ui.colors->tone(headline.tone);
  ui.area(ImVec2(column.x, column.y), ImVec2(column.x + column.width, column.y + 8), headline.tone);
  column.space(8 + 14);
  ui.paragraph(column, headline.label, {Size::body}, ui.colors->soft);
  column.space(4);

  const Face face{Size::headline, Weight::strong};
  const float radius = ui.fonts.em(face) * 0.34f;
  const bool shape = headline.tone != view::Tone::plain;
  const float indent = shape ? radius * 2 + 14 : 0;
  if (shape) {
    ui.sign(ImVec2(column.x + radius + 1, column.y + ui.fonts.baseline(face) - ui.fonts.em(face) * 0.36f), radius, headline.tone);
  }
  Column text{column.x + indent, column.y, column.width - indent};
  ui.paragraph(text, headline.text, face, tone.text);
  column.y = text.y + 10;

  Column reason{column.x, column.y, column.width < 760 ? column.width : 760};
  ui.paragraph(reason, headline.reason, {Size::lead}, ui.colors->ink);
  if (!headline.cite.text.empty()) reason.space(4);
  ui.link(reason, "headline/cite", headline.cite.text, headline.cite.href, {Size::body});
  column.y = reason.y;
}

void draw_verdict(Ui& ui, Column& column, const view::Headline& headline) {
  const ToneColors& tone = ui.colors->tone(headline.tone);
  ui.paragraph(column, headline.label, {Size::small}, ui.colors->soft);
  const Face face{Size::lead, Weight::strong};
  const float radius = headline.tone == view::Tone::plain ? 0 : ui.fonts.em(face) * 0.34f;
  const float indent = radius > 0 ? radius * 2 + 10 : 0;
  if (radius > 0) ui.sign(ImVec2(column.x + radius + 1, column.y + ui.fonts.leading(face) / 2), radius, headline.tone);
  Column text{column.x + indent, column.y, column.width - indent};
  ui.paragraph(text, headline.text, face, tone.text);
  column.y = text.y;
}

void draw_finding(Ui& ui, Column& column, const view::Headline& headline, const std::string& id) {
  if (!headline.label.empty()) ui.paragraph(column, headline.label, {Size::small}, ui.colors->soft);
  ui.paragraph(column, headline.text, {Size::lead, Weight::strong}, ui.colors->tone(headline.tone).text);
  ui.paragraph(column, {{headline.reason, {Size::body}, ui.colors->ink},
                        {headline.reason.empty() || headline.cite.text.empty() ? "" : " ", {Size::body}, 0},
                        {headline.cite.text, {Size::small}, headline.cite.href.empty() ? ui.colors->soft : ui.colors->link, headline.cite.href}},
               id + "/cite");
}

}  // namespace chip_rules::app
