#pragma once

#include "app/desk/desk_store.h"
#include "platform/base/clock.h"
#include "sync/transport/transport.h"
#include "sync/wire/card.h"

namespace kerbside::app {

/// What a desk must have at hand to ask a hub.
struct HubVisit {
    const sync::HubIdentity& hub;
    const sync::Keyset& keyset;
    const platform::SigningKey& desk;
    const platform::Clock& clock;
    sync::Transport& transport;
};

struct PullCount : KeptCount {
    std::size_t aside = 0;    ///< not of a certified device, or not what it signed
    std::size_t requests = 0;
};

/// Takes all that the hub has and this desk has not: page by page, each verified and on disk before the next is asked
/// for, so that it goes on where it was cut off. Asks once more after the last page, which tells the devices that
/// they may drop their copies. Where the hub was set back, it begins again at the start and keeps each one once.
/// Offline where nobody answers, Refused where the hub does not take this desk for one.
platform::Result<PullCount> pull(DeskStore&, const HubVisit&);

/// Gives the hub a newer keyset. Refused where it holds another root's or a newer one.
platform::Status publish_keyset(platform::ByteView keyset, sync::Transport&);

}
