// What front ends ask of the core: load packs, ask questions as JSON, make views, change one key of a case.
// May know: all of the core. The wasm module, the command line, the app and the tests call nothing deeper.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/case/case.h"
#include "core/decide/program_cache.h"
#include "core/rules/load_further.h"
#include "core/view/blocks.h"

namespace chip_rules {

/// A loaded rule book with the regimes compiled so far. Not shared between threads.
class Rules {
 public:
  Rules();
  ~Rules();

  /// Adds a pack. Problems name file, pointer and expectation; with any, nothing may be asked.
  /// `further`: null in a program that asks no more than a page's first answer.
  Problems load(std::string_view pack, FurtherReader further = load_further);
  /// Adds an instrument of the reader's own as regime "own" (core/rules/own.h): `text` is one file as in rules/instruments/,
  /// `name` what its problems call it. With any problem, nothing may be asked any more.
  Problems add_own(std::string_view name, std::string_view text);
  /// The same without compiling it: that is left to compile_own_instrument, for each of `change_days`.
  Problems load_own(std::string_view name, std::string_view text);
  const RuleBook& book() const { return book_; }
  ProgramCache& programs() const { return *programs_; }
  bool loaded() const { return !book_.facts.empty(); }

 private:
  RuleBook book_;
  std::unique_ptr<ProgramCache> programs_;
};

/// Loads a pack; the answer is {"loaded": version} or {"error": ...}.
std::string load(Rules& rules, std::string_view pack, bool& ok, FurtherReader further = load_further);

/// Answers {"ask": "check"|"view"|"canonical"|"set"|"text", "case", "today": "YYYY-MM-DD", ...} with JSON. On false in `ok`
/// the answer is {"error": {"code", "key", "value", "message", "nearest"}}, the message in the request's "lang", else in English.
std::string ask(const Rules& rules, std::string_view request, bool& ok);

/// The same without "check": what a page's first answer asks.
std::string ask_first(const Rules& rules, std::string_view request, bool& ok);

/// A question whose answer is a view. `view`: check, card, form, find, views, examples.
struct ViewRequest {
  std::string view = "check";
  std::string case_text;
  std::string lang = "en";
  std::string today;  // "YYYY-MM-DD", the host's date
  std::string list;   // of find and list: chips, companies, countries, models, regimes, facts
  std::string text;   // of find: what was typed
  std::string data;   // of card: the version of the rules that it was frozen with, if it was
  std::string was;    // of card: the outcome that it was frozen with, "license:deny"
  bool forgive = false;
};
view::View view_of(const Rules& rules, const ViewRequest& request);

/// A refusal as JSON: {"error": {"code", "key", "value", "message", "nearest"}}, the message in `lang`.
std::string error_json(const RuleBook& book, const CaseError& error, std::string_view lang = "en");

/// The case with `key` set to `value`, or without it when `value` is empty; canonical when it can be read.
std::string set_key(const Rules& rules, std::string_view case_text, std::string_view key, std::string_view value);

/// A UI word of assets/text in `lang`, English when there is none, the key itself when that is missing too.
std::string text(const Rules& rules, std::string_view lang, std::string_view key);

}  // namespace chip_rules
