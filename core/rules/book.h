// The rule book in memory: facts, instruments, timeline, catalogs and words, as read from a pack or a rules folder.
// May know: the shape of the files in rules/. Names no country, chip, company, threshold or law.
#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/case/date.h"
#include "core/json/json.h"

namespace chip_rules {

/// What is wrong in a file: where (file, JSON pointer), what, and the nearest valid name if there is one.
struct Problem {
  std::string file;
  std::string pointer;
  std::string message;
  std::string nearest;

  /// "us-x.json#/clauses/3/when: no fact is called "chip.tp"; did you mean "chip.tpp"?"
  std::string text() const;
};
using Problems = std::vector<Problem>;

/// How sure a statement is; from best to weakest. `text`: the regulation's own words were read.
enum class Confidence : std::uint8_t { text, quoted, derived, preamble, secondary, memory };
std::optional<Confidence> read_confidence(std::string_view word);
const char* confidence_word(Confidence confidence);

/// The kinds of value that a fact may hold. Everything but `number` and `date` is an index into a list.
enum class FactType : std::uint8_t { number, flag, choice, country, chip, company, model, date, names };

constexpr std::size_t max_countries = 256;
using CountrySet = std::bitset<max_countries>;

/// What absence of an input fact means.
struct AbsentRule {
  enum class Kind : std::uint8_t { unknown, assume, same_as, sum, scaled } kind = Kind::unknown;
  std::string assumed;           // the value as text
  std::vector<int> other_facts;  // same_as and scaled: one, sum: the facts to add
  double factor = 1;             // scaled: of the other fact
};

/// Where a fact's value comes from when a catalog entry is chosen.
struct CatalogRule {
  int selector = -1;  // the fact that names the catalog row
  std::string column;
  bool since = false;                       // the column holds a month from which the flag is 1
  std::map<std::string, std::string> map;   // column word -> fact word; "?" is unknown; other words: as if absent
};

/// One input fact, as rules/facts.json declares it.
struct FactDef {
  std::string id;   // in rules: "chip.tpp"
  std::string key;  // in case strings: "tpp"
  FactType type = FactType::number;
  std::string unit;
  double low = 0;
  double high = 0;  // infinity when open
  double step = 0;  // the input's own grid; 0: any value
  std::vector<std::string> choices;
  AbsentRule absent;
  std::optional<CatalogRule> from;
  int whole = -1;            // the fact that is the sum of this one and others, where there is one
  bool flips = false;        // asked about in "what would change it"
  const Json* words = nullptr;  // label, options and the like, by language
  const Json* help = nullptr;   // likewise; null while the pack of sentences has not come
  std::string group;         // of the form
  std::vector<std::string> told_by;  // of what moves: for each choice the group of facts that tell of it
};

/// A catalog as columns; every column has `count` values.
struct Catalog {
  std::string name;
  std::string credit;  // whose data it is, and under which license
  const Json* columns = nullptr;
  std::vector<const Json*> later;  // columns that later packs brought
  std::size_t count = 0;
  std::map<std::string, int, std::less<>> by_id;
  std::vector<std::string> ids;
  std::map<std::string, std::vector<const Json*>, std::less<>> named;  // by language: a name a row, null where there is none

  const Json* cell(int row, std::string_view column) const;
  /// The text of a cell, empty when null or absent.
  std::string_view text(int row, std::string_view column) const;
  /// What a row is called in a language, empty when no pack says so.
  std::string_view name_in(std::string_view lang, int row) const;
};

/// Treats one country as another from a date on (the EAR's own alias rules).
struct CountryAlias {
  int country = -1;
  int target = -1;
  Day from = 0;
};

struct Citation {
  std::string cite;
  std::string url;
};

/// Steps of a decision in the order in which they stand in a trace.
enum class Step : std::uint8_t {
  classify, layers, letters, scope, conditions, exceptions, review, thresholds, obligations
};
constexpr int step_count = 9;
std::optional<Step> read_step(std::string_view word);
const char* step_word(Step step);

/// One version of a clause as an instrument wrote it. Conditions and effects stay JSON until a regime is compiled.
struct ClauseVersion {
  std::string slot;  // the id that lives across instruments
  Step step = Step::scope;
  double order = 0;  // place inside the step
  Citation citation;
  Confidence confidence = Confidence::text;
  std::string says;
  bool remove = false;   // takes the slot's clause away
  bool replace = false;  // expects the slot to exist
  std::string absent;    // "add", "skip" or empty: what a replace or remove does when the slot is not there
  std::optional<Day> from, to;
  const Json* when = nullptr;
  const Json* effect = nullptr;
  std::string note;
  int instrument = -1;
  std::string pointer;
};

/// A named number that rules use as $name; may be overridden in a what-if.
struct ParameterVersion {
  std::string id;
  double value = 0;
  std::string unit;
  Citation citation;
  Confidence confidence = Confidence::text;
  std::string says;
  int instrument = -1;
  std::string pointer;
};

/// Where the law is arguable: the first choice is the default (the codified text).
struct Reading {
  std::string id;
  std::string question;
  std::vector<std::string> choices;
  std::vector<std::string> says;  // one sentence a choice
  Citation citation;
  int instrument = -1;
  std::string pointer;
};

/// Clauses of earlier instruments that do not hold meanwhile.
struct Suspension {
  std::string instrument;             // whose clauses; empty: the listed ones only
  std::vector<std::string> clauses;   // slots
  std::vector<std::string> except;    // slots that stay
  bool codified = false;              // on which bases
  bool enforced = false;
  std::optional<Day> from, to;
};

/// One legal act as data.
/// What an instrument calls a license exception or an authorization that it grants. Ids stay in cases and in JSON.
struct Grant {
  std::string id;
  std::string brief;  // in verdicts and tables; empty: the id is the short name
  std::string title;
  Citation citation;
  Confidence confidence = Confidence::memory;
  int instrument = -1;
  std::string pointer;
};

struct Instrument {
  std::string id;    // file name without ending
  std::string title;
  std::string brief; // short name for the page
  std::string kind;
  Citation citation;
  std::optional<Day> published, effective, compliance, checked;
  bool later = false;    // its clauses come with the pack of sentences: here are only its names
  bool codified = true;  // on which bases it holds
  bool enforced = true;
  const Json* json = nullptr;
  const Json* sources = nullptr;  // null while the pack of sentences has not come
  std::vector<ClauseVersion> clauses;
  std::vector<ParameterVersion> parameters;
  std::vector<Suspension> suspensions;

