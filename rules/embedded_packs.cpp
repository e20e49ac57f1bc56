// Finds an embedded pack (rules/CMakeLists.txt embeds them).
#include "rules/embedded_packs.h"

#define EMBEDDED(name) \
  extern "C" const char chip_rules_pack_##name[]; \
  extern "C" const unsigned chip_rules_pack_##name##_size;
EMBEDDED(first)
EMBEDDED(models)
EMBEDDED(clusters)
EMBEDDED(sources)
EMBEDDED(names)
EMBEDDED(record)
EMBEDDED(history)
EMBEDDED(words)
EMBEDDED(text_zh_Hans)
EMBEDDED(text_zh_Hant)
#undef EMBEDDED

namespace chip_rules {

std::string_view embedded_pack(std::string_view name) {
  if (name == "first") return {chip_rules_pack_first, chip_rules_pack_first_size};
  if (name == "models") return {chip_rules_pack_models, chip_rules_pack_models_size};
  if (name == "clusters") return {chip_rules_pack_clusters, chip_rules_pack_clusters_size};
  if (name == "sources") return {chip_rules_pack_sources, chip_rules_pack_sources_size};
  if (name == "names") return {chip_rules_pack_names, chip_rules_pack_names_size};
  if (name == "record") return {chip_rules_pack_record, chip_rules_pack_record_size};
  if (name == "history") return {chip_rules_pack_history, chip_rules_pack_history_size};
  if (name == "words") return {chip_rules_pack_words, chip_rules_pack_words_size};
  if (name == "text-zh-Hans") return {chip_rules_pack_text_zh_Hans, chip_rules_pack_text_zh_Hans_size};
  if (name == "text-zh-Hant") return {chip_rules_pack_text_zh_Hant, chip_rules_pack_text_zh_Hant_size};
  return {};
}

}  // namespace chip_rules
