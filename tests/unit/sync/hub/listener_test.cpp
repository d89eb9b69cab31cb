#include "sync/hub/listener.h"

#include "sync/hub/hub.h"
#include "platform/keystore/keystore_fake.h"
#include "sync/transport/curl_transport.h"
#include "tests/support/temporary_folder.h"

#include <arpa/inet.h>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace kerbside;
using namespace kerbside::sync;
using namespace kerbside::test;
using namespace std::chrono_literals;

namespace {

struct Running {
    explicit Running(ListenerOptions options)
    {
        identity = Hub::init(place, {}).value();
        hub = Hub::open(place).value();
        options.listen = "127.0.0.1:0";
        listener = hub->listen(options).value();
    }
    std::unique_ptr<Transport> transport() const
    {
        return open_curl_transport({listener->address(), identity.tls_authority, identity.tls_pin}).value();
    }
    TemporaryFolder folder;
    platform::FakeKeystore keystore;
    platform::SystemClock clock;
    HubPlace place{folder / "hub", keystore, clock};
    HubIdentity identity;
    std::unique_ptr<Hub> hub;
    std::unique_ptr<Listener> listener;
};

/// A client that connects and then does as little as it can.
class LazyClient {
public:
    LazyClient(const std::string& address, const char* from)
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in own{};
        own.sin_family = AF_INET;
        ::inet_pton(AF_INET, from, &own.sin_addr);
        REQUIRE(::bind(m_socket, reinterpret_cast<const sockaddr*>(&own), sizeof own) == 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))));
        ::inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
        REQUIRE(::connect(m_socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0);
    }
    LazyClient(LazyClient&& other) noexcept : m_socket(std::exchange(other.m_socket, -1)) {}
    LazyClient& operator=(LazyClient&&) = delete;
    ~LazyClient()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }
    /// The beginning of a TLS handshake, byte by byte.
    void drip()
    {
        const char byte = m_dripped++ == 0 ? '\x16' : '\x03';
        (void)(::send(m_socket, &byte, 1, MSG_NOSIGNAL) == 1);
    }
    /// Waits at most so long for the other side to close.
    bool is_closed_within(std::chrono::milliseconds time)
    {
        const auto end = std::chrono::steady_clock::now() + time;
        for (;;) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
            pollfd waiting{m_socket, POLLIN, 0};
            if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0)
                return false;
            char byte = 0;
            if (::recv(m_socket, &byte, 1, MSG_DONTWAIT) <= 0)
                return true;
        }
    }

private:
    int m_socket = -1;
    int m_dripped = 0;
};

TEST_CASE("a client that drips a byte now and then is thrown out all the same", "[hub][network]")
{
    Running hub({.idle = 30s, .patience = 300ms});
    LazyClient dripping(hub.listener->address(), "127.0.0.1");
    const auto start = std::chrono::steady_clock::now();
    bool is_closed = false;
    while (!is_closed && std::chrono::steady_clock::now() - start < 10s) {
        dripping.drip();
        is_closed = dripping.is_closed_within(50ms);
    }
    CHECK(is_closed);
    CHECK(std::chrono::steady_clock::now() - start >= 300ms);
}

TEST_CASE("one address cannot take all connections", "[hub][network]")
{
    Running hub({.connections = 100, .connections_per_address = 8});
    std::vector<LazyClient> idle;
    for (int i = 0; i < 20; ++i)
        idle.emplace_back(hub.listener->address(), "127.0.0.2");
    // The device comes from another address, and is served at once.
    CHECK(hub.transport()->send({.target = "/v1/keyset"}).value().status == 404);
    for (std::size_t at = 8; at < idle.size(); ++at)
        CHECK(idle[at].is_closed_within(5s));
    for (std::size_t at = 0; at < 8; ++at)
        CHECK_FALSE(idle[at].is_closed_within(1ms));
}

TEST_CASE("three hundred idle clients from many addresses do not keep a device out", "[hub][network]")
{
    Running hub({.connections = 512, .connections_per_address = 32});
    std::vector<LazyClient> idle;
    for (int i = 0; i < 300; ++i)
        idle.emplace_back(hub.listener->address(), ("127.0.1." + std::to_string(1 + i % 12)).c_str());
    const auto transport = hub.transport();
    for (int i = 0; i < 20; ++i)
        CHECK(transport->send({.target = "/v1/keyset"}).value().status == 404);
}

TEST_CASE("a body that is too long or of no length is refused before it comes", "[hub][network]")
{
    Running hub({.body_budget = 1000});
    const auto transport = hub.transport();
    HttpRequest large{.method = Method::Post, .target = "/v1/batches", .body = Bytes(kMaxBatchBytes + 1)};
    const auto refused = transport->send(large);
    // It may close before the sender has sent all: then there is no answer, which is no receipt either.
    CHECK((!refused || refused->status == 413));
    HttpRequest beyond{.method = Method::Post, .target = "/v1/batches", .body = Bytes(1001)};
    CHECK(transport->send(beyond).value().status == 503);
    HttpRequest within{.method = Method::Post, .target = "/v1/batches", .body = Bytes(999)};
    CHECK(transport->send(within).value().status == 503);
    HttpRequest chunked{.method = Method::Post, .target = "/v1/batches", .headers = {{"Transfer-Encoding", "chunked"}}, .body = Bytes(10)};
    CHECK(transport->send(chunked).value().status == 411);
}

TEST_CASE("a second hub cannot listen at the same place", "[hub][network]")
{
    Running hub({});
    CHECK(hub.hub->listen({.listen = hub.listener->address()}).error().kind == ErrorKind::Busy);
    CHECK(hub.hub->listen({.listen = "nowhere:1"}).error().kind == ErrorKind::Invalid);
}

}
