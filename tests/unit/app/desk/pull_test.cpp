#include "app/desk/pull.h"

#include "tests/support/faulty_transport.h"
#include "tests/support/sync_device.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using platform::ErrorKind;
using test::Fault;

namespace {

/// A hub with a device that sends to it and a desk that pulls from it.
struct Scene {
    platform::Result<app::PullCount> pull()
    {
        return app::pull(*store, {identity, keyset, partnership.desk, clock, to_desk});
    }
    void send(int count)
    {
        for (int index = 0; index < count; ++index)
            device.finalize("<data><n>" + std::to_string(index) + "</n></data>");
        REQUIRE(device.run_until_sent(std::chrono::hours(1)));
    }

    test::Partnership partnership;
    platform::ManualClock clock{platform::WallTime(std::chrono::days(20526))};
    test::TestHub hub{partnership, clock};
    test::FaultyTransport to_hub{hub, partnership};
    test::FaultyTransport to_desk{hub, partnership};
    test::SyncDevice device{partnership, to_hub, clock};
    sync::Keyset keyset = partnership.keyset();
    sync::HubIdentity identity = sync::decode_hub_identity(partnership.hub_identity()).value();
    test::TemporaryFolder folder;
    platform::SecretBytes key = platform::SecretBytes::random(platform::kDatabaseKeyBytes);
    platform::Result<app::DeskStore> store = app::DeskStore::open(folder.path(), key);
};

}

TEST_CASE("the desk pulls everything once, and then only what is new", "[desk]")
{
    Scene scene;
    scene.send(3);
    CHECK(scene.pull()->added == 3);
    const auto again = scene.pull();
    REQUIRE(again);
    CHECK(again->added == 0);
    CHECK(again->known == 0);
    CHECK(again->requests == 1);
    scene.send(2);
    CHECK(scene.pull()->added == 2);
    CHECK(scene.store->count().value() == 5);
}

TEST_CASE("a pull that was cut off goes on where it was", "[desk]")
{
    Scene scene;
    scene.send(3);
    scene.to_desk.next = {Fault::None, Fault::LostAnswer};
    CHECK_FALSE(scene.pull());
    CHECK(scene.store->count().value() == 3);
    const auto rest = scene.pull();
    REQUIRE(rest);
    CHECK(rest->added == 0);
    CHECK(rest->known == 0);
}

TEST_CASE("what no hub of ours signed is not taken", "[desk]")
{
    for (const auto fault : {Fault::CaptivePortal, Fault::Nonsense, Fault::Redirect, Fault::Intercepted}) {
        Scene scene;
        scene.send(1);
        scene.to_desk.next = {fault};
        CHECK_FALSE(scene.pull());
        CHECK(scene.store->count().value() == 0);
        CHECK(scene.pull()->added == 1);
    }
}

TEST_CASE("a hub that was set back gives everything again, and each is kept once", "[desk]")
{
    Scene scene;
    scene.send(2);
    scene.hub.keep_copy();
    scene.send(2);
    CHECK(scene.pull()->added == 4);
    scene.hub.set_back();
    const auto again = scene.pull();
    REQUIRE(again);
    CHECK(again->added == 0);
    CHECK(again->known == 2);
    CHECK(scene.store->count().value() == 4);
}

TEST_CASE("an envelope of a device that no desk of ours certified is set aside", "[desk]")
{
    Scene scene;
    scene.send(2);
    scene.keyset.desks = {platform::SigningKey::generate().public_key()};
    const auto count = scene.pull();
    REQUIRE(count);
    CHECK(count->added == 0);
    CHECK(count->aside == 2);
    CHECK(scene.store->reasons_aside()->size() == 2);
}
