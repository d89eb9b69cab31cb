#include "app/shell/face_outgoing.h"

#include "app/shell/courier_access.h"
#include "platform/connectivity/connectivity_fake.h"
#include "sync/courier/courier_thread.h"

#include <algorithm>
#include <mutex>

namespace kerbside::shell {

namespace {

using app::SyncView;
using app::WaitReason;
using namespace std::chrono_literals;

/// A step of virtual time settles at most so many batches; the rest waits for the next.
constexpr int kStepsAtOnce = 20;

WaitReason reason_of(sync::SyncReason reason)
{
    switch (reason) {
    case sync::SyncReason::NothingWaits:
        return WaitReason::None;
    case sync::SyncReason::Sending:
    case sync::SyncReason::StorageTrouble:
    case sync::SyncReason::Held:
        return WaitReason::Soon;
    case sync::SyncReason::NotEnrolled:
        return WaitReason::NotEnrolled;
    case sync::SyncReason::NoNetwork:
        return WaitReason::Offline;
    case sync::SyncReason::NotTheHub:
        return WaitReason::Captive;
    case sync::SyncReason::HubUnreachable:
    case sync::SyncReason::NoAnswer:
    case sync::SyncReason::HubBusy:
    case sync::SyncReason::HubRefuses:
        break;
    }
    return WaitReason::NoAnswer;
}

std::size_t sum(std::int64_t one, std::int64_t two, std::int64_t three = 0)
{
    return static_cast<std::size_t>(one + two + three);
}

void count_into(SyncView& view, const sync::ParcelCounts& counts)
{
    view.waiting = sum(counts.ready, counts.in_flight, counts.held);
    view.received = sum(counts.acked, counts.purged);
    view.set_aside = static_cast<std::size_t>(counts.quarantined);
}

SyncView view_of(app::DeviceStore& store, const sync::SyncStatus& status, const platform::Clock& clock)
{
    SyncView view{.is_enrolled = true};
    count_into(view, status.counts);
    view.device = store.identity().id().text().substr(0, 8);
    view.reason = reason_of(status.reason);
    view.last_receipt = status.last_receipt;
    if (const auto held = store.anonymous_waiting())
        view.held_back = static_cast<std::size_t>(*held);
    if (status.progress) {
        view.is_sending = true;
        view.batch_size = static_cast<std::size_t>(status.progress->bytes);
        view.batch_done = static_cast<std::size_t>(status.progress->bytes_sent);
    }
    if (status.next_attempt)
        view.next_try = std::max(0s, std::chrono::ceil<std::chrono::seconds>(*status.next_attempt - clock.monotonic()));
    return view;
}

/// A device without a card has nobody to send to: what waits is counted, and kept.
class Waiting final : public FaceOutgoing {
public:
    explicit Waiting(app::DeviceStore& store) : m_store(store) {}

    SyncView status() override
    {
        SyncView view{.reason = WaitReason::NotEnrolled};
        view.device = m_store.identity().id().text().substr(0, 8);
        if (const auto counts = m_store.outbox().counts())
            count_into(view, *counts);
        if (const auto held = m_store.anonymous_waiting())
            view.held_back = static_cast<std::size_t>(*held);
        return view;
    }
    void try_now() override {}
    void wake() override {}
    bool step() override { return false; }
    std::optional<std::chrono::milliseconds> next_due() override { return {}; }
    void network(bool) override {}

private:
    app::DeviceStore& m_store;
};

/// Behind a script: nothing happens but in the script's time, and the network is the script's.
class Stepped final : public FaceOutgoing {
public:
    Stepped(app::DeviceStore& store, const platform::Clock& clock, std::unique_ptr<sync::Transport> transport, sync::CourierPapers papers)
        : m_store(store), m_clock(clock), m_transport(std::move(transport)),
          m_courier({.transport = *m_transport,
                     .connectivity = m_connectivity,
                     .clock = clock,
                     .open_database = [&store] { return store.connect(); },
                     .random = random_wait,
                     .keep_keyset = [&store](const sync::Bytes& keyset) { return store.adopt_keyset(keyset); }},
                    std::move(papers))
    {
    }

