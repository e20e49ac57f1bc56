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
void draw(Ui& ui, Column& column, const view::Facts& facts);
void draw(Ui& ui, Column& column, const view::Bar& bar, const std::string& id);
void draw(Ui& ui, Column& column, const view::Axis& axis, const std::string& id);
void draw(Ui& ui, Column& column, const view::Clauses& clauses, const std::string& id);
void draw(Ui& ui, Column& column, const view::Choices& choices, const std::string& id);
void draw(Ui& ui, Column& column, const view::List& list, const std::string& id);
void draw(Ui& ui, Column& column, const view::Table& table);

}  // namespace chip_rules::app
