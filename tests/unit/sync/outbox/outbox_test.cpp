#include "sync/outbox/outbox.h"

#include "platform/storage/transaction.h"
#include "tests/support/partnership.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

using namespace kerbside;
using namespace kerbside::sync;

namespace {

struct TestOutbox {
    TestOutbox() { REQUIRE(db.migrate(std::array{outbox_schema()})); }

    EnvelopeKey put(std::string_view text, Visibility visibility = Visibility::Named, Priority priority = Priority::Normal)
    {
        const EnvelopeKey key{Uuid::random(), 1};
        const auto envelope = partnership.envelope(text, key);
        hashes[key] = hash_of_envelope(envelope);
        REQUIRE(try_put(envelope, visibility, priority));
        return key;
    }

    Status try_put(const Bytes& envelope, Visibility visibility = Visibility::Named, Priority priority = Priority::Normal)
    {
        TRY_ASSIGN(auto transaction, platform::Transaction::begin(db));
        TRY(outbox.put(transaction, {envelope, visibility, priority}));
        return transaction.commit();
    }

    Receipt receipt(const EnvelopeKey& key, std::uint64_t serial = 1, std::uint64_t pulled = 0)
    {
        Receipt receipt;
        receipt.stored_through = serial;
        receipt.pulled_through = pulled;
        receipt.items = {{key, hashes.at(key), Verdict::Stored, RejectReason::None}};
        return receipt;
    }

    Status settle(const Receipt& receipt_) { return outbox.settle(receipt_, platform::WallTime(std::chrono::seconds(1))); }
    ParcelCounts counts() { return outbox.counts().value(); }
    ParcelState state(const EnvelopeKey& key) { return outbox.state_of(key).value(); }
    std::vector<Parcel> claim(const EnvelopeKey& key) { return outbox.claim(std::array{key}).value(); }
    platform::Database open()
    {
        return platform::Database::open(folder / "device.db", file_key, {.existing = platform::OpenOptions::Existing::Allowed})
            .value();
    }

    test::TemporaryFolder folder;
    test::Partnership partnership;
    platform::SecretBytes file_key = platform::SecretBytes::random(platform::kDatabaseKeyBytes);
    platform::Database db = open();
    Outbox outbox{db};
    std::map<EnvelopeKey, Hash256> hashes;
};

TEST_CASE("the outbox keeps a submission until the hub confirms it", "[outbox]")
{
    TestOutbox device;
    const auto key = device.put("sealed");
    CHECK(device.counts() == ParcelCounts{.ready = 1});

    const auto parcels = device.claim(key);
    REQUIRE(parcels.size() == 1);
    CHECK(hash_of_envelope(parcels[0].envelope) == device.hashes.at(key));
    CHECK(device.counts() == ParcelCounts{.in_flight = 1});

    REQUIRE(device.settle(device.receipt(key)));
    CHECK(device.counts() == ParcelCounts{.acked = 1});
    CHECK(device.outbox.last_receipt().value() == platform::WallTime(std::chrono::seconds(1)));
}

TEST_CASE("a key that is there already is refused, also when only its tombstone is left", "[outbox]")
{
    TestOutbox device;
    const auto key = device.put("sealed");
    const auto another = device.partnership.envelope("another", key);
    CHECK(device.try_put(another).error().kind == ErrorKind::Refused);
    REQUIRE(device.settle(device.receipt(key, 5, 5)));
    REQUIRE(device.outbox.purge().value() == 1);
    CHECK(device.try_put(another).error().kind == ErrorKind::Refused);
    CHECK(device.state(key) == ParcelState::Purged);
}

TEST_CASE("a put that is not committed leaves nothing", "[outbox]")
{
    TestOutbox device;
    {
        auto transaction = platform::Transaction::begin(device.db).value();
        REQUIRE(device.outbox.put(transaction, {device.partnership.envelope("x", {Uuid::random(), 1})}));
    }
    CHECK(device.counts() == ParcelCounts{});
}

TEST_CASE("a receipt for other bytes confirms nothing", "[outbox]")
{
    TestOutbox device;
    const auto key = device.put("sealed");
    auto receipt = device.receipt(key);
    receipt.items[0].hash[0] ^= 1;
    REQUIRE(device.settle(receipt));
    CHECK(device.state(key) == ParcelState::Ready);
}

TEST_CASE("what was in flight when the program died is sent again", "[outbox]")
{
    TestOutbox device;
    const auto key = device.put("sealed");
    REQUIRE(device.claim(key).size() == 1);
    CHECK(device.claim(key).empty());

    auto reopened = device.open();
    Outbox outbox(reopened);
    REQUIRE(outbox.recover());
    CHECK(outbox.waiting(10).value().at(0).attempts == 1);
}

TEST_CASE("the bytes stay until the desk has pulled them", "[outbox]")
{
    TestOutbox device;
    const auto early = device.put("early");
    const auto late = device.put("late");
    REQUIRE(device.settle(device.receipt(early, 7)));
    REQUIRE(device.settle(device.receipt(late, 8, 7)));

    CHECK(device.outbox.purge().value() == 1);
    CHECK(device.state(early) == ParcelState::Purged);
    CHECK(device.state(late) == ParcelState::Acked);
    // A receipt that was on its way for long names it once more: its bytes are gone, so nothing else may become of it.
    REQUIRE(device.settle(device.receipt(early, 7, 8)));
    CHECK(device.state(early) == ParcelState::Purged);
    CHECK(device.counts().purged == 1);
}

TEST_CASE("a hub that was set back gets again what it had confirmed", "[outbox]")
{
    TestOutbox device;
    const auto lost = device.put("lost");
    const auto here = device.put("here");
    REQUIRE(device.settle(device.receipt(lost, 7)));

    auto receipt = device.receipt(here, 3);
    receipt.is_continuous = false;
    REQUIRE(device.settle(receipt));
    CHECK(device.state(lost) == ParcelState::Ready);
    CHECK(device.state(here) == ParcelState::Acked);
    CHECK(device.outbox.seen().value().serial == 3);
}

TEST_CASE("a refused one is set aside with its reason and is not sent again", "[outbox]")
{
    TestOutbox device;
    const auto key = device.put("bad");
    (void)device.claim(key);
    auto receipt = device.receipt(key);
    receipt.items[0].verdict = Verdict::Conflict;
    REQUIRE(device.settle(receipt));

    CHECK(device.outbox.waiting(10).value().empty());
    const auto listed = device.outbox.named().value();
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].state == ParcelState::Quarantined);
    CHECK(listed[0].reason == "conflict");
}

