#include "sync/wire/sealing.h"
#include "tests/support/fault_disk.h"
#include "tests/support/test_device.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <functional>

namespace kerbside::test {

using namespace app;
using platform::ErrorKind;
using platform::Uuid;
using Fault = FaultDisk::Fault;
using Leaves = FaultDisk::Leaves;

namespace {

const std::string kAnswer = "someone was walked home";

/// Where an answer is now: it must be in exactly one place.
struct Whereabouts {
    int drafts = 0;
    int envelopes = 0;
    bool is_whole = true;
};

Whereabouts look(TestDevice& device, const std::string& id)
{
    Whereabouts found;
    const auto account = device.store().accounts().unlock("ada", TestDevice::passphrase());
    REQUIRE(account);
    const auto draft = device.store().drafts().load(*account, id);
    if (draft) {
        ++found.drafts;
        found.is_whole = platform::as_text(draft->body) == kAnswer;
    }
    auto outbox = device.store().outbox();
    REQUIRE(outbox.recover());
    const auto waiting = outbox.waiting(100);
    REQUIRE(waiting);
    for (const auto& parcel : *waiting) {
        if (parcel.key.instance_id.instance_id() != id)
            continue;
        ++found.envelopes;
        const auto claimed = outbox.claim(std::vector{parcel.key});
        REQUIRE(claimed);
        const auto opened = sync::open_envelope(claimed->front().envelope, device.partnership.data);
        found.is_whole = opened && opened->xml.text() == TestDevice::answer(id, kAnswer).xml;
    }
    return found;
}

/// Finalizes a draft while the disk is struck at its nth operation, as long as there is an nth. After each the device
/// is started again, and the answer must be in one place; `check` sees what finalize() said.
void finalize_under(Fault fault, Leaves leaves, const std::function<void(const platform::Status&, const Whereabouts&)>& check)
{
    for (std::int64_t nth = 1; nth < 400; ++nth) {
        FaultDisk disk;
        TestDevice device(disk.name());
        const auto id = Uuid::random().instance_id();
        platform::Status done;
        bool has_struck = false;
        {
            const auto account = device.account();
            REQUIRE(device.store().save_draft(account, TestDevice::draft(id, kAnswer)));
            disk.strike(fault, nth);
            done = device.store().finalize(account, TestDevice::answer(id, kAnswer));
            has_struck = disk.has_struck();
            device.stop();
        }
        disk.power_on(leaves, static_cast<std::uint64_t>(nth));
        INFO("operation " << nth);
        REQUIRE(device.restart());
        const auto found = look(device, id);
        CHECK(found.drafts + found.envelopes == 1);
        CHECK(found.is_whole);
        check(done, found);
        CHECK(device.store().database().check()->empty());
        if (!has_struck)
            return;
    }
    FAIL("the disk was never left alone");
}

void what_was_said_holds(const platform::Status& done, const Whereabouts& found)
{
    // "Saved" means the envelope is there for good. Anything but saved and unknown means that the draft is.
    if (done)
        CHECK(found.envelopes == 1);
    else if (done.error().kind != ErrorKind::Unknown)
        CHECK(found.drafts == 1);
}

}

TEST_CASE("finalizing under a power cut at any moment loses and doubles nothing", "[fault]")
{
    const auto leaves = GENERATE(Leaves::Nothing, Leaves::Everything, Leaves::Some);
    finalize_under(Fault::PowerCut, leaves, what_was_said_holds);
}

TEST_CASE("finalizing while any one write fails loses and doubles nothing", "[fault]")
{
    const auto fault = GENERATE(Fault::WriteFails, Fault::DiskFull);
    finalize_under(fault, Leaves::Everything, what_was_said_holds);
}

TEST_CASE("finalizing while any one sync fails, durable or not, loses and doubles nothing", "[fault]")
{
    const auto fault = GENERATE(Fault::SyncFails, Fault::SyncLies);
    finalize_under(fault, Leaves::Nothing, what_was_said_holds);
}

TEST_CASE("a commit that is durable and yet reports an error ends as saved", "[fault]")
{
    finalize_under(Fault::SyncLies, Leaves::Nothing, [](const platform::Status& done, const Whereabouts& found) {
        CHECK(done);
        CHECK(found.envelopes == 1);
    });
}

TEST_CASE("a commit that is durable and seen, and yet reports an error, is found by its key and called saved", "[fault]")
{
    finalize_under(Fault::CommitLies, Leaves::Nothing, [](const platform::Status& done, const Whereabouts& found) {
        CHECK(done);
        CHECK(found.envelopes == 1);
    });
}

TEST_CASE("while it cannot be told whether it is finalized nothing is called saved, and asking again tells", "[fault]")
{
    // Whether the commit got through or not: after it, the file cannot even be opened for a while.
    const auto fault = GENERATE(Fault::CommitLies, Fault::SyncFails, Fault::SyncLies);
    FaultDisk disk;
    TestDevice device(disk.name());
    const auto id = Uuid::random().instance_id();
    const auto answer = TestDevice::answer(id, kAnswer);
    {
        const auto account = device.account();
        REQUIRE(device.store().save_draft(account, TestDevice::draft(id, kAnswer)));
        disk.strike(fault, 1);
        disk.stay_closed(2);
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto first = device.store().finalize(account, answer);
            REQUIRE(!first);
            CHECK(first.error().kind == ErrorKind::Unknown);
            // The draft is read-only, whatever became of it.
            const auto saved = device.store().save_draft(account, TestDevice::draft(id, "changed behind its back"));
            REQUIRE(!saved);
            CHECK(saved.error().kind == ErrorKind::Unknown);
        }
        REQUIRE(disk.has_struck());
        CHECK(device.store().finalize(account, answer));
        const auto saved = device.store().save_draft(account, TestDevice::draft(id, "changed behind its back"));
        REQUIRE(!saved);
        CHECK(saved.error().kind == ErrorKind::Refused);
    }
    const auto found = look(device, id);
    CHECK(found.drafts == 0);
    CHECK(found.envelopes == 1);
    CHECK(found.is_whole);
}

