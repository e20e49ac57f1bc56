// Two laws chosen by knobs, what moved between them, and both side by side.
#include "core/view/compare_picture.h"

#include <algorithm>
#include <map>

#include "core/ask/asked.h"
#include "core/place.h"
#include "core/view/check_parts.h"
#include "core/view/map_groups.h"

namespace chip_rules::view {
namespace {

constexpr const char* from_key = "view.from";
constexpr const char* with_key = "view.with";

// The part of a case that says which law.
Case law_of(const Case& the_case) {
  Case out = the_case;
  out.facts.clear();
  out.without.clear();
  out.dropped.clear();
  return out;
}

Case facts_of_case(const Case& the_case) {
  Case out;
  out.facts = the_case.facts;
  out.without = the_case.without;
  return out;
}

const Json* preset_named(const RuleBook& book, const std::string& id) {
  for (std::size_t i = 0; book.presets && i < book.presets->items.size(); ++i) {
    if (book.presets->items[i].get_text("id") == id) return &book.presets->items[i];
  }
  return nullptr;
}

// What the knobs and the case come to.
struct Sides {
  std::string from, with;  // as they stand in the address
  Case a, b;
  const Json* preset = nullptr;   // that the second side is
  const Json* example = nullptr;  // shown because nothing was chosen
};

std::optional<CaseError> read_side(const RuleBook& book, const char* key, const std::string& text, Case& out) {
  if (const Json* preset = preset_named(book, text)) {
    Case whole;
    if (auto error = read_case(book, preset->get_text("case"), false, whole)) return error;
    out = law_of(whole);
    return std::nullopt;
  }
  return read_law(book, key, read_date(text) ? "on=" + text : text, out);
}

std::optional<CaseError> read_sides(const Question& question, const Case& the_case, Sides& out) {
  const RuleBook& book = question.book();
  out.from = question.text(from_key);
  out.with = question.text(with_key);
  const Json* example = book.timeline ? book.timeline->find("comparison") : nullptr;
  if (out.from.empty() && out.with.empty() && example) {
    out.example = example;
    out.from = example->get_text("from");
    out.with = example->get_text("with");
  }
  out.preset = preset_named(book, out.with);
  out.a = out.b = law_of(the_case);
  if (!out.with.empty()) {
    if (auto error = read_side(book, with_key, out.with, out.b)) return error;
  }
  if (!out.from.empty()) return read_side(book, from_key, out.from, out.a);
  if (out.preset) {  // what it changes shows best beside the text that it changes
    out.a = out.b;
    out.a.parameters.clear();
    out.a.groups.clear();
    out.a.readings.clear();
  }
  return std::nullopt;
}

class ComparePicture {
 public:
  ComparePicture(const Question& question, const Words& words, const Names& names, const Case& the_case, const Sides& sides, const LawComparison& all)
      : book_(question.book()), words_(words), names_(names), case_(the_case), sides_(sides), all_(all), a_(*all.a.base.program), b_(*all.b.base.program),
        name_a_(law_name(book_, words, names, all, false)), name_b_(law_name(book_, words, names, all, true)) {
    // A preset has a shorter name than what it overrides.
    if (sides.preset) name_b_ = words.pick(sides.preset->find("title"));
    if (const Json* preset = preset_named(book_, sides.from)) name_a_ = words.pick(preset->find("title"));
    for (const PlaceDifference& place : all.places) moved_[place.country] = &place;
  }

  std::vector<Block> run() {
    std::vector<Block> out;
    out.push_back(knobs());
    for (const Decision* side : {&all_.a.base, &all_.b.base}) {
      for (Paragraph& paragraph : what_if_warning({book_, *side, words_, names_})) out.push_back(std::move(paragraph));
    }
    if (sides_.example) out.push_back(Paragraph{"note", words_.pick(sides_.example->find("text"))});
    if (sides_.preset) out.push_back(Paragraph{"note", words_.pick(sides_.preset->find("text"))});
    out.push_back(map());
    if (!all_.set_aside.empty()) out.push_back(Paragraph{"note", words_("ask.set_aside", {{"keys", words_.list(names_.keys(all_.set_aside))}})});
    out.push_back(side_by_side());
    Table places = table();
    if (!places.rows.empty()) out.push_back(std::move(places));
    for (Block& block : law_differences(book_, words_, names_, all_)) out.push_back(std::move(block));
    return out;
  }

