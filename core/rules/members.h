// What the readers of rule files share: which members an object may have.
// May know: JSON and problems. Names no file and no member.
#pragma once

#include <string>
#include <vector>

#include "core/rules/book.h"

namespace chip_rules {

/// A problem for each member of `json` that is not among `names`: a misspelled one would pass unseen.
void refuse_other_members(const Json& json, const std::string& file, const std::string& pointer,
                          const std::vector<std::string>& names, Problems& problems);

}  // namespace chip_rules
