#include "platform/connectivity/connectivity_fake.h"

#include <utility>

namespace kerbside::platform {

Network FakeConnectivity::network() const
{
    const std::scoped_lock lock(m_mutex);
    return m_network;
}

void FakeConnectivity::listen(std::function<void()> listener)
{
    const std::scoped_lock lock(m_mutex);
    m_listener = std::move(listener);
}

void FakeConnectivity::set(Network network)
{
    const std::scoped_lock lock(m_mutex);
    const bool changed = std::exchange(m_network, network) != network;
    if (changed && m_listener)
        m_listener();
}

}
