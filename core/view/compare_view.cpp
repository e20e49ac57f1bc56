// The view of "compare": what two laws say otherwise, then which destinations change.
#include "core/ask/compare.h"

#include <map>

#include "core/ask/asked.h"
#include "core/place.h"
#include "core/view/check_parts.h"
#include "core/view/compare_picture.h"

namespace chip_rules::view {
namespace {

constexpr std::size_t most_members = 12;  // of a group, named in a cell

class CompareView {
 public:
  CompareView(const RuleBook& book, const Words& words, const Names& names, const LawComparison& all)
      : book_(book), words_(words), names_(names), all_(all), a_(*all.a.base.program), b_(*all.b.base.program) {}

  // What the two say otherwise, and with `world` where that leads.
  std::vector<Block> run(bool world_too) {
    head(world_too);
    clauses();
    parameters();
    groups();
    limits();
    readings();
    if (world_too) world();
    out_.push_back(Paragraph{"legal", words_("view.legal")});
    return std::move(out_);
  }

  std::string count(std::size_t number) const { return words_.number(static_cast<double>(number)); }
  std::string list_or_none(const std::vector<std::string>& items) const { return items.empty() ? words_("comparison.none") : words_.list(items); }
  std::string difference(Difference one) const { return words_(std::string("difference.") + difference_word(one)); }

  std::string what(Difference one, const std::vector<std::string>& parts) const {
    std::vector<std::string> out;
    for (const std::string& part : parts) out.push_back(words_("what." + part));
    return parts.empty() ? difference(one) : words_.list(out);
  }

  std::string law(const ComparedLaw& side) const {
    const Decision& base = side.base;
    std::string out;
    if (base.choice.named >= 0) {
      out = words_.regime(book_.regimes[at(base.choice.named)]);
    } else {
      out = words_("comparison.by_date", {{"date", words_.date(base.choice.on)}, {"basis", words_(base.choice.enforced ? "basis.enforced" : "basis.codified")}});
    }
    const std::vector<std::string> changes = changed_by_hand({book_, base, words_, names_});
    return changes.empty() ? out : words_("comparison.with", {{"law", out}, {"changes", words_.phrases(changes)}});
  }

 private:
  std::vector<std::string> acts_only_in(const Program& one, const Program& other) const {
    std::vector<std::string> out;
    for (const int act : one.instruments) {
      bool both = false;
      for (const int known : other.instruments) both = both || known == act;
      if (!both) out.push_back(names_.brief(book_.instruments[at(act)]));
    }
    return out;
  }

  void head(bool as_headline) {
    Headline headline;
    headline.label = words_("comparison.title", {{"a", law(all_.a)}, {"b", law(all_.b)}});
    const bool alike = all_.clauses.empty() && all_.parameters.empty() && all_.groups.empty() && all_.limits.empty() && all_.readings.empty() &&
                       all_.definitions.empty();
    headline.text = words_(alike ? "comparison.nothing" : "comparison.differ");
    headline.tone = Tone::plain;
    view::Facts counts;
    if (as_headline) out_.push_back(std::move(headline));
    else counts.title = headline.text;
    const std::pair<const char*, std::size_t> parts[] = {
        {"comparison.n_clauses", all_.clauses.size()}, {"comparison.n_parameters", all_.parameters.size()},
        {"comparison.n_groups", all_.groups.size()},   {"comparison.n_limits", all_.limits.size()},
        {"comparison.n_readings", all_.readings.size()}, {"comparison.n_definitions", all_.definitions.size()}};
    for (const auto& [name, number] : parts) {
      if (number > 0) counts.rows.push_back({words_(name), count(number), {}, Tone::plain});
    }
    if (!alike) out_.push_back(std::move(counts));
    const std::vector<std::string> added = acts_only_in(b_, a_), removed = acts_only_in(a_, b_);
    if (!added.empty() || !removed.empty()) {
      out_.push_back(Paragraph{"note", words_("comparison.instruments", {{"added", list_or_none(added)}, {"removed", list_or_none(removed)}})});
    }
    if (!all_.exceptions_added.empty() || !all_.exceptions_removed.empty()) {
      out_.push_back(Paragraph{"note", words_("comparison.exceptions", {{"added", list_or_none(named(all_.exceptions_added))}, {"removed", list_or_none(named(all_.exceptions_removed))}})});
    }
    std::vector<std::string> unused = all_.a.base.unused;
    unused.insert(unused.end(), all_.b.base.unused.begin(), all_.b.base.unused.end());
    if (!unused.empty()) out_.push_back(Paragraph{"warning", words_("view.unused", {{"keys", words_.list(names_.keys_with_names(unused))}})});
  }

  std::vector<std::string> named(std::vector<std::string> grants) const {
    for (std::string& grant : grants) grant = names_.grant(grant);
    return grants;
  }

  Table table(const char* title, std::string align, std::initializer_list<const char*> columns) const {
    Table out;
    out.title = words_(title);
    out.align = std::move(align);
    for (const char* column : columns) out.columns.push_back(words_(column));
    return out;
  }
  void put(Table table) {
    if (!table.rows.empty()) out_.push_back(std::move(table));
  }

  void clauses() {
    Table out = table("comparison.clauses", "llll", {"column.clause", "column.change", "column.before", "column.after"});
    for (const ClauseDifference& line : all_.clauses) {
      const std::string cite = (line.b ? line.b : line.a)->citation.cite;
      // A side that rests on another place says which.
      const auto sentence = [&](const Program& program, const ClauseVersion* clause) {
        if (!clause) return std::string();
        return names_.says(program, *clause) + (clause->citation.cite == cite ? std::string() : " (" + clause->citation.cite + ")");
      };
      out.rows.push_back({cite, what(line.difference, line.what), sentence(a_, line.a), sentence(b_, line.b)});
    }
    put(std::move(out));
  }

