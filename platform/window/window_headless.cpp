#include "platform/window/window_headless.h"

#include <algorithm>

namespace kerbside::platform {

HeadlessWindow::HeadlessWindow(int width, int height, float scale)
    : m_width(std::max(1, width)), m_height(std::max(1, height)), m_scale(scale),
      m_pixels(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height))
{
}

void HeadlessWindow::put(Event event)
{
    m_events.push_back(std::move(event));
}

void HeadlessWindow::resize(int width, int height, float scale)
{
    m_width = std::max(1, width);
    m_height = std::max(1, height);
    m_scale = scale;
    m_pixels.assign(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height), 0);
    put({.kind = EventKind::Resized});
}

std::vector<Event> HeadlessWindow::wait(std::optional<std::chrono::milliseconds>)
{
    std::vector<Event> events(m_events.begin(), m_events.end());
    m_events.clear();
    return events;
}

Surface HeadlessWindow::surface()
{
    return {m_pixels.data(), m_width, m_height, m_width};
}

void HeadlessWindow::present(std::span<const PixelRect> changed)
{
    ++m_presented;
    for (const auto& rect : changed)
        m_changed_pixels += static_cast<long>(rect.width) * rect.height;
}

}
