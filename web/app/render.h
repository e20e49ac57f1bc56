// One renderer a block: each draws at the column's place and moves it down. They add no words and no sums.
// May know: view blocks and the kit.
#pragma once

#include <string>

#include "core/view/blocks.h"
#include "web/app/ui.h"

namespace chip_rules::app {

// `id` keeps zones of several blocks of one kind apart.
void draw(Ui& ui, Column& column, const view::Headline& headline);
void draw(Ui& ui, Column& column, const view::Paragraph& paragraph);
/// Behind or under a warning of what the asker changed, which was drawn from `top` on: the way back to the case without it, if there is one.
void draw_way_back(Ui& ui, Column& column, const view::Paragraph& paragraph, float top, const std::string& id);
void draw(Ui& ui, Column& column, const view::Facts& facts);
void draw(Ui& ui, Column& column, const view::Bar& bar, const std::string& id);
void draw(Ui& ui, Column& column, const view::Axis& axis, const std::string& id);
void draw(Ui& ui, Column& column, const view::Clauses& clauses, const std::string& id);
void draw(Ui& ui, Column& column, const view::Choices& choices, const std::string& id);
void draw(Ui& ui, Column& column, const view::List& list, const std::string& id);
void draw(Ui& ui, Column& column, const view::Table& table, const std::string& id);
void draw(Ui& ui, Column& column, const view::Controls& controls, const std::string& id);
void draw(Ui& ui, Column& column, const view::Map& map, const std::string& id);
void draw(Ui& ui, Column& column, const view::Plot& plot, const std::string& id);
void draw(Ui& ui, Column& column, const view::Tracks& tracks, const std::string& id);
void draw(Ui& ui, Column& column, const view::Pairs& pairs, const std::string& id);

/// The verdict in one line or two, for views in which the picture is the largest thing.
void draw_verdict(Ui& ui, Column& column, const view::Headline& headline);

/// What a view has found, above its picture.
void draw_finding(Ui& ui, Column& column, const view::Headline& headline, const std::string& id);

/// Any block, with the id that keeps its zones apart.
template <class Block>
void draw_block(Ui& ui, Column& column, const Block& block, const std::string& id) {
  draw(ui, column, block, id);
}
inline void draw_block(Ui& ui, Column& column, const view::Headline& block, const std::string&) { draw(ui, column, block); }
inline void draw_block(Ui& ui, Column& column, const view::Paragraph& block, const std::string& id) {
  const float top = column.y;
  draw(ui, column, block);
  draw_way_back(ui, column, block, top, id + "/back");
}
inline void draw_block(Ui& ui, Column& column, const view::Facts& block, const std::string&) { draw(ui, column, block); }
inline void draw_block(Ui&, Column&, const view::Form&, const std::string&) {}     // the controls draw the form
inline void draw_block(Ui&, Column&, const view::Options&, const std::string&) {}  // a picker draws these

}  // namespace chip_rules::app
