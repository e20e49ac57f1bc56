// Tiers across instruments: a list that stands as a whole, and single tiers that a later act adds, changes or takes away.
// May know: the shape of "tiers" in an instrument's file. Names no tier.
#pragma once

#include "core/rules/fold.h"

namespace chip_rules {

/// The id that must stand already for this tier of a file to do what it says: that of the neighbor it is put beside, or its
/// own when it changes or removes a tier. Empty for a tier of a list that stands as a whole.
std::string_view standing_tier(const Json& tier);

/// What `list`, the tiers of one instrument, makes of the tiers that stand: a whole list takes their place, single tiers
/// amend it. A tier that lacks what must stand is left out, with a problem unless `forgive`.
void amend_tiers(std::vector<Part>& standing, const Part& list, const std::string& file, bool forgive, Problems& problems);

}  // namespace chip_rules
