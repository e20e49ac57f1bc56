// Any bytes as a ledger over the shipped rules: every record comes out as a row that ran or a reason; never a crash, and
// the same rows however the text is cut up.
#include <cstdint>

#include "core/ask/ledger.h"
#include "tests/fuzz/shipped.h"

namespace {

using namespace chip_rules;
using fuzz::must;
using fuzz::rules;

std::size_t records_of(std::string_view text, std::size_t piece) {
  LedgerText records;
  Record record;
  std::size_t count = 0;
  for (std::size_t start = 0; start < text.size(); start += piece) {
    records.feed(text.substr(start, piece));
    while (records.next(record)) ++count;
  }
  records.finish();
  while (records.next(record)) ++count;
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  must(records_of(text, 7) == records_of(text, size + 1), "the pieces in which a text comes do not matter");
  JsonWriter request;
  request.open('{').member("ask", "ledger").member("text", text).member("today", "2026-11-22");
  request.member("case", size % 2 ? "regime=us-2025-01-diffusion" : "basis=codified").close('}');
  bool ok = false;
  const std::string answer = ask_any(rules(), request.take(), ok);
  Json json;
  const std::string wrong = parse_json(answer, json, {64u << 20, 32, 4000000});
  must(wrong.empty(), wrong.c_str());
  if (!ok) return 0;
  const Json* rows = json.find("rows");
  const Json* counts = json.find("summary")->find("rows");
  must(rows && counts->find("read")->number == static_cast<double>(rows->items.size()), "no row is dropped");
  return 0;
}
