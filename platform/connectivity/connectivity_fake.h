#pragma once

#include "platform/connectivity/connectivity.h"

#include <mutex>

namespace kerbside::platform {

/// A switch: tests, and the `network` step of `kerbside ui`. Thread-safe.
class FakeConnectivity final : public Connectivity {
public:
    explicit FakeConnectivity(Network start = Network::Up) : m_network(start) {}

    Network network() const override;
    void listen(std::function<void()>) override;
    void set(Network);

private:
    mutable std::mutex m_mutex;
    Network m_network;
    std::function<void()> m_listener;
};

}
