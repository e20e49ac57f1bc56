// The members of each block and their names in JSON, once, for writing and for reading.
// A visitor is called with a name and a member. In blocks with many rows it is asked to leave out what is empty (`terse`).
// May know: the blocks.
#pragma once

#include "core/view/blocks.h"

namespace chip_rules::view {

// clang-format off
template <class V> void members(V& v, Link& b) { v("text", b.text); v("href", b.href); }

template <class V> void members(V& v, Headline& b) {
  v("label", b.label); v("text", b.text); v("reason", b.reason); v("cite", b.cite); v("tone", b.tone);
}
template <class V> void members(V& v, Paragraph& b) {
  v("role", b.role); v("text", b.text); v.terse(true); v("case_text", b.case_text); v("action", b.action); v.terse(false);
}

template <class V> void members(V& v, Facts::Row& b) { v("name", b.name); v("value", b.value); v("detail", b.detail); v("tone", b.tone); }
template <class V> void members(V& v, Facts& b) { v("title", b.title); v("rows", b.rows); }

template <class V> void members(V& v, Bar& b) {
  v("title", b.title); v("unit", b.unit); v("before", b.before); v("request", b.request); v("after", b.after); v("cap", b.cap);
  v("fits", b.fits); v("drawn", b.drawn); v("before_text", b.before_text); v("request_text", b.request_text);
  v("after_text", b.after_text); v("cap_text", b.cap_text); v("left_text", b.left_text); v("cite", b.cite); v("tone", b.tone);
}

template <class V> void members(V& v, Axis::Tick& b) { v("value", b.value); v("text", b.text); }
template <class V> void members(V& v, Axis::Line& b) {
  v("id", b.id); v("label", b.label); v("value", b.value); v("value_text", b.value_text); v("crossed", b.crossed);
  v("state", b.state); v("detail", b.detail); v("cite", b.cite);
}
template <class V> void members(V& v, Axis::Mark& b) { v("label", b.label); v("value", b.value); v("value_text", b.value_text); }
template <class V> void members(V& v, Axis& b) {
  v("title", b.title); v("unit", b.unit); v("logarithmic", b.logarithmic); v("low", b.low); v("high", b.high);
  v("ticks", b.ticks); v("lines", b.lines); v("marks", b.marks); v("empty", b.empty);
}

template <class V> void members(V& v, Clauses::Compared& b) { v("text", b.text); v("distance", b.distance); v("result", b.result); }
template <class V> void members(V& v, Clauses::Clause& b) {
  v("id", b.id); v("step", b.step); v("says", b.says); v("note", b.note); v("result", b.result); v("result_text", b.result_text);
  v("decided", b.decided); v("effect", b.effect); v("confidence", b.confidence); v("cite", b.cite); v("tone", b.tone);
  v("compared", b.compared);
}
template <class V> void members(V& v, Clauses& b) { v("title", b.title); v("clauses", b.clauses); }

template <class V> void members(V& v, Choices::Choice& b) {
  v("text", b.text); v("detail", b.detail); v("case_text", b.case_text); v("tone", b.tone);
}
template <class V> void members(V& v, Choices& b) { v("title", b.title); v("choices", b.choices); v("empty", b.empty); }

template <class V> void members(V& v, List::Entry& b) { v("text", b.text); v("detail", b.detail); v("cite", b.cite); }
template <class V> void members(V& v, List& b) { v("role", b.role); v("title", b.title); v("entries", b.entries); }

template <class V> void members(V& v, Table& b) {
  v("title", b.title); v("align", b.align); v("columns", b.columns); v("rows", b.rows);
  v.terse(true); v("tones", b.tones); v("cases", b.cases); v.terse(false);
}

template <class V> void members(V& v, Form::Option& b) { v("value", b.value); v("label", b.label); }
template <class V> void members(V& v, Form::Field& b) {
  v("key", b.key); v("label", b.label); v("help", b.help); v("kind", b.kind); v("list", b.list); v("group", b.group);
  v("group_label", b.group_label); v("value", b.value); v("value_text", b.value_text); v("absent_text", b.absent_text);
  v("unit", b.unit); v("min", b.min); v("max", b.max); v("step", b.step); v("options", b.options); v("error", b.error);
}
template <class V> void members(V& v, Form& b) { v("fields", b.fields); }

template <class V> void members(V& v, Options::Option& b) {
  v("value", b.value); v("label", b.label); v("detail", b.detail); v("group", b.group);
}
template <class V> void members(V& v, Options& b) { v("list", b.list); v("options", b.options); }

template <class V> void members(V& v, Controls::Option& b) { v("value", b.value); v("label", b.label); }
template <class V> void members(V& v, Controls::Control& b) {
  v.terse(true);
  v("key", b.key); v("kind", b.kind); v("label", b.label); v("detail", b.detail); v("list", b.list); v("value", b.value);
  v("value_text", b.value_text); v("at", b.at); v("min", b.min); v("max", b.max); v("step", b.step);
  v("logarithmic", b.logarithmic); v("changed", b.changed); v("options", b.options); v("cite", b.cite);
  v.terse(false);
}
template <class V> void members(V& v, Controls& b) {
  v("title", b.title); v("controls", b.controls);
  v.terse(true); v("folded", b.folded); v.terse(false);
}

template <class V> void members(V& v, Map::Group& b) {
  v.terse(true); v("text", b.text); v("count_text", b.count_text); v("tone", b.tone); v("shade", b.shade); v.terse(false);
}
template <class V> void members(V& v, Map::Place& b) {
  v.terse(true);
  v("id", b.id); v("label", b.label); v("text", b.text); v("detail", b.detail); v("case_text", b.case_text); v("group", b.group);
  v("chosen", b.chosen);
  v.terse(false);
}
template <class V> void members(V& v, Map& b) { v("title", b.title); v("note", b.note); v("groups", b.groups); v("places", b.places); }

template <class V> void members(V& v, Plot::Tick& b) { v("value", b.value); v("text", b.text); }
template <class V> void members(V& v, Plot::Scale& b) {
  v("title", b.title); v("unit", b.unit); v("logarithmic", b.logarithmic); v("date", b.date); v("low", b.low); v("high", b.high);
  v("ticks", b.ticks);
}
template <class V> void members(V& v, Plot::Rectangle& b) { v("left", b.left); v("bottom", b.bottom); v("right", b.right); v("top", b.top); }
template <class V> void members(V& v, Plot::Zone& b) {
  v.terse(true); v("id", b.id); v("label", b.label); v("says", b.says); v("cite", b.cite); v("tone", b.tone); v("parts", b.parts); v.terse(false);
}
template <class V> void members(V& v, Plot::Line& b) {
  v.terse(true);
  v("id", b.id); v("label", b.label); v("value_text", b.value_text); v("detail", b.detail); v("across", b.across); v("value", b.value);
  v("tone", b.tone); v("cite", b.cite);
  v.terse(false);
}
template <class V> void members(V& v, Plot::Point& b) { v("x", b.x); v("y", b.y); v("text", b.text); }
template <class V> void members(V& v, Plot::Series& b) {
  v.terse(true);
  v("id", b.id); v("label", b.label); v("kind", b.kind); v("unit", b.unit); v("second", b.second); v("points", b.points); v("cite", b.cite);
  v.terse(false);
}
template <class V> void members(V& v, Plot::Mark& b) {
  v.terse(true);
  v("id", b.id); v("label", b.label); v("group", b.group); v("shape", b.shape); v("text", b.text); v("lines", b.lines);
  v("case_text", b.case_text); v("x", b.x); v("y", b.y); v("tone", b.tone); v("chosen", b.chosen); v("estimate", b.estimate);
  v.terse(false);
}
template <class V> void members(V& v, Plot::Key& b) { v.terse(true); v("text", b.text); v("shape", b.shape); v("tone", b.tone); v.terse(false); }
template <class V> void members(V& v, Plot& b) {
  v("title", b.title); v("note", b.note); v("x", b.x); v("y", b.y); v("zones", b.zones); v("lines", b.lines); v("series", b.series);
  v("marks", b.marks); v("keys", b.keys); v("move", b.move); v("empty", b.empty);
}

template <class V> void members(V& v, Tracks::Tick& b) { v("value", b.value); v("text", b.text); }
template <class V> void members(V& v, Tracks::Span& b) {
  v.terse(true);
  v("from", b.from); v("to", b.to); v("text", b.text); v("detail", b.detail); v("case_text", b.case_text); v("tone", b.tone); v("cite", b.cite);
  v.terse(false);
}
template <class V> void members(V& v, Tracks::Track& b) { v("label", b.label); v("spans", b.spans); }
template <class V> void members(V& v, Tracks::Event& b) {
  v.terse(true);
  v("at", b.at); v("date_text", b.date_text); v("text", b.text); v("kind", b.kind); v("case_text", b.case_text); v("cite", b.cite);
  v.terse(false);
}
template <class V> void members(V& v, Tracks& b) {
  v("title", b.title); v("note", b.note); v("low", b.low); v("high", b.high); v("now", b.now); v("now_text", b.now_text); v("key", b.key);
  v("ticks", b.ticks); v("tracks", b.tracks); v("events", b.events);
}

template <class V> void members(V& v, Pairs::Side& b) {
  v.terse(true);
  v("figure", b.figure); v("text", b.text); v("finding", b.finding); v("finding_text", b.finding_text); v("why", b.why); v("cite", b.cite);
  v.terse(false);
}
template <class V> void members(V& v, Pairs::Row& b) { v("theme", b.theme); v("left", b.left); v("right", b.right); }
template <class V> void members(V& v, Pairs& b) {
  v("title", b.title); v("left_title", b.left_title); v("right_title", b.right_title); v("rows", b.rows);
}
// clang-format on

}  // namespace chip_rules::view
