// The explorer as a desktop program: GLFW window, OpenGL 3, the pack inside. The same app as in the browser.
// May know: GLFW, ImGui's OpenGL backend, the host's clock and clipboard.
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#include "backends/imgui_impl_opengl3.h"
#include "core/questions.h"
#include "rules/embedded_packs.h"
#include "web/app/app.h"
#include "web/platform/desktop_picture.h"

#if !defined(_WIN32)
#include <spawn.h>
extern char** environ;
#endif

extern "C" {
extern const char chip_rules_font_regular[], chip_rules_font_semibold[], chip_rules_font_zh_Hans[], chip_rules_font_zh_Hant[];
extern const unsigned chip_rules_font_regular_size, chip_rules_font_semibold_size, chip_rules_font_zh_Hans_size, chip_rules_font_zh_Hant_size;
extern const char chip_rules_outline_110[], chip_rules_outline_50[];
extern const unsigned chip_rules_outline_110_size, chip_rules_outline_50_size;
}

namespace {

using chip_rules::app::App;
using chip_rules::app::Key;
using chip_rules::app::PointerEvent;

struct Options {
  std::string case_text, view, lang = "en", screenshot, today;
  int width = 1280, height = 800, frames = 0;
  float scale = 0;  // 0: the screen's own
  bool dark = false, items = false;
};

constexpr const char* usage =
    "explorer [--case TEXT] [--view 'view=map&...'] [--lang CODE] [--on-day YYYY-MM-DD] [--dark] [--size WxH] [--scale S]\n"
    "         [--screenshot FILE.png|FILE.ppm] [--frames N] [--items]\n";

/// Reads the command line. False when something on it is not understood.
bool read_options(int count, char** words, Options& options) {
  for (int i = 1; i < count; i++) {
    const std::string word = words[i];
    if (word == "--dark") {
      options.dark = true;
      continue;
    }
    if (word == "--items") {  // what can be used on screen, as JSON, for tests
      options.items = true;
      continue;
    }
    if (i + 1 >= count) return false;
    const char* value = words[++i];
    if (word == "--case") options.case_text = value;
    else if (word == "--view") options.view = value;
    else if (word == "--lang") options.lang = value;
    else if (word == "--on-day") options.today = value;
    else if (word == "--screenshot") options.screenshot = value;
    else if (word == "--frames") options.frames = std::atoi(value);
    else if (word == "--scale") options.scale = static_cast<float>(std::atof(value));
    else if (word == "--size") {
      if (std::sscanf(value, "%dx%d", &options.width, &options.height) != 2) return false;
    } else return false;
  }
  return options.width > 0 && options.height > 0 && options.width <= 16384 && options.height <= 16384 && options.scale >= 0;
}

/// The font of a language that the Latin ones do not cover, empty for others.
std::string_view further_font(const std::string& lang) {
  if (lang == "zh-Hans") return {chip_rules_font_zh_Hans, chip_rules_font_zh_Hans_size};
  if (lang == "zh-Hant") return {chip_rules_font_zh_Hant, chip_rules_font_zh_Hant_size};
  return {};
}

std::string host_date() {
  const std::time_t now = std::time(nullptr);
  char text[16] = "";
  if (const std::tm* utc = std::gmtime(&now)) std::strftime(text, sizeof text, "%Y-%m-%d", utc);
  return text;
}

void open_link(const std::string& url) {
  if (url.rfind("https://", 0) != 0 && url.rfind("http://", 0) != 0) return;
#if defined(_WIN32)
  std::printf("%s\n", url.c_str());
#else
#if defined(__APPLE__)
  const char* opener = "open";
#else
  const char* opener = "xdg-open";
#endif
  std::string address = url;
  char* arguments[] = {const_cast<char*>(opener), address.data(), nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, opener, nullptr, nullptr, arguments, environ) != 0) std::printf("%s\n", url.c_str());
#endif
}

/// Window coordinates to logical pixels, which differ where a window is measured in device pixels.
struct Screen {
  App app;
  GLFWwindow* window = nullptr;
  float forced_scale = 0;
  float to_logical = 1;
  double x = 0, y = 0;

  void measure() {
    int width = 0, height = 0, pixels_w = 0, pixels_h = 0;
    glfwGetWindowSize(window, &width, &height);
    glfwGetFramebufferSize(window, &pixels_w, &pixels_h);
    float density = forced_scale, unused = 0;
    if (density <= 0) glfwGetWindowContentScale(window, &density, &unused);
    if (density <= 0) density = 1;
    if (width <= 0 || pixels_w <= 0) return;
    to_logical = static_cast<float>(pixels_w) / static_cast<float>(width) / density;
    app.resize(static_cast<float>(pixels_w) / density, static_cast<float>(pixels_h) / density, density);
  }
  float at_x() const { return static_cast<float>(x) * to_logical; }
  float at_y() const { return static_cast<float>(y) * to_logical; }
};

