// The view "map": knobs, the map, and the same as a table.
#include "core/view/map_view.h"

#include <algorithm>

#include "core/ask/asked.h"
#include "core/ask/world.h"
#include "core/place.h"
#include "core/view/check_parts.h"
#include "core/view/knobs.h"
#include "core/view/map_groups.h"

namespace chip_rules::view {
namespace {

constexpr const char* by_key = "view.by";
constexpr const char* show_key = "view.show";
constexpr const char* outcomes = "outcome";
constexpr const char* tiers = "tier";

class MapView {
 public:
  MapView(const Question& question, const Words& words, const Names& names, const Case& the_case, const World& world, bool by_tier)
      : question_(question), book_(question.book()), words_(words), names_(names), case_(the_case), world_(world), by_tier_(by_tier),
        program_(*world.base.program), context_{book_, world.base, words, names} {}

  std::vector<Block> run() {
    std::vector<Block> out;
    out.push_back(knobs());
    out.push_back(map());
    if (!world_.set_aside.empty()) out.push_back(Paragraph{"note", words_("ask.set_aside", {{"keys", words_.list(names_.keys(world_.set_aside))}})});
    for (Paragraph& paragraph : assumptions_and_coverage(context_)) out.push_back(std::move(paragraph));
    out.push_back(table());
    List open = gaps(context_);
    if (!open.entries.empty()) out.push_back(std::move(open));
    out.push_back(Paragraph{"legal", words_("view.legal")});
    return out;
  }

 private:
  Controls::Control choice(const char* key, std::string value, std::initializer_list<const char*> values) const {
    Controls::Control out;
    out.key = key;
    out.kind = "choice";
    const std::string name = std::string("map.") + (key + std::string_view("view.").size());
    out.label = words_(name);
    for (const char* one : values) out.options.push_back({one, words_(name + "." + one)});
    out.value_text = words_(name + "." + value);
    out.value = std::move(value);
    return out;
  }

  Controls knobs() const {
    Controls out;
    out.controls.push_back(choice(show_key, by_tier_ ? tiers : outcomes, {outcomes, tiers}));
    out.controls.push_back(choice(by_key, by_word(world_.by), {"to", "hq", "both"}));
    const RegimeChoice& law = world_.base.choice;
    Controls::Control day = day_knob(words_, case_, law.on, std::min(book_.covers_from, law.on), std::max(question_.today, law.on));
    day.label = words_("map.day");
    if (!follows_dates(book_, law)) day.detail = words_("map.day_of_named");
    out.controls.push_back(std::move(day));
    return out;
  }

  // The case with this place where `by` says.
  std::string with(const std::string& country) const {
    Case changed = case_;
    std::vector<std::string> unused;
    set_aside_countries(book_, world_.by, changed, unused);
    const auto set = [&](const char* id) {
      if (const int fact = book_.fact(id); fact >= 0) changed.facts[fact] = country;
    };
    if (world_.by != By::hq) set("to");
    if (world_.by != By::to) set("buyer.hq");
    return write_case(book_, changed);
  }

  std::string tier_name(int tier) const { return tier < 0 ? words_("map.no_tier") : names_.tier(program_.tiers[at(tier)]); }

  Map map() const {
    Map out;
    const std::string label = headline(context_).label;
    out.title = words_(std::string("map.by_") + by_word(world_.by), {{"order", label}, {"count", words_.number(static_cast<double>(book_.countries.count))}});
    out.note = words_("map.disputed");
    MapGroups groups(out);
    if (by_tier_) {
      for (const TierCode& tier : program_.tiers) groups.group(names_.tier(tier), tier_tone(tier.level));
    } else {
      for (const OutcomeCount& count : world_.counts) groups.group(names_.outcome_short(count.outcome), Names::tone(count.outcome));
    }
    const int fact = book_.fact(world_.by == By::hq ? "buyer.hq" : "to");
    const auto chosen = case_.facts.find(fact);
    for (std::size_t i = 0; i < world_.places.size(); ++i) {
      const Brief& brief = world_.places[i];
      Map::Place place;
      place.id = book_.countries.ids[i];
      place.label = names_.row(book_.countries, static_cast<int>(i));
      place.text = names_.outcome_short(brief.outcome);
      if (brief.tier >= 0) place.detail = tier_name(brief.tier);
      if (brief.chips_left) {
        const std::string left = words_("map.left", {{"count", words_.number(*brief.chips_left)}});
        place.detail = place.detail.empty() ? left : words_("map.detail", {{"tier", place.detail}, {"left", left}});
      }
      place.case_text = with(place.id);
      place.group = by_tier_ ? groups.group(tier_name(brief.tier), brief.tier < 0 ? Tone::plain : tier_tone(program_.tiers[at(brief.tier)].level))
                             : groups.group(place.text, Names::tone(brief.outcome));
      place.chosen = chosen != case_.facts.end() && chosen->second == place.id;
      out.places.push_back(std::move(place));
    }
    groups.finish(words_);
    return out;
  }

  Table table() const {
    Table out;
    out.title = words_("world.places");
    out.align = "lllrl";
    out.columns = {words_("column.name"), words_("column.outcome"), words_("column.tier"), words_("column.chips_left"), words_("column.clause")};
    for (std::size_t i = 0; i < world_.places.size(); ++i) {
      const Brief& place = world_.places[i];
      out.rows.push_back({names_.row(book_.countries, static_cast<int>(i)), names_.outcome_short(place.outcome),
                          place.tier < 0 ? std::string() : tier_name(place.tier), place.chips_left ? words_.number(*place.chips_left) : std::string(),
                          place.deciding < 0 ? std::string() : program_.clauses[at(place.deciding)].source->citation.cite});
      out.tones.push_back(Names::tone(place.outcome));
      out.cases.push_back(with(book_.countries.ids[i]));
    }
    return out;
  }

  const Question& question_;
  const RuleBook& book_;
  const Words& words_;
  const Names& names_;
  const Case& case_;
  const World& world_;
  bool by_tier_;
  const Program& program_;
  CheckContext context_;
};

}  // namespace
}  // namespace chip_rules::view

namespace chip_rules {

std::vector<view::Block> map_blocks(const Question& question, const view::Words& words, const view::Names& names, std::optional<CaseError>& error) {
  using namespace view;
  const Case the_case = case_of(question, "case", error);
  if (error) return {};
  By by = By::both;
  const std::string show = question.text(show_key, outcomes);
  if (show != outcomes && show != tiers) {
    error = CaseError{"bad_value", show_key, show, "map.bad_show", {outcomes, tiers}};
    return {};
  }
  error = read_by(question.book(), the_case, question.today, question.text(by_key), by);
  if (error) return {};
  World world;
  error = ask_world(question.rules.programs(), the_case, question.today, by, world);
  if (error) return {};
  return MapView(question, words, names, the_case, world, show == tiers).run();
}

}  // namespace chip_rules