  /// The day from which it holds: its compliance date, else its effective date.
  Day holds_from() const;
};

/// The pack with what a first answer does without; problems of a regime that needs it name it as their file.
inline constexpr const char* sentences_pack = "sentences";

/// Id of a reader's own instrument (core/rules/own.h) and of its regime. No file of rules/ may have it, so that no such text
/// passes for law.
inline constexpr std::string_view own_id = "own";

/// A regime that can be asked for by name.
struct NamedRegime {
  std::string id;
  std::vector<int> instruments;
  Day compliance = 0;  // `on` when the case names none; 0: the host's today
  /// The instruments stand on top of the law of the day (a bill), on this basis; else they are all there is.
  enum class OnTop : std::uint8_t { nothing, codified, enforced } on_top = OnTop::nothing;
  bool own = false;  // a reader's own text (core/rules/own.h), to be marked wherever it is named
  const Json* json = nullptr;
};

/// Facts that are shares of one whole, so that together they cannot exceed 1; not where another fact has one of some values.
struct Whole {
  std::vector<int> parts;
  int where = -1;  // the other fact; -1: wherever
  std::vector<std::string> but;

  /// Whether the shares are parts of one whole where the other fact has this value, as text ("" when it is not known).
  bool holds(std::string_view value) const {
    return where < 0 || (!value.empty() && std::find(but.begin(), but.end(), value) == but.end());
  }
};

/// All that was read. Move-only; immutable once loaded, but for packs added later.
struct RuleBook {
  std::string version;
  std::vector<FactDef> facts;
  std::map<std::string, int, std::less<>> fact_by_id;
  std::map<std::string, int, std::less<>> fact_by_key;
  std::map<std::string, std::vector<int>, std::less<>> fact_sets;  // "buyer.seat" -> facts
  std::vector<Whole> wholes;
  const Json* ledger = nullptr;         // of rules/facts.json: how a list of shipments is read (core/ask/ledger_columns.h)
  const Json* common_derive = nullptr;  // formulas of rules/facts.json
  std::vector<int> fact_order;          // facts in an order in which `absent` rules can be filled in

  std::vector<Instrument> instruments;  // in the order of the files
  std::vector<int> by_date;             // those that the timeline lists, by date, then file name
  std::map<std::string, int, std::less<>> instrument_by_id;
  std::vector<NamedRegime> regimes;
  const Json* timeline = nullptr;
  const Json* events = nullptr;   // of rules/events.json: a list in the order of dates; null until the pack with it is loaded
  const Json* claims = nullptr;   // of rules/claims/: file name without ending -> {"title", "claims": [...]}; likewise
  const Json* history = nullptr;  // of rules/history/: file name without ending -> price series, or figures side by side; likewise
  const Json* presets = nullptr;  // of the timeline: named what-ifs
  Day covers_from = 0;
  Day checked = 0;

  Catalog chips, companies, countries, models, clusters;
  std::vector<CountryAlias> aliases;
  const Json* country_groups = nullptr;

  std::map<std::string, Reading, std::less<>> readings;
  std::vector<std::string> exceptions, authorizations, classes, limits, thresholds;  // ids in the order of first use
  std::vector<Grant> grants;  // names of exceptions and authorizations, an id once: of the first instrument that gives one
  std::map<std::string, std::vector<const Json*>, std::less<>> texts;  // UI words by language, a pack each
  std::map<std::string, std::vector<const Json*>, std::less<>> law;    // likewise sentences of the rule files: {"keys", "texts"}
  std::vector<std::string> languages;  // those that a pack "text-<language>" brings
  std::vector<std::unique_ptr<Json>> documents;           // owns every Json above

  const Catalog* catalog(FactType type) const;
  const Grant* grant(std::string_view id) const;  // null when no instrument names it
  int fact(std::string_view id) const;  // -1 when there is none
  /// Every parameter and group id named anywhere; the value is an instrument (-1: the country table).
  std::map<std::string, int, std::less<>> parameter_names, group_names;
};

/// By what a sentence of a rule file is looked up in another language: FNV-1a of its bytes, 32 bits.
std::uint32_t sentence_key(std::string_view english);

/// The name among `known` that is nearest to `word`, empty when none is near.
std::string nearest_name(std::string_view word, const std::vector<std::string>& known);

}  // namespace chip_rules
