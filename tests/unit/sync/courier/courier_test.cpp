#include "tests/support/faulty_transport.h"
#include "tests/support/sync_device.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace kerbside;
using namespace kerbside::sync;
using namespace kerbside::test;
using namespace std::chrono_literals;

namespace {

struct World {
    platform::ManualClock clock{platform::WallTime(std::chrono::seconds(1'770'000'000))};
    Partnership partnership;
    TestHub hub{partnership, clock};
    FaultyTransport transport{hub, partnership};
    SyncDevice device{partnership, transport, clock};
};

TEST_CASE("what is finalized reaches the hub and is confirmed", "[courier]")
{
    World world;
    for (int i = 0; i < 3; ++i)
        world.device.finalize("<data/>");

    CHECK(world.device.step().did == Courier::Did::Settled);
    CHECK(world.device.counts() == ParcelCounts{.acked = 3});
    CHECK(world.hub.counts().envelopes == 3);
    CHECK(world.transport.requests == 1);
    CHECK(world.device.courier->status().last_receipt == world.clock.now());
}

TEST_CASE("a hundred submissions are one request, two hundred and one are three", "[courier]")
{
    World world;
    for (int i = 0; i < 201; ++i)
        world.device.finalize("<data/>");
    world.device.run_for(1min);
    CHECK(world.device.counts().acked == 201);
    CHECK(world.transport.requests == 3);
}

TEST_CASE("with no network nothing is tried, and it goes soon after the network comes", "[courier]")
{
    World world;
    world.device.connectivity.set(platform::Network::Down);
    world.device.finalize("<data/>");
    const auto step = world.device.step();
    CHECK(step.did == Courier::Did::Nothing);
    CHECK_FALSE(step.due.has_value());
    CHECK(world.device.courier->status().reason == SyncReason::NoNetwork);
    CHECK(world.transport.requests == 0);

    world.device.connectivity.set(platform::Network::Up);
    world.device.courier->network_changed();
    world.device.run_for(3s);
    CHECK(world.device.counts().acked == 1);
}

TEST_CASE("no answer but a receipt for these very bytes counts", "[courier]")
{
    World world;
    const auto key = world.device.finalize("<data/>");
    const auto fault = GENERATE(Fault::Unreachable, Fault::LostRequest, Fault::LostAnswer, Fault::CaptivePortal, Fault::Redirect,
                                Fault::Nonsense, Fault::OtherKey, Fault::LateAnswer, Fault::HubBusy, Fault::HubRestarts, Fault::Intercepted);
    world.transport.next = {fault};

    CHECK(world.device.step().did == Courier::Did::Failed);
    CHECK(world.device.state(key) == ParcelState::Ready);
    CHECK(world.device.courier->status().reason != SyncReason::NothingWaits);

    REQUIRE(world.device.run_until_sent(1h));
    CHECK(world.device.state(key) == ParcelState::Acked);
    CHECK(world.hub.hashes() == std::set{world.device.finalized.at(key)});
}

TEST_CASE("the screen can say who stands in the way", "[courier]")
{
    World world;
    world.device.finalize("<data/>");
    const auto [fault, reason] = GENERATE(table<Fault, SyncReason>({{Fault::Unreachable, SyncReason::HubUnreachable},
                                                                   {Fault::CaptivePortal, SyncReason::NotTheHub},
                                                                   {Fault::Redirect, SyncReason::NotTheHub},
                                                                   {Fault::Intercepted, SyncReason::NotTheHub},
                                                                   {Fault::LostAnswer, SyncReason::NoAnswer},
                                                                   {Fault::HubBusy, SyncReason::HubBusy}}));
    world.transport.next = {fault};
    world.device.step();
    CHECK(world.device.courier->status().reason == reason);
    CHECK(world.device.courier->status().next_attempt.has_value());
    CHECK(world.device.outbox().next_attempt().value() == world.device.courier->status().next_attempt);
}

TEST_CASE("waiting grows, is random, and has an end", "[courier]")
{
    World world;
    world.device.finalize("<data/>");
    world.transport.draw = [] { return Fault::Unreachable; };
    std::vector<std::chrono::milliseconds> waits;
    for (int i = 0; i < 60; ++i) {
        const auto step = world.device.step();
        REQUIRE(step.did == Courier::Did::Failed);
        waits.push_back(*step.due - world.clock.monotonic());
        CHECK(waits.back() <= 15min);
        world.clock.advance(waits.back());
    }
    CHECK(waits[0] <= 2s);
    CHECK(*std::max_element(waits.begin() + 20, waits.end()) > 5min);
    CHECK(*std::min_element(waits.begin() + 20, waits.end()) < 5min);
}

TEST_CASE("setting the clock back does not hold anything up", "[courier]")
{
    World world;
    const auto key = world.device.finalize("<data/>");
    world.transport.next = {Fault::Unreachable};
    world.device.step();
    world.clock.set_wall(platform::WallTime(0s));
    REQUIRE(world.device.run_until_sent(1min));
    CHECK(world.device.state(key) == ParcelState::Acked);
}

TEST_CASE("who presses `send now` does not wait", "[courier]")
{
    World world;
    world.device.finalize("<data/>");
    world.transport.next = {Fault::Unreachable, Fault::Unreachable, Fault::Unreachable};
    for (int i = 0; i < 3; ++i) {
        world.device.courier->hurry();
        CHECK(world.device.step().did == Courier::Did::Failed);
    }
    CHECK(world.device.step().did == Courier::Did::Nothing);
    world.device.courier->hurry();
    CHECK(world.device.step().did == Courier::Did::Settled);
}

TEST_CASE("the hub's wish for patience is respected", "[courier]")
{
    World world;
    world.device.finalize("<data/>");
    world.transport.next = {Fault::HubBusy};
    const auto step = world.device.step();
    CHECK(*step.due - world.clock.monotonic() >= 5s);
}

TEST_CASE("one that kills the hub does not hold up the others", "[courier]")
{
    World world;
    std::vector<EnvelopeKey> keys;
    for (int i = 0; i < 20; ++i)
        keys.push_back(world.device.finalize("<data/>"));
    const auto poison = world.device.outbox().claim(std::array{keys[7]}).value().at(0).envelope;
    REQUIRE(world.device.outbox().recover());
    world.transport.chokes = [&](const HttpRequest& request) {
        return std::search(request.body.begin(), request.body.end(), poison.begin(), poison.end()) != request.body.end();
    };
    world.device.run_for(6h);
    CHECK(world.device.counts() == ParcelCounts{.ready = 1, .acked = 19});
    CHECK(world.device.state(keys[7]) == ParcelState::Ready);

    const auto later = world.device.finalize("<data/>");
    world.device.run_for(2h);
    CHECK(world.device.state(later) == ParcelState::Acked);
}

TEST_CASE("a concern goes before what waited longer", "[courier]")
{
    World world;
    for (int i = 0; i < 150; ++i)
        world.device.finalize("<data/>");
    const auto concern = world.device.finalize("<data/>", Priority::First);
    world.device.step();
    CHECK(world.device.state(concern) == ParcelState::Acked);
    CHECK(world.device.counts().ready == 150);
}

TEST_CASE("the sealed bytes go only after the desk has them", "[courier]")
{
    World world;
    const auto key = world.device.finalize("<data/>");
    world.device.run_for(1min);
    CHECK(world.device.state(key) == ParcelState::Acked);

    world.hub.pull({});
    world.device.run_for(2h);
    CHECK(world.device.state(key) == ParcelState::Purged);
}

TEST_CASE("a hub that was set back gets everything again that the desk has not", "[courier]")
{
    World world;
    const auto pulled = world.device.finalize("<data>1</data>");
    world.device.run_for(1min);
    const auto mark = world.hub.pull({});
    world.device.run_for(2h);
    REQUIRE(world.device.state(pulled) == ParcelState::Purged);

    world.hub.keep_copy();
    const auto lost = world.device.finalize("<data>2</data>");
    world.device.run_for(1min);
    REQUIRE(world.device.state(lost) == ParcelState::Acked);
    world.hub.set_back();

    world.device.finalize("<data>3</data>");
    world.device.run_for(1min);
    CHECK(world.hub.hashes().contains(world.device.finalized.at(lost)));
    std::size_t seen = 0;
    world.hub.pull(mark, [&](const PullPage& page) { seen += page.entries.size(); });
    CHECK(seen == 2);
}

TEST_CASE("a newer keyset is fetched, verified and kept", "[courier]")
{
    World world;
    const auto newer = world.partnership.keyset_bytes(9);
    REQUIRE(world.hub.answer({.method = Method::Put, .target = "/v1/keyset", .body = newer}).status == 204);
    world.device.finalize("<data/>");
    world.device.run_for(1min);
    CHECK(world.device.kept_keyset == newer);
    const auto requests = world.transport.requests;
    world.device.run_for(1min);
    CHECK(world.transport.requests == requests);
}

TEST_CASE("a broken disk is not a lost answer", "[courier]")
{
    World world;
    const auto key = world.device.finalize("<data/>");
    world.device.is_disk_broken = true;
    CHECK(world.device.step().did == Courier::Did::Failed);
    CHECK(world.device.courier->status().reason == SyncReason::StorageTrouble);
    world.device.is_disk_broken = false;
    REQUIRE(world.device.run_until_sent(1h));
    CHECK(world.device.state(key) == ParcelState::Acked);
}

TEST_CASE("with nothing to do the courier rests until something changes", "[courier]")
{
    World world;
    const auto step = world.device.step();
    CHECK(step.did == Courier::Did::Nothing);
    CHECK_FALSE(step.due.has_value());
    CHECK(world.device.courier->status().reason == SyncReason::NothingWaits);
}

}
