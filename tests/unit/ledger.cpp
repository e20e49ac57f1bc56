// Shipments in order of date: what each limit had used before and after each, and which one broke which limit.
#include "core/ask/ledger.h"

#include "tests/unit/asking.h"

using namespace chip_rules;
using namespace chip_rules::tests;

namespace {

const std::string diffusion_orders = "regime=us-2025-01-diffusion";
const std::string header = "date,tpp,dc,quantity,destination,consignee,parent,hq,authorization\n";

json ledger_with(const Rules& rules, const std::string& text, const std::string& case_text, json more = json::object()) {
  more.update({{"ask", "ledger"}, {"text", text}, {"case", case_text}, {"today", today}});
  bool ok = false;
  return json::parse(ask_any(rules, more.dump(), ok));
}
json ledger(const std::string& text, const std::string& case_text = diffusion_orders, json more = json::object()) {
  return ledger_with(shipped_rules(), text, case_text, std::move(more));
}

json use_of(const json& row, const std::string& limit) {
  const json* line = line_of(row, "limits", "limit", limit);
  return line ? *line : json::object();
}
json account(const json& answer, const std::string& key) {
  const json* line = line_of(answer["summary"], "accounts", "key", key);
  return line ? *line : json::object();
}
std::string reason(const json& row) { return row.contains("error") ? row["error"]["message"].get<std::string>() : std::string(); }
std::string refused(const std::string& text) {
  const json answer = ledger(text);
  return answer.contains("error") ? answer["error"]["message"].get<std::string>() : "none";
}

}  // namespace

TEST_CASE("LPP is counted by calendar year and ultimate parent, whatever the order of the rows") {
  const json answer = ledger(header +
                             "2025-09-01,15824,1,600,IND,Foo One,Foo Group,IND,LPP\n"
                             "2025-06-01,15824,1,1000,IND,Foo Two,foo  group,IND,LPP\n"
                             "2026-01-01,15824,1,1000,IND,Foo One,Foo Group,IND,LPP\n"
                             "2025-10-01,15824,1,200,IND,Foo One,Foo Group,IND,LPP\n", diffusion_orders + "&parent=IND");
  const json& rows = answer["rows"];
  REQUIRE(rows.size() == 4);
  CHECK(rows[0]["line"] == 3);
  CHECK(use_of(rows[0], "lpp")["before"] == 0);
  CHECK(use_of(rows[1], "lpp")["before"] == 15824000);
  CHECK(use_of(rows[1], "lpp")["after"] == 25318400);
  CHECK(rows[1]["broke"] == json::array());
  CHECK(rows[2]["claim"]["result"] == "not_given");
  CHECK(rows[2]["broke"] == json::array({"lpp"}));
  CHECK(rows[3]["broke"] == json::array());
  CHECK(account(answer, "lpp:foo  group:2025")["used"] == 28483200);
  CHECK(account(answer, "lpp:foo  group:2025")["first_broken"] == 5);
  CHECK(account(answer, "lpp:foo  group:2026")["rows"] == 1);
  const json by_owner = ledger(header + "2025-06-01,15824,1,1000,IND,A,Foo,IND,LPP\n2025-06-02,15824,1,1000,IND,B,Foo,IND,LPP\n",
                               diffusion_orders + "&parent=IND&reading.lpp-consignee=owner");
  CHECK(by_owner["summary"]["rows"]["broke"] == 0);
}

TEST_CASE("what is licensed to a country adds up, and an order beyond the cap breaks it but counts") {
  const json answer = ledger(header +
                             "2025-06-01,15824,1,40000,IND,A,,IND,\n"
                             "2025-06-02,15824,1,15000,IND,B,,IND,license\n"
                             "2025-06-03,15824,1,5000,IND,C,,IND,\n"
                             "2025-06-04,15824,1,1000,MYS,D,,MYS,license\n");
  const json& rows = answer["rows"];
  CHECK(rows[0]["outcome"] == "license:approve_within_cap");
  CHECK(rows[1]["outcome"] == "license:deny_over_cap");
  CHECK(rows[1]["claim"]["result"] == "given");
  CHECK(rows[1]["broke"] == json::array({"country-cap"}));
  CHECK(use_of(rows[2], "country-cap")["before"] == 55000.0 * 15824);
  CHECK(rows[3]["broke"] == json::array());
  CHECK(account(answer, "country-cap:IND")["broken"] == 2);
  CHECK(account(answer, "country-cap:MYS")["used"] == 15824000);
  CHECK(answer["summary"]["rows"]["broke"] == 2);
}

