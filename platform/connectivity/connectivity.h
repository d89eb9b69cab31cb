#pragma once

#include <functional>
#include <memory>

namespace kerbside::platform {

/// Whether it is worth trying to reach anybody. `Up` is a hint, never a promise.
enum class Network { Down, Up };

/// Which interfaces count: a hub on this very machine is reached without any network.
enum class Reach { Outside, Loopback };

/// The network as the operating system tells it.
class Connectivity {
public:
    virtual ~Connectivity() = default;
    virtual Network network() const = 0;
    /// One listener, called on a thread of ours at every change; an empty one takes it away, and then
    /// no call is under way any more. The listener only wakes somebody: it must not call back in here.
    virtual void listen(std::function<void()>) = 0;
};

/// Linux: netlink wakes it, so that it costs nothing while nothing changes.
std::unique_ptr<Connectivity> open_connectivity(Reach);

}
