// The command `card`: a case as a picture (SVG), or as the view that it is drawn from (--json).
#include "core/ask/card_picture.h"
#include "core/cli/streams.h"
#include "core/view/card_svg.h"

namespace chip_rules::cli {

Answer stream_card(const Rules& rules, const Arguments& arguments, const std::string& today, const Terminal&) {
  Answer answer;
  JsonWriter json;
  json.open('{').member("ask", arguments.json ? "view" : "card-svg").member("view", "card");
  json.member("today", today).member("lang", arguments.lang);
  for (const auto& [member, value] : arguments.members) json.member(member, value);
  json.close('}');
  bool ok = false;
  const std::string reply = ask_any(rules, json.take(), ok);
  Json read;
  parse_json(reply, read, {4u << 20, 32, 200000});
  const Json* error = read.find("error");
  if (error) {
    answer.status = refused;
    answer.errors = std::string(error->is(Json::Kind::string) ? error->text : error->get_text("message")) + "\n";
  } else {
    answer.out = arguments.json ? reply + "\n" : std::string(read.get_text("svg"));
  }
  return answer;
}

}  // namespace chip_rules::cli