TEST_CASE("what was shipped before a limit counts does not count, as the reading has it") {
  const std::string rows = header + "2025-03-01,15824,1,40000,IND,A,,IND,license\n2025-06-01,15824,1,15000,IND,A,,IND,license\n";
  const json compliance = ledger(rows);
  CHECK(use_of(compliance["rows"][1], "country-cap")["before"] == 0);
  const json effective = ledger(rows, diffusion_orders + "&reading.cap-start=effective");
  CHECK(use_of(effective["rows"][1], "country-cap")["before"] == 40000.0 * 15824);
  CHECK(effective["rows"][1]["broke"] == json::array({"country-cap"}));
}

TEST_CASE("a national validated end user's base grows against the table of its quarter") {
  const std::string columns = "date,tpp,dc,quantity,destination,consignee,hq,veu\n";
  const json answer = ledger(columns +
                             "2025-05-20,15824,1,60000,IND,A,IND,nveu\n"
                             "2025-07-01,15824,1,15000,IND,A,IND,nveu\n"
                             "2025-07-02,15824,1,60000,IND,A,IND,nveu\n"
                             "2025-07-03,15824,1,60000,BRA,A,IND,nveu\n");
  const json& rows = answer["rows"];
  CHECK(rows[0]["outcome"] == "authorized:NVEU");
  CHECK(use_of(rows[1], "nveu")["before"] == 60000.0 * 15824);
  CHECK(rows[2]["outcome"] == "barred");
  CHECK(rows[2]["broke"] == json::array({"nveu"}));
  CHECK(use_of(rows[3], "nveu")["before"] == 0);
  CHECK(account(answer, "nveu:A:IND")["used"] == 135000.0 * 15824);
}

TEST_CASE("shares of a universal validated end user follow from what its rows have put where") {
  const std::string columns = "date,tpp,dc,quantity,destination,consignee,parent,hq,veu,act\n";
  const json answer = ledger(columns +
                             "2025-05-20,15824,1,9400,USA,A,Big,USA,uveu,transfer\n"
                             "2025-05-21,15824,1,500,IND,A,Big,USA,uveu,export\n"
                             "2025-05-22,15824,1,400,IND,B,Big,USA,uveu,export\n"
                             "2025-05-23,15824,1,10,IND,C,Other,USA,uveu,export\n", diffusion_orders + "&parent=USA");
  const json& rows = answer["rows"];
  CHECK(rows[1]["outcome"] == "authorized:UVEU");
  CHECK(use_of(rows[1], "uveu-country")["after"] == doctest::Approx(500.0 / 9900));
  CHECK(rows[2]["outcome"] == "barred");
  CHECK(rows[2]["broke"] == json::array({"uveu-country"}));
  CHECK(use_of(rows[2], "uveu-country")["after"] == doctest::Approx(900.0 / 10300));
  CHECK(use_of(rows[3], "uveu-outside")["after"] == 1);
  CHECK(account(answer, "uveu-country:B:IND")["broken"] == 1);
}

TEST_CASE("a row without headquarters can't be told, and is counted") {
  const json answer = ledger(header + "2025-06-01,15824,1,1000,IND,Nobody Knows,,,\n2025-06-01,15824,1,1000,IND,microsoft,,,\n2025-06-01,15824,1,1000,IND,,,IND,\n");
  CHECK(answer["rows"][0]["outcome"] == "undetermined");
  CHECK(has(answer["rows"][0]["missing"], "hq"));
  CHECK(answer["rows"][1]["outcome"] != "undetermined");
  CHECK(answer["rows"][2]["outcome"] == "undetermined");
  CHECK(has(answer["rows"][2]["missing"], "company"));
  CHECK(answer["summary"]["rows"]["undetermined"] == 2);
  CHECK(answer["summary"]["parties_not_in_catalog"] == 1);
}

