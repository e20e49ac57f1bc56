// The explorer in the browser: exported C calls around the app, driven by browser.mjs. No loop, no DOM, no rules.
// Bytes and texts cross over through `Module.edge`: `input` before a call, `output` after it.
// May know: ImGui's OpenGL backend and Emscripten's inline JavaScript.
#include <GLES3/gl3.h>
#include <emscripten.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>

#include "backends/imgui_impl_opengl3.h"
#include "web/app/app.h"

// clang-format off
EM_JS(int, edge_input_size, (), { return Module['edge'].input.length; });
EM_JS(void, edge_input_copy, (char* to), { HEAPU8.set(Module['edge'].input, to); });
EM_JS(void, edge_output, (const char* text, int size), {
  Module['edge'].output = new TextDecoder().decode(HEAPU8.slice(text, text + size));
});
EM_JS(int, edge_ask, (const char* text, int size), {
  const answer = Module['edge'].ask(HEAPU8.slice(text, text + size));
  if (!answer) return 0;
  Module['edge'].input = answer;
  return 1;
});
EM_JS(void, edge_view, (const char* text, int size, int push), {
  Module['edge'].viewed(new TextDecoder().decode(HEAPU8.slice(text, text + size)), push);
});
EM_JS(void, edge_case, (const char* text, int size, int push), {
  Module['edge'].changed(new TextDecoder().decode(HEAPU8.slice(text, text + size)), push);
});
EM_JS(void, edge_pick, (const char* text, int size), {
  Module['edge'].pick(new TextDecoder().decode(HEAPU8.slice(text, text + size)));
});
EM_JS(void, edge_link, (const char* text, int size), {
  Module['edge'].link(new TextDecoder().decode(HEAPU8.slice(text, text + size)));
});
EM_JS(void, edge_fetch, (const char* text, int size), {
  Module['edge'].fetch(new TextDecoder().decode(HEAPU8.slice(text, text + size)));
});
EM_JS(void, edge_use_context, (), {
  GL.makeContextCurrent(GL.registerContext(Module['edge'].context, { majorVersion: 2, minorVersion: 0, enableExtensionsByDefault: 1 }));
});
// clang-format on

namespace {

using chip_rules::app::App;
using chip_rules::app::PointerEvent;

/// Everything that lives as long as the page's canvas.
struct Explorer {
  App app;
  std::string regular, semibold, further;
  bool drawable = false;
  double cost = 0;  // milliseconds that building the last frame took, before it was handed to OpenGL
};

Explorer& explorer() {
  static Explorer* made = new Explorer;
  return *made;
}

std::string input() {
  std::string text(static_cast<size_t>(edge_input_size()), '\0');
  edge_input_copy(text.data());
  return text;
}

void output(const std::string& text) { edge_output(text.data(), static_cast<int>(text.size())); }

}  // namespace

