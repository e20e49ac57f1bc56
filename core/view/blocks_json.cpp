// Writes views as JSON for renderers outside C++. Members stand under their own names.
#include <type_traits>

#include "core/json/json.h"
#include "core/view/blocks.h"

namespace chip_rules::view {

const char* tone_name(Tone tone) {
  static constexpr const char* names[] = {"plain",        "not-controlled", "no-license", "exception",   "approval",
                                          "case-by-case", "deny",           "barred",     "undetermined"};
  return names[static_cast<std::size_t>(tone)];
}

namespace {

class BlockWriter {
 public:
  explicit BlockWriter(JsonWriter& json) : json_(json) {}

  void operator()(const Headline& b) {
    open("headline").member("label", b.label).member("text", b.text).member("reason", b.reason);
    link("cite", b.cite);
    json_.member("tone", tone_name(b.tone)).close('}');
  }
  void operator()(const Paragraph& b) { open("paragraph").member("role", b.role).member("text", b.text).close('}'); }
  void operator()(const Facts& b) {
    open("facts").member("title", b.title).key("rows").open('[');
    for (const auto& row : b.rows) {
      json_.open('{').member("name", row.name).member("value", row.value).member("detail", row.detail);
      json_.member("tone", tone_name(row.tone)).close('}');
    }
    json_.close(']').close('}');
  }
  void operator()(const Bar& b) {
    open("bar").member("title", b.title).member("unit", b.unit).member("before", b.before).member("request", b.request);
    json_.member("after", b.after).member("cap", b.cap).member("fits", b.fits).member("drawn", b.drawn);
    json_.member("before_text", b.before_text).member("request_text", b.request_text).member("after_text", b.after_text);
    json_.member("cap_text", b.cap_text).member("left_text", b.left_text);
    link("cite", b.cite);
    json_.member("tone", tone_name(b.tone)).close('}');
  }
  void operator()(const Axis& b) {
    open("axis").member("title", b.title).member("unit", b.unit).member("logarithmic", b.logarithmic);
    json_.member("low", b.low).member("high", b.high).key("ticks").open('[');
    for (const auto& tick : b.ticks) json_.open('{').member("value", tick.value).member("text", tick.text).close('}');
    json_.close(']').key("lines").open('[');
    for (const auto& line : b.lines) {
      json_.open('{').member("id", line.id).member("label", line.label).member("value", line.value);
      json_.member("value_text", line.value_text).member("crossed", line.crossed).member("state", line.state);
      json_.member("detail", line.detail);
      link("cite", line.cite);
      json_.close('}');
    }
    json_.close(']').key("marks").open('[');
    for (const auto& mark : b.marks) {
      json_.open('{').member("label", mark.label).member("value", mark.value).member("value_text", mark.value_text).close('}');
    }
    json_.close(']').member("empty", b.empty).close('}');
  }
  void operator()(const Clauses& b) {
    open("clauses").member("title", b.title).key("clauses").open('[');
    for (const auto& clause : b.clauses) {
      json_.open('{').member("id", clause.id).member("step", clause.step).member("says", clause.says).member("note", clause.note);
      json_.member("result", clause.result).member("result_text", clause.result_text).member("decided", clause.decided);
      json_.member("effect", clause.effect).member("confidence", clause.confidence);
      link("cite", clause.cite);
      json_.member("tone", tone_name(clause.tone)).key("compared").open('[');
      for (const auto& test : clause.compared) {
        json_.open('{').member("text", test.text).member("distance", test.distance).member("result", test.result).close('}');
      }
      json_.close(']').close('}');
    }
    json_.close(']').close('}');
  }
  void operator()(const Choices& b) {
    open("choices").member("title", b.title).key("choices").open('[');
    for (const auto& choice : b.choices) {
      json_.open('{').member("text", choice.text).member("detail", choice.detail).member("case_text", choice.case_text);
      json_.member("tone", tone_name(choice.tone)).close('}');
    }
    json_.close(']').member("empty", b.empty).close('}');
  }
  void operator()(const List& b) {
    open("list").member("role", b.role).member("title", b.title).key("entries").open('[');
    for (const auto& entry : b.entries) {
      json_.open('{').member("text", entry.text).member("detail", entry.detail);
      link("cite", entry.cite);
      json_.close('}');
    }
    json_.close(']').close('}');
  }
  void operator()(const Table& b) {
    open("table").member("title", b.title).member("align", b.align);
    texts("columns", b.columns);
    json_.key("rows").open('[');
    for (const auto& row : b.rows) {
      json_.open('[');
      for (const auto& cell : row) json_.value(cell);
      json_.close(']');
    }
    json_.close(']').close('}');
  }
  void operator()(const Form& b) {
    open("form").key("fields").open('[');
    for (const auto& field : b.fields) form_field(field);
    json_.close(']').close('}');
  }
  void operator()(const Options& b) {
    open("options").member("list", b.list).key("options").open('[');
    for (const auto& option : b.options) {
      json_.open('{').member("value", option.value).member("label", option.label).member("detail", option.detail);
      json_.member("group", option.group).close('}');
    }
    json_.close(']').close('}');
  }

 private:
  JsonWriter& open(const char* type) { return json_.open('{').member("type", type); }
  void link(const char* key, const Link& link) {
    json_.key(key).open('{').member("text", link.text).member("href", link.href).close('}');
  }
  void texts(const char* key, const std::vector<std::string>& list) {
    json_.key(key).open('[');
    for (const auto& text : list) json_.value(text);
    json_.close(']');
  }
  void form_field(const Form::Field& field) {
    json_.open('{').member("key", field.key).member("label", field.label).member("help", field.help);
    json_.member("kind", field.kind).member("list", field.list).member("group", field.group);
    json_.member("group_label", field.group_label).member("value", field.value).member("value_text", field.value_text);
    json_.member("absent_text", field.absent_text).member("unit", field.unit);
    if (field.min) json_.member("min", *field.min);
    if (field.max) json_.member("max", *field.max);
    if (field.step) json_.member("step", *field.step);
    json_.key("options").open('[');
    for (const auto& option : field.options) json_.open('{').member("value", option.value).member("label", option.label).close('}');
    json_.close(']').member("error", field.error).close('}');
  }

  JsonWriter& json_;
};

}  // namespace

std::string to_json(const View& view) {
  JsonWriter json;
  json.open('{').member("view", view.name).member("lang", view.lang).member("case", view.case_text);
  if (!view.error.empty()) json.member("error", view.error);
  if (!view.needs.empty()) {
    json.key("needs").open('[');
    for (const std::string& pack : view.needs) json.value(pack);
    json.close(']');
  }
  json.key("blocks").open('[');
  for (const Block& block : view.blocks) std::visit(BlockWriter(json), block);
  json.close(']').close('}');
  return json.take();
}

}  // namespace chip_rules::view
