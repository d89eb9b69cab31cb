#include "tests/support/fault_disk.h"
#include "tests/support/faulty_transport.h"
#include "tests/support/sync_device.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <functional>

using namespace kerbside;
using namespace kerbside::sync;
using namespace kerbside::test;
using namespace std::chrono_literals;
using Strike = FaultDisk::Fault;
using Leaves = FaultDisk::Leaves;

namespace {

enum class Whose { Device, Hub };

/// From claim to purge, with one operation of one disk struck; false where there was no such operation any more.
bool travel(Whose whose, Strike fault, Leaves leaves, std::int64_t nth)
{
    INFO("operation " << nth);
    FaultDisk disk;
    platform::ManualClock clock{platform::WallTime(std::chrono::seconds(1'770'000'000))};
    const Partnership partnership;
    TestHub hub(partnership, clock, whose == Whose::Hub ? disk.name() : std::string{});
    FaultyTransport transport(hub, partnership);
    SyncDevice device(partnership, transport, clock, 1, whose == Whose::Device ? disk.name() : std::string{});
    for (int i = 0; i < 3; ++i)
        device.finalize("<data>" + std::to_string(i) + "</data>");

    disk.strike(fault, nth);
    std::set<Hash256> desk;
    const auto pull = [&] {
        hub.pull({}, [&](const PullPage& page) {
            for (const auto& entry : page.entries)
                desk.insert(hash_of_envelope(entry.envelope));
        });
    };
    // Claim, send, store, sign, settle; the desk pulls; ask, settle, purge.
    for (int step = 0; step < 3; ++step)
        device.step();
    if (whose == Whose::Device) {
        pull();
        device.courier->hurry();
        device.step();
        device.step();
    }
    const bool has_struck = disk.has_struck();

    device.stop();
    hub.stop();
    disk.power_on(leaves, static_cast<std::uint64_t>(nth));
    hub.restart();
    device.restart();

    // The receipt is the truth, and nothing was dropped that the desk has not.
    const auto stored = hub.hashes();
    for (const auto& [key, hash] : device.finalized) {
        const auto state = device.state(key);
        if (state == ParcelState::Acked)
            CHECK(stored.contains(hash));
        if (state == ParcelState::Purged)
            CHECK(desk.contains(hash));
    }
    device.run_for(3h);
    pull();
    device.run_for(3h);
    CHECK(device.counts() == ParcelCounts{.purged = 3});
    CHECK(desk.size() == 3);
    CHECK(hub.counts().envelopes == 3);
    CHECK(device.database().check()->empty());
    return has_struck;
}

void every_operation(Whose whose, Strike fault, Leaves leaves)
{
    for (std::int64_t nth = 1; nth < 400; ++nth)
        if (!travel(whose, fault, leaves, nth))
            return;
    FAIL("the disk was never left alone");
}

TEST_CASE("sending and settling under a power cut of the device at any moment loses and doubles nothing", "[fault]")
{
    every_operation(Whose::Device, Strike::PowerCut, GENERATE(Leaves::Nothing, Leaves::Everything, Leaves::Some));
}

TEST_CASE("sending and settling while the device's disk fails at any one operation loses and doubles nothing", "[fault]")
{
    every_operation(Whose::Device, GENERATE(Strike::WriteFails, Strike::DiskFull, Strike::SyncFails, Strike::SyncLies, Strike::CommitLies), Leaves::Nothing);
}

/// Sends, with one operation of the device's disk struck, and right after a step that says that it is settled the power
/// goes. False where there was no such operation any more.
bool said_and_held(Strike fault, std::int64_t nth)
{
    INFO("operation " << nth);
    FaultDisk disk;
    platform::ManualClock clock{platform::WallTime(std::chrono::seconds(1'770'000'000))};
    const Partnership partnership;
    TestHub hub(partnership, clock);
    FaultyTransport transport(hub, partnership);
    SyncDevice device(partnership, transport, clock, 1, disk.name());
    const auto key = device.finalize("<data>1</data>");

    disk.strike(fault, nth);
    const auto step = device.step();
    const bool has_struck = disk.has_struck();
    // As the screen would have it, which reads nothing but the status.
    const bool is_said = step.did == Courier::Did::Settled;
    const auto reason = device.courier->status().reason;
    const auto told = device.courier->status().last_receipt;
    CHECK(is_said == (reason == SyncReason::NothingWaits));
    CHECK(told.has_value() == is_said);
    if (!is_said)
        CHECK(step.did == Courier::Did::Failed);
    disk.strike(Strike::PowerCut, 1);
    device.stop();
    disk.power_on(Leaves::Nothing);
    device.restart();
    if (is_said)
        CHECK(device.state(key) == ParcelState::Acked);
    return has_struck;
}

TEST_CASE("what is called received is on the disk as received, whatever the disk did meanwhile", "[fault]")
{
    const auto fault = GENERATE(Strike::WriteFails, Strike::DiskFull, Strike::SyncFails, Strike::SyncLies, Strike::CommitLies, Strike::PowerCut);
    for (std::int64_t nth = 1; nth < 400; ++nth)
        if (!said_and_held(fault, nth))
            return;
    FAIL("the disk was never left alone");
}

/// One step of the outbox, with one operation of the disk struck; where it says that it is done, the state that it
/// leads to is there after a power cut. False where there was no such operation any more.
bool is_done_when_it_says_so(Strike fault, std::int64_t nth, bool is_claimed, ParcelState goal,
                             const std::function<bool(SyncDevice&, const EnvelopeKey&)>& step)
{
    INFO("operation " << nth);
    FaultDisk disk;
    platform::ManualClock clock{platform::WallTime(std::chrono::seconds(1'770'000'000))};
    const Partnership partnership;
    TestHub hub(partnership, clock);
    FaultyTransport transport(hub, partnership);
    SyncDevice device(partnership, transport, clock, 1, disk.name());
    const auto key = device.finalize("<data>1</data>");
    if (is_claimed)
        REQUIRE(device.outbox().claim(std::array{key}));
    disk.strike(fault, nth);
    const bool is_done = step(device, key);
    const bool has_struck = disk.has_struck();
    disk.strike(Strike::PowerCut, 1);
    device.stop();
    disk.power_on(Leaves::Nothing);
    device.restart();
    if (is_done)
        CHECK(device.state(key) == goal);
    return has_struck;
}

TEST_CASE("a claim and a receipt are on the disk when the outbox says that they are", "[fault]")
{
    const auto fault = GENERATE(Strike::WriteFails, Strike::SyncFails, Strike::PowerCut);
    const auto every = [&](bool is_claimed, ParcelState goal, const std::function<bool(SyncDevice&, const EnvelopeKey&)>& step) {
        for (std::int64_t nth = 1; nth < 100; ++nth)
            if (!is_done_when_it_says_so(fault, nth, is_claimed, goal, step))
                return;
        FAIL("the disk was never left alone");
    };
    every(false, ParcelState::InFlight, [](SyncDevice& device, const EnvelopeKey& key) {
        const auto claimed = device.outbox().claim(std::array{key});
        return claimed && claimed->size() == 1;
    });
    every(true, ParcelState::Acked, [](SyncDevice& device, const EnvelopeKey& key) {
        Receipt receipt;
        receipt.items.push_back({.key = key, .hash = device.finalized.at(key), .verdict = Verdict::Stored});
        return device.outbox().settle(receipt, {}).has_value();
    });
    every(true, ParcelState::Ready, [](SyncDevice& device, const EnvelopeKey& key) {
        return device.outbox().give_back(std::array{key}, Outbox::Attempt::Counts).has_value();
    });
}

TEST_CASE("after a sync that failed the hub and the courier open their files anew", "[fault]")
{
    for (const auto whose : {Whose::Device, Whose::Hub}) {
        FaultDisk disk;
        platform::ManualClock clock{platform::WallTime(std::chrono::seconds(1'770'000'000))};
        const Partnership partnership;
        TestHub hub(partnership, clock, whose == Whose::Hub ? disk.name() : std::string{});
        FaultyTransport transport(hub, partnership);
        SyncDevice device(partnership, transport, clock, 1, whose == Whose::Device ? disk.name() : std::string{});
        device.step(); // both have their files open now
        hub.pull({});
        const auto key = device.finalize("<data>1</data>");
        disk.strike(Strike::SyncFails, 1);
        CHECK(device.step().did == Courier::Did::Failed);
        REQUIRE(disk.has_struck());
        const auto before = disk.opens();
        CHECK(device.run_until_sent(1h));
        CHECK(disk.opens() > before);
        CHECK(device.state(key) == ParcelState::Acked);
    }
}

TEST_CASE("a hub whose power is cut at any moment has what it signed for", "[fault]")
{
    every_operation(Whose::Hub, Strike::PowerCut, GENERATE(Leaves::Nothing, Leaves::Everything, Leaves::Some));
}

TEST_CASE("a hub whose disk fails at any one operation has what it signed for", "[fault]")
{
    every_operation(Whose::Hub, GENERATE(Strike::WriteFails, Strike::DiskFull, Strike::SyncFails, Strike::SyncLies, Strike::CommitLies), Leaves::Nothing);
}

}