TEST_CASE("the seat of a parent comes from the catalog, or is not known") {
  const json answer = ledger(header + "2025-06-01,15824,1,5,MYS,Some Sdn,bytedance,MYS,\n2025-06-01,15824,1,5,MYS,Some Sdn,A Stranger,MYS,\n2025-06-01,15824,1,5,MYS,Some Sdn,some sdn,MYS,\n");
  CHECK(answer["rows"][0]["outcome"] == "license:deny");
  CHECK(has(answer["rows"][1]["missing"], "parent"));
  CHECK(answer["rows"][2]["outcome"] == "exception:LPP");
}

TEST_CASE("each row is decided by the rules of its own day") {
  const json answer = ledger("date,chip,quantity,destination,consignee,hq\n2022-01-01,nvidia-a100-sxm-80gb,10,CHN,A,CHN\n2023-01-01,nvidia-a100-sxm-80gb,10,CHN,A,CHN\n"
                             "2025-06-01,nvidia-h100-sxm,10,IND,B,IND\n", "basis=codified");
  CHECK(answer["rows"][0]["outcome"] == "undetermined");
  CHECK(answer["rows"][1]["outcome"] == outcome("chip=nvidia-a100-sxm-80gb&qty=10&to=CHN&hq=CHN&on=2023-01-01&basis=codified"));
  CHECK(answer["rows"][2]["outcome"] == "exception:LPP");
}

TEST_CASE("what a row says it moved under is weighed") {
  const auto claim = [](const std::string& row) { return ledger(header + row + "\n")["rows"][0]["claim"]["result"].get<std::string>(); };
  CHECK(claim("2025-06-01,15824,1,100,IND,A,,IND,lpp") == "given");
  CHECK(claim("2025-06-01,15824,1,100,IND,A,,IND,AIA") == "not_given");
  CHECK(claim("2025-06-01,15824,1,100,IND,A,,IND,none") == "not_given");
  CHECK(claim("2025-06-01,100,1,100,IND,A,,IND,nlr") == "given");
  CHECK(claim("2025-06-01,100,1,100,IND,A,,IND,license") == "not_needed");
  CHECK(claim("2025-06-01,15824,1,100,IND,A,,IND,license") == "given");
  CHECK(claim("2025-06-01,15824,1,100,IND,A,,,LPP") == "unknown");
  const json licensed = ledger(header + "2025-06-01,15824,1,100,IND,A,,IND,license\n");
  CHECK(use_of(licensed["rows"][0], "country-cap")["drawn"] == true);
  CHECK(use_of(licensed["rows"][0], "lpp")["drawn"] == false);
}

