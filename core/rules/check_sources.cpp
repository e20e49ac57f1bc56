// Goes through instruments, country groups and catalogs for what names no source, and for what rests on a weak one.
#include "core/rules/check_sources.h"

#include "core/place.h"

namespace chip_rules {
namespace {

std::array<const Catalog*, 4> catalogs(const RuleBook& book) {
  return {&book.chips, &book.companies, &book.countries, &book.models};
}

bool is_link(std::string_view url) {
  return url.empty() || url.substr(0, 8) == "https://" || url.substr(0, 7) == "http://";
}

class Checker {
 public:
  explicit Checker(const RuleBook& book) : book_(book) {}

  Problems run() {
    for (const Instrument& act : book_.instruments) {
      sources(act);
      parts(act, "readings");
      parts(act, "limits");
      parts(act, "groups");
      for (const ClauseVersion& clause : act.clauses) link(act, clause.pointer, clause.citation.url);
      for (const Grant& grant : book_.grants) {
        if (&book_.instruments[at(grant.instrument)] == &act) link(act, grant.pointer, grant.citation.url);
      }
    }
    for (const Catalog* catalog : catalogs(book_)) rows(*catalog);
    return std::move(problems_);
  }

 private:
  void problem(const std::string& file, std::string pointer, std::string message) {
    problems_.push_back({file + ".json", std::move(pointer), std::move(message), {}});
  }

  void link(const Instrument& act, const std::string& pointer, std::string_view url) {
    if (!is_link(url)) problem(act.id, pointer + "/url", "expected an address that starts with https:// or http://, not \"" + std::string(url) + "\"");
  }

  void sources(const Instrument& act) {
    link(act, "", act.citation.url);
    for (std::size_t i = 0; act.sources && i < act.sources->items.size(); ++i) {
      const Json& source = act.sources->items[i];
      const std::string pointer = "/sources/" + std::to_string(i);
      if (source.get_text("title").empty()) problem(act.id, pointer + "/title", "a source needs a title");
      if (!read_confidence(source.get_text("confidence"))) {
        problem(act.id, pointer + "/confidence", "expected text, quoted, derived, preamble, secondary or memory");
      }
      link(act, pointer, source.get_text("url"));
    }
  }

  void parts(const Instrument& act, const char* member) {
    const Json* list = act.json->find(member);
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
      const std::string name = list->is(Json::Kind::object) ? list->keys[i] : std::to_string(i);
      const Json& part = list->items[i];
      if (part.get_text("cite").empty()) problem(act.id, "/" + std::string(member) + "/" + name + "/cite", "a citation must be there");
    }
  }

  void rows(const Catalog& catalog) {
    if (catalog.count == 0 || !catalog.cell(0, "source")) return;
    for (int row = 0; row < static_cast<int>(catalog.count); ++row) {
      if (!catalog.text(row, "source").empty()) continue;
      problem(catalog.name, "/columns/source/" + std::to_string(row), "the row \"" + catalog.ids[static_cast<std::size_t>(row)] + "\" names no source");
    }
  }

  const RuleBook& book_;
  Problems problems_;
};

bool is_weak(Confidence confidence) { return confidence >= Confidence::preamble; }

void weak_members(const RuleBook& book, std::vector<WeakSource>& out) {
  for (std::size_t g = 0; book.country_groups && g < book.country_groups->keys.size(); ++g) {
    const Json* members = book.country_groups->items[g].find("members");
    for (std::size_t i = 0; members && i < members->items.size(); ++i) {
      const Json& member = members->items[i];
      const std::optional<Confidence> confidence = read_confidence(member.get_text("confidence"));
      if (!confidence || !is_weak(*confidence)) continue;
      out.push_back({"groups.json#/groups/" + book.country_groups->keys[g] + "/members/" + std::to_string(i),
                     std::string(member.get_text("iso3")) + ": " + std::string(member.get_text("cite")), *confidence});
    }
  }
}

void weak_rows(const Catalog& catalog, std::vector<WeakSource>& out) {
  for (int row = 0; row < static_cast<int>(catalog.count); ++row) {
    if (catalog.text(row, "confidence") != confidence_word(Confidence::memory)) continue;
    out.push_back({catalog.name + ".json#/columns/id/" + std::to_string(row), catalog.ids[static_cast<std::size_t>(row)], Confidence::memory});
  }
}

}  // namespace

Problems missing_sources(const RuleBook& book) { return Checker(book).run(); }

std::vector<WeakSource> weak_sources(const RuleBook& book) {
  std::vector<WeakSource> out;
  for (const Instrument& act : book.instruments) {
    const std::string file = act.id + ".json#";
    for (const ClauseVersion& clause : act.clauses) {
      if (!clause.remove && is_weak(clause.confidence)) out.push_back({file + clause.pointer, clause.slot + ": " + clause.citation.cite, clause.confidence});
    }
    for (const Grant& grant : book.grants) {
      if (&book.instruments[at(grant.instrument)] == &act && is_weak(grant.confidence)) {
        out.push_back({file + grant.pointer, grant.id + ": " + grant.citation.cite, grant.confidence});
      }
    }
    for (const ParameterVersion& parameter : act.parameters) {
      if (is_weak(parameter.confidence)) out.push_back({file + parameter.pointer, parameter.id, parameter.confidence});
    }
  }
  weak_members(book, out);
  for (const Catalog* catalog : catalogs(book)) weak_rows(*catalog, out);
  return out;
}

}  // namespace chip_rules
