#include "sync/hub/deadlines.h"

#include <algorithm>
#include <sys/socket.h>

namespace kerbside::sync {

Deadlines::Deadlines() : m_thread([this] { run(); }) {}

Deadlines::~Deadlines()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_is_stopping = true;
        m_wake.notify_one();
    }
    m_thread.join();
}

Deadlines::Ticket Deadlines::add(int socket, std::chrono::milliseconds left)
{
    const std::scoped_lock lock(m_mutex);
    m_entries[++m_last] = {socket, std::chrono::steady_clock::now() + left};
    m_wake.notify_one();
    return m_last;
}

void Deadlines::set(Ticket ticket, std::chrono::milliseconds left)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto found = m_entries.find(ticket); found != m_entries.end())
        found->second.end = std::chrono::steady_clock::now() + left;
    m_wake.notify_one();
}

void Deadlines::remove(Ticket ticket)
{
    const std::scoped_lock lock(m_mutex);
    m_entries.erase(ticket);
}

void Deadlines::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_is_stopping) {
        const auto now = std::chrono::steady_clock::now();
        auto next = Moment::max();
        for (auto& [ticket, entry] : m_entries) {
            if (entry.end <= now) {
                ::shutdown(entry.socket, SHUT_RDWR);
                // It is closed by its owner; a second time does no harm, every moment would.
                entry.end = now + std::chrono::seconds(10);
            }
            next = std::min(next, entry.end);
        }
        if (next == Moment::max())
            m_wake.wait(lock);
        else
            m_wake.wait_until(lock, next);
    }
}

}
