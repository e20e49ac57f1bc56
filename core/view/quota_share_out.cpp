// Applicants for what is left of the limit on screen.
#include "core/ask/allocate.h"
#include "core/view/allocate_view.h"
#include "core/view/knobs.h"
#include "core/view/quota_parts.h"
#include "core/view/refusal.h"

namespace chip_rules::view {
namespace {

constexpr std::size_t most_bars = 8;

Json text_of(std::string text) {
  Json out;
  out.kind = Json::Kind::string;
  out.text = std::move(text);
  return out;
}

Controls::Control typed(const Question& question, const Words& words, const char* key, const char* kind, const char* label, const char* detail) {
  Controls::Control out;
  out.key = key;
  out.kind = kind;
  out.label = words(label);
  out.detail = words(detail);
  out.value = question.text(key);
  out.value_text = out.value.empty() ? words("quota.nobody") : out.value;
  out.changed = !out.value.empty();
  return out;
}

// What one rule gives to each, against what it asked for.
void bars(const Words& words, const Allocation& allocation, const Sharing& sharing, std::vector<Block>& out) {
  for (std::size_t i = 0; i < allocation.applicants.size() && i < most_bars; ++i) {
    const Applicant& one = allocation.applicants[i];
    Bar bar;
    bar.title = one.name;
    bar.unit = words.unit("chips");
    bar.request = bar.after = static_cast<double>(sharing.granted[i]);
    bar.cap = static_cast<double>(one.wanted);
    bar.after_text = words.quantity(bar.after, "chips");
    bar.request_text = words("quota.granted", {{"chips", bar.after_text}});
    bar.cap_text = words.quantity(bar.cap, "chips");
    bar.left_text = words("quota.granted_of", {{"chips", words.number(bar.after)}, {"wanted", words.number(bar.cap)}, {"rule", words(std::string("allocate.rule.") + sharing_word(sharing.rule))}});
    out.push_back(std::move(bar));
  }
}

}  // namespace

std::vector<Block> quota_share_out(const Question& question, const CheckContext& context, const Quota& quota) {
  std::vector<Block> out;
  if (!quota.line || !quota.line->chips_left) return out;
  const Words& words = context.words;
  Controls knobs;
  knobs.title = words("quota.share_out");
  knobs.controls.push_back(typed(question, words, "view.asks", "text", "quota.asks", "quota.asks_help"));
  std::vector<Controls::Option> rules{{"", words("compute.all")}};
  for (const SharingRule rule : sharing_rules) rules.push_back({sharing_word(rule), words(std::string("allocate.rule.") + sharing_word(rule))});
  knobs.controls.push_back(option_knob(question, words, "view.rule", words("quota.rule"), std::move(rules)));
  const std::string asks = question.text("view.asks");
  if (asks.empty()) {
    out.push_back(std::move(knobs));
    return out;
  }
  knobs.controls.push_back(typed(question, words, "view.seed", "number", "quota.seed", "quota.seed_help"));
  if (knobs.controls.back().value.empty()) knobs.controls.back().value_text = "0";
  out.push_back(std::move(knobs));
  Json request;
  request.kind = Json::Kind::object;
  const auto member = [&](const char* name, std::string text) {
    if (text.empty()) return;
    request.keys.emplace_back(name);
    request.items.push_back(text_of(std::move(text)));
  };
  member("case", question.text("case"));
  member("limit", quota.shown().id);
  member("asks", asks);
  member("rule", question.text("view.rule"));
  member("seed", question.text("view.seed"));
  const Question share{question.rules, request, question.today};
  std::optional<CaseError> error;
  const Allocation allocation = allocate(share, error);
  if (error) {
    out.push_back(Paragraph{"warning", words("error.case", {{"message", refusal_text(question.book(), words, *error)}})});
    return out;
  }
  if (allocation.sharings.size() == 1) bars(words, allocation, allocation.sharings[0], out);
  for (Block& block : allocate_blocks(share, words, context.names, error)) {
    if (const auto* headline = std::get_if<Headline>(&block)) {
      out.push_back(Paragraph{"note", words("quota.ledger_read", {{"read", headline->label}, {"result", headline->text}})});
    } else {
      out.push_back(std::move(block));
    }
  }
  return out;
}

}  // namespace chip_rules::view
