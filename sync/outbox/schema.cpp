#include "sync/outbox/outbox.h"

namespace kerbside::sync {

namespace {

// No rowid and no time: the only keys are random, so that the file does not tell in which order people answered.
// The bytes lie apart, so that a change of state does not rewrite them.
constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE outbox (
    instance_id BLOB NOT NULL CHECK (length(instance_id) = 16),
    revision INTEGER NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 5),
    priority INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    anonymous INTEGER NOT NULL,
    form TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    reason TEXT,
    stored_through INTEGER,
    PRIMARY KEY (instance_id, revision)
) WITHOUT ROWID, STRICT;
CREATE INDEX outbox_by_state ON outbox (state, priority DESC, attempts);
CREATE INDEX outbox_by_hash ON outbox (hash);
CREATE TABLE outbox_envelope (
    instance_id BLOB NOT NULL,
    revision INTEGER NOT NULL,
    envelope BLOB NOT NULL,
    PRIMARY KEY (instance_id, revision)
) WITHOUT ROWID, STRICT;
CREATE TABLE outbox_note (
    name TEXT NOT NULL PRIMARY KEY,
    value ANY NOT NULL
) WITHOUT ROWID, STRICT;
)sql";

constexpr std::array<std::string_view, 1> kSteps{kVersion1};

}

platform::SchemaPart outbox_schema()
{
    return {"outbox", kSteps};
}

std::string_view name_of(ParcelState state) noexcept
{
    switch (state) {
    case ParcelState::Ready:
        return "ready";
    case ParcelState::InFlight:
        return "in_flight";
    case ParcelState::Acked:
        return "acked";
    case ParcelState::Held:
        return "held";
    case ParcelState::Quarantined:
        return "quarantined";
    case ParcelState::Purged:
        return "purged";
    }
    return "";
}

}
