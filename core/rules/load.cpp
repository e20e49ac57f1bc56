// Reads packs into the rule book, part by part.
// May know: which parts a pack has; words and languages. What is in the others: load_parts.h.
#include "core/rules/load.h"

#include "core/rules/load_parts.h"

namespace chip_rules {
namespace {

constexpr JsonLimits pack_limits{16u << 20, 40, 1000000};

// {"language": {"keys": [sentence_key of the English sentence, ascending], "texts": [...]}}
void law_sentences(RuleBook& book, const Json& json, Problems& problems) {
  for (std::size_t i = 0; i < json.keys.size(); ++i) {
    const Json* keys = json.items[i].find("keys");
    const Json* texts = json.items[i].find("texts");
    if (!keys || !texts || keys->items.size() != texts->items.size()) {
      problems.push_back({"pack", "/law/" + json.keys[i], "expected \"keys\" and as many \"texts\"", ""});
      continue;
    }
    book.law[json.keys[i]].push_back(&json.items[i]);
  }
}

void load_words(RuleBook& book, const Json& pack, Problems& problems) {
  if (const Json* text = pack.find("text")) {
    for (std::size_t i = 0; i < text->keys.size(); ++i) book.texts[text->keys[i]].push_back(&text->items[i]);
  }
  if (const Json* law = pack.find("law")) law_sentences(book, *law, problems);
  if (const Json* languages = pack.find("languages")) {
    for (const Json& language : languages->items) book.languages.push_back(language.text);
  }
}

// Each part may name what stands in those before it.
void load_parts(RuleBook& book, const Json& pack, Problems& problems) {
  if (book.version.empty()) book.version = pack.get_text("version");
  const Json* later = pack.find("later");
  load_catalogs(book, pack, problems);
  load_facts(book, pack, problems);
  load_instruments(book, pack, later && later->flag, problems);
  load_timeline(book, pack, problems);
  load_fact_help(book, pack, problems);
  load_words(book, pack, problems);
  if (book.facts.empty()) problems.push_back({"pack", "/facts", "the first pack must hold facts", ""});
}

}  // namespace

Problems load_pack(RuleBook& book, std::string_view text, FurtherReader further) {
  Problems problems;
  auto document = std::make_unique<Json>();
  const std::string wrong = parse_json(text, *document, pack_limits);
  if (!wrong.empty()) {
    problems.push_back({"pack", "", wrong, ""});
    return problems;
  }
  const Json& pack = *document;
  book.documents.push_back(std::move(document));
  load_parts(book, pack, problems);
  if (further) further(book, pack, problems);
  return problems;
}

}  // namespace chip_rules