TEST_CASE("one that the hub could not store now is not set aside", "[outbox]")
{
    TestOutbox device;
    const auto key = device.put("sealed");
    auto receipt = device.receipt(key);
    receipt.items[0].verdict = Verdict::Rejected;
    receipt.items[0].reason = RejectReason::TryLater;
    REQUIRE(device.settle(receipt));
    CHECK(device.state(key) == ParcelState::Ready);
}

TEST_CASE("a late refusal does not undo a confirmation", "[outbox]")
{
    TestOutbox device;
    const auto key = device.put("sealed");
    REQUIRE(device.settle(device.receipt(key)));
    auto refusal = device.receipt(key);
    refusal.items[0].verdict = Verdict::Rejected;
    refusal.items[0].reason = RejectReason::BadSignature;
    REQUIRE(device.settle(refusal));
    CHECK(device.state(key) == ParcelState::Acked);
}

TEST_CASE("what is held waits for its reason to end", "[outbox]")
{
    TestOutbox device;
    const auto key = device.put("sealed");
    REQUIRE(device.outbox.hold(key, "metered"));
    CHECK(device.outbox.waiting(10).value().empty());
    REQUIRE(device.outbox.release("another"));
    CHECK(device.state(key) == ParcelState::Held);
    REQUIRE(device.outbox.release("metered"));
    CHECK(device.state(key) == ParcelState::Ready);
}

TEST_CASE("urgent ones wait in front", "[outbox]")
{
    TestOutbox device;
    for (int i = 0; i < 20; ++i)
        device.put("survey " + std::to_string(i));
    const auto concern = device.put("concern", Visibility::Named, Priority::First);
    CHECK(device.outbox.waiting(5).value().at(0).key == concern);
}

TEST_CASE("anonymous ones are counted and never listed", "[outbox]")
{
    TestOutbox device;
    device.put("survey", Visibility::Anonymous);
    CHECK(device.counts().ready == 1);
    CHECK(device.outbox.named().value().empty());
}

TEST_CASE("the file does not tell in which order anonymous ones came", "[outbox]")
{
    TestOutbox device;
    std::vector<EnvelopeKey> keys;
    for (int i = 0; i < 50; ++i)
        keys.push_back(device.put("survey", Visibility::Anonymous));
    // Whatever is asked for comes in the order of random keys, and there is no rowid to ask for.
    const auto waiting = device.outbox.waiting(100).value();
    CHECK(std::is_sorted(waiting.begin(), waiting.end(), [](const auto& a, const auto& b) { return a.key < b.key; }));
    CHECK_FALSE(device.db.prepare("SELECT rowid FROM outbox").has_value());
    CHECK_FALSE(device.db.prepare("SELECT rowid FROM outbox_envelope").has_value());
}

TEST_CASE("when the courier goes on is told to another process", "[outbox]")
{
    TestOutbox device;
    CHECK_FALSE(device.outbox.next_attempt().value().has_value());
    const platform::MonotonicTime at(std::chrono::seconds(42));
    REQUIRE(device.outbox.note_next_attempt(at));
    CHECK(device.outbox.next_attempt().value() == at);
    REQUIRE(device.outbox.note_next_attempt(std::nullopt));
    CHECK_FALSE(device.outbox.next_attempt().value().has_value());
}

}
