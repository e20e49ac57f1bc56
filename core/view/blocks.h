// View models: the content of a view as localized blocks, before any pixel.
// Terminal, HTML, Dear ImGui and cards render these; they add no sentence of law and no arithmetic.
// May know: nothing of the rest of the core (plain values only).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/view/pictures.h"
#include "core/view/tone.h"

namespace chip_rules::view {

/// The answer: the largest thing on the screen. `reason` stands directly under it.
struct Headline {
  std::string label;   // what was asked, for example "10,000 H100 SXM5 80GB to Germany"
  std::string text;    // the verdict in one sentence
  std::string reason;  // the deciding clause's sentence
  Link cite;           // the deciding clause
  Tone tone = Tone::undetermined;
};

/// Running text. `role`: "note" (normal), "assumed", "coverage", "warning", "legal".
/// A warning of what the asker changed carries the way back: `case_text` is the case without it, `action` what taking it is called.
struct Paragraph {
  std::string role;
  std::string text;
  std::string case_text = {};
  std::string action = {};
};

/// Name and value pairs, for example tier, classification, regime. `tone` colors the value.
struct Facts {
  std::string title;
  struct Row {
    std::string name;
    std::string value;
    std::string detail;  // may be empty
    Tone tone = Tone::plain;
  };
  std::vector<Row> rows;
};

/// A quota before and after the order against its cap. Numbers in `unit`; all texts are ready to show.
struct Bar {
  std::string title;
  std::string unit;
  double before = 0;
  double request = 0;
  double after = 0;
  double cap = 0;
  bool fits = true;
  bool drawn = true;        // false: this limit belongs to an exception that did not decide
  std::string before_text;  // "0"
  std::string request_text; // "+ 158,240,000"
  std::string after_text;   // "158,240,000"
  std::string cap_text;     // "790,000,000"
  std::string left_text;    // "room for 39,924 more chips"; for a table: the text equivalent
  Link cite;
  Tone tone = Tone::plain;
};

/// One logarithmic (or linear) axis with legal lines and what the case puts on it.
struct Axis {
  std::string title;
  std::string unit;
  bool logarithmic = true;
  double low = 0;
  double high = 0;
  struct Tick {
    double value = 0;
    std::string text;
  };
  struct Line {
    std::string id;
    std::string label;
    double value = 0;
    std::string value_text;
    bool crossed = false;
    std::string state;   // "reached", "not reached", "can't tell"; empty when the case only says how long it would take
    std::string detail;  // what it hangs on, and days until the line is reached
    Link cite;
  };
  struct Mark {
    std::string label;
    double value = 0;
    std::string value_text;
  };
  std::vector<Tick> ticks;
  std::vector<Line> lines;
  std::vector<Mark> marks;
  std::string empty;  // said instead when there is nothing to draw
};

/// The trace: every clause looked at, in the order of decision, grouped by step.
struct Clauses {
  std::string title;
  struct Compared {
    std::string text;      // "15,824 TPP ≥ 4,800 TPP"
    std::string distance;  // "11,024 above the line"; may be empty
    std::string result;    // "yes", "no", "unknown"
  };
  struct Clause {
    std::string id;
    std::string step;         // heading under which it stands
    std::string says;         // the clause's sentence
    std::string note;         // what a careful reader should know besides; may be empty
    std::string result;       // machine word: "yes", "no", "unknown", "not-reached"
    std::string result_text;  // the same in words
    bool decided = false;     // this clause made the outcome
    std::string effect;       // what it does or would do: "License Exception LPP"
    std::string confidence;   // empty for read text, else "unverified" and so on, in words
    Link cite;
    Tone tone = Tone::plain;
    std::vector<Compared> compared;
  };
  std::vector<Clause> clauses;
};

/// Things to click: each carries the whole case string it leads to.
struct Choices {
  std::string title;
  struct Choice {
    std::string text;
    std::string detail;
    std::string case_text;  // canonical case string after the change
    Tone tone = Tone::plain;
  };
  std::vector<Choice> choices;
  std::string empty;  // said instead when there are none
};

/// A plain list: obligations, duties, notes, sources.
struct List {
  std::string role;  // "obligations", "duties", "notes", "sources", "assumed", "readings", "gaps", "standing"
  std::string title;
  struct Entry {
    std::string text;
    std::string detail;
    Link cite;
  };
  std::vector<Entry> entries;
};

/// A table; the first column names the row. `align`: one letter a column, 'l' or 'r'.
struct Table {
  std::string title;
  std::string align;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::vector<Tone> tones;         // a tone a row, or none at all
  std::vector<std::string> cases;  // a case string a row to which its name leads ("" leads nowhere), or none at all
};

/// Knobs of a view. Each sets one key of the address: of the case ("on", "set.lpp_cap"), or of the view ("view.by").
struct Controls {
  std::string title;
  struct Option {
    std::string value;
    std::string label;
  };
  struct Control {
    std::string key;
    std::string kind;  // "choice", "slider", "number", "flag" (1/0), "date", "pick" (see `list`), "text"
    std::string label;
    std::string detail;      // one sentence: what it is, what it would be by law; may be empty
    std::string list;        // for "pick": as in a form's field
    std::string value;       // as it would stand in the address; empty: absent
    std::string value_text;  // in words, with its unit
    double at = 0;           // slider and number: where it stands
    std::optional<double> min, max, step;
    bool logarithmic = false;
    bool changed = false;        // differs from what the law or the view says by itself; an empty value takes it back
    std::vector<Option> options;  // for "choice"
    Link cite;
  };
  std::vector<Control> controls;
  bool folded = false;  // closed until the reader opens it: further knobs, of which none was turned
};

/// The form: every input fact, as a front end may ask for it.
struct Form {
  struct Option {
    std::string value;
    std::string label;
  };
  struct Field {
    std::string key;          // case-string key, for example "to"
    std::string label;        // "Destination"
    std::string help;         // one sentence
    std::string kind;         // "pick" (see `list`), "number", "choice", "flag" (1/0), "date"
    std::string list;         // for "pick": "chips", "companies", "countries", "models", "regimes"
    std::string group;        // "main" is always shown; others fold: "chip", "model", "company", "quota", "law"
    std::string group_label;
    std::string value;        // as it stands in the case; empty when absent
    std::string value_text;   // in words, for example "Germany"
    std::string absent_text;  // what absence means here: "assumed: private", "not known", "from the catalog: 15,832"
    std::string unit;
    std::optional<double> min, max, step;
    std::vector<Option> options;  // for "choice"
    std::string error;        // what is wrong with the value, empty when fine
  };
  std::vector<Field> fields;
};

/// What a picker offers, in the order in which it should be shown.
struct Options {
  std::string list;
  struct Option {
    std::string value;   // catalog id
    std::string label;   // "H100 SXM5 80GB"
    std::string detail;  // "NVIDIA, TPP 15,832"
    std::string group;   // heading, may be empty: "NVIDIA"
  };
  std::vector<Option> options;
};

using Block = std::variant<Headline, Paragraph, Facts, Bar, Axis, Clauses, Choices, List, Table, Form, Options, Controls, Map, Plot, Tracks, Pairs>;

/// A whole view. `case_text` is the canonical case it answers, empty when the view has none.
struct View {
  std::string name;
  std::string lang;
  std::string case_text;
  std::string error;  // set instead of blocks when the question could not be answered
  std::vector<std::string> needs;  // packs without which sentences of this view are missing
  std::string outcome;  // of a card: the outcome as programs compare it, "license:deny"
  std::string data;     // of a card: the version of the rules that made it
  std::vector<Block> blocks;
};

/// The view as JSON: {"view","lang","case","error"?,"needs"?,"outcome"?,"data"?,"blocks":[{"type":"headline",...},...]} with the members above in
/// snake_case under their own names; `type` is the block's name in lower case; a tone is its name; members that are empty,
/// false or 0 where that is what absence means are left out of the larger blocks (map, plot, tracks, pairs, controls, table).
std::string to_json(const View& view);

/// Reads what `to_json` wrote. False when the text is no view; unknown members and blocks are passed over.
bool from_json(std::string_view text, View& view);

}  // namespace chip_rules::view
