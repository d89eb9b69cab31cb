#include "sync/hub/hub.h"

#include "platform/keystore/keystore_fake.h"
#include "sync/transport/curl_transport.h"
#include "tests/support/partnership.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>

using namespace kerbside;
using namespace kerbside::sync;
using namespace kerbside::test;

namespace {

struct World {
    TemporaryFolder folder;
    platform::FakeKeystore keystore;
    platform::SystemClock clock;
    HubPlace place{folder / "hub", keystore, clock};
    Partnership partnership;

    HubIdentity init(const Hub::InitOptions& options = {}) { return Hub::init(place, options).value(); }
    Bytes keyset(const HubIdentity& hub, std::uint64_t epoch = 1)
    {
        auto keyset = partnership.keyset(epoch);
        keyset.hubs = {hub.verify_key};
        return encode_keyset(keyset, partnership.root);
    }
};

/// A hub that runs, and a way to it.
struct Running : World {
    Running()
    {
        identity = init();
        identity = init({.keyset = keyset(identity)});
        hub = Hub::open(place).value();
        listener = hub->listen({.listen = "127.0.0.1:0"}).value();
        address = {listener->address(), identity.tls_authority, identity.tls_pin};
    }
    HubIdentity identity;
    std::unique_ptr<Hub> hub;
    std::unique_ptr<Listener> listener;
    HubAddress address;
};

TEST_CASE("a hub keeps its keys however often it is set up", "[hub]")
{
    World world;
    const auto first = world.init({.address = "192.0.2.1:8443"});
    const auto again = world.init();
    CHECK(again.verify_key == first.verify_key);
    CHECK(again.tls_pin == first.tls_pin);
    CHECK(again.address == "192.0.2.1:8443");
    const auto file = platform::read_file(world.place.folder / "hub.id").value();
    CHECK(decode_hub_identity(platform::as_bytes(file)).value().verify_key == first.verify_key);
}

TEST_CASE("a hub whose key is missing is out of service, never made anew", "[hub]")
{
    World world;
    world.init();
    world.keystore.lose("hub");
    CHECK_FALSE(Hub::init(world.place, {}));
    CHECK(Hub::open(world.place).error().kind == ErrorKind::NotFound);
}

TEST_CASE("a second process finds the hub busy", "[hub]")
{
    World world;
    world.init();
    const auto running = Hub::open(world.place);
    REQUIRE(running);
    CHECK(Hub::open(world.place).error().kind == ErrorKind::Busy);
    CHECK(Hub::init(world.place, {}).error().kind == ErrorKind::Busy);
}

TEST_CASE("the first keyset fixes to whom a hub belongs", "[hub]")
{
    World world;
    const auto identity = world.init();
    CHECK_FALSE(Hub::init(world.place, {.keyset = world.partnership.keyset_bytes(1)}));
    world.init({.keyset = world.keyset(identity, 2)});
    CHECK_FALSE(Hub::init(world.place, {.keyset = world.keyset(identity, 1)}));
    world.init({.keyset = world.keyset(identity, 3)});
    Partnership stranger;
    auto keyset = stranger.keyset(9);
    keyset.hubs = {identity.verify_key};
    CHECK_FALSE(Hub::init(world.place, {.keyset = encode_keyset(keyset, stranger.root)}));
}

TEST_CASE("a batch goes over TLS and its receipt comes back", "[hub][network]")
{
    Running world;
    const auto transport = open_curl_transport(world.address).value();
    const auto envelope = world.partnership.envelope("<data/>", {Uuid::random(), 1});
    const ByteView view(envelope);
    HttpRequest request{.method = Method::Post, .target = "/v1/batches"};
    request.body = encode_batch({}, world.partnership.certificate(), {&view, 1}, world.partnership.device).value();
    request.headers = {{"Idempotency-Key", platform::to_hex(hash_of_batch(request.body))}};
    std::uint64_t sent = 0;
    for (const auto verdict : {Verdict::Stored, Verdict::Duplicate}) {
        const auto response = transport->send(request, [&](std::uint64_t bytes, std::uint64_t) { sent = bytes; });
        REQUIRE(response);
        CHECK(response->status == 200);
        const auto receipt = decode_receipt(response->body);
        REQUIRE(receipt);
        CHECK(check_receipt(*receipt, world.identity.verify_key, id_of(world.partnership.device.public_key()),
                            hash_of_batch(request.body)));
        CHECK(receipt->items.at(0).verdict == verdict);
    }
    CHECK(sent == request.body.size());
}

TEST_CASE("a hub and a device whose clocks are decades apart find each other", "[hub][network]")
{
    // A tablet without a battery for its clock begins in the year of its making, and nothing offline sets it right.
    for (const auto year : {1970, 2099}) {
        World world;
        const platform::ManualClock clock{platform::WallTime(std::chrono::hours(24LL * 365 * (year - 1970)))};
        const HubPlace place{world.folder / "hub", world.keystore, clock};
        const HubIdentity identity = Hub::init(place, {}).value();
        const auto hub = Hub::open(place).value();
        const auto listener = hub->listen({.listen = "127.0.0.1:0"}).value();
        const HubAddress address{listener->address(), identity.tls_authority, identity.tls_pin};
        const auto transport = open_curl_transport(address).value();
        const auto response = transport->send({.target = "/v1/keyset"});
        REQUIRE(response);
        CHECK(response->status == 404);
    }
}

TEST_CASE("who is not our hub gets nothing", "[hub][network]")
{
    Running world;
    auto address = world.address;
    SECTION("another key under the same authority")
    {
        address.pin = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        CHECK(open_curl_transport(address).value()->send({.target = "/v1/keyset"}).error().kind == ErrorKind::Refused);
    }
    SECTION("another authority")
    {
        address.certificate_pem = platform::make_tls_identity(platform::kHubServerName).value().authority;
        CHECK(open_curl_transport(address).value()->send({.target = "/v1/keyset"}).error().kind == ErrorKind::Refused);
    }
    SECTION("another name")
    {
        const auto other = platform::make_tls_identity("elsewhere.example").value();
        const auto listener = Listener::start(world.hub->intake(), other, {.listen = "127.0.0.1:0"}).value();
        const HubAddress elsewhere{listener->address(), other.authority, platform::public_key_pin(other.certificate).value()};
        CHECK(open_curl_transport(elsewhere).value()->send({.target = "/v1/keyset"}).error().kind == ErrorKind::Refused);
    }
}

TEST_CASE("what stands in the environment changes nothing", "[hub][network]")
{
    Running world;
    for (const char* name : {"https_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"})
        ::setenv(name, "http://127.0.0.1:9", 1);
    ::setenv("SSL_CERT_FILE", "/dev/null", 1);
    CHECK(open_curl_transport(world.address).value()->send({.target = "/v1/keyset"}).value().status == 200);
    forget_environment();
    CHECK(::getenv("https_proxy") == nullptr);
    CHECK(::getenv("SSL_CERT_FILE") == nullptr);
}

TEST_CASE("with the hub gone the sender is offline, and when it is back it goes on", "[hub][network]")
{
    Running world;
    const auto transport = open_curl_transport(world.address).value();
    CHECK(transport->send({.target = "/v1/keyset"}).value().status == 200);
    world.listener.reset();
    CHECK(transport->send({.target = "/v1/keyset"}).error().kind == ErrorKind::Offline);
    world.listener = world.hub->listen({.listen = world.address.authority}).value();
    CHECK(transport->send({.target = "/v1/keyset"}).value().status == 200);
}

TEST_CASE("an answer longer than allowed is cut off", "[hub][network]")
{
    Running world;
    const auto transport = open_curl_transport(world.address).value();
    CHECK(transport->send({.target = "/v1/keyset", .answer_limit = 10}).error().kind == ErrorKind::Invalid);
}

TEST_CASE("an address that is no address is refused", "[hub]")
{
    for (const auto* text : {"", ":1", "host", "host:", "host:x", "a b:1", "host:1/path", "user@host:1", "host:123456"})
        CHECK_FALSE(open_curl_transport({text, "pem", "sha256//x"}));
}

}
