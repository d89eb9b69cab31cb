#pragma once

#include "app/ui/frame/frame.h"
#include "app/ui/widgets/widgets.h"

#include "platform/window/window_headless.h"

#include <functional>
#include <memory>
#include <string>

namespace kerbside::test {

/// An application that is one function, in a window that nobody sees.
class Stage final : public app::ui::Application {
public:
    using Draw = std::function<void(app::ui::Ui&)>;

    explicit Stage(Draw draw, int width = 800, int height = 600, std::string theme = "day", std::string language = "en", float scale = 1,
                   float text_scale = 1)
        : window(width, height, scale), clock(platform::WallTime{}), m_draw(std::move(draw))
    {
        auto opened = app::ui::Frame::open(window, clock, {.assets = std::string(KERBSIDE_BINARY_DIR) + "/assets", .theme = theme, .language = language, .text_scale = text_scale});
        frame = std::move(opened).value();
        frame->present(*this);
    }

    void draw(app::ui::Ui& ui) override { m_draw(ui); }
    bool tick() override { return false; }
    std::optional<std::chrono::milliseconds> next_due() override { return std::nullopt; }
    void network(bool) override {}

    void send(platform::Event event) { frame->dispatch(*this, event); }
    void tap(const std::string& id)
    {
        const auto at = node(id).rect.centre();
        send({.kind = platform::EventKind::PointerDown, .x = at.x, .y = at.y, .is_touch = true});
        send({.kind = platform::EventKind::PointerUp, .x = at.x, .y = at.y, .is_touch = true});
    }
    void press(platform::Key key, bool shift = false, bool control = false) { send({.kind = platform::EventKind::KeyDown, .key = key, .shift = shift, .control = control}); }
    void type(std::string text) { send({.kind = platform::EventKind::Text, .text = std::move(text)}); }
    void let_pass(int milliseconds)
    {
        clock.advance(std::chrono::milliseconds(milliseconds));
        frame->advance(*this);
    }
    /// Its id is "" where there is none of that name.
    app::ui::Node node(const std::string& id) const
    {
        for (auto& each : frame->nodes())
            if (each.id == id)
                return each;
        return {};
    }
    bool has(const std::string& id) const { return node(id).id == id; }

    platform::HeadlessWindow window;
    platform::ManualClock clock;
    std::unique_ptr<app::ui::Frame> frame;

private:
    Draw m_draw;
};

}
