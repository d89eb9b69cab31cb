#include "tests/support/test_device.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace kerbside::test {

using namespace app;
using platform::Uuid;

TEST_CASE("anonymous answers wait sealed, over a restart too, and leave together", "[store]")
{
    TestDevice device;
    for (int i = 0; i < 3; ++i)
        REQUIRE(device.store().submit_anonymous(TestDevice::answer(Uuid::random().instance_id(), "x")));
    CHECK(*device.store().anonymous_waiting() == 3);
    CHECK(device.store().outbox().counts()->ready == 0);
    REQUIRE(device.restart());
    CHECK(*device.store().anonymous_waiting() == 3);
    REQUIRE(device.store().release_anonymous());
    CHECK(*device.store().anonymous_waiting() == 0);
    CHECK(device.store().outbox().counts()->ready == 3);
    CHECK(device.store().outbox().named()->empty());
    CHECK(device.store().release_anonymous());
}

TEST_CASE("ten that wait are released", "[store]")
{
    TestDevice device;
    for (std::size_t i = 0; i < kPoolLimit; ++i)
        REQUIRE(device.store().submit_anonymous(TestDevice::answer(Uuid::random().instance_id(), "x")));
    CHECK(*device.store().anonymous_waiting() == 0);
    CHECK(device.store().outbox().counts()->ready == 10);
}

TEST_CASE("one interview is submitted once", "[store]")
{
    TestDevice device;
    const auto id = Uuid::random().instance_id();
    REQUIRE(device.store().submit_anonymous(TestDevice::answer(id, "x")));
    CHECK_FALSE(device.store().submit_anonymous(TestDevice::answer(id, "x")));
    REQUIRE(device.store().release_anonymous());
    CHECK_FALSE(device.store().submit_anonymous(TestDevice::answer(id, "x")));
    CHECK(device.store().outbox().counts()->ready == 1);
}

}
