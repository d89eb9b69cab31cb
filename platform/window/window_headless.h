#pragma once

#include "platform/window/window.h"

#include <deque>

namespace kerbside::platform {

/// A window that nobody sees: events are put in by hand, pixels stay in memory. Never waits.
class HeadlessWindow final : public Window {
public:
    HeadlessWindow(int width, int height, float scale);

    void put(Event);
    void resize(int width, int height, float scale);

    int width() const override { return m_width; }
    int height() const override { return m_height; }
    float scale() const override { return m_scale; }
    std::vector<Event> wait(std::optional<std::chrono::milliseconds>) override;
    void wake() override { put({.kind = EventKind::Woken}); }
    bool has_gl() const override { return false; }
    Surface surface() override;
    void present(std::span<const PixelRect> changed) override;
    void swap() override {}
    void want_text(std::optional<PixelRect> caret) override { m_text_rect = caret; }
    void set_clipboard(const std::string& text) override { m_clipboard = text; }
    std::string clipboard() override { return m_clipboard; }

    bool wants_text() const { return m_text_rect.has_value(); }
    /// Where an input method would show its candidates.
    std::optional<PixelRect> text_rect() const { return m_text_rect; }
    /// How often present() was called, and how many pixels it was told had changed.
    int presented() const { return m_presented; }
    long changed_pixels() const { return m_changed_pixels; }

private:
    int m_width;
    int m_height;
    float m_scale;
    std::deque<Event> m_events;
    std::vector<std::uint32_t> m_pixels;
    std::string m_clipboard;
    std::optional<PixelRect> m_text_rect;
    int m_presented = 0;
    long m_changed_pixels = 0;
};

}