TEST_CASE("bad rows are told by line and reason, and nothing is dropped") {
  const json answer = ledger(
      "date;chip;quantity;destination;consignee;hq;authorization\r\n"
      "2025-06-01;nvidia-h999;5;IND;A;IND;\r\n"
      "2025-13-01;nvidia-h100-sxm;5;IND;A;IND;\r\n"
      "2025-06-01;nvidia-h100-sxm;0;IND;A;IND;\r\n"
      "2025-06-01;nvidia-h100-sxm;;IND;A;IND;\r\n"
      "2025-06-01;;5;IND;A;IND;\r\n"
      "2025-06-01;nvidia-h100-sxm;5;Atlantis;A;IND;\r\n"
      "2025-06-01;nvidia-h100-sxm;5;IND;A\r\n"
      "2025-06-01;nvidia-h100-sxm;5;IND;CHN;IND;\r\n"
      "2025-06-01;nvidia-h100-sxm;5;IND;A;IND;LLP\r\n"
      "2025-06-01;H100 SXM5 80GB;5;india;A;India;LPP\r\n");
  const json& rows = answer["rows"];
  REQUIRE(rows.size() == 10);
  const std::vector<std::pair<int, const char*>> expected{{2, "not in the catalog"}, {3, "not a date"}, {4, "not 0"}, {5, "\"qty\""}, {6, "chip, tpp"},
                                                          {7, "countries"}, {8, "5 fields"}, {9, "is a country"}, {10, "did you mean \"LPP\""}};
  for (const auto& [line, words] : expected) {
    const json* row = nullptr;
    for (const json& one : rows) {
      if (one["line"] == line) row = &one;
    }
    REQUIRE(row);
    CHECK_MESSAGE(mentions(reason(*row), words), reason(*row));
  }
  CHECK(answer["summary"]["rows"]["read"] == 10);
  CHECK(answer["summary"]["rows"]["bad"] == 9);
  CHECK(answer["summary"]["outcomes"] == json({{"exception:LPP", 1}}));
  const json in_short = ledger("date,chip,quantity,destination\n2025-06-01,nvidia-h100-sxm,1,IND\n2025-06-01,x,1,IND\n", diffusion_orders, {{"summary", true}});
  REQUIRE(in_short["rows"].size() == 1);
  CHECK(in_short["rows"][0]["line"] == 3);
  CHECK(in_short["summary"]["rows"]["run"] == 1);
}

TEST_CASE("a header that can't be used is refused with what is wrong") {
  CHECK(mentions(refused(""), "empty"));
  CHECK(mentions(refused("date,chip,destination\n"), "there is no column \"quantity\""));
  CHECK(mentions(refused("date,chip,quantity,quantity,destination\n"), "stands twice"));
  CHECK(mentions(refused("date,on,chip,quantity,destination\n"), "say the same"));
  CHECK(mentions(refused("date,chip,quantity,destination,regime\n"), "belongs in the case"));
  CHECK(mentions(refused("date,chip,quantity,destination,used-lpp\n"), "used before"));
  CHECK(mentions(refused("date,quantity,destination\n"), "one of these columns is needed: chip, tpp"));
  CHECK(mentions(refused("date,chip,quantty,destination\n"), "line 1: there is no column \"quantity\"; is \"quantty\" meant?"));
  const json extra = ledger("date,chip,quantity,destination,invoice,purpse\n2025-06-01,nvidia-h100-sxm,1,IND,7,use\n");
  CHECK(extra["summary"]["unused_columns"].size() == 2);
  CHECK(extra["summary"]["unused_columns"][1] == json({{"name", "purpse"}, {"nearest", "purpose"}}));
  CHECK(mentions(ledger("date\n", "regime=nothing")["error"]["message"], "regime"));
}

TEST_CASE("the case gives what holds for all rows, and what was used before the first") {
  const json answer = ledger("quantity,consignee\n100,A\n100,B\n", diffusion_orders + "&tpp=15824&dc=1&to=IND&hq=IND&on=2025-06-01&used-lpp=26000000");
  CHECK(use_of(answer["rows"][0], "lpp")["before"] == 26000000);
  CHECK(answer["rows"][0]["outcome"] == "license:approve_within_cap");
}

TEST_CASE("JSON rows mean the same as CSV rows") {
  const std::string csv = header + "2025-06-01,15824,1,1000,IND,A,,IND,LPP\n2025-06-02,15824,1,1000,IND,A,,IND,\n";
  const std::string object = R"({"date":"2025-06-01","tpp":15824,"dc":true,"quantity":1000,"destination":"IND","consignee":"A","hq":"IND","authorization":"LPP"})";
  std::string second = object;
  second.replace(second.find("06-01"), 5, "06-02");
  second.replace(second.find("LPP"), 3, "");
  const json a = ledger(csv);
  for (const std::string& text : {object + "\n" + second, "[" + object + "," + second + "]"}) {
    json b = ledger(text);
    REQUIRE(b["rows"].size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
      b["rows"][i]["line"] = a["rows"][i]["line"];
      CHECK(same(a["rows"][i], b["rows"][i]));
    }
  }
  CHECK(mentions(reason(ledger(R"({"date":"2025-06-01","date":"2025-06-02"})")["rows"][0]), "date"));
}

