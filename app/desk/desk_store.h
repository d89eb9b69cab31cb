#pragma once

#include "platform/storage/database.h"
#include "sync/wire/batch.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kerbside::app {

/// An envelope that came from a hub, as it was sealed, and under whose device's name it was verified.
struct KeptEnvelope {
    sync::EnvelopeHeader header;
    platform::Bytes bytes;
};

/// What is to be written together: a page of envelopes and how far the hub's list was read with it.
struct PulledPage {
    struct Aside {
        platform::Bytes bytes;
        std::string reason; ///< for people; bears no answer
    };
    std::vector<KeptEnvelope> envelopes;
    std::vector<Aside> aside;
    sync::HubMark through;
};

struct KeptCount {
    std::size_t added = 0;
    std::size_t known = 0;     ///< the same bytes were here already
    std::size_t conflicts = 0; ///< other bytes under the same key: set aside
};

/// The desk's own file of what it pulled, `FOLDER/desk.db`: envelopes stay sealed here too, and are opened in memory
/// each time by whoever holds a role's passphrase. In what order they came is not kept.
/// One thread at a time.
class DeskStore {
public:
    static platform::Result<DeskStore> open(const platform::Path& folder, const platform::SecretBytes& key);

    /// How far along this hub's chain everything is on disk here.
    platform::Result<sync::HubMark> pulled_through(const platform::VerifyKey& hub);

    /// All of the page or nothing. On Unknown, open the store again and pull again: that is always safe.
    platform::Result<KeptCount> keep(const platform::VerifyKey& hub, const PulledPage&);

    /// By form, then the newest day first, then by key: an order that tells nothing. Stops at the visitor's error.
    platform::Status visit(const std::function<platform::Status(const KeptEnvelope&)>&);

    platform::Result<std::size_t> count();
    platform::Result<std::vector<std::string>> reasons_aside();

private:
    explicit DeskStore(platform::Database db) : m_db(std::move(db)) {}
    platform::Database m_db;
};

}