TEST_CASE("where the commit fails again and again nothing is called saved until it is", "[fault]")
{
    FaultDisk disk;
    TestDevice device(disk.name());
    const auto id = Uuid::random().instance_id();
    {
        const auto account = device.account();
        REQUIRE(device.store().save_draft(account, TestDevice::draft(id, kAnswer)));
        disk.strike(Fault::SyncFails, 1, 2);
        const auto first = device.store().finalize(account, TestDevice::answer(id, kAnswer));
        REQUIRE(!first);
        CHECK(first.error().kind == ErrorKind::Unknown);
        disk.strike(Fault::PowerCut, 1);
        device.stop();
    }
    disk.power_on(Leaves::Nothing);
    REQUIRE(device.restart());
    auto found = look(device, id);
    CHECK(found.drafts == 1);
    CHECK(found.envelopes == 0);
    const auto account = device.store().accounts().unlock("ada", TestDevice::passphrase());
    REQUIRE(account);
    CHECK(device.store().finalize(*account, TestDevice::answer(id, kAnswer)));
    found = look(device, id);
    CHECK(found.drafts == 0);
    CHECK(found.envelopes == 1);
}

TEST_CASE("after a sync that failed the file is opened anew before anything is written again", "[fault]")
{
    FaultDisk disk;
    TestDevice device(disk.name());
    const auto account = device.account();
    const auto id = Uuid::random().instance_id();
    auto before = disk.opens();
    disk.strike(Fault::SyncFails, 1);
    REQUIRE(device.store().save_draft(account, TestDevice::draft(id, kAnswer)));
    REQUIRE(disk.has_struck());
    CHECK(disk.opens() > before);
    before = disk.opens();
    disk.strike(Fault::SyncFails, 1);
    REQUIRE(device.store().finalize(account, TestDevice::answer(id, kAnswer)));
    REQUIRE(disk.has_struck());
    CHECK(disk.opens() > before);
}

TEST_CASE("what comes after a sync that failed is written by a new connection or not at all", "[fault]")
{
    FaultDisk disk;
    TestDevice device(disk.name());
    const auto account = device.account();
    const auto dark = TestDevice::answer(Uuid::random().instance_id(), kAnswer);
    REQUIRE(device.store().save_draft(account, TestDevice::draft(dark.instance_id, kAnswer)));
    disk.strike(Fault::SyncFails, 1);
    disk.stay_closed(3);
    REQUIRE(!device.store().finalize(account, dark));
    // Other work of the same person, and of others.
    CHECK(!device.store().save_draft(account, TestDevice::draft(Uuid::random().instance_id(), kAnswer)));
    CHECK(!device.store().submit_anonymous(TestDevice::answer(Uuid::random().instance_id(), kAnswer)));
    const auto before = disk.opens();
    CHECK(device.store().save_draft(account, TestDevice::draft(Uuid::random().instance_id(), kAnswer)));
    CHECK(disk.opens() > before);
    CHECK(device.store().submit_anonymous(TestDevice::answer(Uuid::random().instance_id(), kAnswer)));
    CHECK(device.store().finalize(account, dark));
}

