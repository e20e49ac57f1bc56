// The parts of a pack that every answer needs, each read into the book by a file of its own.
// May know: the shape of these parts as rules/README.md describes it.
#pragma once

#include "core/rules/pack_reader.h"

namespace chip_rules {

/// "countries", "companies", "chips", "models", "clusters", their "names" and "sources" (columns that come later), country
/// "groups", and "rows" (names in another language).
void load_catalogs(RuleBook& book, const Json& pack, Problems& problems);

/// "facts": what a case may say, with sets, wholes and the ledger's tables.
void load_facts(RuleBook& book, const Json& pack, Problems& problems);

/// "help" of facts, which may come later; instruments have facts of their own (what is used of a limit).
void load_fact_help(RuleBook& book, const Json& pack, Problems& problems);

/// "instruments", and "sentences" of them that come later. `sentences_later`: this pack leaves those out.
void load_instruments(RuleBook& book, const Json& pack, bool sentences_later, Problems& problems);

/// "timeline": what holds when, and the named regimes.
void load_timeline(RuleBook& book, const Json& pack, Problems& problems);

}  // namespace chip_rules
