// The card as a picture: sizes, escapes, and that every text stands inside, whatever it says.
#include <cmath>

#include "core/view/card_svg.h"
#include "core/view/card_text.h"
#include "tests/unit/questions.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

view::View drawn_card(const std::string& text, const std::string& lang = "en") {
  ViewRequest request;
  request.view = "card";
  request.case_text = text;
  request.lang = lang;
  request.today = today;
  return view_of(shipped_rules(), request);
}

view::CardPicture picture(const char* size) {
  const auto read = view::read_card_size(size);
  REQUIRE(read);
  return *read;
}

std::string unescaped(std::string text) {
  for (const auto& [from, to] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + 1)) text.replace(at, std::string(from).size(), to);
  }
  return text;
}

struct Run {
  double left, right, baseline, size;
  std::string text;
};

double number_after(const std::string& svg, std::size_t from, const std::string& name) {
  const std::size_t at = svg.find(" " + name + "=\"", from);
  return read_number(svg.substr(at + name.size() + 3, svg.find('"', at + name.size() + 3) - at - name.size() - 3)).value_or(NAN);
}

std::vector<Run> runs(const std::string& svg) {
  std::vector<Run> out;
  for (std::size_t at = svg.find("<text "); at != svg.npos; at = svg.find("<text ", at + 1)) {
    const std::size_t open = svg.find('>', at), close = svg.find("</text>", at);
    const std::string head = svg.substr(at, open - at);
    Run run{number_after(svg, at, "x"), 0, number_after(svg, at, "y"), number_after(svg, at, "font-size"), unescaped(svg.substr(open + 1, close - open - 1))};
    const double width = view::text_width(run.text, head.find("font-weight") != head.npos) * run.size;
    if (head.find("\"end\"") != head.npos) run.left -= width;
    if (head.find("\"middle\"") != head.npos) run.left -= width / 2;
    run.right = run.left + width;
    out.push_back(run);
  }
  return out;
}

/// What is wrong with the places of texts: outside the picture, or on one another.
std::string misplaced(const std::string& svg, const view::CardPicture& picture) {
  const std::vector<Run> all = runs(svg);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Run& a = all[i];
    if (a.left < 0 || a.right > picture.width || a.baseline - a.size < 0 || a.baseline + a.size * 0.25 > picture.height) return "outside: " + a.text;
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      const Run& b = all[j];
      const bool beside = a.right <= b.left + 1 || b.right <= a.left + 1;
      const bool below = a.baseline + a.size * 0.2 <= b.baseline - b.size * 0.72 + 1 || b.baseline + b.size * 0.2 <= a.baseline - a.size * 0.72 + 1;
      if (!beside && !below) return a.text + " | " + b.text;
    }
  }
  return {};
}

constexpr const char* poland_card = "chip=nvidia-h100-sxm&qty=5000&to=POL&hq=POL&regime=us-2025-01-diffusion&on=2025-06-01";

}  // namespace

TEST_CASE("sizes of cards have names or are pixels") {
  for (const std::string& name : view::card_size_names()) CHECK(view::read_card_size(name));
  CHECK(picture("640x360").width == 640);
  CHECK(picture("640x360").height == 360);
  for (const char* bad : {"", "huge", "x", "640x", "x360", "319x360", "640x239", "4097x360", "640x99999", "-640x360", "640x360x2", "6e2x360", "640 x360"}) {
    CAPTURE(bad);
    CHECK_FALSE(view::read_card_size(bad));
  }
}

TEST_CASE("every text of a card stands inside it and on no other") {
  const std::string china = "chip=nvidia-h200-sxm&qty=1000&to=CHN&hq=CHN&on=2026-06-01";
  const std::vector<std::string> cases{
      poland_card, std::string(poland_card) + "&set.lpp_cap=100000000&reading.lpp-in-d1-d4=popular", china, china + "&act=deemed&national=CHN&purpose=iaas-training",
      "chip=nvidia-h100-sxm", "", "tpp=500&die=800&dc=1&to=DEU&hq=DEU", "on=2019-01-01", "model=gpt-4&to=DEU&on=2025-06-01",
      "chip=nvidia-h100-sxm&qty=999999999&to=SHN&hq=VCT&parent=BES&kind=government&listed=1&on=2025-06-01&regime=us-2025-01-diffusion",
      "tpp=15824.123456&die=814.25&dc=1&mem=3350.5&io=899.75&qty=1234567&to=ARE&hq=ARE&on=2026-01-20&exporter=other"};
  for (const std::string& text : cases) {
    for (const char* lang : {"en", "zh-Hans", "zh-Hant"}) {
      const view::View shown = drawn_card(text, lang);
      if (!shown.error.empty()) continue;
      for (const char* size : {"og", "wide", "square", "print", "320x240", "4096x400", "400x4096"}) {
        CAPTURE(text);
        CAPTURE(lang);
        CAPTURE(size);
        CHECK(misplaced(view::card_svg(shown, picture(size)), picture(size)) == "");
      }
    }
  }
}

