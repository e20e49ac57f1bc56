// Citations. The date of publication is that of the data; what is cited is one decision.
#include "core/ask/citation.h"

#include "core/ask/card_picture.h"
#include "core/view/card_svg.h"

namespace chip_rules {
namespace {

constexpr std::size_t longest_url = 8000;

// Text as BibTeX reads it between braces. Braces of the text itself would have to match, so they become parentheses.
std::string bibtex_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': case '%': case '$': case '#': case '_': out += '\\'; out += c; break;
      case '{': out += '('; break;
      case '}': out += ')'; break;
      case '\\': out += "\\textbackslash "; break;
      case '~': out += "\\textasciitilde "; break;
      case '^': out += "\\textasciicircum "; break;
      case '\n': out += ' '; break;
      default: out += c;
    }
  }
  return out;
}

std::string hexadecimal(std::uint32_t number) {
  std::string out;
  for (int shift = 28; shift >= 0; shift -= 4) out += "0123456789abcdef"[number >> shift & 15];
  return out;
}

// An address is cited as it stands, when it is one: no spaces, braces or quotes, which would end a field.
bool is_address(std::string_view url) {
  if (url.substr(0, 8) != "https://" && url.substr(0, 7) != "http://") return false;
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '{' || c == '}' || c == '"' || c == '<' || c == '>' || c == '\\') return false;
  }
  return url.size() <= longest_url;
}

}  // namespace

std::string citation_json(const Question& question, std::optional<CaseError>& error) {
  const std::string url = question.text("url");
  if (!url.empty() && !is_address(url)) {
    error = CaseError{"bad_request", "url", url.substr(0, 200), "error.url", {}};
    return {};
  }
  const view::View card = card_of(question, error);
  if (error) return {};
  const view::Words words(question.book(), card.lang);
  const auto& head = std::get<view::Headline>(card.blocks.at(0));
  const std::string rule(view::paragraph_of(card, "coverage"));
  const YearMonthDay checked = split_date(question.book().checked);
  const std::string year = std::to_string(checked.year);
  const std::string title = words("cite.title", {{"label", head.label}, {"text", head.text}});
  const std::string version = words("cite.version", {{"data", card.data}, {"checked", words.date(question.book().checked)}});
  const std::string accessed = words.date(question.today);
  JsonWriter json;
  json.open('{').member("case", card.case_text);
  json.member("text", words("cite.short", {{"label", head.label}, {"text", head.text}, {"rule", rule}}));
  json.member("apa", words(url.empty() ? "cite.apa" : "cite.apa_url",
                           {{"author", words("cite.author")}, {"year", year}, {"title", title}, {"rule", rule}, {"version", version}, {"accessed", accessed}, {"url", url}}));
  // Its key is the case's too: one bibliography may cite several answers of one version.
  std::string bibtex = "@misc{chip-rules-" + card.data + "-" + hexadecimal(sentence_key(card.case_text)) + ",\n";
  const auto field = [&](const char* name, const std::string& value) { bibtex += std::string("  ") + name + " = {" + value + "},\n"; };
  field("author", "{" + bibtex_text(words("cite.author")) + "}");
  field("title", "{" + bibtex_text(title) + "}");
  field("year", year);
  field("month", std::to_string(checked.month));
  field("howpublished", bibtex_text(words("cite.work")));
  field("version", bibtex_text(card.data));
  field("note", bibtex_text(words.sentences({rule, version})));
  if (!url.empty()) field("url", url);
  field("urldate", write_date(question.today));
  json.member("bibtex", bibtex + "}\n");
  json.close('}');
  return json.take();
}

}  // namespace chip_rules
