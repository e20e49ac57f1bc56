// What the readers of rule files share: which members an object may have.
// May know: JSON and problems. Names no file and no member.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/rules/book.h"

namespace chip_rules {

/// The members that an object may have, as they are written where they are checked.
using MemberNames = std::initializer_list<std::string_view>;

/// A problem for each member of `json` that is not among `names`: a misspelled one would pass unseen.
void refuse_other_members(const Json& json, const std::string& file, const std::string& pointer, MemberNames names, Problems& problems);

}  // namespace chip_rules
