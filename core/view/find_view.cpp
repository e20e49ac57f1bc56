// Finds what a reader means by a few typed letters, in any of the names a thing goes by.
#include <algorithm>

#include "core/order.h"
#include "core/view/lists.h"

namespace chip_rules::view {
namespace {

// Lower case for ASCII, Latin letters with accents to their plain ones, and nothing but letters, digits and spaces.
std::string plain(std::string_view text) {
  static constexpr std::pair<const char*, char> accents[] = {
      {"á", 'a'}, {"à", 'a'}, {"â", 'a'}, {"ä", 'a'}, {"ã", 'a'}, {"å", 'a'}, {"Å", 'a'}, {"ç", 'c'}, {"é", 'e'}, {"è", 'e'},
      {"ê", 'e'}, {"ë", 'e'}, {"í", 'i'}, {"î", 'i'}, {"ï", 'i'}, {"ñ", 'n'}, {"ó", 'o'}, {"ô", 'o'}, {"ö", 'o'}, {"õ", 'o'},
      {"ø", 'o'}, {"ú", 'u'}, {"û", 'u'}, {"ü", 'u'}, {"ý", 'y'}, {"š", 's'}, {"ž", 'z'}, {"ł", 'l'}, {"ı", 'i'}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      const char c = text[i++];
      if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
      if ((c == ' ' || c == '-' || c == ',' || c == '/') && !out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    std::size_t length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    length = std::min(length, text.size() - i);
    const std::string_view letter = text.substr(i, length);
    const auto accent = std::find_if(std::begin(accents), std::end(accents), [&](const auto& pair) { return letter == pair.first; });
    if (accent != std::end(accents)) {
      out += accent->second;
    } else {
      out += letter;
    }
    i += length;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

// Smaller is better; -1: does not fit. Whole name, start of name, start of a word, all words somewhere, inside.
int rank(const std::string& name, const std::string& aliases, const std::string& id, const std::string& typed) {
  const std::string squeezed = without_spaces(typed);
  if (name == typed || id == typed || id == squeezed) return 0;
  const std::string all = " " + name + " " + aliases + " " + id + " ";
  if (all.find(" " + typed + " ") != std::string::npos) return 1;
  if (name.rfind(typed, 0) == 0) return 2;
  if (all.find(" " + typed) != std::string::npos) return 3;
  std::size_t at = 0;
  bool every_word = true;
  while (at < typed.size() && every_word) {
    const std::size_t end = std::min(typed.find(' ', at), typed.size());
    every_word = all.find(" " + typed.substr(at, end - at)) != std::string::npos;
    at = end + 1;
  }
  if (every_word) return 4;
  if (squeezed.size() >= 2 && without_spaces(all).find(squeezed) != std::string::npos) return 5;
  return -1;
}

struct Candidate {
  Options::Option option;
  std::string name, aliases, id;
};

class Candidates {
 public:
  Candidates(const RuleBook& book, const Words& words, const Names& names) : book_(book), words_(words), names_(names) {}

  std::vector<Candidate> of(std::string_view list) {
    if (list == "chips") return rows(book_.chips, [&](int row, Options::Option& option) { chip(row, option); });
    if (list == "companies") return rows(book_.companies, [&](int row, Options::Option& option) { company(row, option); });
    if (list == "countries") return rows(book_.countries, [&](int, Options::Option&) {});
    if (list == "models") return rows(book_.models, [&](int row, Options::Option& option) { model(row, option); });
    if (list == "regimes") return regimes();
    return {};
  }

 private:
  template <class Detail>
  std::vector<Candidate> rows(const Catalog& catalog, Detail detail) {
    std::vector<Candidate> out;
    for (int row = 0; row < static_cast<int>(catalog.count); ++row) {
      Candidate candidate;
      candidate.option.value = catalog.ids[static_cast<std::size_t>(row)];
      candidate.option.label = names_.row(catalog, row);
      detail(row, candidate.option);
      candidate.name = plain(candidate.option.label);
      candidate.id = plain(candidate.option.value);
      std::string words;
      for (const char* column : {"name", "aliases", "vendor", "organization", "formal_name", "parent_name"}) words += " " + std::string(catalog.text(row, column));
      candidate.aliases = plain(words);
      out.push_back(std::move(candidate));
    }
    return out;
  }

  double number(const Catalog& catalog, int row, const char* column) const {
    const Json* cell = catalog.cell(row, column);
    return cell && cell->is(Json::Kind::number) ? cell->number : -1;
  }

  void chip(int row, Options::Option& option) {
    const std::string vendor(book_.chips.text(row, "vendor"));
    const double tpp = number(book_.chips, row, "tpp");
    option.detail = tpp < 0 ? words_("list.chip_detail_open", {{"vendor", vendor}}) : words_("list.chip_detail", {{"vendor", vendor}, {"tpp", words_.number(tpp)}});
    option.group = vendor;
  }

  void company(int row, Options::Option& option) {
    const auto country = book_.countries.by_id.find(book_.companies.text(row, "hq"));
    const std::string seat = country == book_.countries.by_id.end() ? words_("view.unknown") : names_.row(book_.countries, country->second);
    option.detail = words_("list.company_detail", {{"kind", words_("company." + std::string(book_.companies.text(row, "kind")))}, {"hq", seat}});
    option.group = seat;
  }

  void model(int row, Options::Option& option) {
    const std::string organization(book_.models.text(row, "organization"));
    const double flop = number(book_.models, row, "flop");
    option.detail = flop < 0 ? words_("list.model_detail_open", {{"organization", organization}})
                             : words_("list.model_detail", {{"organization", organization}, {"flop", words_.quantity(flop, "FLOP")}});
    option.group = organization;
  }

  std::vector<Candidate> regimes() {
    std::vector<Candidate> out;
    for (const NamedRegime& regime : book_.regimes) {
      Candidate candidate;
      candidate.option.value = regime.id;
      candidate.option.label = words_.regime(regime);
      if (regime.compliance != 0) candidate.option.detail = words_.date(regime.compliance);
      candidate.name = plain(candidate.option.label);
      candidate.id = plain(regime.id);
      out.push_back(std::move(candidate));
    }
    return out;
  }

  const RuleBook& book_;
  const Words& words_;
  const Names& names_;
};

constexpr std::size_t shortest_misspelling = 4;

std::vector<std::pair<int, Candidate*>> ranked(std::vector<Candidate>& all, const std::string& wanted) {
  std::vector<std::pair<int, Candidate*>> found;
  for (Candidate& candidate : all) {
    const int place = wanted.empty() ? 0 : rank(candidate.name, candidate.aliases, candidate.id, wanted);
    if (place >= 0) found.push_back({place, &candidate});
  }
  return found;
}

// The word among all names that a misspelled one is nearest to.
std::string likely_spelling(const std::vector<Candidate>& all, const std::string& wanted) {
  std::vector<std::string> known;
  for (const Candidate& candidate : all) {
    const std::string names = candidate.name + " " + candidate.aliases;
    for (std::size_t at = 0; at < names.size();) {
      const std::size_t end = std::min(names.find(' ', at), names.size());
      if (end - at >= shortest_misspelling) known.push_back(names.substr(at, end - at));
      at = end + 1;
    }
  }
  const std::string nearest = nearest_name(wanted, known);
  return nearest.empty() ? wanted : nearest;
}

}  // namespace

Options find(const RuleBook& book, const Words& words, const Names& names, std::string_view list, std::string_view typed) {
  Options out;
  out.list = list;
  const std::string wanted = plain(typed.substr(0, 200));
  std::vector<Candidate> all = Candidates(book, words, names).of(list);
  std::vector<std::pair<int, Candidate*>> found = ranked(all, wanted);
  if (found.empty() && wanted.size() >= shortest_misspelling) found = ranked(all, likely_spelling(all, wanted));
  sort_by(found, [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [place, candidate] : found) out.options.push_back(std::move(candidate->option));
  return out;
}

}  // namespace chip_rules::view