TEST_CASE("texts of any length and kind fit and stay text") {
  view::View made;
  made.lang = "en";
  view::Headline head{"<script>alert(1)</script> & \"quotes\" 'too'", "", "", {"]]>", ""}, view::Tone::barred};
  for (int i = 0; i < 60; ++i) head.text += "a very long outcome ";
  for (int i = 0; i < 400; ++i) head.reason += i % 7 ? "理由" : "unbreakable_word_of_some_length";
  made.blocks = {head, view::Paragraph{"warning", std::string("bad bytes \xff\xc3 and controls \x01\x1b ") + "\xef\xbf\xbe"}, view::Paragraph{"credit", "credit"}, view::Paragraph{"alt", "<alt>"}};
  for (const char* size : {"og", "square", "1200x1200"}) {
    const std::string svg = view::card_svg(made, picture(size));
    CHECK(svg.find("<script") == svg.npos);
    CHECK(svg.find("<alt>") == svg.npos);
    CHECK(svg.find('\x01') == svg.npos);
    CHECK(svg.find('\xff') == svg.npos);
    CHECK(svg.find("&lt;script&gt;") != svg.npos);
    for (const Run& run : runs(svg)) CHECK(run.right <= picture(size).width);
  }
}

TEST_CASE("tones differ by more than color where they are dark") {
  view::View made;
  made.blocks = {view::Headline{"", "barred", "", {}, view::Tone::barred}};
  CHECK(view::card_svg(made, {}).find("rotate(45)") != std::string::npos);
  made.blocks = {view::Headline{"", "open", "", {}, view::Tone::undetermined}};
  CHECK(view::card_svg(made, {}).find("<pattern") != std::string::npos);
  CHECK(view::card_svg(view::View{}, {}).empty());
}

TEST_CASE("the picture of a case is asked for like any question") {
  const json light = asked({{"ask", "card-svg"}, {"case", poland_card}, {"size", "wide"}});
  CHECK(light["width"] == 800);
  CHECK(light["svg"].get<std::string>().rfind("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"418\"", 0) == 0);
  CHECK(light["alt"].get<std::string>().find("15,832") != std::string::npos);
  CHECK(asked({{"ask", "card-svg"}, {"case", poland_card}, {"theme", "dark"}})["svg"] != asked({{"ask", "card-svg"}, {"case", poland_card}})["svg"]);
  CHECK(asked({{"ask", "card-svg"}, {"case", poland_card}, {"size", "print"}})["svg"].get<std::string>().find("width=\"210mm\"") != std::string::npos);
  CHECK(asked({{"ask", "card-svg"}, {"case", poland_card}, {"size", "huge"}})["error"]["key"] == "size");
  CHECK(asked({{"ask", "card-svg"}, {"case", poland_card}, {"theme", "blue"}})["error"]["key"] == "theme");
  CHECK(asked({{"ask", "card-svg"}, {"case", "chip=h101"}})["error"]["code"] == "unknown_id");
}

TEST_CASE("lines break where a reader expects it") {
  using Lines = std::vector<std::string>;
  CHECK(view::wrapped("one two three", 4.6, false) == Lines{"one two", "three"});
  CHECK(view::wrapped("", 10, false) == Lines{""});
  CHECK(view::wrapped("晶片，出口。", 2.5, false) == Lines{"晶", "片，", "出", "口。"});
  CHECK(view::wrapped("（晶片）", 2, false) == Lines{"（晶", "片）"});
  for (const std::string& line : view::wrapped("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 5, true)) CHECK(view::text_width(line, true) <= 5);
  CHECK(view::ended_early("晶片出口", 3, false) == "晶片…");
}

TEST_CASE("citations name rule, date and data") {
  const json cited = asked({{"ask", "citation"}, {"case", poland_card}, {"url", "https://example.org/rules/?chip=a&to=POL%20"}});
  const std::string version = shipped_rules().book().version;
  for (const char* form : {"apa", "bibtex"}) {
    const std::string text = cited[form];
    CHECK(text.find(version) != text.npos);
    CHECK(text.find("1 June 2025") != text.npos);
    CHECK(text.find("AI Diffusion rule") != text.npos);
    CHECK(text.find("https://example.org/rules/?chip=a&to=POL%20") != text.npos);
  }
  CHECK(cited["text"].get<std::string>().find("5,000") != std::string::npos);
  const std::string key = cited["bibtex"].get<std::string>().substr(0, cited["bibtex"].get<std::string>().find('\n'));
  CHECK(key.rfind("@misc{chip-rules-" + version + "-", 0) == 0);
  const std::string other = asked({{"ask", "citation"}, {"case", "chip=nvidia-h20&to=CHN"}})["bibtex"];
  CHECK(other.substr(0, other.find('\n')) != key);  // two answers in one bibliography
  CHECK(asked({{"ask", "citation"}, {"case", poland_card}})["apa"].get<std::string>().find("http") == std::string::npos);
  for (const char* bad : {"javascript:alert(1)", "https://example.org/}", "https://example.org/ a", "ftp://example.org"}) {
    CHECK(asked({{"ask", "citation"}, {"case", poland_card}, {"url", bad}})["error"]["key"] == "url");
  }
}
