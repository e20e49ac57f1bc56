// Reads the files of a rules folder.
#include "core/cli/rules_folder.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdint>

#include "core/cli/folder_texts.h"
#include "core/cli/rule_file.h"
#include "core/json/json.h"

namespace chip_rules::cli {
namespace {

constexpr JsonLimits embedded_limits{16u << 20, 40, 1000000};

bool exists(const std::string& path) {
  struct stat about {};
  return stat(path.c_str(), &about) == 0;
}

bool is_folder(const std::string& path) {
  struct stat about {};
  return stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}

// The names that end in .json, sorted, without the ending.
std::vector<std::string> stems_in(const std::string& folder) {
  std::vector<std::string> stems;
  DIR* directory = opendir(folder.c_str());
  if (!directory) return stems;
  constexpr std::string_view ending = ".json";
  while (const dirent* entry = readdir(directory)) {
    const std::string_view name = entry->d_name;
    const bool fits =
        name.size() > ending.size() && name[0] != '.' && name.substr(name.size() - ending.size()) == ending;
    if (fits) stems.emplace_back(name.substr(0, name.size() - ending.size()));
  }
  closedir(directory);
  std::sort(stems.begin(), stems.end());
  return stems;
}

void write(JsonWriter& out, const Json& json) {
  switch (json.kind) {
    case Json::Kind::null:
      out.null();
      break;
    case Json::Kind::boolean:
      out.value(json.flag);
      break;
    case Json::Kind::number:
      out.value(json.number);
      break;
    case Json::Kind::string:
      out.value(std::string_view(json.text));
      break;
    case Json::Kind::array:
      out.open('[');
      for (const Json& item : json.items) write(out, item);
      out.close(']');
      break;
    case Json::Kind::object:
      out.open('{');
      for (std::size_t i = 0; i < json.keys.size(); ++i) write(out.key(json.keys[i]), json.items[i]);
      out.close('}');
      break;
  }
}

// Tells one state of a folder from another: FNV-1a of all that was read.
class Fingerprint {
 public:
  void add(std::string_view text) {
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  }
  std::string text() const {
    std::string out = "folder-";
    for (int shift = 44; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value_ >> shift) & 15];
    return out;
  }

 private:
  std::uint64_t value_ = 14695981039346656037ull;
};

class Bundler {
 public:
  Bundler(const std::string& folder, Problems& problems) : folder_(folder), problems_(problems) {}

  std::string bundle(std::string_view built_in) {
    JsonWriter out;
    out.open('{');
    member(out, "facts", "/facts.json");
    out.key("instruments").open('{');
    const std::vector<std::string> stems = stems_in(folder_ + "/instruments");
    if (stems.empty()) problem("/instruments", "no instrument (*.json) in this folder");
    for (const std::string& stem : stems) member(out, stem, "/instruments/" + stem + ".json");
    out.close('}');
    member(out, "timeline", "/timeline.json");
    for (const char* name : {"chips", "companies", "countries", "models"})
      member(out, name, std::string("/catalog/") + name + ".json");
    if (exists(folder_ + "/catalog/clusters.json")) member(out, "clusters", "/catalog/clusters.json");
    const Json groups = read("/catalog/groups.json");
    texts_.add("groups", groups);
    const Json* inner = groups.find("groups");
    write(out.key("groups"), inner ? *inner : groups);
    record(out);
    history(out);
    write(out.key("text"), texts(built_in));
    law(out);
    out.member("version", print_.text()).close('}');
    return out.take();
  }

 private:
  void problem(const std::string& name, std::string message) {
    problems_.push_back({folder_ + name, "", std::move(message), ""});
  }

  Json read(const std::string& name) {
    Json json;
    std::string text;
    std::string wrong = read_rule_file(folder_ + name, text);
    if (wrong.empty()) wrong = parse_json(text, json);
    if (wrong.empty() && !json.is(Json::Kind::object)) wrong = "expected an object at the top";
    if (!wrong.empty()) {
      problem(name, std::move(wrong));
      return {};
    }
    print_.add(name);
    print_.add(text);
    return json;
  }

