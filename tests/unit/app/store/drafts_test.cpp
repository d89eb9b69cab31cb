#include "tests/support/test_device.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace app;
using platform::ErrorKind;
using platform::Uuid;

TEST_CASE("a draft that was saved is there after the program was killed", "[store]")
{
    TestDevice device;
    const auto account = device.account();
    const auto id = Uuid::random().instance_id();
    REQUIRE(device.store().save_draft(account, TestDevice::draft(id, "one")));
    REQUIRE(device.store().save_draft(account, TestDevice::draft(id, "two")));
    // A copy of the files as they are while the store is open is what a kill leaves.
    const TemporaryFolder left;
    std::filesystem::copy(device.folder.path(), left.path() / "d");
    auto place = device.place();
    place.folder = left.path() / "d";
    const auto store = DeviceStore::open(place);
    REQUIRE(store);
    const auto again = (*store)->accounts().unlock("ada", TestDevice::passphrase());
    REQUIRE(again);
    const auto draft = (*store)->drafts().load(*again, id);
    REQUIRE(draft);
    CHECK(platform::as_text(draft->body) == "two");
    CHECK(draft->form_id == "street-pastor-shift");
}

TEST_CASE("drafts are listed the newest first, without their answers, to their own account", "[store]")
{
    TestDevice device;
    const auto ada = device.account("ada");
    const auto bo = device.account("bo");
    auto first = TestDevice::draft("uuid:first", "x");
    first.updated = device.clock.now();
    auto second = TestDevice::draft("uuid:second", "y");
    second.updated = device.clock.now() + std::chrono::seconds(1);
    REQUIRE(device.store().save_draft(ada, first));
    REQUIRE(device.store().save_draft(ada, second));
    const auto drafts = device.store().drafts().list(ada);
    REQUIRE(drafts);
    REQUIRE(drafts->size() == 2);
    CHECK(drafts->front().instance_id == "uuid:second");
    CHECK(drafts->front().body.empty());
    CHECK(device.store().drafts().list(bo)->empty());
    CHECK(device.store().drafts().load(bo, "uuid:first").error().kind == ErrorKind::NotFound);
    CHECK(*device.store().drafts().counts() == std::map<std::string, std::int64_t>{{"ada", 2}, {"bo", 0}});
    CHECK(device.store().drafts().remove(ada, "uuid:first"));
    CHECK(device.store().drafts().remove(ada, "uuid:first").error().kind == ErrorKind::NotFound);
    CHECK(device.store().drafts().list(ada)->size() == 1);
}

TEST_CASE("a draft's row opens only in its own place", "[store]")
{
    TestDevice device;
    const auto account = device.account();
    REQUIRE(device.store().save_draft(account, TestDevice::draft("uuid:a", "x")));
    REQUIRE(device.store().database().run("UPDATE store_draft SET form = 'other'"));
    CHECK(device.store().drafts().load(account, "uuid:a").error().kind == ErrorKind::WrongKey);
    CHECK_FALSE(device.store().drafts().list(account));
}

TEST_CASE("what a person has removed is there after a restart, sealed and in its own place, and nobody else's", "[store]")
{
    TestDevice device;
    const auto ada = device.account("ada");
    const auto bo = device.account("bo");
    CHECK(device.store().drafts().removed(ada)->empty());
    REQUIRE(device.store().drafts().keep_removed(ada, "a fall"));
    REQUIRE(device.store().drafts().keep_removed(ada, "a fall, a fight"));
    REQUIRE(device.store().drafts().keep_place(ada, "home"));
    REQUIRE(device.restart());
    auto& drafts = device.store().drafts();
    CHECK(*drafts.removed(ada) == "a fall, a fight");
    CHECK(*drafts.place(ada) == "home");
    CHECK(drafts.removed(bo)->empty());
    CHECK(*device.store().database().ask("SELECT count(*) FROM store_removed WHERE instr(sealed, CAST('fight' AS BLOB)) > 0") == "0");
    // As another's it does not open, nor as the place where she was.
    REQUIRE(device.store().database().run("INSERT INTO store_removed SELECT id, sealed FROM store_keyslot, store_removed WHERE name = 'bo'"));
    CHECK(drafts.removed(bo).error().kind == ErrorKind::WrongKey);
    REQUIRE(device.store().database().run("UPDATE store_removed SET sealed = (SELECT sealed FROM store_place)"));
    CHECK(drafts.removed(ada).error().kind == ErrorKind::WrongKey);
}

TEST_CASE("an own copy can be read until it expires, and is gone from the file then", "[store]")
{
    TestDevice device;
    const auto account = device.account();
    auto answer = TestDevice::answer("uuid:kept", "walked home");
    answer.form.settings["retain_days"] = "7";
    REQUIRE(device.store().finalize(account, answer));
    auto& drafts = device.store().drafts();
    REQUIRE(drafts.copies(account, device.clock.now())->size() == 1);
    CHECK(drafts.load_copy(account, "uuid:kept", device.clock.now())->xml == answer.xml);
    device.clock.advance(std::chrono::days(8));
    CHECK(drafts.copies(account, device.clock.now())->empty());
    CHECK(drafts.load_copy(account, "uuid:kept", device.clock.now()).error().kind == ErrorKind::NotFound);
    REQUIRE(device.restart());
    CHECK(*device.store().database().ask("SELECT count(*) FROM store_copy") == "0");
}

}
