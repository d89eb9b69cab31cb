#pragma once

#include "platform/crypto/tls.h"
#include "sync/hub/intake.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace kerbside::sync {

struct ListenerOptions {
    std::string listen = "127.0.0.1:8443"; ///< a numeric address and a port; port 0 takes a free one
    unsigned connections = 512;
    unsigned connections_per_address = 32; ///< a venue's tablets may share one
    /// A connection that is silent for so long is closed.
    std::chrono::seconds idle{20};
    /// The headers of a request must be complete after so long, however slowly they drip.
    std::chrono::milliseconds patience{30'000};
    /// A body is given its length by this more: slower is closed.
    std::uint64_t least_bytes_per_second = 2'000;
    /// All bodies that are being received together; what would exceed it is asked to come later.
    std::size_t body_budget = 64U << 20;
};

/// HTTPS by libmicrohttpd, on one thread that waits for all connections at once. Hands whole requests to the intake.
class Listener {
public:
    /// Busy where somebody listens there already, Invalid where the address is none.
    static Result<std::unique_ptr<Listener>> start(Intake&, const platform::TlsIdentity&, const ListenerOptions&);
    virtual ~Listener() = default;
    /// As it listens: `127.0.0.1:8443`.
    virtual std::string address() const = 0;
    virtual unsigned open_connections() const = 0;
};

}
