#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>

namespace kerbside::sync {

/// Shuts sockets down whose time is over, however busy they look: a client that drips a byte now and then is never
/// idle. Sleeps while there is no deadline.
class Deadlines {
public:
    using Ticket = std::uint64_t;

    Deadlines();
    Deadlines(const Deadlines&) = delete;
    Deadlines& operator=(const Deadlines&) = delete;
    ~Deadlines();

    Ticket add(int socket, std::chrono::milliseconds left);
    void set(Ticket, std::chrono::milliseconds left);
    /// Before the socket is closed. On return it is not touched any more.
    void remove(Ticket);

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Entry {
        int socket = -1;
        Moment end;
    };
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<Ticket, Entry> m_entries;
    Ticket m_last = 0;
    bool m_is_stopping = false;
    std::thread m_thread;
};

}
