#pragma once

#include "sync/courier/courier.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace kerbside::sync {

/// A courier on a thread of its own. Everything here may be called from any thread; what goes in is a wish, what comes
/// out a copy. On destruction it stops within the transport's cancel().
class CourierThread {
public:
    /// `connectivity` is the one of the parts, to be listened to. `changed` may be empty; it is called on the courier's
    /// thread after every change, to wake a face: it must only wake.
    CourierThread(CourierParts, CourierPapers, platform::Connectivity& connectivity, std::function<void()> changed);
    CourierThread(const CourierThread&) = delete;
    CourierThread& operator=(const CourierThread&) = delete;
    ~CourierThread();

    /// Something was put into the outbox.
    void notify();
    /// A person asks for it now.
    void hurry();
    SyncStatus status() const;

private:
    void run();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    SyncStatus m_status;
    bool m_is_notified = false;
    bool m_is_hurried = false;
    bool m_is_network_changed = false;
    bool m_is_stopping = false;

    Transport& m_transport;
    const platform::Clock& m_clock;
    platform::Connectivity& m_connectivity;
    std::function<void()> m_changed;
    Courier m_courier; ///< touched by the thread alone
    std::thread m_thread;
};

}
