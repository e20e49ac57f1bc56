// Reads catalogs: columns of equal length with ids, what comes later of them, country groups, names of rows in other languages.
#include "core/rules/load_parts.h"

#include <limits>

namespace chip_rules {
namespace {

class CatalogReader : PackReader {
 public:
  using PackReader::PackReader;

  void catalog(Catalog& out, const char* name, const char* id_column, const Json& json) {
    out = Catalog{};
    out.name = name;
    out.credit = json.get_text("credit");
    out.columns = json.find("columns");
    const Json* ids = out.columns ? out.columns->find(id_column) : nullptr;
    if (!ids) return problem(std::string(name) + ".json", "/columns/" + std::string(id_column), "this column must be there");
    out.count = ids->items.size();
    for (std::size_t i = 0; i < out.columns->items.size(); ++i) {
      if (out.columns->items[i].items.size() != out.count) {
        problem(std::string(name) + ".json", "/columns/" + out.columns->keys[i],
                "has " + std::to_string(out.columns->items[i].items.size()) + " values, the ids are " + std::to_string(out.count));
      }
    }
    for (std::size_t i = 0; i < out.count; ++i) {
      out.ids.push_back(ids->items[i].text);
      if (!out.by_id.emplace(ids->items[i].text, static_cast<int>(i)).second) {
        problem(std::string(name) + ".json", "/columns/" + std::string(id_column) + "/" + std::to_string(i), "\"" + ids->items[i].text + "\" stands twice");
      }
    }
  }

  // {"chips": {"aliases": [...]}, ...}: columns that a first answer does without.
  void later_columns(const Json& json) {
    for (Catalog* catalog : {&book_.chips, &book_.companies, &book_.countries}) {
      if (const Json* columns = json.find(catalog->name)) catalog->later.push_back(columns);
    }
  }

  // {"language": {"countries": {"id": "name", ...}, ...}}; ids that this catalog lacks are passed over.
  void row_names(const Json& json) {
    for (std::size_t i = 0; i < json.keys.size(); ++i) {
      for (Catalog* catalog : {&book_.chips, &book_.companies, &book_.countries}) {
        const Json* names = json.items[i].find(catalog->name);
        if (!names) continue;
        std::vector<const Json*>& rows = catalog->named[json.keys[i]];
        rows.resize(catalog->count);
        for (std::size_t k = 0; k < names->keys.size(); ++k) {
          const auto row = catalog->by_id.find(names->keys[k]);
          if (row != catalog->by_id.end()) rows[static_cast<std::size_t>(row->second)] = &names->items[k];
        }
      }
    }
  }

  void country_groups(const Json& json) {
    book_.country_groups = &json;
    for (const std::string& id : json.keys) book_.group_names.emplace(id, -1);
    const Json* aliases = book_.countries.columns ? book_.countries.columns->find("alias_of") : nullptr;
    const Json* since = book_.countries.columns ? book_.countries.columns->find("alias_from") : nullptr;
    for (std::size_t i = 0; aliases && i < aliases->items.size(); ++i) {
      const auto target = book_.countries.by_id.find(aliases->items[i].text);
      if (target == book_.countries.by_id.end()) continue;
      const std::optional<Day> from = since && i < since->items.size() ? read_date(since->items[i].text) : std::nullopt;
      book_.aliases.push_back({static_cast<int>(i), target->second, from.value_or(std::numeric_limits<Day>::min())});
    }
  }
};

}  // namespace

void load_catalogs(RuleBook& book, const Json& pack, Problems& problems) {
  CatalogReader reader(book, problems);
  if (const Json* countries = pack.find("countries")) reader.catalog(book.countries, "countries", "iso3", *countries);
  if (const Json* companies = pack.find("companies")) reader.catalog(book.companies, "companies", "id", *companies);
  if (const Json* chips = pack.find("chips")) reader.catalog(book.chips, "chips", "id", *chips);
  if (const Json* models = pack.find("models")) reader.catalog(book.models, "models", "id", *models);
  if (const Json* clusters = pack.find("clusters")) reader.catalog(book.clusters, "clusters", "id", *clusters);
  for (const char* name : {"names", "sources"}) {
    if (const Json* columns = pack.find(name)) reader.later_columns(*columns);
  }
  if (const Json* groups = pack.find("groups")) reader.country_groups(*groups);
  if (const Json* rows = pack.find("rows")) reader.row_names(*rows);
}

}  // namespace chip_rules