  void parameters() {
    Table out = table("comparison.parameters", "lrrl", {"column.parameter", "column.before", "column.after", "column.cite"});
    const auto quantity = [&](const ParameterVersion* version, const std::optional<double>& value) {
      return version ? words_.quantity(*value, version->unit) : std::string("–");
    };
    for (const ParameterDifference& line : all_.parameters) {
      out.rows.push_back({names_.parameter_name(line.b ? b_ : a_, line.b ? *line.b : *line.a), quantity(line.a, line.value_a), quantity(line.b, line.value_b), (line.b ? line.b : line.a)->citation.cite});
    }
    put(std::move(out));
  }

  std::string members(const GroupDifference& line, const std::vector<int>& rows) const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < rows.size() && i < most_members; ++i) out.push_back(names_.row(*book_.catalog(line.domain), rows[i]));
    if (rows.size() <= most_members) return out.empty() ? std::string("–") : words_.list(out);
    std::string all;
    for (const std::string& name : out) all += (all.empty() ? "" : words_("view.comma")) + name;
    return words_("flips.more", {{"values", all}, {"count", count(rows.size() - most_members)}});
  }

  void groups() {
    Table out = table("comparison.groups", "llll", {"column.group", "column.change", "column.joins", "column.leaves"});
    for (const GroupDifference& line : all_.groups) {
      const std::string name = names_.group(b_, line.id);
      out.rows.push_back({name == line.id ? names_.group(a_, line.id) : name, difference(line.difference), members(line, line.added), members(line, line.removed)});
    }
    put(std::move(out));
  }

  void limits() {
    Table out = table("comparison.limits", "llrr", {"column.limit", "column.change", "column.before", "column.after"});
    const auto cap = [&](const LimitCode* limit, const Value& value) {
      if (!limit) return std::string("–");
      return value.known() ? words_.quantity(value.low, limit->unit) : words_("view.unknown");
    };
    for (const LimitDifference& line : all_.limits) {
      out.rows.push_back({names_.limit(line.b ? *line.b : *line.a), what(line.difference, line.what), cap(line.a, line.cap_a), cap(line.b, line.cap_b)});
    }
    put(std::move(out));
  }

  void readings() {
    Table out = table("comparison.readings_table", "lll", {"column.reading", "column.before", "column.after"});
    const auto choice = [&](const Program& program, const std::string& id, const std::string& word) {
      return word.empty() ? std::string("–") : names_.reading_choice(program, id, word);
    };
    for (const ReadingDifference& line : all_.readings) {
      out.rows.push_back({names_.reading(line.b.empty() ? a_ : b_, line.id), choice(a_, line.id, line.a), choice(b_, line.id, line.b)});
    }
    put(std::move(out));
  }

  std::string tier(const Program& program, int tier) const { return tier < 0 ? std::string("–") : names_.tier(program.tiers[at(tier)]); }

  void world() {
    const Decision& base = all_.a.base;
    out_.push_back(Headline{{}, words_("comparison.world", {{"case", headline(CheckContext{book_, base, words_, names_}).label}}),
                            all_.places.empty() ? words_("comparison.no_place") : std::string(), {}, Tone::plain});
    Table tiers = table("comparison.tier_changes", "lll", {"column.name", "column.before", "column.after"});
    Table outcomes = table("comparison.outcome_changes", "llll", {"column.name", "column.before", "column.after", "column.clause"});
    std::map<std::pair<std::string, std::string>, int> kinds;
    for (const PlaceDifference& place : all_.places) {
      const std::string country = names_.row(book_.countries, place.country);
      if (place.other_tier) tiers.rows.push_back({country, tier(a_, place.tier_a), tier(b_, place.tier_b)});
      if (!place.other_outcome()) continue;
      const std::string was = names_.outcome_short(place.a.outcome), is = names_.outcome_short(place.b.outcome);
      outcomes.rows.push_back({country, was, is, place.b.deciding < 0 ? std::string() : b_.clauses[at(place.b.deciding)].source->citation.cite});
      ++kinds[{was, is}];
    }
    Table counts = table("comparison.outcome_counts", "llr", {"column.before", "column.after", "column.places"});
    for (const auto& [kind, number] : kinds) counts.rows.push_back({kind.first, kind.second, words_.number(number)});
    put(std::move(tiers));
    put(std::move(counts));
    put(std::move(outcomes));
  }

  const RuleBook& book_;
  const Words& words_;
  const Names& names_;
  const LawComparison& all_;
  const Program& a_;
  const Program& b_;
  std::vector<Block> out_;
};

}  // namespace
}  // namespace chip_rules::view

namespace chip_rules {

std::vector<view::Block> compare_blocks(const Question& question, const view::Words& words, const view::Names& names, std::optional<CaseError>& error) {
  using namespace view;
  if (!question.request.find("a") && !question.request.find("b")) return compare_picture(question, words, names, error);
  LawComparison comparison;
  error = compare_of(question, comparison);
  return error ? std::vector<Block>{} : CompareView(question.book(), words, names, comparison).run(true);
}

namespace view {

std::string law_name(const RuleBook& book, const view::Words& words, const view::Names& names, const LawComparison& all, bool second) {
  using namespace view;
  return CompareView(book, words, names, all).law(second ? all.b : all.a);
}

std::vector<view::Block> law_differences(const RuleBook& book, const view::Words& words, const view::Names& names, const LawComparison& all) {
  using namespace view;
  return CompareView(book, words, names, all).run(false);
}

}  // namespace view

}  // namespace chip_rules
