// A rules folder, read at run time and bundled into one pack text in the shape that rules/build_pack.py writes.
// May know: the files of rules/ by name, not what stands in them: the core's loader is the authority on that.
#pragma once

#include <string>
#include <string_view>

#include "core/rules/book.h"

namespace chip_rules::cli {

/// Bundles the files of `folder` into `pack`. Words of the interface come from assets/text next to the folder when that
/// is there, over those of `built_in`, the embedded pack. Problems name the file; with any, `pack` is not complete.
Problems bundle_rules_folder(const std::string& folder, std::string_view built_in, std::string& pack);

/// A problem's text ("name.json#/pointer: ..."), with the file's path under `folder` in place of its bare name.
std::string with_path(const std::string& problem, const std::string& folder);

}  // namespace chip_rules::cli
