#pragma once

#include "platform/base/clock.h"
#include "sync/hub/store.h"
#include "sync/wire/keyset.h"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::sync {

/// A whole request, as the listener has read it. The views live as long as the call.
struct HubRequest {
    std::string_view method;
    std::string_view target; ///< path and query as sent
    std::string_view idempotency_key;
    std::string_view if_none_match;
    std::string_view authorization;
    ByteView body;
};

struct HubResponse {
    int status = 500;
    std::string content_type;
    std::vector<std::pair<std::string, std::string>> headers;
    Bytes body;
};

/// What the hub does with a request (README.md of this room). Knows nothing of sockets. Thread-safe: one at a time.
class Intake {
public:
    /// `open_database` is called again after an error whose outcome cannot be told.
    Intake(std::function<Result<platform::Database>()> open_database, const platform::Clock&, SigningKey);

    HubResponse answer(const HubRequest&);

private:
    Result<HubResponse> answer_or_error(const HubRequest&);
    Result<HubResponse> take_batch(const HubRequest&);
    Result<Receipt> store_batch(const Batch&, const Hash256& batch);
    Result<HubResponse> give_keyset(const HubRequest&);
    Result<HubResponse> take_keyset(const HubRequest&);
    Result<HubResponse> give_envelopes(const HubRequest&, std::string_view query);
    Status open();

    std::mutex m_mutex;
    std::function<Result<platform::Database>()> m_open_database;
    const platform::Clock& m_clock;
    const SigningKey m_key;
    std::optional<platform::Database> m_db;
    std::optional<HubStore> m_store;
    std::optional<Keyset> m_keyset;
};

}
