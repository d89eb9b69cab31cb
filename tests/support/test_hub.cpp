#include "tests/support/test_hub.h"

#include "platform/storage/transaction.h"
#include "sync/wire/desk_request.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

namespace kerbside::test {

using namespace sync;

TestHub::TestHub(const Partnership& partnership, const platform::Clock& clock, std::string vfs)
    : m_partnership(partnership), m_clock(clock), m_vfs(std::move(vfs))
{
    auto db = platform::Database::open(m_folder / "hub.db", m_key,
                                       {.existing = platform::OpenOptions::Existing::Allowed, .vfs = m_vfs})
                  .value();
    REQUIRE(db.migrate(std::array{hub_schema()}));
    auto transaction = platform::Transaction::begin(db).value();
    REQUIRE(HubStore(db).set_setting(transaction, "keyset", partnership.keyset_bytes()));
    REQUIRE(transaction.commit());
    restart();
}

Result<platform::Database> TestHub::open() const
{
    return platform::Database::open(m_folder / "hub.db", m_key, {.vfs = m_vfs});
}

void TestHub::restart()
{
    m_intake.reset();
    m_intake = std::make_unique<Intake>([this] { return open(); }, m_clock,
                                        SigningKey::from_seed(m_partnership.hub.seed().copy()).value());
}

HubResponse TestHub::answer(const HttpRequest& request)
{
    const auto header = [&](std::string_view name) -> std::string_view {
        for (const auto& each : request.headers)
            if (each.name == name)
                return each.value;
        return {};
    };
    const std::string_view method = request.method == Method::Get ? "GET" : request.method == Method::Put ? "PUT" : "POST";
    return m_intake->answer({.method = method,
                             .target = request.target,
                             .idempotency_key = header("Idempotency-Key"),
                             .if_none_match = header("If-None-Match"),
                             .authorization = header("Authorization"),
                             .body = request.body});
}

void TestHub::keep_copy()
{
    m_intake.reset();
    std::filesystem::remove_all(m_folder / "copy");
    std::filesystem::create_directory(m_folder / "copy");
    REQUIRE(open()->checkpoint());
    for (const auto& each : std::filesystem::directory_iterator(m_folder.path()))
        if (each.is_regular_file())
            std::filesystem::copy_file(each.path(), m_folder / "copy" / each.path().filename());
    restart();
}

void TestHub::set_back()
{
    m_intake.reset();
    for (const auto& each : std::filesystem::directory_iterator(m_folder.path()))
        if (each.is_regular_file())
            std::filesystem::remove(each.path());
    for (const auto& each : std::filesystem::directory_iterator(m_folder / "copy"))
        std::filesystem::copy_file(each.path(), m_folder / each.path().filename().string());
    restart();
}

HubMark TestHub::pull(HubMark after, const std::function<void(const PullPage&)>& each)
{
    for (;;) {
        HttpRequest request;
        request.target = "/v1/envelopes?after=" + std::to_string(after.serial);
        if (after.serial > 0)
            request.target += "&head=" + platform::to_hex(after.head);
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_clock.now().time_since_epoch()).count();
        const DeskRequest asked{"GET", request.target, m_partnership.hub.public_key(), static_cast<std::uint64_t>(seconds)};
        request.headers = {{"Authorization", sign_desk_request(asked, m_partnership.desk)}};
        const auto response = answer(request);
        if (response.status == 409) {
            after = {};
            continue;
        }
        REQUIRE(response.status == 200);
        const auto page = decode_pull(response.body, m_partnership.hub.public_key(), after);
        REQUIRE(page);
        if (each)
            each(*page);
        if (page->entries.empty())
            return after;
        after = page->through;
    }
}

HubStore::Counts TestHub::counts()
{
    auto db = open().value();
    return HubStore(db).counts().value();
}

std::set<Hash256> TestHub::hashes()
{
    auto db = open().value();
    std::set<Hash256> hashes;
    std::uint64_t serial = 0;
    for (;;) {
        const auto found = HubStore(db).after(serial).value();
        if (found.empty())
            return hashes;
        for (const auto& each : found) {
            REQUIRE(hashes.insert(hash_of_envelope(each.envelope)).second);
            serial = each.serial;
        }
    }
}

}
