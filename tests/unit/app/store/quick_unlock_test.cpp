#include "tests/support/test_device.h"

#include "platform/base/file.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace app;
using platform::ErrorKind;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

platform::SecretBytes pin(std::string_view digits)
{
    return TestDevice::passphrase(digits);
}

/// A device where ada has given her words and has a PIN.
struct Armed : TestDevice {
    Account ada = account("ada");
    Armed()
    {
        quick().begin(ada);
        REQUIRE(quick().arm(ada, pin("71930")));
    }
    QuickUnlock& quick() { return store().quick_unlock(); }
};

}

TEST_CASE("who has given her words comes back with her PIN, to the same drafts", "[store]")
{
    Armed device;
    CHECK(device.quick().standing("ada").state == PinState::Ready);
    REQUIRE(device.store().save_draft(device.ada, TestDevice::draft("uuid:7f9b9f68-6b0a-4f0e-9d7c-0a1b2c3d4e5f", "half done")));
    const auto again = device.quick().unlock("ada", pin("71930"));
    REQUIRE(again);
    CHECK(again->name() == "ada");
    CHECK(device.store().drafts().list(*again)->size() == 1);
}

TEST_CASE("a wrong PIN opens nothing, nor does another's", "[store]")
{
    Armed device;
    const auto bo = device.account("bo");
    device.quick().begin(bo);
    REQUIRE(device.quick().arm(bo, pin("2468")));
    CHECK(device.quick().unlock("ada", pin("2468")).error().kind == ErrorKind::WrongKey);
    CHECK(device.quick().unlock("ada", pin("7193")).error().kind == ErrorKind::WrongKey);
    CHECK(device.quick().unlock("cy", pin("2468")).error().kind == ErrorKind::NotFound);
    const auto theirs = device.quick().unlock("bo", pin("2468"));
    REQUIRE(theirs);
    CHECK(platform::is_equal_secretly(theirs->key().view(), bo.key().view()));
}

TEST_CASE("after five wrong tries the PIN opens nothing any more, the right one neither, until the words are given", "[store]")
{
    Armed device;
    for (std::size_t left = QuickUnlock::kTries; left-- > 0;) {
        CHECK(device.quick().unlock("ada", pin("0000")).error().kind == ErrorKind::WrongKey);
        CHECK(device.quick().standing("ada").tries == left);
    }
    CHECK(device.quick().standing("ada").state == PinState::Spent);
    CHECK(device.quick().unlock("ada", pin("71930")).error().kind == ErrorKind::NotFound);
    device.quick().begin(device.ada);
    REQUIRE(device.quick().arm(device.ada, pin("71930")));
    CHECK(device.quick().unlock("ada", pin("71930")));
}

TEST_CASE("the right PIN gives all tries back", "[store]")
{
    Armed device;
    for (int i = 0; i < 4; ++i)
        CHECK_FALSE(device.quick().unlock("ada", pin("0000")));
    CHECK(device.quick().unlock("ada", pin("71930")));
    CHECK(device.quick().standing("ada").tries == QuickUnlock::kTries);
}

TEST_CASE("twelve hours after the words the PIN opens nothing, however often it was used and whatever the wall clock says", "[store]")
{
    Armed device;
    device.clock.advance(hours(11));
    device.clock.set_wall(device.clock.now() - hours(48));
    CHECK(device.quick().unlock("ada", pin("71930")));
    REQUIRE(device.quick().arm(device.ada, pin("5555")));
    device.clock.advance(minutes(59));
    CHECK(device.quick().unlock("ada", pin("5555")));
    CHECK_FALSE(device.quick().expire());
    device.clock.advance(minutes(1));
    CHECK(device.quick().expire());
    CHECK(device.quick().standing("ada").state == PinState::Expired);
    CHECK(device.quick().unlock("ada", pin("5555")).error().kind == ErrorKind::NotFound);
    CHECK(device.quick().arm(device.ada, pin("5555")).error().kind == ErrorKind::Refused);
    CHECK_FALSE(device.quick().next_end());
}

TEST_CASE("a PIN cannot be armed by who has not given her words since the program started, and does not outlive it", "[store]")
{
    Armed device;
    REQUIRE(device.store().drafts().keep_pin(device.ada, pin("71930")));
    REQUIRE(device.restart());
    CHECK(device.quick().standing("ada").state == PinState::Asleep);
    CHECK(device.quick().unlock("ada", pin("71930")).error().kind == ErrorKind::NotFound);
    CHECK(device.quick().arm(device.ada, pin("71930")).error().kind == ErrorKind::Refused);
    // Her words bring it out of her own records again.
    const auto ada = device.store().accounts().unlock("ada", TestDevice::passphrase());
    REQUIRE(ada);
    CHECK(device.store().drafts().pin(*ada)->text() == "71930");
}

TEST_CASE("a PIN that was taken away opens nothing, and is kept nowhere", "[store]")
{
    Armed device;
    REQUIRE(device.store().drafts().keep_pin(device.ada, pin("71930")));
    CHECK(*device.store().drafts().has_pin("ada"));
    CHECK_FALSE(*device.store().drafts().has_pin("bo"));
    device.quick().disarm(device.ada);
    REQUIRE(device.store().drafts().remove_pin(device.ada));
    CHECK(device.quick().unlock("ada", pin("71930")).error().kind == ErrorKind::NotFound);
    CHECK(device.store().drafts().pin(device.ada)->is_empty());
    CHECK_FALSE(*device.store().drafts().has_pin("ada"));
}

TEST_CASE("arming a PIN writes nothing, and a kept one is sealed to her alone with its length unseen", "[store]")
{
    Armed device;
    const auto bo = device.account("bo");
    const auto changes = *device.store().database().ask("SELECT total_changes()");
    device.quick().begin(bo);
    REQUIRE(device.quick().arm(bo, pin("86420864")));
    CHECK(device.quick().unlock("bo", pin("86420864")));
    CHECK_FALSE(device.quick().unlock("bo", pin("1111")));
    CHECK(*device.store().database().ask("SELECT total_changes()") == changes);

    REQUIRE(device.store().drafts().keep_pin(device.ada, pin("7193")));
    REQUIRE(device.store().drafts().keep_pin(bo, pin("86420864")));
    CHECK(*device.store().database().ask("SELECT count(DISTINCT length(sealed)) FROM store_pin") == "1");
    CHECK(*device.store().database().ask("SELECT count(*) FROM store_pin WHERE instr(sealed, '86420864') > 0 OR instr(sealed, '7193') > 0") == "0");
    // A row that is moved to another account does not open there.
    REQUIRE(device.store().database().run("UPDATE store_pin SET sealed = (SELECT sealed FROM store_pin ORDER BY account LIMIT 1)"));
    CHECK(device.store().drafts().pin(device.ada).has_value() != device.store().drafts().pin(bo).has_value());
}

}
