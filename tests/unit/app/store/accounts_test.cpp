#include "tests/support/test_device.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace app;
using platform::ErrorKind;
using std::chrono::minutes;
using std::chrono::seconds;

TEST_CASE("an account opens by its passphrase alone, after a restart too, with the same key", "[store]")
{
    TestDevice device;
    const auto first = device.account("ada");
    REQUIRE(device.restart());
    CHECK(*device.store().accounts().names() == std::vector<std::string>{"ada"});
    const auto again = device.store().accounts().unlock("ada", TestDevice::passphrase());
    REQUIRE(again);
    CHECK(platform::is_equal_secretly(first.key().view(), again->key().view()));
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase("other words")).error().kind == ErrorKind::WrongKey);
    CHECK(device.store().accounts().unlock("bo", TestDevice::passphrase()).error().kind == ErrorKind::NotFound);
}

TEST_CASE("two accounts have keys of their own, and a name or passphrase that will not do is refused", "[store]")
{
    TestDevice device;
    const auto ada = device.account("ada");
    const auto bo = device.account("bo");
    CHECK_FALSE(platform::is_equal_secretly(ada.key().view(), bo.key().view()));
    auto& accounts = device.store().accounts();
    CHECK(accounts.add("ada", TestDevice::passphrase()).error().kind == ErrorKind::Refused);
    for (const auto* alike : {"Ada", " ada", "ada ", "ADA", " ", "a\u200Bda", "ada\u3164", "\u0430da"})
        CHECK(accounts.add(alike, TestDevice::passphrase()).error().kind == ErrorKind::Refused);
    CHECK(accounts.add("", TestDevice::passphrase()).error().kind == ErrorKind::Refused);
    CHECK(accounts.add("a\nb", TestDevice::passphrase()).error().kind == ErrorKind::Refused);
    for (const auto* const unseen : {"c\u200By", "c  y", "c\u00A0y", "\u202Ecy", "\u3164\u2800", "cy\xC3"})
        CHECK(accounts.add(unseen, TestDevice::passphrase()).error().kind == ErrorKind::Refused);
    for (const auto* const weak : {"short", "            ", "  two  ", "aaaaaaaaaaaa", "żżżżżżżżżżżż", " \u00A0\u200B\u3000\u3164\u2800\u2003\u2060", "a \u00A0\u200B\u3000\u3164a"})
        CHECK(accounts.add("cy", TestDevice::passphrase(weak)).error().kind == ErrorKind::Refused);
    CHECK(accounts.change_passphrase(ada, TestDevice::passphrase(" \u00A0\u200B\u3000\u3164\u2800")).error().kind == ErrorKind::Refused);
    // As long in every script.
    std::string tamil;
    for (int i = 0; i < 64; ++i)
        tamil += i % 2 == 0 ? "\u0B95" : "\u0BAE";
    CHECK(accounts.add(tamil, TestDevice::passphrase()));
    CHECK(accounts.add(tamil + "\u0B95", TestDevice::passphrase()).error().kind == ErrorKind::Refused);
}

TEST_CASE("wrong attempts are counted over restarts and must be waited out, even with the right passphrase", "[store]")
{
    TestDevice device;
    device.account("ada");
    for (int i = 0; i < 5; ++i) {
        CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase("wrong words")).error().kind == ErrorKind::WrongKey);
        REQUIRE(device.restart());
    }
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase()).error().kind == ErrorKind::Busy);
    CHECK(device.store().accounts().wait_left("ada") == seconds(30));
    device.clock.advance(seconds(12));
    CHECK(device.store().accounts().wait_left("ada") == seconds(18));
    device.clock.advance(seconds(19));
    CHECK(device.store().accounts().wait_left("ada") == seconds(0));
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase("wrong words")).error().kind == ErrorKind::WrongKey);
    device.clock.advance(seconds(31));
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase()).error().kind == ErrorKind::Busy);
    // A clock that is set back neither opens it at once nor locks it until the old time comes round.
    device.clock.set_wall(device.clock.now() - std::chrono::days(300));
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase()).error().kind == ErrorKind::Busy);
    device.clock.advance(minutes(2));
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase()));
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase()));
}

TEST_CASE("the attempt is on disk before it is tried", "[store]")
{
    TestDevice device;
    device.account("ada");
    (void)device.store().accounts().unlock("ada", TestDevice::passphrase("wrong words"));
    CHECK(*device.store().database().ask("SELECT attempts FROM store_keyslot") == "1");
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase()));
    CHECK(*device.store().database().ask("SELECT attempts FROM store_keyslot") == "0");
}

TEST_CASE("a keyslot with a changed parameter does not open", "[store]")
{
    TestDevice device;
    device.account("ada");
    REQUIRE(device.store().database().run("UPDATE store_keyslot SET passes = 2"));
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase()).error().kind == ErrorKind::WrongKey);
    REQUIRE(device.store().database().run("UPDATE store_keyslot SET passes = 0"));
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase()).error().kind == ErrorKind::Refused);
}

TEST_CASE("a passphrase can be changed and the drafts stay readable", "[store]")
{
    TestDevice device;
    const auto account = device.account("ada");
    REQUIRE(device.store().save_draft(account, TestDevice::draft("uuid:1", "b")));
    REQUIRE(device.store().accounts().change_passphrase(account, TestDevice::passphrase("quite other words")));
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase()).error().kind == ErrorKind::WrongKey);
    const auto again = device.store().accounts().unlock("ada", TestDevice::passphrase("quite other words"));
    REQUIRE(again);
    CHECK(device.store().drafts().load(*again, "uuid:1"));
}

TEST_CASE("the staff's PIN is checked like a passphrase", "[store]")
{
    TestDevice device;
    auto& accounts = device.store().accounts();
    CHECK(accounts.check_pin(TestDevice::passphrase("4711")).error().kind == ErrorKind::NotFound);
    CHECK(accounts.set_pin(TestDevice::passphrase("47")).error().kind == ErrorKind::Refused);
    REQUIRE(accounts.set_pin(TestDevice::passphrase("4711")));
    CHECK(accounts.check_pin(TestDevice::passphrase("4711")));
    CHECK(accounts.check_pin(TestDevice::passphrase("4712")).error().kind == ErrorKind::WrongKey);
    CHECK(accounts.names()->empty());
}

}
