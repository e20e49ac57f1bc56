// See app.h. Frames and what follows from them; events stand in app_events.cpp.
#include "web/app/app.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/json/json.h"
#include "imgui_internal.h"
#include "web/app/layout.h"

namespace chip_rules::app {

bool App::start(std::string_view regular, std::string_view strong) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigNavCaptureKeyboard = false;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.DisplaySize = ImVec2(1, 1);
  if (!ui.fonts.load(regular, strong)) return false;
  ui.option = [this](std::string_view key) { return state.view_option(key); };
  ui.word = [this](std::string_view key) { return state.word(key); };
  ui.moved = [this](std::string_view question, double x, double y) { return state.moved(question, x, y); };
  form_.picker.find = [this](std::string_view list, std::string_view text) { return state.find(list, text); };
  ui.choose = [this](const view::Form::Field& field, ImVec2 low, ImVec2 high) { form_.choose(ui, field, low, high); };
  set_theme(false);
  return true;
}

bool App::add_font(std::string_view bytes) {
  const bool added = ui.fonts.add(bytes);
  ui.forget_breaks();
  wanted_ = frames_per_event;
  return added;
}

void App::stop() { ImGui::DestroyContext(); }

void App::resize(float width, float height, float density) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(std::max(width, 1.0f), std::max(height, 1.0f));
  io.DisplayFramebufferScale = ImVec2(density, density);
  ImGui::GetStyle().CircleTessellationMaxError = 0.3f / std::max(density, 1.0f);
  ui.forget_breaks();
  wanted_ = frames_per_event;
}

void App::set_theme(bool dark) {
  ui.dark = dark;
  ui.colors = &palette(dark);
  apply_theme(*ui.colors);
  wanted_ = frames_per_event;
}

void App::set_case(std::string_view case_text) {
  state.set_case(case_text);
  wanted_ = frames_per_event;
}

void App::set_view(std::string_view address) {
  state.set_view(address);
  wanted_ = frames_per_event;
}

void App::refresh() {
  state.refresh();
  wanted_ = frames_per_event;
}

void App::carry_out(const Change& change) {
  if (change.key.rfind("view", 0) == 0) {
    if (!state.change_view(change.key, change.value)) return;
    if (change.key == "view") ui.scroll_main(-1e9f);
    if (ui.host.view_changed) ui.host.view_changed(state.view_address(), change.push);
  } else {
    if (!state.change(change.key, change.value)) return;
    if (ui.host.case_changed) ui.host.case_changed(state.case_text(), change.push);
  }
  wanted_ = frames_per_event;
}

int App::frame(double seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DeltaTime = static_cast<float>(std::clamp(seconds - last_, 0.001, 0.1));
  last_ = seconds;
  ImGui::NewFrame();
  // Edges fade over one device pixel, also on a dense screen.
  ImGui::GetCurrentContext()->DrawListSharedData.InitialFringeScale = 1 / std::max(io.DisplayFramebufferScale.x, 0.5f);
  ui.begin();
  ui.version = state.version();
  ui.fonts.begin();
  ImGui::PushFont(ui.fonts.font({}), ui.fonts.size({}));
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("explorer", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav);
  compose(ui, form_, state, io.DisplaySize);
  form_.draw_picker(ui);
  ImGui::End();
  ImGui::PopFont();
  ui.end();
  cursor_ = ImGui::GetMouseCursor();
  ImGui::Render();

  if (wanted_ > 0) wanted_--;
  if (auto change = form_.take_change()) carry_out(*change);
  for (const Change& change : std::exchange(ui.wanted_changes, {})) carry_out(change);
  if (!ui.wanted_case.empty()) {
    const std::string next = std::exchange(ui.wanted_case, {});
    if (state.view_name() == "answer") {
      ui.items.blur();
      ui.scroll_main(-1e9f);  // the new answer stands at the top
    }
    const auto point = std::exchange(ui.wanted_point, std::nullopt);
    if (point && state.drag(next, point->x, point->y)) wanted_ = frames_per_event;
    else set_case(next);
    if (ui.host.case_changed) ui.host.case_changed(state.case_text(), !ui.wanted_live);
  }
  if (std::exchange(ui.wanted_settle, false)) {
    state.settle();
    wanted_ = frames_per_event;
  }
  ui.wanted_live = false;
  if (std::exchange(ui.again, false)) wanted_ = std::max(wanted_, 2);
  if (!ImGui::GetCurrentContext()->InputEventsQueue.empty()) wanted_ = std::max(wanted_, 2);
  return wanted_;
}

std::string App::faults() {
  ui.watch = true;
  frame(last_ + 0.02);
  ui.watch = false;
  JsonWriter json;
  json.open('{');
  std::vector<std::string> over = ui.faults.over();
  for (const auto& list : {std::pair("cut", &ui.faults.cut), std::pair("missing", &ui.faults.missing), std::pair("over", &over)}) {
    json.key(list.first).open('[');
    for (const std::string& text : *list.second) json.value(text);
    json.close(']');
  }
  json.close('}');
  return json.take();
}

std::string App::copy() const {
  std::string out;
  for (const view::Block& block : state.check().blocks) {
    const auto* headline = std::get_if<view::Headline>(&block);
    if (!headline) continue;
    for (const std::string* part : {&headline->label, &headline->text, &headline->reason, &headline->cite.text, &headline->cite.href}) {
      if (!part->empty()) out += *part + "\n";
    }
  }
  return out;
}

}  // namespace chip_rules::app
