#pragma once

#include "on_screen.h"

#include <cstdint>
#include <vector>

namespace kerbside::test {

using namespace kerbside::app;
using platform::EventKind;

/// A tablet with a form of a test's own open on it.
struct OpenForm : TabletOnScreen {
    OpenForm(const std::string& fields, const std::string& binds, const std::string& body, const std::string& language = "en", bool isolates_outputs = false)
        : TabletOnScreen("own", xform("own", R"x(kerbside:mode="named")x", fields, binds, body), language, isolates_outputs)
    {
    }
    void type(std::string text) { frame->dispatch(app, {.kind = EventKind::Text, .text = std::move(text)}); }
    /// Motion comes to rest.
    void let_rest()
    {
        for (int at = 0; at < 200 && frame->is_moving(); ++at) {
            clock.advance(std::chrono::milliseconds(16));
            frame->advance(app);
        }
    }
    /// What is drawn there.
    std::vector<std::uint32_t> picture(const ui::Rect& rect)
    {
        frame->present(app);
        const auto surface = window.surface();
        std::vector<std::uint32_t> pixels;
        for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y)
            pixels.insert(pixels.end(), surface.pixels + y * surface.stride + static_cast<int>(rect.x), surface.pixels + y * surface.stride + static_cast<int>(rect.right()));
        return pixels;
    }
    ui::Node called(std::string_view label) const
    {
        for (auto& each : frame->nodes())
            if (each.label == label)
                return each;
        return {};
    }
};

inline bool differ(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other)
{
    return one != other;
}

}
