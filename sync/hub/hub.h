#pragma once

#include "platform/base/clock.h"
#include "platform/base/folder_lock.h"
#include "platform/crypto/tls.h"
#include "platform/keystore/keystore.h"
#include "sync/hub/intake.h"
#include "sync/hub/listener.h"
#include "sync/wire/card.h"

#include <memory>
#include <optional>

namespace kerbside::sync {

/// Where a hub's data is and what opens it: `hub.db`, `hub.id`, `lock`, and `hub.key` by the keystore.
struct HubPlace {
    platform::Path folder;
    platform::Keystore& keystore;
    const platform::Clock& clock;
};

/// A hub in its folder, held by this process alone. Its keys are made once, by init().
class Hub {
public:
    struct InitOptions {
        std::string address; ///< `host:port` at which devices reach it; empty leaves it as it is
        Bytes keyset;        ///< empty for none. The first one fixes the root; a later one must be newer
    };
    /// Makes what is missing and leaves what is there; writes `hub.id`. Busy where it runs.
    static Result<HubIdentity> init(const HubPlace&, const InitOptions&);

    /// NotFound where there is none; Busy where another process has it.
    static Result<std::unique_ptr<Hub>> open(const HubPlace&);

    const HubIdentity& identity() const noexcept { return m_identity; }
    Intake& intake() noexcept { return *m_intake; }

    /// Answers from now on, on a thread of the listener. Stops when what is returned is let go.
    Result<std::unique_ptr<Listener>> listen(const ListenerOptions&);

private:
    Hub() = default;
    std::optional<platform::FolderLock> m_lock;
    HubIdentity m_identity;
    platform::TlsIdentity m_tls;
    std::unique_ptr<Intake> m_intake;
};

}