extern "C" {

/// Takes a font: 0 the regular weight, 1 the strong one; 2, after the start, one for what these lack.
EMSCRIPTEN_KEEPALIVE void app_font(int kind) {
  Explorer& e = explorer();
  if (kind != 2) {
    (kind == 1 ? e.semibold : e.regular) = input();
    return;
  }
  std::string next = input();
  if (e.app.add_font(next)) e.further.swap(next);  // what is swapped out is in no use any longer
}

EMSCRIPTEN_KEEPALIVE void app_set_today() {
  explorer().app.state.set_today(input());
}

EMSCRIPTEN_KEEPALIVE void app_set_lang() {
  explorer().app.state.set_lang(input());
}

EMSCRIPTEN_KEEPALIVE void app_set_case() { explorer().app.set_case(input()); }
EMSCRIPTEN_KEEPALIVE void app_set_view() { explorer().app.set_view(input()); }

/// The page's engine can answer more than before.
EMSCRIPTEN_KEEPALIVE void app_refresh() { explorer().app.refresh(); }

/// A file that was asked for: its name, a zero byte, and what is in it; the name alone when it cannot be had.
EMSCRIPTEN_KEEPALIVE void app_file() {
  const std::string all = input();
  const size_t end = std::min(all.find('\0'), all.size());
  explorer().app.bring(all.substr(0, end), all.substr(std::min(end + 1, all.size())), end == all.size());
}

/// Starts ImGui on the context that the edge made. 0 when the fonts are no fonts.
EMSCRIPTEN_KEEPALIVE int app_start() {
  Explorer& e = explorer();
  if (!e.app.start(e.regular, e.semibold)) return 0;
  e.app.state.ask = [](const std::string& request) -> std::optional<std::string> {
    if (!edge_ask(request.data(), static_cast<int>(request.size()))) return std::nullopt;
    return input();
  };
  e.app.ui.host.view_changed = [](const std::string& text, bool push) { edge_view(text.data(), static_cast<int>(text.size()), push); };
  e.app.ui.host.case_changed = [](const std::string& text, bool push) { edge_case(text.data(), static_cast<int>(text.size()), push); };
  e.app.ui.host.pick = [](const std::string& key) { edge_pick(key.data(), static_cast<int>(key.size())); };
  e.app.ui.host.open_link = [](const std::string& url) { edge_link(url.data(), static_cast<int>(url.size())); };
  e.app.ui.host.fetch = [](const std::string& name) { edge_fetch(name.data(), static_cast<int>(name.size())); };
  edge_use_context();
  e.drawable = ImGui_ImplOpenGL3_Init("#version 300 es");
  return e.drawable;
}

/// Whether the main pointer is a finger.
EMSCRIPTEN_KEEPALIVE void app_set_coarse(int coarse) {
  explorer().app.ui.coarse = explorer().app.ui.touch = coarse != 0;
  explorer().app.wake();
}
/// Draws nothing but the pictures of the view, for a page that shows the rest itself.
EMSCRIPTEN_KEEPALIVE void app_set_alone(int alone) {
  explorer().app.ui.alone = alone != 0;
  explorer().app.wake();
}
/// The height, in logical pixels, that the pictures of the last frame took when they stand alone.
EMSCRIPTEN_KEEPALIVE float app_height() { return explorer().app.ui.used; }
EMSCRIPTEN_KEEPALIVE void app_set_theme(int dark) { explorer().app.set_theme(dark != 0); }

EMSCRIPTEN_KEEPALIVE void app_resize(float width, float height, float density) { explorer().app.resize(width, height, density); }

/// `kind`: 0 move, 1 down, 2 up, 3 leave, 4 cancel.
EMSCRIPTEN_KEEPALIVE int app_pointer(int kind, float x, float y, int touch) {
  if (kind < 0 || kind > 4) return 0;
  return explorer().app.pointer(static_cast<PointerEvent>(kind), x, y, 0, touch != 0);
}

EMSCRIPTEN_KEEPALIVE int app_wheel(float x, float y, float dx, float dy, int ctrl) { return explorer().app.wheel(x, y, dx, dy, ctrl != 0); }
EMSCRIPTEN_KEEPALIVE int app_pinch(float x, float y, float zoom, float dx, float dy) { return explorer().app.pinch(x, y, zoom, dx, dy); }
EMSCRIPTEN_KEEPALIVE int app_can_scroll(float x, float y, float dy) { return explorer().app.can_scroll(x, y, dy); }

/// The input is the DOM's `code` of the key.
EMSCRIPTEN_KEEPALIVE int app_key(int shift) {
  const chip_rules::app::Key key = chip_rules::app::key_of(input(), shift != 0);
  return key != chip_rules::app::Key::none && explorer().app.key(key);
}

EMSCRIPTEN_KEEPALIVE int app_text() { return explorer().app.text(input()); }
EMSCRIPTEN_KEEPALIVE void app_focus(int direction) { explorer().app.focus(direction); }

/// Draws one frame; returns how many more are wanted.
EMSCRIPTEN_KEEPALIVE int app_frame(double seconds) {
  Explorer& e = explorer();
  if (!e.drawable) return 0;
  ImGui_ImplOpenGL3_NewFrame();
  const double began = emscripten_get_now();
  const int wanted = e.app.frame(seconds);
  e.cost = emscripten_get_now() - began;
  const ImGuiIO& io = ImGui::GetIO();
  glViewport(0, 0, static_cast<int>(std::lround(io.DisplaySize.x * io.DisplayFramebufferScale.x)),
             static_cast<int>(std::lround(io.DisplaySize.y * io.DisplayFramebufferScale.y)));
  const ImVec4 paper = ImGui::ColorConvertU32ToFloat4(e.app.ui.colors->paper);
  glClearColor(paper.x, paper.y, paper.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  return wanted;
}

/// Milliseconds that building the last frame took, for measuring.
EMSCRIPTEN_KEEPALIVE double app_cost() { return explorer().cost; }

/// 0 arrow, 1 hand, 2 sideways.
EMSCRIPTEN_KEEPALIVE int app_cursor() {
  const ImGuiMouseCursor cursor = explorer().app.cursor();
  return cursor == ImGuiMouseCursor_Hand ? 1 : cursor == ImGuiMouseCursor_ResizeEW ? 2 : 0;
}

EMSCRIPTEN_KEEPALIVE void app_items() { output(explorer().app.items()); }
EMSCRIPTEN_KEEPALIVE void app_faults() {
  Explorer& e = explorer();
  if (!e.drawable) return;
  ImGui_ImplOpenGL3_NewFrame();
  output(e.app.faults());
}
EMSCRIPTEN_KEEPALIVE void app_copy() { output(explorer().app.copy()); }

/// A lost context takes ImGui's backend with it; a restored one needs it started again.
EMSCRIPTEN_KEEPALIVE void app_context_lost() {
  Explorer& e = explorer();
  if (e.drawable) ImGui_ImplOpenGL3_Shutdown();
  e.drawable = false;
}

EMSCRIPTEN_KEEPALIVE void app_context_restored() {
  Explorer& e = explorer();
  edge_use_context();
  e.drawable = ImGui_ImplOpenGL3_Init("#version 300 es");
  e.app.wake();
}

}  // extern "C"
