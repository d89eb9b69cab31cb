#include "sync/courier/courier_thread.h"

#include <utility>

namespace kerbside::sync {

namespace {

CourierParts with_publish(CourierParts parts, std::function<void(const SyncStatus&)> publish)
{
    parts.publish = std::move(publish);
    return parts;
}

}

CourierThread::CourierThread(CourierParts parts, CourierPapers papers, platform::Connectivity& connectivity,
                             std::function<void()> changed)
    : m_transport(parts.transport), m_clock(parts.clock), m_connectivity(connectivity), m_changed(std::move(changed)),
      m_courier(with_publish(std::move(parts),
                             [this](const SyncStatus& status) {
                                 {
                                     const std::scoped_lock lock(m_mutex);
                                     m_status = status;
                                 }
                                 if (m_changed)
                                     m_changed();
                             }),
                std::move(papers)),
      m_thread([this] { run(); })
{
    m_connectivity.listen([this] {
        const std::scoped_lock lock(m_mutex);
        m_is_network_changed = true;
        m_wake.notify_one();
    });
}

CourierThread::~CourierThread()
{
    m_connectivity.listen({});
    {
        const std::scoped_lock lock(m_mutex);
        m_is_stopping = true;
        m_wake.notify_one();
    }
    m_transport.cancel();
    m_thread.join();
}

void CourierThread::notify()
{
    const std::scoped_lock lock(m_mutex);
    m_is_notified = true;
    m_wake.notify_one();
}

void CourierThread::hurry()
{
    const std::scoped_lock lock(m_mutex);
    m_is_hurried = true;
    m_wake.notify_one();
}

SyncStatus CourierThread::status() const
{
    const std::scoped_lock lock(m_mutex);
    return m_status;
}

void CourierThread::run()
{
    for (;;) {
        const auto step = m_courier.step();
        std::unique_lock lock(m_mutex);
        const auto is_woken = [this] { return m_is_notified || m_is_hurried || m_is_network_changed || m_is_stopping; };
        if (step.due)
            m_wake.wait_for(lock, *step.due - m_clock.monotonic(), is_woken);
        else
            m_wake.wait(lock, is_woken);
        if (m_is_stopping)
            return;
        m_is_notified = false;
        if (std::exchange(m_is_network_changed, false))
            m_courier.network_changed();
        if (std::exchange(m_is_hurried, false))
            m_courier.hurry();
    }
}

}