 private:
  // Every law that has a name, in its order, then the presets.
  std::vector<Controls::Option> laws(const char* own) const {
    std::vector<Controls::Option> out{{"", words_(own)}};
    for (const NamedRegime& regime : book_.regimes) out.push_back({regime.id, words_.regime(regime)});
    for (std::size_t i = 0; book_.presets && i < book_.presets->items.size(); ++i) {
      const Json& preset = book_.presets->items[i];
      out.push_back({std::string(preset.get_text("id")), words_.pick(preset.find("title"))});
    }
    return out;
  }

  Controls knobs() const {
    Controls out;
    for (const bool second : {false, true}) {
      Controls::Control one;
      one.key = second ? with_key : from_key;
      one.kind = "choice";
      one.label = words_(second ? "compare.with" : "compare.from");
      one.options = laws(sides_.preset && !second ? "compare.unchanged" : "compare.own");
      one.value = second ? sides_.with : sides_.from;
      one.value_text = second ? name_b_ : name_a_;
      for (const Controls::Option& option : one.options) {
        if (option.value == one.value) one.value_text = option.label;
      }
      one.changed = !sides_.example && !one.value.empty();
      out.controls.push_back(std::move(one));
    }
    return out;
  }

  std::string with(const std::string& country) const {
    Case changed = case_;
    std::vector<std::string> unused;
    set_aside_countries(book_, all_.by, changed, unused);
    for (const char* id : {"to", "buyer.hq"}) {
      const bool varies = id == std::string_view("to") ? all_.by != By::hq : all_.by != By::to;
      if (const int fact = book_.fact(id); varies && fact >= 0) changed.facts[fact] = country;
    }
    return write_case(book_, changed);
  }

  enum class Move { stricter, looser, otherwise, same, untold };

  Move move_of(std::size_t country) const {
    const Outcome &was = all_.was[country], &is = all_.is[country];
    const int before = severity(was), after = severity(is);
    if (before < 0 || after < 0) return Move::untold;
    if (after != before) return after > before ? Move::stricter : Move::looser;
    return was == is ? Move::same : Move::otherwise;
  }

  std::string change(std::size_t country) const {
    const std::string was = names_.outcome_short(all_.was[country]), is = names_.outcome_short(all_.is[country]);
    return was == is ? is : words_("compare.change", {{"before", was}, {"after", is}});
  }

  Map map() const {
    Map out;
    const CheckContext context{book_, all_.a.base, words_, names_};
    out.title = words_("compare.moved", {{"order", headline(context).label}});
    out.note = words_("map.disputed");
    MapGroups groups(out);
    const std::pair<const char*, Tone> kinds[] = {{"compare.stricter", Tone::deny}, {"compare.looser", Tone::no_license}, {"compare.otherwise", Tone::approval},
                                                  {"compare.alike", Tone::plain}, {"compare.untold", Tone::undetermined}};
    for (const auto& [word, tone] : kinds) groups.group(words_(word), tone);
    const auto chosen = case_.facts.find(book_.fact("to"));
    for (std::size_t i = 0; i < all_.is.size(); ++i) {
      Map::Place place;
      place.id = book_.countries.ids[i];
      place.label = names_.row(book_.countries, static_cast<int>(i));
      place.text = change(i);
      const auto moved = moved_.find(static_cast<int>(i));
      if (moved != moved_.end() && moved->second->other_tier) {
        place.detail = words_("compare.change", {{"before", tier(a_, moved->second->tier_a)}, {"after", tier(b_, moved->second->tier_b)}});
      }
      place.case_text = with(place.id);
      place.group = static_cast<int>(move_of(i));
      place.chosen = chosen != case_.facts.end() && chosen->second == place.id;
      out.places.push_back(std::move(place));
    }
    groups.finish(words_);
    return out;
  }

  std::string tier(const Program& program, int tier) const { return tier < 0 ? words_("map.no_tier") : names_.tier(program.tiers[at(tier)]); }

