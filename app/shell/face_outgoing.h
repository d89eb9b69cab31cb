#pragma once

#include "app/session/outgoing.h"
#include "app/store/device_store.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace kerbside::shell {

/// The courier as a face has it: what waits, and how to hurry it. On a thread of its own behind a window;
/// stepped in virtual time behind a script.
class FaceOutgoing : public app::Outgoing {
public:
    /// Does what is due, on the face's thread. True where something may look different.
    virtual bool step() = 0;
    virtual std::optional<std::chrono::milliseconds> next_due() = 0;
    /// By a script: the network as the app sees it.
    virtual void network(bool is_up) = 0;
};

/// The store and the clock outlive it. `wake` is called from any thread when something changed; it may be empty.
std::unique_ptr<FaceOutgoing> open_outgoing(app::DeviceStore&, const platform::Clock&, bool is_virtual, std::function<void()> wake);

}
