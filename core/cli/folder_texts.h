// Translations of a rules folder: rules/text/<language>.json names a sentence by its file and place, packs by its English words.
// May know: how rules/sentences.py names the places of sentences; nothing of what they say.
#pragma once

#include <map>
#include <string>

#include "core/json/json.h"

namespace chip_rules::cli {

/// The English sentences of the files that were added, by file and place.
class FolderTexts {
 public:
  /// Takes note of the sentences of the file that translations call `stem`.
  void add(const std::string& stem, const Json& document);

  /// Writes {"keys", "texts"} as a pack has them. Of `translations` ({stem: {place: text}}) only those count whose stamp in
  /// `stamps` (of the same shape) is that of the sentence as it reads now, as in the build: an outdated one may say what is no longer so.
  void write(JsonWriter& out, const Json& translations, const Json& stamps) const;

 private:
  using Places = std::map<std::string, std::string>;
  static void walk(const Json& value, const std::string& path, bool spoken, Places& found);

  std::map<std::string, Places> english_;
};

}  // namespace chip_rules::cli
