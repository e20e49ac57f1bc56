// See load_further.h.
#include "core/rules/load_further.h"

#include "core/rules/load_history.h"
#include "core/rules/load_record.h"

namespace chip_rules {

void load_further(RuleBook& book, const Json& pack, Problems& problems) {
  const Json* timeline = pack.find("timeline");
  if (const Json* presets = timeline ? timeline->find("presets") : nullptr) load_presets(book, *presets, problems);
  if (const Json* record = pack.find("record")) load_record(book, *record, problems);
  if (const Json* history = pack.find("history")) load_history(book, *history, problems);
}

}  // namespace chip_rules