TEST_CASE("an answer is on the disk when its saving returns, whatever the power does", "[fault]")
{
    for (std::int64_t nth = 1; nth < 100; ++nth) {
        FaultDisk disk;
        TestDevice device(disk.name());
        const auto id = Uuid::random().instance_id();
        bool is_saved = false;
        bool has_struck = false;
        {
            const auto account = device.account();
            REQUIRE(device.store().save_draft(account, TestDevice::draft(id, "before")));
            disk.strike(Fault::PowerCut, nth);
            is_saved = static_cast<bool>(device.store().save_draft(account, TestDevice::draft(id, kAnswer)));
            has_struck = disk.has_struck();
            if (!has_struck)
                disk.strike(Fault::PowerCut, 1); // right after it returned
            device.stop();
        }
        disk.power_on(Leaves::Nothing);
        INFO("operation " << nth);
        REQUIRE(device.restart());
        const auto account = device.store().accounts().unlock("ada", TestDevice::passphrase());
        REQUIRE(account);
        const auto draft = device.store().drafts().load(*account, id);
        REQUIRE(draft);
        const auto body = std::string(platform::as_text(draft->body));
        // One that was not confirmed may be there all the same: an error of COMMIT can follow a durable one.
        CHECK((body == kAnswer || (!is_saved && body == "before")));
        if (!has_struck)
            return;
    }
    FAIL("the disk was never left alone");
}

TEST_CASE("one sync that fails while an answer is saved is made up for by a new connection", "[fault]")
{
    const auto fault = GENERATE(Fault::SyncFails, Fault::SyncLies);
    for (std::int64_t nth = 1; nth < 20; ++nth) {
        FaultDisk disk;
        TestDevice device(disk.name());
        const auto id = Uuid::random().instance_id();
        bool has_struck = false;
        {
            const auto account = device.account();
            disk.strike(fault, nth);
            CHECK(device.store().save_draft(account, TestDevice::draft(id, kAnswer)));
            has_struck = disk.has_struck();
            disk.strike(Fault::PowerCut, 1);
            device.stop();
        }
        disk.power_on(Leaves::Nothing);
        INFO("sync " << nth);
        REQUIRE(device.restart());
        const auto found = look(device, id);
        CHECK(found.drafts == 1);
        CHECK(found.is_whole);
        if (!has_struck)
            return;
    }
    FAIL("the disk was never left alone");
}

TEST_CASE("an anonymous answer of which it cannot be told whether it is kept is asked for again, and kept once", "[fault]")
{
    const auto fault = GENERATE(Fault::CommitLies, Fault::SyncFails, Fault::SyncLies);
    FaultDisk disk;
    TestDevice device(disk.name());
    const auto answer = TestDevice::answer(Uuid::random().instance_id(), kAnswer);
    disk.strike(fault, 1);
    disk.stay_closed(2);
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto first = device.store().submit_anonymous(answer);
        REQUIRE(!first);
        CHECK((first.error().kind == ErrorKind::Unknown || attempt > 0));
    }
    CHECK(device.store().submit_anonymous(answer));
    disk.strike(Fault::PowerCut, 1);
    device.stop();
    disk.power_on(Leaves::Nothing);
    REQUIRE(device.restart());
    CHECK(*device.store().anonymous_waiting() == 1);
    REQUIRE(device.store().release_anonymous());
    CHECK(device.store().outbox().counts()->ready == 1);
}

TEST_CASE("an anonymous answer that was confirmed is there after a power cut, once, also while the pool is released", "[fault]")
{
    for (std::int64_t nth = 1; nth < 400; ++nth) {
        FaultDisk disk;
        TestDevice device(disk.name());
        std::vector<std::string> confirmed;
        for (std::size_t i = 1; i < kPoolLimit; ++i) {
            confirmed.push_back(Uuid::random().instance_id());
            REQUIRE(device.store().submit_anonymous(TestDevice::answer(confirmed.back(), kAnswer)));
        }
        const auto last = Uuid::random().instance_id();
        disk.strike(Fault::PowerCut, nth);
        if (device.store().submit_anonymous(TestDevice::answer(last, kAnswer)))
            confirmed.push_back(last);
        const bool has_struck = disk.has_struck();
        device.stop();
        disk.power_on(Leaves::Some, static_cast<std::uint64_t>(nth));
        INFO("operation " << nth);
        REQUIRE(device.restart());
        REQUIRE(device.store().release_anonymous());
        const auto waiting = device.store().outbox().waiting(100);
        REQUIRE(waiting);
        CHECK(waiting->size() <= kPoolLimit);
        for (const auto& id : confirmed)
            CHECK(std::ranges::count_if(*waiting, [&](const auto& parcel) { return parcel.key.instance_id.instance_id() == id; }) == 1);
        if (!has_struck)
            return;
    }
    FAIL("the disk was never left alone");
}

