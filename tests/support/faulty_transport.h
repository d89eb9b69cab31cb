#pragma once

#include "sync/transport/transport.h"
#include "tests/support/test_hub.h"

#include <deque>

namespace kerbside::test {

/// What happens to one request on its way.
enum class Fault {
    None,
    Unreachable,   ///< nothing leaves
    LostRequest,   ///< cut off before the hub has it whole
    LostAnswer,    ///< the hub has stored it, and its receipt never arrives
    Twice,         ///< the network delivers it twice; the second answer arrives
    LateAnswer,    ///< the answer to the request before this one arrives
    CaptivePortal, ///< 200 and a page of somebody else
    Redirect,
    Nonsense,      ///< 200 and random bytes in a receipt's place
    OtherKey,      ///< a receipt for it, signed by another hub
    HubBusy,
    HubRestarts,   ///< the hub dies after storing, before answering
    Intercepted,   ///< the certificate is another's
};

/// A way to a TestHub, or to nowhere. Faults are taken from `next` and, when that is empty, from `draw`.
class FaultyTransport final : public sync::Transport {
public:
    FaultyTransport(TestHub& hub, const Partnership& partnership) : m_hub(hub), m_partnership(partnership) {}

    sync::Result<sync::HttpResponse> send(const sync::HttpRequest&, const sync::SendProgress&) override;
    void cancel() override {}

    std::deque<Fault> next;
    std::function<Fault()> draw;
    /// The hub chokes on a request where this is true: it dies without storing anything.
    std::function<bool(const sync::HttpRequest&)> chokes;
    int requests = 0;
    std::size_t bytes = 0;

private:
    sync::HttpResponse deliver(const sync::HttpRequest&);
    TestHub& m_hub;
    const Partnership& m_partnership;
    sync::HttpResponse m_before;
};

}
