#include "platform/keystore/keystore_file.h"
#include "tests/support/test_device.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace app;
using platform::ErrorKind;

TEST_CASE("a device is made once and never made anew over another", "[store]")
{
    TestDevice device;
    device.stop();
    CHECK(DeviceStore::init(device.place(), "again").error().kind == ErrorKind::Refused);
    device.keystore.lose("device");
    const auto before = platform::read_file(device.folder / "device.db");
    CHECK(DeviceStore::init(device.place(), "again").error().kind == ErrorKind::Refused);
    CHECK(DeviceStore::open(device.place()).error().kind == ErrorKind::NotFound);
    REQUIRE(device.keystore.create("device"));
    CHECK(DeviceStore::open(device.place()).error().kind == ErrorKind::WrongKey);
    CHECK(DeviceStore::init(device.place(), "again").error().kind == ErrorKind::WrongKey);
    CHECK(*platform::read_file(device.folder / "device.db") == *before);
}

TEST_CASE("a second process that would write is told busy, one that only looks is not", "[store]")
{
    TestDevice device;
    CHECK(DeviceStore::open(device.place()).error().kind == ErrorKind::Busy);
    const auto looking = DeviceStore::open(device.place(), StoreAccess::Shared);
    REQUIRE(looking);
    CHECK((*looking)->outbox().counts()->ready == 0);
    device.stop();
    CHECK(DeviceStore::open(device.place()));
}

TEST_CASE("an enrolled device belongs to its first partnership, and takes newer keysets of that one only", "[store]")
{
    TestDevice device;
    auto& store = device.store();
    CHECK(store.identity().is_enrolled());
    CHECK(store.identity().belonging().hub.address == "127.0.0.1:8443");
    REQUIRE(store.adopt_keyset(device.partnership.keyset_bytes(5)));
    CHECK(store.adopt_keyset(device.partnership.keyset_bytes(4)).error().kind == ErrorKind::Refused);
    const Partnership others;
    CHECK(store.adopt_keyset(others.keyset_bytes(9)).error().kind == ErrorKind::Refused);
    const auto request = sync::decode_request(store.identity().request());
    CHECK(store.enrol(others.card_for(*request)).error().kind == ErrorKind::Refused);
    CHECK(store.enrol(device.partnership.card_for(*request)).error().kind == ErrorKind::Refused);
    const auto id = store.identity().id();
    REQUIRE(device.restart());
    CHECK(device.store().identity().belonging().keyset.epoch == 5);
    CHECK(device.store().identity().id() == id);
}

TEST_CASE("a file keystore keeps a device over restarts", "[store]")
{
    const TestDevice other;
    const TemporaryFolder folder;
    platform::FileKeystore keystore(folder.path());
    const platform::SystemClock clock;
    const StorePlace place{folder.path() / "d", keystore, clock};
    REQUIRE(DeviceStore::init(place, "tablet"));
    CHECK((*DeviceStore::open(place))->identity().name() == "tablet");
    CHECK_FALSE((*DeviceStore::open(place))->identity().is_enrolled());
}

}