  std::string status(const Decision& base) const {
    const std::string key = "status." + base.status;
    return words_.has(key) ? words_(key) : std::string("–");
  }

  std::string exceptions(const Program& program) const {
    std::vector<std::string> out;
    for (const ClauseCode& clause : program.clauses) {
      if (clause.effect.kind != Effect::Kind::exception) continue;
      const std::string name = names_.grant(book_.exceptions[at(clause.effect.name)]);
      if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
    }
    return out.empty() ? words_("comparison.none") : words_.list(out);
  }

  Table side_by_side() const {
    Table out;
    out.title = words_("compare.side_by_side");
    out.align = "lll";
    out.columns = {words_("compare.what"), name_a_, name_b_};
    out.rows.push_back({words_("compare.status"), status(all_.a.base), status(all_.b.base)});
    out.tones.push_back(Tone::plain);
    out.rows.push_back({words_("compare.exceptions"), exceptions(a_), exceptions(b_)});
    out.tones.push_back(Tone::plain);
    std::vector<Outcome> both = all_.was;
    both.insert(both.end(), all_.is.begin(), all_.is.end());
    const int half = static_cast<int>(all_.was.size());
    for (const OutcomeCount& count : count_outcomes(both)) {
      int before = 0;
      for (const int place : count.places) before += place < half ? 1 : 0;
      const int after = static_cast<int>(count.places.size()) - before;
      const auto places = [&](int number) { return words_(number == 1 ? "map.place" : "map.places", {{"count", words_.number(number)}}); };
      out.rows.push_back({names_.outcome_short(count.outcome), places(before), places(after)});
      out.tones.push_back(Names::tone(count.outcome));
    }
    return out;
  }

  // The places that moved, from those that are worse off to those that can't be told.
  Table table() const {
    Table out;
    out.title = words_("compare.places");
    out.align = "lllll";
    out.columns = {words_("column.name"), words_("column.change"), words_("column.before"), words_("column.after"), words_("column.clause")};
    struct Kind {
      Move move;
      const char* word;
      Tone tone;  // as on the map
    };
    const Kind kinds[] = {{Move::stricter, "compare.stricter", Tone::deny}, {Move::looser, "compare.looser", Tone::no_license},
                          {Move::otherwise, "compare.otherwise", Tone::approval}, {Move::untold, "compare.untold", Tone::undetermined}};
    for (const Kind& kind : kinds) {
      for (std::size_t i = 0; i < all_.is.size(); ++i) {
        if (move_of(i) != kind.move || all_.was[i] == all_.is[i]) continue;
        const auto moved = moved_.find(static_cast<int>(i));
        const int deciding = moved == moved_.end() ? -1 : moved->second->b.deciding;
        out.rows.push_back({names_.row(book_.countries, static_cast<int>(i)), words_(kind.word), names_.outcome_short(all_.was[i]), names_.outcome_short(all_.is[i]),
                            deciding < 0 ? std::string() : b_.clauses[at(deciding)].source->citation.cite});
        out.tones.push_back(kind.tone);
        out.cases.push_back(with(book_.countries.ids[i]));
      }
    }
    return out;
  }

  const RuleBook& book_;
  const Words& words_;
  const Names& names_;
  const Case& case_;
  const Sides& sides_;
  const LawComparison& all_;
  const Program& a_;
  const Program& b_;
  std::string name_a_, name_b_;
  std::map<int, const PlaceDifference*> moved_;
};

}  // namespace
}  // namespace chip_rules::view

namespace chip_rules {

std::vector<view::Block> compare_picture(const Question& question, const view::Words& words, const view::Names& names, std::optional<CaseError>& error) {
  using namespace view;
  const Case the_case = case_of(question, "case", error);
  if (error) return {};
  Sides sides;
  error = read_sides(question, the_case, sides);
  if (error) return {};
  Case world = facts_of_case(the_case);
  if (world.facts.empty()) {
    error = read_world_case(question.book(), {}, world);
    if (error) return {};
  }
  LawComparison comparison;
  error = ask_compare(question.rules.programs(), sides.a, sides.b, world, question.today, comparison);
  if (error) return {};
  return ComparePicture(question, words, names, the_case, sides, comparison).run();
}

}  // namespace chip_rules