Screen& screen_of(GLFWwindow* window) { return *static_cast<Screen*>(glfwGetWindowUserPointer(window)); }

Key key_of(int key, int mods) {
  switch (key) {
    case GLFW_KEY_TAB: return mods & GLFW_MOD_SHIFT ? Key::back_tab : Key::tab;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER: return Key::enter;
    case GLFW_KEY_SPACE: return Key::space;
    case GLFW_KEY_ESCAPE: return Key::escape;
    case GLFW_KEY_BACKSPACE: return Key::backspace;
    case GLFW_KEY_UP: return Key::up;
    case GLFW_KEY_DOWN: return Key::down;
    case GLFW_KEY_LEFT: return Key::left;
    case GLFW_KEY_RIGHT: return Key::right;
    case GLFW_KEY_PAGE_UP: return Key::page_up;
    case GLFW_KEY_PAGE_DOWN: return Key::page_down;
    case GLFW_KEY_HOME: return Key::home;
    case GLFW_KEY_END: return Key::end;
    default: return Key::none;
  }
}

void on_key(GLFWwindow* window, int key, int, int action, int mods) {
  if (action == GLFW_RELEASE) return;
  App& app = screen_of(window).app;
  const bool command = mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER);
  if (command && key == GLFW_KEY_C) {
    glfwSetClipboardString(window, app.copy().c_str());
  } else if (command && key == GLFW_KEY_V) {
    if (const char* text = glfwGetClipboardString(window)) app.text(text);
  } else if (command && key == GLFW_KEY_Q) {
    glfwSetWindowShouldClose(window, 1);
  } else if (!command) {
    const Key known = key_of(key, mods);
    // At the end of the list there is no page to go to: Tab starts again.
    if (known != Key::none && !app.key(known) && (known == Key::tab || known == Key::back_tab)) app.focus(known == Key::tab ? 1 : -1);
  }
}

void on_character(GLFWwindow* window, unsigned code) {
  char text[5] = "";
  if (code < 0x80) {
    text[0] = static_cast<char>(code);
  } else if (code < 0x800) {
    text[0] = static_cast<char>(0xC0 | code >> 6);
    text[1] = static_cast<char>(0x80 | (code & 63));
  } else if (code < 0x10000) {
    text[0] = static_cast<char>(0xE0 | code >> 12);
    text[1] = static_cast<char>(0x80 | (code >> 6 & 63));
    text[2] = static_cast<char>(0x80 | (code & 63));
  } else {
    return;
  }
  screen_of(window).app.text(text);
}

void listen(GLFWwindow* window) {
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
    Screen& screen = screen_of(w);
    screen.x = x;
    screen.y = y;
    screen.app.pointer(PointerEvent::move, screen.at_x(), screen.at_y(), 0, false);
  });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int inside) {
    if (!inside) screen_of(w).app.pointer(PointerEvent::leave, 0, 0, 0, false);
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
    Screen& screen = screen_of(w);
    if (button != GLFW_MOUSE_BUTTON_LEFT) return;
    screen.app.pointer(action == GLFW_PRESS ? PointerEvent::down : PointerEvent::up, screen.at_x(), screen.at_y(), 0, false);
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double dx, double dy) {
    Screen& screen = screen_of(w);
    screen.app.wheel(screen.at_x(), screen.at_y(), static_cast<float>(-dx * 60), static_cast<float>(-dy * 60),
                     glfwGetKey(w, GLFW_KEY_LEFT_CONTROL) == GLFW_PRESS || glfwGetKey(w, GLFW_KEY_RIGHT_CONTROL) == GLFW_PRESS);
  });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { screen_of(w).measure(); });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { screen_of(w).measure(); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { screen_of(w).app.wake(); });
  glfwSetKeyCallback(window, on_key);
  glfwSetCharCallback(window, on_character);
}