    SyncView status() override { return view_of(m_store, m_courier.status(), m_clock); }
    void try_now() override
    {
        m_courier.hurry();
        m_due = m_clock.monotonic();
    }
    void wake() override { m_due = m_clock.monotonic(); }
    bool step() override
    {
        if (!m_due || *m_due > m_clock.monotonic())
            return false;
        for (int i = 0; i < kStepsAtOnce; ++i) {
            const auto did = m_courier.step();
            m_due = did.due;
            if (did.did == sync::Courier::Did::Nothing)
                break;
        }
        return true;
    }
    std::optional<std::chrono::milliseconds> next_due() override
    {
        if (!m_due)
            return {};
        return std::max(0ms, *m_due - m_clock.monotonic());
    }
    void network(bool is_up) override
    {
        m_connectivity.set(is_up ? platform::Network::Up : platform::Network::Down);
        m_courier.network_changed();
        m_due = m_clock.monotonic();
    }

private:
    app::DeviceStore& m_store;
    const platform::Clock& m_clock;
    platform::FakeConnectivity m_connectivity;
    std::unique_ptr<sync::Transport> m_transport;
    sync::Courier m_courier;
    std::optional<platform::MonotonicTime> m_due = platform::MonotonicTime::min();
};

/// Behind a window: the courier's own thread, which only wakes the face.
class Threaded final : public FaceOutgoing {
public:
    Threaded(app::DeviceStore& store, const platform::Clock& clock, std::unique_ptr<sync::Transport> transport, sync::CourierPapers papers,
             std::function<void()> wake)
        : m_store(store), m_clock(clock), m_connectivity(platform::open_connectivity(reach_of(store))), m_transport(std::move(transport))
    {
        m_thread = std::make_unique<sync::CourierThread>(
            sync::CourierParts{.transport = *m_transport,
                               .connectivity = *m_connectivity,
                               .clock = clock,
                               .open_database = [&store] { return store.connect(); },
                               .random = random_wait,
                               .keep_keyset = [this](const sync::Bytes& keyset) { return hand_over(keyset); }},
            std::move(papers), *m_connectivity, std::move(wake));
    }

    SyncView status() override { return view_of(m_store, m_thread->status(), m_clock); }
    void try_now() override { m_thread->hurry(); }
    void wake() override { m_thread->notify(); }
    bool step() override
    {
        // The store is this thread's: a keyset that came is adopted here.
        sync::Bytes keyset;
        {
            const std::lock_guard lock(m_mutex);
            keyset.swap(m_keyset);
        }
        if (!keyset.empty())
            (void)m_store.adopt_keyset(keyset);
        return true;
    }
    std::optional<std::chrono::milliseconds> next_due() override { return {}; }
    void network(bool) override {}

private:
    platform::Status hand_over(const sync::Bytes& keyset)
    {
        const std::lock_guard lock(m_mutex);
        m_keyset = keyset;
        return {};
    }

    app::DeviceStore& m_store;
    const platform::Clock& m_clock;
    std::mutex m_mutex;
    sync::Bytes m_keyset;
    std::unique_ptr<platform::Connectivity> m_connectivity;
    std::unique_ptr<sync::Transport> m_transport;
    std::unique_ptr<sync::CourierThread> m_thread;
};

}

std::unique_ptr<FaceOutgoing> open_outgoing(app::DeviceStore& store, const platform::Clock& clock, bool is_virtual, std::function<void()> wake)
{
    auto papers = papers_of(store);
    auto transport = transport_of(store);
    if (!papers || !transport)
        return std::make_unique<Waiting>(store);
    if (is_virtual)
        return std::make_unique<Stepped>(store, clock, std::move(transport).value(), std::move(papers).value());
    return std::make_unique<Threaded>(store, clock, std::move(transport).value(), std::move(papers).value(), std::move(wake));
}

}