TEST_CASE("a full disk lets the worker in with her words, and nobody in by trying", "[fault]")
{
    FaultDisk disk;
    TestDevice device(disk.name());
    device.account();
    REQUIRE(device.store().accounts().set_pin(TestDevice::passphrase("2468")));
    auto& accounts = device.store().accounts();
    disk.strike(Fault::DiskFull, 1, 1'000'000);
    CHECK(accounts.unlock("ada", TestDevice::passphrase()));
    REQUIRE(disk.has_struck());
    CHECK(accounts.unlock("bea", TestDevice::passphrase()).error().kind == ErrorKind::NotFound);
    for (int i = 0; i < 5; ++i)
        CHECK(accounts.unlock("ada", TestDevice::passphrase("wrong words")).error().kind == ErrorKind::WrongKey);
    CHECK(accounts.unlock("ada", TestDevice::passphrase()).error().kind == ErrorKind::Busy);
    CHECK(accounts.wait_left("ada") == std::chrono::seconds(30));
    device.clock.set_wall(device.clock.now() - std::chrono::hours(1));
    CHECK(accounts.unlock("ada", TestDevice::passphrase()).error().kind == ErrorKind::Busy);
    device.clock.set_wall(device.clock.now() + std::chrono::hours(2));
    CHECK(accounts.unlock("ada", TestDevice::passphrase()).error().kind == ErrorKind::Busy);
    device.clock.advance(std::chrono::seconds(31));
    CHECK(accounts.unlock("ada", TestDevice::passphrase()));
    CHECK(accounts.unlock("ada", TestDevice::passphrase()));
    // A kiosk's PIN has too few digits to be tried uncounted.
    CHECK(accounts.check_pin(TestDevice::passphrase("2468")).error().kind == ErrorKind::Full);
}

TEST_CASE("on a full disk a clock that was set back months keeps the worker out no longer than her pause", "[fault]")
{
    FaultDisk disk;
    TestDevice device(disk.name());
    device.account();
    auto& accounts = device.store().accounts();
    for (int i = 0; i < 5; ++i)
        CHECK(accounts.unlock("ada", TestDevice::passphrase("wrong words")).error().kind == ErrorKind::WrongKey);
    device.clock.set_wall(device.clock.now() - std::chrono::days(90));
    disk.strike(Fault::DiskFull, 1, 1'000'000);
    CHECK(accounts.unlock("ada", TestDevice::passphrase()).error().kind == ErrorKind::Busy);
    REQUIRE(disk.has_struck());
    CHECK(accounts.wait_left("ada") == std::chrono::seconds(30));
    device.clock.advance(std::chrono::seconds(20));
    CHECK(accounts.unlock("ada", TestDevice::passphrase()).error().kind == ErrorKind::Busy);
    CHECK(accounts.wait_left("ada") == std::chrono::seconds(10));
    device.clock.advance(std::chrono::seconds(11));
    CHECK(accounts.unlock("ada", TestDevice::passphrase("wrong words")).error().kind == ErrorKind::WrongKey);
    CHECK(accounts.wait_left("ada") == std::chrono::seconds(60));
    device.clock.set_wall(device.clock.now() - std::chrono::days(90));
    CHECK(accounts.wait_left("ada") == std::chrono::seconds(60));
    device.clock.advance(std::chrono::seconds(61));
    CHECK(accounts.unlock("ada", TestDevice::passphrase()));
}

TEST_CASE("wrong attempts that a full disk could not keep count on once it has room, and are kept then", "[fault]")
{
    FaultDisk disk;
    TestDevice device(disk.name());
    device.account();
    const auto wrong = [&] { return device.store().accounts().unlock("ada", TestDevice::passphrase("wrong words")).error().kind; };
    for (int i = 0; i < 3; ++i)
        CHECK(wrong() == ErrorKind::WrongKey);
    disk.strike(Fault::DiskFull, 1, 1'000'000);
    for (int i = 0; i < 2; ++i)
        CHECK(wrong() == ErrorKind::WrongKey);
    REQUIRE(disk.has_struck());
    disk.strike(Fault::None, 1);
    CHECK(device.store().accounts().wait_left("ada") == std::chrono::seconds(30));
    CHECK(wrong() == ErrorKind::Busy);
    device.clock.advance(std::chrono::seconds(31));
    CHECK(wrong() == ErrorKind::WrongKey);
    CHECK(*device.store().database().ask("SELECT attempts FROM store_keyslot") == "6");
    CHECK(device.store().accounts().wait_left("ada") == std::chrono::seconds(60));
    REQUIRE(device.restart());
    CHECK(wrong() == ErrorKind::Busy);
    device.clock.advance(std::chrono::seconds(61));
    CHECK(device.store().accounts().unlock("ada", TestDevice::passphrase()));
}

}
