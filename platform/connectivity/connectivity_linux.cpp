#include "platform/connectivity/connectivity.h"

#include "platform/base/descriptor.h"

#include <cerrno>
#include <ifaddrs.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <mutex>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace kerbside::platform {

namespace {

bool is_link_local(const sockaddr* address)
{
    if (address->sa_family != AF_INET6)
        return false;
    // The kernel hands a sockaddr_in6 out as a sockaddr.
    const auto* six = reinterpret_cast<const sockaddr_in6*>(address);
    return IN6_IS_ADDR_LINKLOCAL(&six->sin6_addr) != 0;
}

Network look()
{
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) != 0)
        return Network::Up; // It cannot be told, so trying is right.
    auto found = Network::Down;
    for (const auto* at = first; at != nullptr; at = at->ifa_next) {
        const bool usable = (at->ifa_flags & IFF_UP) != 0 && (at->ifa_flags & IFF_RUNNING) != 0 &&
                            (at->ifa_flags & IFF_LOOPBACK) == 0;
        const auto family = at->ifa_addr == nullptr ? AF_UNSPEC : at->ifa_addr->sa_family;
        if (usable && (family == AF_INET || family == AF_INET6) && !is_link_local(at->ifa_addr))
            found = Network::Up;
    }
    ::freeifaddrs(first);
    return found;
}

int open_netlink()
{
    const int fd = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE;
    if (fd >= 0 && ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(fd);
        return -1;
    }
    return fd;
}

class LinuxConnectivity final : public Connectivity {
public:
    explicit LinuxConnectivity(Reach reach)
        : m_reach(reach), m_netlink(open_netlink()), m_stop(::eventfd(0, EFD_CLOEXEC)), m_network(look())
    {
        if (m_netlink.get() >= 0 && m_stop.get() >= 0)
            m_thread = std::thread([this] { watch(); });
    }
    LinuxConnectivity(const LinuxConnectivity&) = delete;
    LinuxConnectivity& operator=(const LinuxConnectivity&) = delete;
    ~LinuxConnectivity() override
    {
        if (!m_thread.joinable())
            return;
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(m_stop.get(), &one, sizeof one);
        m_thread.join();
    }

    Network network() const override
    {
        if (m_reach == Reach::Loopback)
            return Network::Up;
        // Without netlink nobody keeps m_network true, so it is looked up.
        if (!m_thread.joinable())
            return look();
        const std::scoped_lock lock(m_mutex);
        return m_network;
    }

    void listen(std::function<void()> listener) override
    {
        const std::scoped_lock lock(m_mutex);
        m_listener = std::move(listener);
    }

private:
    void watch()
    {
        for (;;) {
            pollfd waiting[2] = {{m_netlink.get(), POLLIN, 0}, {m_stop.get(), POLLIN, 0}};
            if (::poll(waiting, 2, -1) < 0 && errno != EINTR)
                return;
            if (waiting[1].revents != 0)
                return;
            if (waiting[0].revents == 0)
                continue;
            // What changed is not read: that something did is enough to look again. A full buffer
            // (ENOBUFS) tells the same.
            char dropped[8192];
            while (::recv(m_netlink.get(), dropped, sizeof dropped, 0) > 0) {
            }
            const auto now = look();
            const std::scoped_lock lock(m_mutex);
            // A new address while we were up already may be a better way, so the listener hears of it too.
            m_network = now;
            if (m_listener)
                m_listener();
        }
    }

    const Reach m_reach;
    const Descriptor m_netlink;
    const Descriptor m_stop;
    mutable std::mutex m_mutex;
    Network m_network;
    std::function<void()> m_listener;
    std::thread m_thread;
};

}

std::unique_ptr<Connectivity> open_connectivity(Reach reach)
{
    return std::make_unique<LinuxConnectivity>(reach);
}

}
