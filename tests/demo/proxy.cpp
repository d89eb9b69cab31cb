// Carries bytes between a device and a hub until so many bytes of the device's have passed in one connection; then it
// cuts and ends: the network going away in the middle of a batch.
//   demo_proxy PORT HUB-PORT [CUT-AFTER]     (both on 127.0.0.1; prints a line when it cuts)
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool send_all(int to, const char* data, std::size_t size)
{
    for (std::size_t done = 0; done < size;) {
        const auto sent = ::send(to, data + done, size - done, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        done += static_cast<std::size_t>(sent);
    }
    return true;
}

/// One connection from beginning to end; true where it was cut. `allowed` bytes of the device pass, all where negative.
bool carry(int device, int hub, std::int64_t allowed)
{
    std::array<pollfd, 2> ends{pollfd{device, POLLIN, 0}, pollfd{hub, POLLIN, 0}};
    std::array<char, 1024> buffer{};
    std::int64_t passed = 0;
    for (;;) {
        if (::poll(ends.data(), ends.size(), -1) < 0)
            return false;
        for (std::size_t from = 0; from < 2; ++from) {
            if (ends[from].revents == 0)
                continue;
            const auto got = ::recv(ends[from].fd, buffer.data(), buffer.size(), 0);
            if (got <= 0)
                return false;
            if (from == 0)
                passed += got;
            if (allowed >= 0 && passed > allowed)
                return true;
            if (!send_all(ends[1 - from].fd, buffer.data(), static_cast<std::size_t>(got)))
                return false;
        }
    }
}

}

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    std::signal(SIGPIPE, SIG_IGN);
    const auto here = loopback(std::atoi(argv[1]));
    const auto hub_address = loopback(std::atoi(argv[2]));
    const std::int64_t allowed = argc > 3 ? std::atoll(argv[3]) : -1;
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    const int yes = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (::bind(listener, reinterpret_cast<const sockaddr*>(&here), sizeof here) != 0 || ::listen(listener, 8) != 0)
        return 1;
    std::cout << "ready" << std::endl;
    for (;;) {
        const int device = ::accept(listener, nullptr, nullptr);
        if (device < 0)
            return 1;
        const int hub = ::socket(AF_INET, SOCK_STREAM, 0);
        if (::connect(hub, reinterpret_cast<const sockaddr*>(&hub_address), sizeof hub_address) == 0 &&
            carry(device, hub, allowed)) {
            std::cout << "cut" << std::endl;
            return 0;
        }
        ::close(hub);
        ::close(device);
    }
}