TEST_CASE("rows that come one by one must be in order of date") {
  Case base;
  REQUIRE(!read_case(shipped_rules().book(), diffusion_orders, false, base));
  Ledger one_by_one(shipped_rules(), base, *read_date(today), std::nullopt);
  REQUIRE(!one_by_one.rows().header({"date", "chip", "quantity", "destination"}));
  LedgerLine line;
  Record record;
  record.fields = {"2025-06-02", "nvidia-h100-sxm", "1", "DEU"};
  CHECK(one_by_one.take(record, line));
  CHECK_FALSE(line.problem);
  record.fields[0] = "2025-06-01";
  CHECK(one_by_one.take(record, line));
  REQUIRE(line.problem);
  CHECK(line.problem->why.told == std::vector<std::string>{"2025-06-01", "2025-06-02"});
  CHECK(one_by_one.totals().bad == 1);
}

TEST_CASE("chips with public identifiers: who holds what, who was seen twice, who never again") {
  const std::string columns = "date,chip,quantity,destination,consignee,hq,act,exporter,ids\n";
  const std::string text = columns +
                           "2025-01-01,nvidia-h20,3,SGP,Anna,SGP,export,,c1 c2;c3\n"
                           "2025-02-01,nvidia-h20,1,SGP,Bert,SGP,transfer,Anna,c1\n"
                           "2025-03-01,nvidia-h20,1,SGP,Carl,SGP,export,,c2\n"
                           "2025-04-01,nvidia-h20,1,SGP,Dora,SGP,transfer,Anna,c1\n"
                           "2025-05-01,nvidia-h20,3,SGP,Emil,SGP,export,,d1 d1\n"
                           "2025-06-01,nvidia-h20,1,SGP,Bert,SGP,use,,c9\n";
  const json answer = ledger(text, "", {{"date", "2025-02-15"}});
  const json& rows = answer["rows"];
  CHECK(rows[1]["ids"]["twice"].empty());
  REQUIRE(rows[2]["ids"]["twice"].size() == 1);
  CHECK(rows[2]["ids"]["twice"][0]["holder"] == "Anna");
  CHECK(rows[2]["ids"]["twice"][0]["line"] == 2);
  CHECK(rows[3]["ids"]["twice"][0]["holder"] == "Bert");
  CHECK(rows[4]["ids"]["mismatched"] == true);
  CHECK(rows[4]["ids"]["twice"][0]["same_row"] == true);
  const json& registry = answer["summary"]["registry"];
  CHECK(registry["date"] == "2025-02-15");
  CHECK(registry["holders"][0] == json({{"holder", "Anna"}, {"count", 2}, {"ids", {"c2", "c3"}}}));
  CHECK(registry["holders"][1] == json({{"holder", "Bert"}, {"count", 1}, {"ids", {"c1"}}}));
  CHECK(registry["never_again_count"] == 2);
  CHECK(registry["never_again"][0] == json({{"id", "c3"}, {"last_seen", "2025-01-01"}, {"line", 2}, {"act", "export"}, {"holder", "Anna"}}));
  CHECK(registry["twice"] == 3);
}

TEST_CASE("in words") {
  bool ok = false;
  const json request = {{"ask", "view"}, {"view", "ledger"}, {"text", header + "2025-06-01,15824,1,60000,IND,A,,IND,\n"}, {"case", diffusion_orders}, {"today", today}};
  const std::string text = ask_any(shipped_rules(), request.dump(), ok);
  CHECK(ok);
  CHECK(mentions(text, "breaks country-cap: 949,440,000 TPP where 790,000,000 TPP are allowed"));
  CHECK(!mentions(text, "\"ledger."));
}
