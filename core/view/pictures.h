// The blocks of a view that are drawn as pictures: map, plot, tracks of time, and two stories side by side.
// May know: nothing of the rest of the core (plain values only).
#pragma once

#include <string>
#include <vector>

#include "core/view/tone.h"

namespace chip_rules::view {

/// The world in groups of one meaning each: an outcome or a tier. Outlines are the renderer's; places go by ISO 3166-1 alpha-3.
struct Map {
  std::string title;
  std::string note;  // how disputed areas are drawn, and what the colors mean; shown under the map
  struct Group {
    std::string text;        // the outcome or the tier
    std::string count_text;  // "18 places"
    Tone tone = Tone::plain;
    int shade = 0;  // 0 the tone as it is; 1, 2, ...: further groups of the same tone, told apart by patterns
  };
  struct Place {
    std::string id;
    std::string label;
    std::string text;       // what pointing at it says: the outcome
    std::string detail;     // its tier, its group; may be empty
    std::string case_text;  // the case with this place chosen
    int group = 0;  // -1: none
    bool chosen = false;
  };
  std::vector<Group> groups;
  std::vector<Place> places;
};

/// Two axes with zones, reference lines, series and marks: chips under a rule, models by training operations, prices by year.
struct Plot {
  std::string title;
  std::string note;
  struct Tick {
    double value = 0;
    std::string text;
  };
  struct Scale {
    std::string title;
    std::string unit;
    bool logarithmic = false;
    bool date = false;  // values are days since 1970-01-01
    double low = 0;
    double high = 0;
    std::vector<Tick> ticks;
  };
  struct Rectangle {
    double left = 0, bottom = 0, right = 0, top = 0;  // in units of the axes, inside low and high
  };
  struct Zone {
    std::string id;
    std::string label;  // what the zone is called: a class, an outcome
    std::string says;   // the clause's sentence
    Link cite;
    Tone tone = Tone::plain;
    std::vector<Rectangle> parts;
  };
  struct Line {
    std::string id;
    std::string label;
    std::string value_text;
    std::string detail;
    bool across = false;  // at a y value, running across; else at an x value, standing up
    double value = 0;
    Tone tone = Tone::plain;
    Link cite;
  };
  struct Point {
    double x = 0, y = 0;
    std::string text;
  };
  struct Series {
    std::string id;
    std::string label;
    std::string kind;  // "line", "step", "bars", "dots"
    std::string unit;
    bool second = false;  // drawn lighter: not ours, or for comparison
    std::vector<Point> points;
    Link cite;
  };
  struct Mark {
    std::string id;
    std::string label;
    std::string group;   // what a legend and a filter go by: the vendor
    std::string shape;   // "circle", "ring", "square", "diamond", "triangle"
    std::string text;    // outcome or figures in words
    std::vector<std::string> lines;  // what pointing at it says further: the distance to each line
    std::string case_text;           // may be empty
    double x = 0, y = 0;
    Tone tone = Tone::plain;
    bool chosen = false;
    bool estimate = false;  // resting on a source that is not the maker's or the law's own
  };
  struct Key {
    std::string text;
    std::string shape;
    Tone tone = Tone::plain;
  };
  Scale x, y;
  std::vector<Zone> zones;
  std::vector<Line> lines;
  std::vector<Series> series;
  std::vector<Mark> marks;
  std::vector<Key> keys;  // the legend
  std::string move;       // a question that answers {"case"} for {"case","x","y"}: the chosen mark may be dragged; may be empty
  std::string empty;      // said instead when there is nothing to draw
};

/// Lanes of time with what held when, and events above them. Dates are days since 1970-01-01.
struct Tracks {
  std::string title;
  std::string note;
  struct Tick {
    double value = 0;
    std::string text;
  };
  struct Span {
    double from = 0, to = 0;
    std::string text;     // the outcome
    std::string detail;   // the dates, and what began it
    std::string case_text;
    Tone tone = Tone::plain;
    Link cite;
  };
  struct Track {
    std::string label;
    std::vector<Span> spans;
  };
  struct Event {
    double at = 0;
    std::string date_text;
    std::string text;
    std::string kind;
    std::string case_text;  // the case on that day; may be empty
    Link cite;
  };
  double low = 0, high = 0;
  double now = 0;         // the day of the case
  std::string now_text;
  std::string key;        // the key that dragging the day sets, for example "on"; may be empty
  std::vector<Tick> ticks;
  std::vector<Track> tracks;
  std::vector<Event> events;
};

/// Two stories side by side, row by row, each figure with our finding.
struct Pairs {
  std::string title;
  std::string left_title, right_title;
  struct Side {
    std::string figure;        // the number or the few words that stand large
    std::string text;
    std::string finding;       // machine word: "supported", "wrong", "unverified", ...; empty: ours
    std::string finding_text;  // the same in words
    std::string why;
    Link cite;
  };
  struct Row {
    std::string theme;
    Side left, right;
  };
  std::vector<Row> rows;
};

}  // namespace chip_rules::view
