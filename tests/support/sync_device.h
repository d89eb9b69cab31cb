#pragma once

#include "platform/connectivity/connectivity_fake.h"
#include "sync/courier/courier.h"
#include "tests/support/partnership.h"
#include "tests/support/temporary_folder.h"

#include <map>
#include <memory>
#include <random>

namespace kerbside::test {

/// A device with an outbox and a courier, stepped by hand in virtual time.
class SyncDevice {
public:
    /// `vfs`: see platform::OpenOptions.
    SyncDevice(const Partnership&, sync::Transport&, platform::ManualClock&, unsigned seed = 1, std::string vfs = {});

    /// Seals and finalizes one, for good.
    sync::EnvelopeKey finalize(std::string_view text, sync::Priority = sync::Priority::Normal,
                               sync::Visibility = sync::Visibility::Named);
    /// As after a crash of the program.
    void restart();
    void stop();

    sync::Courier::Step step() { return courier->step(); }
    /// Steps, and lets time pass to the next thing that is due, until nothing is or so much time went by.
    void run_for(std::chrono::milliseconds);
    /// Until nothing waits, at most so long.
    bool run_until_sent(std::chrono::milliseconds);

    sync::ParcelCounts counts();
    sync::ParcelState state(const sync::EnvelopeKey&);
    sync::Outbox& outbox() { return *m_outbox; }
    platform::Database& database() { return *m_db; }

    platform::FakeConnectivity connectivity;
    std::unique_ptr<sync::Courier> courier;
    /// What was finalized, and what it must be for ever.
    std::map<sync::EnvelopeKey, sync::Hash256> finalized;
    sync::Bytes kept_keyset;
    /// Where set, opening the file fails.
    bool is_disk_broken = false;

private:
    sync::Result<platform::Database> open() const;
    sync::CourierPapers papers() const;

    const Partnership& m_partnership;
    sync::Transport& m_transport;
    platform::ManualClock& m_clock;
    std::mt19937_64 m_random;
    TemporaryFolder m_folder;
    platform::SecretBytes m_key = platform::SecretBytes::random(platform::kDatabaseKeyBytes);
    const std::string m_vfs;
    std::optional<platform::Database> m_db;
    std::optional<sync::Outbox> m_outbox;
};

}
