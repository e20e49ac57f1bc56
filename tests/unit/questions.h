// What the tests of questions about more than one case share.
#pragma once

#include "core/questions.h"
#include "tests/unit/asking.h"

namespace chip_rules::tests {

/// The answer to any question: {"ask", ...}; a refusal when the request is bad.
inline json asked_of(const Rules& rules, json request) {
  bool ok = false;
  if (!request.contains("today")) request["today"] = today;
  return json::parse(ask_any(rules, request.dump(), ok));
}
inline json asked(json request) { return asked_of(shipped_rules(), std::move(request)); }

/// The view of any question, all its texts in one; its error when it has one.
inline std::string shown_of(const Rules& rules, const std::string& question, json request) {
  request["ask"] = "view";
  request["view"] = question;
  if (!request.contains("today")) request["today"] = today;
  const view::View found = view_any(rules, request.dump());
  return found.error.empty() ? view::to_json(found) : found.error;
}

}  // namespace chip_rules::tests
