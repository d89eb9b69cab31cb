#include "sync/courier/courier_thread.h"

#include "platform/storage/transaction.h"
#include "tests/support/faulty_transport.h"
#include "tests/support/sync_device.h"

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <mutex>

using namespace kerbside;
using namespace kerbside::sync;
using namespace kerbside::test;

namespace {

/// Waits for the thread's news, at most as long as a broken test may take.
class News {
public:
    void changed()
    {
        const std::scoped_lock lock(m_mutex);
        m_wake.notify_all();
    }
    template <typename Condition> bool wait(Condition condition)
    {
        std::unique_lock lock(m_mutex);
        return m_wake.wait_for(lock, std::chrono::seconds(20), condition);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
};

/// A server that never answers until it is told to give up.
class SilentTransport final : public Transport {
public:
    Result<HttpResponse> send(const HttpRequest&, const SendProgress&) override
    {
        std::unique_lock lock(m_mutex);
        m_is_asked = true;
        m_wake.notify_all();
        m_wake.wait(lock, [this] { return m_is_cancelled; });
        return Error{ErrorKind::Unknown, "cancelled"};
    }
    void cancel() override
    {
        const std::scoped_lock lock(m_mutex);
        m_is_cancelled = true;
        m_wake.notify_all();
    }
    void wait_until_asked()
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_is_asked; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_is_asked = false;
    bool m_is_cancelled = false;
};

struct Setting {
    platform::SystemClock clock;
    Partnership partnership;
    TestHub hub{partnership, clock};
    FaultyTransport transport{hub, partnership};
    TemporaryFolder folder;
    platform::SecretBytes key = platform::SecretBytes::random(platform::kDatabaseKeyBytes);
    platform::FakeConnectivity connectivity;

    Result<platform::Database> open()
    {
        TRY_ASSIGN(auto db, platform::Database::open(folder / "device.db", key, {.existing = platform::OpenOptions::Existing::Allowed}));
        TRY(db.migrate(std::array{outbox_schema()}));
        return db;
    }
    CourierParts parts(Transport& by)
    {
        return {.transport = by,
                .connectivity = connectivity,
                .clock = clock,
                .open_database = [this] { return open(); },
                .random = [](std::uint64_t) { return std::uint64_t{0}; },
                .keep_keyset = {},
                .publish = {}};
    }
    CourierPapers papers()
    {
        return {.key = SigningKey::from_seed(partnership.device.seed().copy()).value(),
                .certificate = partnership.certificate(),
                .keyset = partnership.keyset(),
                .hub = partnership.hub.public_key()};
    }
    void finalize()
    {
        auto db = open().value();
        auto transaction = platform::Transaction::begin(db).value();
        REQUIRE(Outbox(db).put(transaction, {partnership.envelope("<data/>", {Uuid::random(), 1})}));
        REQUIRE(transaction.commit());
    }
};

TEST_CASE("the courier's thread wakes for what is finalized and for the network", "[courier]")
{
    Setting setting;
    News news;
    setting.connectivity.set(platform::Network::Down);
    CourierThread thread(setting.parts(setting.transport), setting.papers(), setting.connectivity, [&] { news.changed(); });

    setting.finalize();
    thread.notify();
    REQUIRE(news.wait([&] { return thread.status().reason == SyncReason::NoNetwork; }));
    setting.connectivity.set(platform::Network::Up);
    REQUIRE(news.wait([&] { return thread.status().counts.acked == 1; }));
}

TEST_CASE("closing the app does not wait for a silent server", "[courier]")
{
    Setting setting;
    setting.finalize();
    SilentTransport silent;
    {
        CourierThread thread(setting.parts(silent), setting.papers(), setting.connectivity, {});
        silent.wait_until_asked();
    }
    auto db = setting.open().value();
    CHECK(Outbox(db).counts().value().ready == 1);
}

}
