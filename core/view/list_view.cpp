// Catalogs, regimes and facts as tables.
#include "core/json/number.h"
#include "core/view/lists.h"

namespace chip_rules::view {
namespace {

struct Column {
  const char* key;     // of the catalog
  const char* label;   // of the words
  char align;
};

class Tables {
 public:
  Tables(const RuleBook& book, const Words& words, const Names& names) : book_(book), words_(words), names_(names) {}

  Table catalog(const Catalog& catalog, const char* title, std::initializer_list<Column> columns) const {
    Table out;
    out.title = words_(title);
    for (const Column& column : columns) {
      out.columns.push_back(words_(column.label));
      out.align += column.align;
    }
    for (int row = 0; row < static_cast<int>(catalog.count); ++row) {
      std::vector<std::string> cells;
      for (const Column& column : columns) cells.push_back(cell(catalog, row, column.key));
      out.rows.push_back(std::move(cells));
    }
    return out;
  }

  Table countries() const {
    Table out = catalog(book_.countries, "list.countries", {{"iso3", "column.id", 'l'}, {"name", "column.name", 'l'}});
    out.columns.push_back(words_("column.groups"));
    out.align += 'l';
    RegimeChoice choice;
    choice.on = book_.checked;
    const Folded nothing;
    Problems problems;
    GroupResolver groups(book_, choice, nothing, problems);
    for (std::size_t g = 0; book_.country_groups && g < book_.country_groups->keys.size(); ++g) {
      const std::string& id = book_.country_groups->keys[g];
      const Group group = groups.resolve_named(id, FactType::country);
      for (std::size_t row = 0; row < out.rows.size(); ++row) {
        if (out.rows[row].size() < 3) out.rows[row].emplace_back();
        if (group.members[row] == Tri::no) continue;
        out.rows[row][2] += (out.rows[row][2].empty() ? "" : " ") + id + (group.members[row] == Tri::unknown ? "?" : "");
      }
    }
    return out;
  }

  Table regimes() const {
    Table out;
    out.title = words_("list.regimes");
    out.columns = {words_("column.id"), words_("column.name"), words_("column.status"), words_("column.instruments")};
    out.align = "llll";
    for (const NamedRegime& regime : book_.regimes) {
      std::vector<std::string> acts;
      for (const int index : regime.instruments) acts.push_back(names_.brief(book_.instruments[static_cast<std::size_t>(index)]));
      const Json* statuses = regime.json->find("statuses");
      const std::string status = statuses && !statuses->items.empty() ? words_("status." + statuses->items.back().items[1].text) : std::string();
      out.rows.push_back({regime.id, words_.regime(regime), status, words_.list(acts)});
    }
    return out;
  }

  Table facts() const {
    Table out;
    out.title = words_("list.facts");
    out.columns = {words_("column.key"), words_("column.label"), words_("column.values"), words_("column.absent")};
    out.align = "llll";
    for (std::size_t i = 0; i < book_.facts.size(); ++i) {
      const FactDef& def = book_.facts[i];
      if (!def.key.empty()) out.rows.push_back({def.key, names_.fact(static_cast<int>(i)), values(def), absent(static_cast<int>(i), def)});
    }
    return out;
  }

 private:
  std::string cell(const Catalog& catalog, int row, const char* key) const {
    if (std::string_view(key) == "name") return names_.row(catalog, row);
    const Json* value = catalog.cell(row, key);
    if (!value || value->is(Json::Kind::null)) return "–";
    if (value->is(Json::Kind::number)) return words_.number(value->number);
    if (std::string_view(key) == "kind") return words_("company." + value->text);
    return words_.cell(value->text);
  }

  std::string values(const FactDef& def) const {
    if (const Catalog* catalog = book_.catalog(def.type)) return words_("list." + catalog->name);
    if (!def.choices.empty()) return words_.list_open(def.choices);
    if (def.type == FactType::flag) return "1, 0";
    if (def.type == FactType::date) return "2025-06-01";
    return words_.unit(def.unit);
  }

  std::string absent(int, const FactDef& def) const {
    switch (def.absent.kind) {
      case AbsentRule::Kind::assume: return words_("form.assumed", {{"value", def.absent.assumed}});
      case AbsentRule::Kind::unknown: return words_("form.unknown");
      default: return names_.fact(def.absent.other_facts[0]);
    }
  }

  const RuleBook& book_;
  const Words& words_;
  const Names& names_;
};

}  // namespace

const std::vector<std::string>& list_names() {
  static const std::vector<std::string> names = {"chips", "models", "companies", "countries", "regimes", "facts"};
  return names;
}

std::optional<Table> table(const RuleBook& book, const Words& words, const Names& names, std::string_view list) {
  const Tables tables(book, words, names);
  if (list == "chips") {
    return tables.catalog(book.chips, "list.chips", {{"id", "column.id", 'l'}, {"name", "column.name", 'l'}, {"vendor", "column.vendor", 'l'}, {"released", "column.released", 'l'},
                                                     {"tpp", "column.tpp", 'r'}, {"die", "column.die", 'r'}, {"io", "column.io", 'r'}, {"mem", "column.mem", 'r'}, {"dc", "column.dc", 'r'}, {"confidence", "column.confidence", 'l'}});
  }
  if (list == "companies") {
    return tables.catalog(book.companies, "list.companies", {{"id", "column.id", 'l'}, {"name", "column.name", 'l'}, {"kind", "column.kind", 'l'}, {"hq", "column.hq", 'l'},
                                                             {"parent", "column.parent", 'l'}, {"listed_since", "column.listed", 'l'}, {"confidence", "column.confidence", 'l'}});
  }
  if (list == "models") {
    return tables.catalog(book.models, "list.models", {{"id", "column.id", 'l'}, {"name", "column.name", 'l'}, {"organization", "column.organization", 'l'}, {"released", "column.released", 'l'},
                                                       {"flop", "column.flop", 'r'}, {"open", "column.open", 'r'}, {"flop_confidence", "column.confidence", 'l'}});
  }
  if (list == "countries") return tables.countries();
  if (list == "regimes") return tables.regimes();
  if (list == "facts") return tables.facts();
  return std::nullopt;
}

}  // namespace chip_rules::view
