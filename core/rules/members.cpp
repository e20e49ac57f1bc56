// Members that an object of a rule file may not have.
#include "core/rules/members.h"

#include <algorithm>

namespace chip_rules {

void refuse_other_members(const Json& json, const std::string& file, const std::string& pointer, MemberNames names, Problems& problems) {
  for (const std::string& key : json.keys) {
    if (std::find(names.begin(), names.end(), key) != names.end()) continue;
    const std::vector<std::string> known(names.begin(), names.end());
    problems.push_back({file, pointer + "/" + key, "there is no member \"" + key + "\" here", nearest_name(key, known)});
  }
}

}  // namespace chip_rules