int draw_frame(Screen& screen) {
  App& app = screen.app;
  ImGui_ImplOpenGL3_NewFrame();
  const int wanted = app.frame(glfwGetTime());
  int width = 0, height = 0;
  glfwGetFramebufferSize(screen.window, &width, &height);
  glViewport(0, 0, width, height);
  const ImVec4 paper = ImGui::ColorConvertU32ToFloat4(app.ui.colors->paper);
  glClearColor(paper.x, paper.y, paper.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  return wanted;
}

bool take_screenshot(GLFWwindow* window, const std::string& path) {
  int width = 0, height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  const size_t row = static_cast<size_t>(width) * 3;
  std::vector<unsigned char> pixels(row * static_cast<size_t>(height)), flipped(pixels.size());
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
  for (size_t y = 0; y < static_cast<size_t>(height); y++) {
    std::memcpy(flipped.data() + y * row, pixels.data() + (static_cast<size_t>(height) - 1 - y) * row, row);
  }
  return chip_rules::platform::write_picture(path, width, height, flipped);
}

int run(Screen& screen, const Options& options) {
  GLFWcursor* hand = glfwCreateStandardCursor(GLFW_HAND_CURSOR);
  GLFWcursor* sideways = glfwCreateStandardCursor(GLFW_HRESIZE_CURSOR);
  const bool counted = options.frames > 0 || options.items || !options.screenshot.empty();
  const int most = options.frames > 0 ? options.frames : 4;
  for (int frame = 0; !glfwWindowShouldClose(screen.window); frame++) {
    glfwPollEvents();
    const int wanted = draw_frame(screen);
    if (counted && frame + 1 >= most) {
      if (!options.screenshot.empty() && !take_screenshot(screen.window, options.screenshot)) {
        std::fprintf(stderr, "explorer: can't write %s\n", options.screenshot.c_str());
        return 1;
      }
      if (options.items) std::printf("%s\n", screen.app.items().c_str());
      return 0;
    }
    glfwSwapBuffers(screen.window);
    const ImGuiMouseCursor cursor = screen.app.cursor();
    glfwSetCursor(screen.window, cursor == ImGuiMouseCursor_Hand ? hand : cursor == ImGuiMouseCursor_ResizeEW ? sideways : nullptr);
    if (wanted == 0 && !counted) glfwWaitEvents();
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  Options options;
  if (!read_options(count, words, options)) {
    std::fputs(usage, stderr);
    return 2;
  }
  glfwSetErrorCallback([](int, const char* message) { std::fprintf(stderr, "explorer: %s\n", message); });
  if (!glfwInit()) return 1;
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, options.screenshot.empty() && !options.items ? GLFW_TRUE : GLFW_FALSE);
  if (options.scale <= 0) glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  const float pixels = options.scale > 0 ? options.scale : 1;

  Screen screen;
  App& app = screen.app;
  const std::string_view regular(chip_rules_font_regular, chip_rules_font_regular_size);
  const std::string_view semibold(chip_rules_font_semibold, chip_rules_font_semibold_size);
  app.state.today = options.today.empty() ? host_date() : options.today;
  app.state.lang = options.lang;
  chip_rules::Rules rules;
  for (const char* pack : {"first", "models", "clusters", "sources", "names", "record", "history", "words"}) {
    for (const chip_rules::Problem& problem : rules.load(chip_rules::embedded_pack(pack))) {
      std::fprintf(stderr, "explorer: %s\n", problem.text().c_str());
      return 2;
    }
  }
  if (const std::string_view words = chip_rules::embedded_pack("text-" + options.lang); !words.empty()) {
    for (const chip_rules::Problem& problem : rules.load(words)) std::fprintf(stderr, "explorer: %s\n", problem.text().c_str());
  }
  app.state.ask = [&rules](const std::string& request) -> std::optional<std::string> {
    bool ok = false;
    return chip_rules::ask_any(rules, request, ok);
  };
  screen.window = glfwCreateWindow(static_cast<int>(static_cast<float>(options.width) * pixels),
                                   static_cast<int>(static_cast<float>(options.height) * pixels),
                                   app.state.word("app.title").c_str(), nullptr, nullptr);
  if (!screen.window) return 1;
  glfwMakeContextCurrent(screen.window);
  glfwSwapInterval(1);
  if (!app.start(regular, semibold)) return 1;
  if (const std::string_view font = further_font(options.lang); !font.empty() && !app.add_font(font)) return 1;
  app.set_theme(options.dark);
  app.ui.host.open_link = open_link;
  app.ui.host.fetch = [&app](const std::string& name) {
    const bool fine = name == "outline-50";
    app.bring(name, fine ? std::string(chip_rules_outline_50, chip_rules_outline_50_size) : std::string(chip_rules_outline_110, chip_rules_outline_110_size), false);
  };
  app.set_case(options.case_text);
  app.set_view(options.view);
  glfwSetWindowUserPointer(screen.window, &screen);
  screen.forced_scale = options.scale;
  listen(screen.window);
  screen.measure();
  ImGui_ImplOpenGL3_Init("#version 330");

  const int code = run(screen, options);
  ImGui_ImplOpenGL3_Shutdown();
  app.stop();
  glfwDestroyWindow(screen.window);
  glfwTerminate();
  return code;
}
