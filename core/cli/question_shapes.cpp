// The commands that ask questions: their words and options, a line each.
#include "core/cli/arguments.h"

namespace chip_rules::cli {

const std::vector<QuestionShape>& question_shapes() {
  static const std::vector<QuestionShape> shapes{
      {"timeline", {{"case", "a case", true}}, 1, {}, "timeline 'CASE'           the case under every rule, by date"},
      {"time", {{"case", "a case", true}}, 1, {}, "time 'CASE'               the case day by day, on both bases"},
      {"compare", {{"a", "a law", true}, {"b", "a second law", true}, {"case", "a case", true}}, 2, {},
       "compare LAW LAW ['CASE']  what two laws say otherwise, and where"},
      {"world", {{"case", "a case", true}}, 1, {{"by", "to, hq or both"}},
       "world [--by BY] 'CASE'    the case for every destination"},
      {"map", {{"case", "a case", true}}, 0, {{"view.by", "to, hq or both", false, false, "by"}, {"view.show", "outcome or tier", false, false, "show"}},
       "map [--by BY] [--show tier] ['CASE']\n                                     the world by outcome or tier"},
      {"matrix", {{"case", "a case", true}}, 0, {{"by", "to, hq or both"}, {"chips", "chips"}, {"to", "destinations"}},
       "matrix [--chips LIST] [--to LIST] ['CASE']\n                                        chips by destinations"},
      {"ledger",
       {{"file", "a file of shipments, or - for standard input"}, {"case", "a case", true}},
       1,
       {{"date", "a date"}, {"summary", "", false, true}},
       "ledger FILE [CASE] [--summary] [--date YYYY-MM-DD]\n"
       "                                     shipments (CSV, JSON) in order of date"},
      {"allocate",
       {{"case", "a case", true}},
       0,
       {{"left", "a number of chips"}, {"limit", "a limit"}, {"asks", "A=10000,B=5000", false, false, "ask"}, {"rule", "a rule"}, {"seed", "a number"}},
       "allocate --left N --ask 'A=10,B=20' [--rule R] [--seed N]\n"
       "  chip-rules allocate --limit ID CASE --ask ...\n"
       "                                     share out what is left of an allocation"},
      {"claims", {}, 0, {{"finding", "a finding"}, {"search", "a word"}}, "claims [--finding wrong] [--search WORD]\n"
       "                                     statements about the rules, checked"},
      {"history", {}, 0, {}, "history                    1973 and 2025, figure by figure"},
      {"series", {{"file", "a CSV of prices, or - for standard input"}}, 1, {{"merged", "", false, true}},
       "series FILE [--merged]     prices as CSV: checked, joined with ours"},
      {"batch", {}, 0, {{"scope", "full or outcome"}}, "batch [--scope full|outcome]    decide the cases on standard input"},
      {"lines", {{"case", "a case", true}}, 0, {{"view.axes", "tpp-pd, tpp-mem or tpp-io", false, false, "axes"}, {"view.vendor", "a maker", false, false, "vendor"}, {"view.dc", "1 or 0", false, false, "dc"}},
       "lines ['CASE'] [--axes A] [--vendor V] [--dc 1|0]\n                                     chips and the lines of the law"},
      {"compute",
       {{"case", "a case", true}},
       0,
       {{"view.open", "open, closed or unknown", false, false, "open"},
        {"view.org", "an organization", false, false, "org"},
        {"view.since", "a year", false, false, "since"}},
       "compute [--open closed] [--org NAME] [--since YEAR] ['CASE']\n"
       "                                     training operations against every line"},
      {"rule", {{"case", "a case", true}}, 0, {{"view.by", "step or act", false, false, "by"}},
       "rule ['CASE'] [--by step|act]\n                                     numbers, readings and clauses of a law"},
      {"proposal",
       {{"case", "a case", true}},
       0,
       {{"view.of", "a regime", false, false, "of"}, {"view.show", "clusters or models", false, false, "show"}},
       "proposal [--of REGIME] [--show models] ['CASE']\n"
       "                                     a text that is no law, on clusters"},
      {"quota",
       {{"case", "a case", true}},
       0,
       {{"view.limit", "a limit", false, false, "limit"},
        {"view.asks", "A=10000,B=5000", false, false, "ask"},
        {"view.rule", "a rule", false, false, "rule"},
        {"view.seed", "a number", false, false, "seed"}},
       "quota [--limit ID] [--ask 'A=10,B=20' [--rule R] [--seed N]] 'CASE'\n"
       "                                     a quota over time, and in chips"},
      {"card",
       {{"case", "a case", true}},
       1,
       {{"size", "og, wide, square, print or pixels such as 1200x628"}, {"theme", "light or dark"}},
       "card 'CASE' [--size og|wide|square|print|WxH] [--theme light|dark]\n"
       "                                     the answer as a picture (SVG)"},
      {"scope", {}, 0, {}, "scope                      what is modeled, and what is not"},
  };
  return shapes;
}

}  // namespace chip_rules::cli
