#pragma once

#include "app/ui/frame/frame.h"
#include "app/ui/screens/kiosk_app.h"
#include "app/ui/screens/tablet_app.h"
#include "memory_shelf.h"

#include "platform/window/window_headless.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

namespace kerbside::test {

/// What both faces need to be looked at: a shelf in memory, the words, a window that nobody sees.
class OnScreen {
public:
    explicit OnScreen(const std::string& language = "en", const std::string& theme = "day")
    {
        frame = std::move(app::ui::Frame::open(window, clock, {.assets = std::string(KERBSIDE_BINARY_DIR) + "/assets", .theme = theme, .language = language})).value();
    }

    /// Its id is "" where there is none of that name.
    app::ui::Node node(const std::string& id) const
    {
        for (auto& each : frame->nodes())
            if (each.id == id)
                return each;
        return {};
    }
    bool shows(std::string_view label) const
    {
        const auto nodes = frame->nodes();
        return std::any_of(nodes.begin(), nodes.end(), [&](const app::ui::Node& each) { return each.label == label; });
    }
    /// As a part of anything that is read or was typed.
    bool tells(std::string_view text) const
    {
        const auto nodes = frame->nodes();
        return std::any_of(nodes.begin(), nodes.end(), [&](const app::ui::Node& each) {
            return each.label.find(text) != each.label.npos || each.value.find(text) != each.value.npos;
        });
    }
    /// Draws it again, after something was changed that no input has changed.
    void look(app::ui::Application& app) { frame->dispatch(app, {.kind = platform::EventKind::Exposed}); }
    void touch(app::ui::Application& app, platform::EventKind kind, float x, float y) { frame->dispatch(app, {.kind = kind, .x = x, .y = y, .is_touch = true}); }
    void tap(app::ui::Application& app, const std::string& id)
    {
        const auto at = node(id).rect.centre();
        touch(app, platform::EventKind::PointerDown, at.x, at.y);
        touch(app, platform::EventKind::PointerUp, at.x, at.y);
    }

    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    MemoryShelf shelf;
    QuietOutgoing outgoing;
    app::Translations translations = std::move(app::Translations::load(KERBSIDE_SOURCE_DIR "/assets/translations")).value();
    platform::HeadlessWindow window{1280, 800, 1};
    std::unique_ptr<app::ui::Frame> frame;
};

/// A worker's tablet with one form, which she has opened.
class TabletOnScreen : public OnScreen {
public:
    TabletOnScreen(const std::string& id, const std::string& form, const std::string& language = "en", bool isolates_outputs = false)
        : OnScreen(language), tablet(prepared(id, form, language), outgoing, clock, environment(isolates_outputs)), app(tablet, translations, [](bool) {})
    {
        tablet.choose_account("ada");
        tablet.secret() = "four plain words here";
        tablet.unlock();
        tablet.open_form(id);
        frame->present(app);
    }
    void tap(const std::string& id) { OnScreen::tap(app, id); }
    void look() { OnScreen::look(app); }

    app::Tablet tablet;
    app::ui::TabletApp app;

private:
    app::Environment environment(bool isolates_outputs) const
    {
        app::Environment environment{.clock = &clock};
        environment.isolates_outputs = isolates_outputs;
        return environment;
    }
    app::Shelf& prepared(const std::string& id, const std::string& form, const std::string& language)
    {
        (void)shelf.add_account("ada", "four plain words here");
        shelf.add_form(id, form);
        (void)shelf.keep_setting("language", language);
        return shelf;
    }
};

/// A kiosk that has one survey, at its set-up. `machine`: the language of the machine that it runs on.
class KioskOnScreen : public OnScreen {
public:
    explicit KioskOnScreen(const std::string& survey, const std::string& machine = {}, const std::string& theme = "day")
        : OnScreen("en", theme), kiosk(prepared(survey), outgoing, clock, app::Environment{.clock = &clock}), app(kiosk, translations, [](bool) {}, machine)
    {
        frame->present(app);
    }
    void tap(const std::string& id) { OnScreen::tap(app, id); }
    void look() { OnScreen::look(app); }

    app::Kiosk kiosk;
    app::ui::KioskApp app;

private:
    app::Shelf& prepared(const std::string& survey)
    {
        shelf.add_form("survey", survey);
        return shelf;
    }
};

}
