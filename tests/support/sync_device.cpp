#include "tests/support/sync_device.h"

#include "platform/storage/transaction.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace sync;

SyncDevice::SyncDevice(const Partnership& partnership, Transport& transport, platform::ManualClock& clock, unsigned seed,
                       std::string vfs)
    : m_partnership(partnership), m_transport(transport), m_clock(clock), m_random(seed), m_vfs(std::move(vfs))
{
    auto db = platform::Database::open(m_folder / "device.db", m_key,
                                       {.existing = platform::OpenOptions::Existing::Allowed, .vfs = m_vfs})
                  .value();
    REQUIRE(db.migrate(std::array{outbox_schema()}));
    m_db = std::move(db);
    m_outbox.emplace(*m_db);
    restart();
}

Result<platform::Database> SyncDevice::open() const
{
    if (is_disk_broken)
        return Error{ErrorKind::Io, "broken"};
    return platform::Database::open(m_folder / "device.db", m_key, {.vfs = m_vfs});
}

void SyncDevice::stop()
{
    courier.reset();
    m_outbox.reset();
    m_db.reset();
}

CourierPapers SyncDevice::papers() const
{
    return {.key = SigningKey::from_seed(m_partnership.device.seed().copy()).value(),
            .certificate = m_partnership.certificate(),
            .keyset = m_partnership.keyset(),
            .hub = m_partnership.hub.public_key()};
}

void SyncDevice::restart()
{
    if (!m_db) {
        m_db = open().value();
        m_outbox.emplace(*m_db);
    }
    courier = std::make_unique<Courier>(CourierParts{.transport = m_transport,
                                                     .connectivity = connectivity,
                                                     .clock = m_clock,
                                                     .open_database = [this] { return open(); },
                                                     .random = [this](std::uint64_t bound) { return bound == 0 ? 0 : m_random() % bound; },
                                                     .keep_keyset = [this](const Bytes& bytes) -> Status {
                                                         kept_keyset = bytes;
                                                         return {};
                                                     },
                                                     .publish = {}},
                                        papers());
}

EnvelopeKey SyncDevice::finalize(std::string_view text, Priority priority, Visibility visibility)
{
    const EnvelopeKey key{Uuid::random(), 1};
    const auto envelope = m_partnership.envelope(text, key);
    auto transaction = platform::Transaction::begin(*m_db).value();
    REQUIRE(m_outbox->put(transaction, {envelope, visibility, priority}));
    REQUIRE(transaction.commit());
    finalized[key] = hash_of_envelope(envelope);
    return key;
}

void SyncDevice::run_for(std::chrono::milliseconds time)
{
    const auto end = m_clock.monotonic() + time;
    for (int steps = 0; steps < 10'000; ++steps) {
        const auto step = courier->step();
        if (!step.due || *step.due >= end) {
            m_clock.advance(end - m_clock.monotonic());
            return;
        }
        if (*step.due > m_clock.monotonic())
            m_clock.advance(*step.due - m_clock.monotonic());
    }
    FAIL("the courier never rests");
}

bool SyncDevice::run_until_sent(std::chrono::milliseconds time)
{
    const auto end = m_clock.monotonic() + time;
    for (int steps = 0; steps < 100'000 && m_clock.monotonic() < end; ++steps) {
        const auto waiting = counts();
        if (waiting.ready + waiting.in_flight == 0)
            return true;
        const auto step = courier->step();
        if (step.due && *step.due > m_clock.monotonic())
            m_clock.advance(*step.due - m_clock.monotonic());
    }
    return false;
}

ParcelCounts SyncDevice::counts()
{
    return m_outbox->counts().value();
}

ParcelState SyncDevice::state(const EnvelopeKey& key)
{
    return m_outbox->state_of(key).value();
}

}