  // One file as a member; `stem`: how translations call it, its key as a rule.
  void member(JsonWriter& out, const std::string& key, const std::string& name, const std::string& stem = {}) {
    const Json json = read(name);
    texts_.add(stem.empty() ? key : stem, json);
    write(out.key(key), json);
  }

  // Events and claims, where the folder has them.
  void record(JsonWriter& out) {
    out.key("record").open('{');
    if (exists(folder_ + "/events.json")) {
      const Json file = read("/events.json");
      texts_.add("events", file);
      if (const Json* events = file.find("events")) write(out.key("events"), *events);
    }
    const std::vector<std::string> claims = stems_in(folder_ + "/claims");
    if (!claims.empty()) {
      out.key("claims").open('{');
      for (const std::string& stem : claims) member(out, stem, "/claims/" + stem + ".json", "claims/" + stem);
      out.close('}');
    }
    out.close('}');
  }

  // Price series and figures side by side, where the folder has them.
  void history(JsonWriter& out) {
    const std::vector<std::string> files = stems_in(folder_ + "/history");
    if (files.empty()) return;
    out.key("history").open('{');
    for (const std::string& stem : files) member(out, stem, "/history/" + stem + ".json", "history/" + stem);
    out.close('}');
  }

  // Translated sentences of these files, where the folder has them; built-in ones hold for sentences that are the same.
  void law(JsonWriter& out) {
    const std::vector<std::string> languages = stems_in(folder_ + "/text");
    if (languages.empty()) return;
    const std::string from = "translated-from";
    const Json stamps = exists(folder_ + "/text/" + from + ".json") ? read("/text/" + from + ".json") : Json{};
    out.key("law").open('{');
    for (const std::string& language : languages) {
      if (language != from) texts_.write(out.key(language), read("/text/" + language + ".json"), stamps);
    }
    out.close('}');
  }

  // Words by language: <language>.json and <name>.<language>.json, over the built-in ones.
  Json texts(std::string_view built_in) {
    Json embedded;
    if (!parse_json(built_in, embedded, embedded_limits).empty()) return {};
    const Json* built = embedded.find("text");
    Json all = built ? *built : Json{};
    all.kind = Json::Kind::object;
    const std::string place = "/../assets/text";
    for (const std::string& stem : stems_in(folder_ + place)) {
      const Json words = read(place + "/" + stem + ".json");
      Json& language = child(all, stem.substr(stem.rfind('.') + 1));
      for (std::size_t i = 0; i < words.keys.size(); ++i) child(language, words.keys[i]) = words.items[i];
    }
    return all;
  }

  // The member `key` of an object, made when it is not there.
  static Json& child(Json& object, const std::string& key) {
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
      if (object.keys[i] == key) return object.items[i];
    }
    object.keys.push_back(key);
    object.items.emplace_back();
    object.items.back().kind = Json::Kind::object;
    return object.items.back();
  }

  const std::string& folder_;
  Problems& problems_;
  FolderTexts texts_;
  Fingerprint print_;
};

}  // namespace

Problems bundle_rules_folder(const std::string& folder, std::string_view built_in, std::string& pack) {
  Problems problems;
  if (!is_folder(folder)) {
    problems.push_back({folder, "", exists(folder) ? "expected a folder of rules" : "there is no such folder", ""});
    return problems;
  }
  pack = Bundler(folder, problems).bundle(built_in);
  return problems;
}

std::string with_path(const std::string& problem, const std::string& folder) {
  const std::string name = problem.substr(0, std::min(problem.find('#'), problem.find(": ")));
  for (const char* place : {"/", "/instruments/", "/catalog/"}) {
    if (!name.empty() && name[0] != '/' && exists(folder + place + name)) return folder + place + problem;
  }
  return problem;
}

}  // namespace chip_rules::cli
